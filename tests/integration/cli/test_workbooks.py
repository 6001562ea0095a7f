"""Answers as workbooks, and empty tables to fill in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from domain.events.registry import event_types
from ledger.journal.columns import columns_of
from ledger.journal.importing import Inputs


def _sheets(path: Path) -> dict[str, list[list[Any]]]:
    with CalamineWorkbook.from_path(path) as book:
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }


def test_an_answer_as_a_workbook_says_on_its_second_sheet_how_it_can_be_repeated(
    ccm: Callable[..., Any],
    tmp_path: Path,
) -> None:
    run = ccm("state", "bulgaria", "--as-of", "2020-10-02", "-o", "bulgaria.xlsx")
    told = ccm("state", "bulgaria", "--as-of", "2020-10-02", "--format", "json").json
    sheets = _sheets(tmp_path / "bulgaria.xlsx")

    assert run.out == ""
    assert list(sheets)[:2] == ["State", "About"]
    about = dict(sheets["About"])
    assert about["question.command"] == "state"
    assert about["as_of"] == date(2020, 10, 2)
    assert (about["position"], about["root"]) == (told["position"], told["root"])
    names, *rows = sheets["Stock"]
    assert len(rows) == len(told["stock"])
    assert [row[names.index("munitions")] for row in rows] == [
        "" if row["munitions"] is None else row["munitions"] for row in told["stock"]
    ]


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("obligations",),
        ("findings",),
        ("coverage",),
        ("audit",),
        ("events",),
        ("documents",),
        ("catalogue",),
        ("metric", "contracting_states"),
        ("explain", "bulgaria", "3"),
    ],
)
def test_every_answer_can_be_a_workbook(
    command: tuple[str, ...],
    ccm: Callable[..., Any],
    tmp_path: Path,
) -> None:
    run = ccm(*command, "-o", "answer.xlsx")
    told = ccm(*command, "--format", "json")

    assert run.code == told.code
    first = next(iter(_sheets(tmp_path / "answer.xlsx").values()))
    assert len(first) - 1 == len(told.json["rows"])


def test_texts_of_an_answer_as_csv_are_no_formulas(
    ccm: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ledger.answers.states.name_of", lambda _subject: "=1+1", raising=False)
    monkeypatch.setattr("ledger.answers.log.name_of", lambda _subject: "=1+1")
    run = ccm("events", "--type", "WithdrawalNotified", "--format", "csv")

    assert ",'=1+1," in run.out


@pytest.mark.parametrize("name", event_types())
def test_an_empty_table_of_any_type_can_be_imported_as_it_is(
    name: str,
    ccm: Callable[..., Any],
    tmp_path: Path,
) -> None:
    ccm("template", name, "-o", "own.xlsx")
    ccm("template", name, "-o", f"{name}.csv")
    sheets = _sheets(tmp_path / "own.xlsx")
    csv_table = (tmp_path / f"{name}.csv").read_bytes()

    assert sheets[name] == [list(columns_of(event_types()[name]))]
    assert {row[0] for row in sheets["Help"][1:]} == {name}
    for file in ("own.xlsx", f"{name}.csv"):
        inputs = Inputs.of([(file, (tmp_path / file).read_bytes())], None)
        assert inputs.read({}).problems == []
    assert csv_table.decode().strip() == ",".join(sheets[name][0])


def test_the_help_of_a_csv_table_goes_to_stderr(ccm: Callable[..., Any]) -> None:
    run = ccm("template", "StockpileDeclared")

    assert run.out.startswith("subject,date,")
    assert "total, addition" in run.err


def test_one_workbook_takes_several_types_and_a_csv_file_one(
    ccm: Callable[..., Any],
    tmp_path: Path,
) -> None:
    ccm("template", "DocumentIssued", "StockpileDeclared", "-o", "own.xlsx")
    refused = ccm("template", "DocumentIssued", "StockpileDeclared")

    assert list(_sheets(tmp_path / "own.xlsx"))[:3] == [
        "DocumentIssued",
        "StockpileDeclared",
        "Help",
    ]
    assert refused.code == 2


def test_a_workbook_is_not_written_to_a_terminal(ccm: Callable[..., Any]) -> None:
    run = ccm("states", "--format", "xlsx", terminal=True)

    assert run.code == 2
    assert run.err.startswith("error[OUTPUT]: a workbook on the terminal cannot be written")


def test_a_bar_shows_how_far_a_long_import_is_on_a_terminal_alone(
    ccm: Callable[..., Any],
    tmp_path: Path,
) -> None:
    row = "Nauru,2008-12-03,status,table\n" * 1_200
    (tmp_path / "ConventionSigned.csv").write_text(f"subject,date,documents,locators\n{row}")

    seen = ccm("import", "ConventionSigned.csv", "--dry-run", terminal=True)
    piped = ccm("import", "ConventionSigned.csv", "--dry-run")

    assert "reading" in seen.err
    assert "reading" not in piped.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "-o", "all.pdf"),
        ("export", "-o", "all.xlsx", "--format", "jsonl"),
        ("template", "DocumentIssued", "-o", "own.jsonl"),
        ("template", "DocumentIssued", "-o", "own.csv", "--format", "xlsx"),
    ],
)
def test_a_file_whose_ending_says_otherwise_is_not_written(
    arguments: tuple[str, ...],
    ccm: Callable[..., Any],
    tmp_path: Path,
) -> None:
    run = ccm(*arguments)

    assert run.code == 2
    assert run.err.startswith("error[USAGE]: ")
    assert not list(tmp_path.glob("*.*"))


@pytest.mark.parametrize("name", ["all.json", "all.JSONL", "all", "all.v1/../all"])
def test_the_log_is_written_as_json_lines_unless_the_ending_says_otherwise(
    name: str,
    ccm: Callable[..., Any],
    tmp_path: Path,
) -> None:
    (tmp_path / "all.v1").mkdir()
    run = ccm("export", "--type", "WithdrawalNotified", "-o", name)

    assert run.code == 0, run.err
    assert (tmp_path / name).read_text().startswith('{"basis":')
