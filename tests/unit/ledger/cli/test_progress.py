from __future__ import annotations

import io
import sys
from time import sleep

import pytest

from ledger.cli import progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_what_takes_long_is_shown_on_a_terminal_and_taken_away_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_S", 0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", _Terminal())
    with progress.working("checking"):
        sleep(0.3)

    said = sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert "checking" in said
    assert said.endswith("\x1b[2K")


@pytest.mark.parametrize(("terminal", "patience"), [(_Terminal, 60), (io.StringIO, 0)])
def test_nothing_is_shown_of_what_is_quick_or_where_nobody_looks(
    monkeypatch: pytest.MonkeyPatch,
    terminal: type[io.StringIO],
    patience: float,
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_S", patience)
    monkeypatch.setattr(sys, "stderr", terminal())
    with progress.working("checking"):
        pass

    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]
