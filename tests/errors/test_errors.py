"""One broken input per error code: a folder each, with the command and what it says.

``example.txt`` holds ``$ ccm ...``, everything that appears on stderr, and the exit code; the
other files of the folder are its input, ``setup.sql`` is done to the ledger's file before. The
ledger holds the facts of ``ledger.jsonl``. The pages of docs/errors.md are made of these folders.
"""

from __future__ import annotations

import ast
import contextlib
import io
import re
import shlex
import shutil
import sqlite3
from pathlib import Path

import pytest
from pages.errors import WITH_ERRORS

from domain.errors import CcmError
from ledger.bootstrap import create_ledger
from ledger.cli.app import app
from ledger.journal.lines import read_lines

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted(path.parent.name for path in HERE.glob("*/example.txt"))

WITHOUT_EXAMPLE = {
    "CCM": "the general case of all",
    "NOT_FOUND": "a general case",
    "QUERY": "a general case",
    "STORE": "a general case",
    "BATCH": "its problems are shown, each with a code of its own",
    "CLAIMS": "its problems are shown, each with a code of its own",
    "SCENARIO": "its problems are shown, each with a code of its own",
    "EVENT_INVALID": "its problems are shown, each with a code of its own",
    "APPEND_ONLY": "no command tries to; tests/integration/store does",
    "CONFLICT": "needs two writers; tests/integration/store has them",
    "BUSY": "needs two writers; tests/integration/store has them",
    "DATABASE": "needs a server that refuses; tests/integration/store has one",
    "NOT_WRITABLE": "needs a folder that its reader may not write; tests/integration/store has one",
    "DRIVER": "needs an environment without the driver",
    "NOT_COMPARABLE": "needs two runs; tests/unit/simulations has them",
    "CLUSTER_MISSING": "needs an environment without the extra",
    "ENGINE": "needs a worker with other code; tests/integration/simulations has one",
    "EVENT_BUDGET": "takes half a minute; tests/unit/simulations has one",
    "CLUSTER_UNREACHABLE": "takes ten seconds; tests/integration/simulations has one",
    "DOCUMENT_AMBIGUOUS": "claims alone name documents by title; see CLAIM_DOCUMENT",
    "XLSX_TEXT": "needs a very long text; tests/unit/ledger/test_sheets.py has one",
    "ROW_TWICE": "shown by python -m ledger.datasets.check alone",
}


@pytest.fixture(scope="module")
def small_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "ccm-ledger.sqlite"
    reading = read_lines((HERE / "ledger.jsonl").read_text(encoding="utf-8"), "ledger.jsonl", {})
    assert not reading.problems
    with create_ledger(str(path)) as ledger:
        assert ledger.record(reading.events).head == len(reading.events)
    return path


@pytest.mark.parametrize("code", CASES)
def test_a_broken_input_is_told_what_is_wrong_where_and_what_to_do(
    code: str,
    small_ledger: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    example = (HERE / code / "example.txt").read_text(encoding="utf-8")
    shutil.copytree(HERE / code, tmp_path, dirs_exist_ok=True)
    shutil.copy(small_ledger, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CCM_LEDGER", raising=False)

    said = _run(tmp_path, example.partition("\n")[0])

    assert said == example
    assert f"error[{code}]: " in said


def _run(folder: Path, command: str) -> str:
    """What an example says: its command, its stderr, its exit code."""
    _set_up(folder)
    name, *args = shlex.split(command.removeprefix("$ "))
    assert name == "ccm"
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        app(args, prog_name="ccm")
    assert out.getvalue() == ""
    said = err.getvalue().replace(str(folder.resolve()), "/home/you")
    return f"{command}\n{said}(exit code {ended.value.code})\n"


def _set_up(folder: Path) -> None:
    script = folder / "setup.sql"
    if script.exists():
        connection = sqlite3.connect(folder / "ccm-ledger.sqlite")
        connection.executescript(script.read_text(encoding="utf-8"))
        connection.close()


def test_every_error_code_has_an_example() -> None:
    assert _codes() - set(CASES) == set(WITHOUT_EXAMPLE)
    assert set(CASES) <= _codes()


def _codes() -> set[str]:
    """Codes of the error classes, and of the problems that the source makes."""
    found = {kind.code for kind in _subclasses(CcmError)}
    for package in ("domain", "projections", "simulations", "ledger"):
        for module in (ROOT / package).rglob("*.py"):
            tree = ast.parse(module.read_text(encoding="utf-8"))
            found |= _codes_in(tree) | _codes_of_classes_in(tree)
    cells = {"DATE", "DATE_LIMIT", "MONEY", "RANGE", "QUANTITY", "QUANTITY_LIMIT", "STATE"}
    cells |= {"STATE_AMBIGUOUS", "NOT_A_STATE", "VALUE"}
    return found | {f"CELL_{code}" for code in cells}


def _subclasses(kind: type[CcmError]) -> set[type[CcmError]]:
    return {kind}.union(*(_subclasses(child) for child in kind.__subclasses__()))


def _codes_of_classes_in(tree: ast.Module) -> set[str]:
    """Codes of error classes, whether or not anything has imported them yet."""
    return {
        line.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for line in node.body
        if isinstance(line, ast.Assign | ast.AnnAssign)
        and ast.unparse(line).startswith(("code = ", "code: "))
        and isinstance(line.value, ast.Constant)
        and isinstance(line.value.value, str)
    }


def _codes_in(tree: ast.Module) -> set[str]:
    makers = {"Problem", "problem", "Fault", "_problem", "_step", "_complain"}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        argument.value
        for call in calls
        if isinstance(call.func, ast.Name | ast.Attribute)
        and (call.func.id if isinstance(call.func, ast.Name) else call.func.attr) in makers
        for argument in [*call.args[:2], *(key.value for key in call.keywords if key.arg == "code")]
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and argument.value.isupper()
    }


def test_every_module_with_error_classes_is_read_for_the_page_of_errors() -> None:
    has_code = re.compile(r"^    code(: str)? = ", re.MULTILINE)
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for package in ("domain", "projections", "simulations", "ledger")
        for path in (ROOT / package).rglob("*.py")
        if has_code.search(path.read_text(encoding="utf-8"))
    }

    assert modules - set(WITH_ERRORS) == {"domain.errors"}
