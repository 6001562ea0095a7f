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


@pytest.mark.parametrize("width", ["40", "80", "100", "120"])
@pytest.mark.parametrize("asked", [("obligations", "--state", "peru"), ("due",), ("findings",)])
def test_no_column_is_lost_however_narrow_the_terminal(
    ccm: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    width: str,
    asked: tuple[str, ...],
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.setenv("TERM", "xterm")
    asked = (*asked, "--as-of", "2021-01-01")
    shown = _STYLE.sub("", ccm(*asked, terminal=True).out)

    assert max(map(len, shown.splitlines())) <= int(width)
    printed = set(shown.split())
    for row in ccm(*asked, "--format", "json").json["rows"]:
        for name in ("name", "article", "what", "due_on", "status", "met_on", "because", "text"):
            words = str(row.get(name) or "").split()
            assert {word for word in words if len(word) < 20} <= printed, name


def test_a_row_stands_field_below_field_where_its_table_does_not_fit(
    ccm: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    run = ccm("obligations", "--state", "peru", "--as-of", "2021-01-01", terminal=True)

    assert _STYLE.sub("", run.out).splitlines()[:4] == [
        "State    Peru",
        "Article  3.2",
        "Duty     destroy all cluster munition stockpiles",
        "Due      2021-03-01",
    ]


def test_a_pipe_gets_whole_words_whatever_the_width(
    ccm: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = ccm("metric", "--list").out

    assert "\x1b" not in out
    assert "states_declared_art3_compliance_since_1rc_on_time_list" in out.split()


def test_a_list_that_is_shortened_says_so(ccm: Callable[..., Any]) -> None:
    run = ccm("metric", "contracting_states", "--as-of", "2020-10-01")

    assert "and 86 more" in run.out
    assert "--format json has all" in run.err


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("duties.ods", "error[ENDING]: duties.ods ends in .ods"),
        ("duties.tsv", "error[ENDING]: duties.tsv ends in .tsv"),
        ("folder", "error[OUTPUT]: folder cannot be written: it is a folder"),
        ("", "error[OUTPUT]: '' cannot be written: it names no file"),
        ("nowhere/x.csv", "there is no folder nowhere"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_done(
    ccm: Callable[..., Any],
    tmp_path: Path,
    path: str,
    why: str,
) -> None:
    (tmp_path / "folder").mkdir()
    run = ccm("record", "Nothing", "-o", path)

    assert run.code == 2
    assert why in run.err


def test_a_spreadsheet_is_refused_even_where_a_format_is_asked_for(ccm: Callable[..., Any]) -> None:
    assert ccm("states", "-o", "x.ods", "--format", "csv").code == 2
    assert ccm("states", "-o", "x.xlsx", "--format", "csv").code == 2
    assert ccm("states", "-o", "x.csv", "--format", "xlsx").code == 2
    assert ccm("states", "-o", "x.tab", "--format", "csv").code == 0


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
    *notes, told = run.err.splitlines()
    assert told.startswith("error[INTERNAL]: ccm failed on TypeError: a bug. ")
    assert notes == ["no dataset: `ccm init` records the shipped one"]


def test_a_wrong_option_is_told_with_exit_code_2(ccm: Callable[..., Any]) -> None:
    run = ccm("status", "--asof", "2020")

    assert run.code == 2
    assert "--as-of" in run.err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        (
            "--position",
            "x",
            "Invalid value for '--position': it takes a whole number, such as 120.",
        ),
        ("--format", "xml", "Invalid value for '--format': 'xml' is not one of 'table', 'json'"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(
    ccm: Callable[..., Any],
    option: str,
    value: str,
    said: str,
) -> None:
    run = ccm("status", option, value)

    assert run.code == 2
    assert said in run.err


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
