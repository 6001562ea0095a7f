"""A ledger of the shipped dataset, made once a run, and the installed command on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.command import AskedOnce, Command


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
