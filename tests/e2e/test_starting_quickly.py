"""``ccm --help`` and completion in the shell need no more than they must."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from ledger.cli.app import COMMANDS
from ledger.cli.building import command_name
from support.command import Command

HEAVY = (
    "pydantic",
    "eventsourcing",
    "rich.console",
    "numpy",
    "altair",
    "vl_convert",
    "numba",
    "simulations",
    "icalendar",
    "sqlite3",
    "domain.events.registry",
)


@pytest.mark.parametrize("module", ["ledger.cli", "ledger.cli.app"])
def test_importing_the_command_line_imports_nothing_heavy(module: str) -> None:
    look = f"import sys, {module}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.strip() == "[]"


def test_help_lists_every_command_with_a_whole_sentence(ccm_without_ledger: Command) -> None:
    out = ccm_without_ledger("--help").out

    commands = out.partition("Commands:\n")[2].splitlines()
    assert len(commands) == len({command_name(item).split()[0] for item in COMMANDS})
    assert all(line.endswith(".") and not line.endswith("...") for line in commands)


def test_without_arguments_the_help_is_shown(ccm_without_ledger: Command) -> None:
    run = ccm_without_ledger(code=2)

    assert "Usage: ccm [OPTIONS] COMMAND" in run.out + run.err


def test_the_shell_completes_the_names_of_states_without_any_ledger(
    ccm_without_ledger: Command,
) -> None:
    ccm_without_ledger.environment = {
        **ccm_without_ledger.environment,
        "_CCM_COMPLETE": "complete_bash",
        "COMP_WORDS": "ccm state bosn",
        "COMP_CWORD": "2",
    }

    assert ccm_without_ledger().out.split() == ["bosnia-and-herzegovina"]


def test_completing_a_name_opens_no_store() -> None:
    look = (
        "import sys; from ledger.cli.completing import complete_state; "
        "assert complete_state('bulg') == [('bulgaria', 'Bulgaria')]; "
        "print([name for name in sys.modules if name.startswith('ledger.store')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.strip() == "[]"


def test_the_command_is_a_module_too(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ledger.cli", "status", "--ledger", str(tmp_path / "none")],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 4
    assert done.stderr.startswith("error[LEDGER_NOT_FOUND]: ")


def test_the_help_of_no_command_imports_anything_heavy(ccm_without_ledger: Command) -> None:
    told = {"PYTHONPROFILEIMPORTTIME": "1"}
    ccm_without_ledger.environment = {**ccm_without_ledger.environment, **told}
    for command in COMMANDS:
        run = ccm_without_ledger(*command_name(command).split(), "--help")

        assert run.out.startswith(f"Usage: ccm {command_name(command)} ")
        imported = {line.rpartition("|")[2].strip() for line in run.err.splitlines()}
        assert not imported & {*HEAVY, "rich"}, command


def test_the_version_is_told(ccm_without_ledger: Command) -> None:
    assert ccm_without_ledger("--version").out == f"ccm {version('ccm-ledger')}\n"
