"""The installed command, and a ledger of the shipped dataset made once a run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

CCM = Path(sys.executable).with_name("ccm")


@dataclass(frozen=True)
class Run:
    """What one run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def rows(self) -> list[dict[str, Any]]:
        return self.json["rows"]

    def row(self, **wanted: Any) -> dict[str, Any]:
        (found,) = [row for row in self.rows if wanted.items() <= row.items()]
        return found


@dataclass
class Command:
    """``ccm`` on one ledger; runs in ``folder``."""

    ledger: Path
    folder: Path
    environment: dict[str, str] = field(repr=False)

    def __call__(self, *args: str, code: int = 0, stdin: str | None = None) -> Run:
        done = subprocess.run(
            [CCM, *args],
            cwd=self.folder,
            env={**self.environment, "CCM_LEDGER": str(self.ledger)},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        return Run(done.returncode, done.stdout, done.stderr)

    def json(self, *args: str, code: int = 0) -> Run:
        return self(*args, "--format", "json", code=code)


class AskedOnce:
    """``ccm`` on a ledger nobody writes to: the same question is asked once a run."""

    def __init__(self, command: Command) -> None:
        self._command = command
        self._answers: dict[tuple[str, ...], Run] = {}

    def json(self, *args: str, code: int = 0) -> Run:
        return self(*args, "--format", "json", code=code)

    def __call__(self, *args: str, code: int = 0) -> Run:
        if args not in self._answers:
            self._answers[args] = self._command(*args, code=code)
        return self._answers[args]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment without what would change the answers; compiled modules are kept."""
    dropped = {"CCM_LEDGER", "COLUMNS", "NO_COLOR", "FORCE_COLOR"}
    dropped |= {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("compiled"))}


@pytest.fixture(scope="session")
def shipped_ledger(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """A ledger filled by ``ccm init``; copy it to write to it."""
    folder = tmp_path_factory.mktemp("shipped")
    path = folder / "ccm-ledger.sqlite"
    run = Command(path, folder, environment)("init")
    assert "facts of the dataset ccm 20" in run.err
    return path


@pytest.fixture(scope="session")
def ccm(shipped_ledger: Path, environment: dict[str, str]) -> AskedOnce:
    """``ccm`` on the shipped ledger, for questions alone."""
    return AskedOnce(Command(shipped_ledger, shipped_ledger.parent, environment))


@pytest.fixture(scope="session")
def treasurer(
    tmp_path_factory: pytest.TempPathFactory, shipped_ledger: Path, environment: dict[str, str]
) -> AskedOnce:
    """``ccm`` on a ledger of the States' membership and the tables of ``treasurer/``."""
    folder = tmp_path_factory.mktemp("treasurer")
    membership = ("DocumentIssued", "ConventionSigned", "InstrumentDeposited")
    types = [word for name in membership for word in ("--type", name)]
    Command(shipped_ledger, folder, environment)("export", *types, "-o", "members.xlsx")
    own = Command(folder / "own.sqlite", folder, environment)
    own("init", "--empty")
    own("import", "members.xlsx")
    own("import", str(Path(__file__).parent / "treasurer"))
    return AskedOnce(own)


@pytest.fixture
def fresh_ccm(tmp_path: Path, shipped_ledger: Path, environment: dict[str, str]) -> Command:
    """``ccm`` on a copy of the shipped ledger, for writing."""
    path = tmp_path / "ccm-ledger.sqlite"
    shutil.copy(shipped_ledger, path)
    return Command(path, tmp_path, environment)


@pytest.fixture
def ccm_without_ledger(tmp_path: Path, environment: dict[str, str]) -> Command:
    """``ccm`` where there is no ledger yet."""
    return Command(tmp_path / "ccm-ledger.sqlite", tmp_path, environment)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], str]:
    """Write a text to a file of the working folder; gives its name."""

    def write(name: str, text: str) -> str:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write
