"""Where and how answers are written."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.app import app_for

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("name", "first"), [("a.json", "{"), ("a.CSV", "state,"), ("a.txt", "Code")]
)
def test_the_ending_of_the_file_decides_on_the_format(
    name: str,
    first: str,
    ccm: Callable[..., Any],
    tmp_path: Path,
) -> None:
    run = ccm("states", "-o", name)

    assert run.out == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(first)


def test_the_format_that_is_asked_for_wins_over_the_ending(
    ccm: Callable[..., Any],
    tmp_path: Path,
) -> None:
    ccm("states", "-o", "states.json", "--format", "csv")

    text = (tmp_path / "states.json").read_text(encoding="utf-8")
    assert next(csv.reader([text.partition("\n")[0]]))[0] == "state"


def test_a_hyphen_is_the_terminal(ccm: Callable[..., Any]) -> None:
    run = ccm("metric", "signatories", "--format", "json", "-o", "-")

    assert json.loads(run.out)["rows"][0]["metric"] == "signatories"


def test_a_terminal_gets_styles_and_its_own_width_and_no_date_is_cut(
    ccm: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("TERM", "xterm")
    run = ccm("obligations", "--state", "bulgaria", "--as-of", "2020-10-02", terminal=True)

    assert "\x1b[1m" in run.out
    lines = _STYLE.sub("", run.out).splitlines()
    assert max(map(len, lines)) <= 100
    assert any("2020-10-01" in line for line in lines)
    assert "…" not in run.out


def test_markup_in_source_texts_is_shown_as_it_stands(
    ccm: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ledger.answers.obligations.name_of", lambda _subject: "[red]x[/red] [/y]")
    run = ccm("obligations", "--state", "bulgaria", "--as-of", "2020-10-02", terminal=True)

    assert "[red]x[/red]" in run.out
    assert run.code == 0


def test_a_fault_of_the_program_is_one_message_and_no_traceback(
    ccm: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_view: object) -> None:
        message = "a bug"
        raise TypeError(message)

    monkeypatch.setattr("ledger.answers.overview.overview_answer", fail)
    run = ccm("status")

    assert run.code == 70
    assert run.err.startswith("error[INTERNAL]: ccm failed on TypeError: a bug. ")
    assert len(run.err.splitlines()) == 1


def test_a_wrong_option_is_told_with_exit_code_2(ccm: Callable[..., Any]) -> None:
    run = ccm("status", "--asof", "2020")

    assert run.code == 2
    assert "--as-of" in run.err


def test_options_of_time_are_read_by_every_question_alike(ccm: Callable[..., Any]) -> None:
    for command in ("status", "documents", "events"):
        run = ccm(command, "--as-of", "1RC", "--known-at", "2020-06", "--position", "4000")
        assert "as of 2015-09-11 · known at: 2020-06-30 · position 4000 · root " in run.err


def test_the_quick_help_is_the_whole_help(
    capsys: pytest.CaptureFixture[str],
    ccm: Callable[..., Any],
) -> None:
    for arguments in (["--help"], ["state", "--help"], ["record", "--help"], ["stat"]):
        with pytest.raises(SystemExit):
            app_for(arguments)(arguments, prog_name="ccm")
        quick, whole = capsys.readouterr(), ccm(*arguments)
        assert (quick.out, quick.err) == (whole.out, whole.err)
