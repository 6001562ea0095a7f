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
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.working("checking"):
        sleep(0.3)

    said = terminal.getvalue()
    assert "checking" in said
    assert said.endswith("\x1b[2K")


@pytest.mark.parametrize(("kind", "patience"), [(_Terminal, 60), (io.StringIO, 0)])
def test_nothing_is_shown_of_what_is_quick_or_where_nobody_looks(
    monkeypatch: pytest.MonkeyPatch,
    kind: type[io.StringIO],
    patience: float,
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE_S", patience)
    stream = kind()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.working("checking"):
        pass

    assert stream.getvalue() == ""
