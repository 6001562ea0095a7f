"""``ccm`` inside this process: the same commands without the cost of starting."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ledger.bootstrap import create_ledger
from ledger.cli.app import app
from ledger.datasets.loading import read_dataset, shipped_folder


@dataclass(frozen=True)
class Run:
    """What one run came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the shipped dataset, to be read alone."""
    path = tmp_path_factory.mktemp("shipped") / "ccm-ledger.sqlite"
    with create_ledger(str(path)) as ledger:
        ledger.record(read_dataset(shipped_folder()).events)
    return path


@pytest.fixture
def ccm(
    shipped: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Run]:
    """Run a command on the shipped ledger, in a folder of its own."""
    monkeypatch.setenv("CCM_LEDGER", str(shipped))
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*args: str, terminal: bool = False) -> Run:
        kind = _Terminal if terminal else io.StringIO
        out, err = kind(), kind()
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            app(list(args), prog_name="ccm")
        return Run(int(ended.value.code or 0), out.getvalue(), err.getvalue())

    return run
