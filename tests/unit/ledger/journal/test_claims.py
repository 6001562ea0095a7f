"""Reading claims files, with every fault at once and its place."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from ledger.journal.claims import read_claims
from projections.view import Facts, View

VIEW = View(Facts.of([]), date(2020, 10, 1), None, 0, "", date(2020, 10, 1))
HEAD = "claim_id,as_of,metric,value,unit\n"


def faults(text: str) -> list[tuple[str, str]]:
    """Code and place of every problem, without the name of the file."""
    problems = read_claims(text.encode(), "c.csv", VIEW).problems
    return [(item.code, str(item.place).removeprefix("c.csv:")) for item in problems]


def test_a_right_file_has_no_problem_and_gives_its_claims() -> None:
    reading = read_claims(
        f'{HEAD}c1,2020-10-01,signatories,13,"states"\n\n'.encode(), "c.csv", VIEW
    )

    assert not reading.problems
    (claim,) = reading.claims
    assert (claim.claim_id, claim.value, claim.unit, claim.subject) == ("c1", "13", "states", "")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("c1,2020,signatorys,13,states", [("CLAIM_METRIC", "2:3")]),
        ("c1,2020,signatories,13,km2", [("CLAIM_UNIT", "2:5")]),
        ("c1,2020,signatories,many,", [("CLAIM_VALUE", "2:4")]),
        ("c1,once,signatories,13,", [("CLAIM_AS_OF", "2:2")]),
        ("c1,2020,,13,", [("CLAIM_CELL_EMPTY", "2:3")]),
        (",,,,states", [("CLAIM_CELL_EMPTY", f"2:{number}") for number in (1, 2, 3, 4)]),
        ("c1,2020,signatories", [("TABLE_ROW_LENGTH", "2")]),
        ("c1,2020,art3_deadline,2020,", [("CLAIM_SUBJECT", "2")]),
    ],
)
def test_a_fault_is_told_with_its_line_and_column(row: str, found: list[tuple[str, str]]) -> None:
    assert faults(f"{HEAD}{row}\n") == found


def test_all_faults_of_a_file_are_told_at_once_and_no_claim_of_a_faulty_row_is_kept() -> None:
    rows = "c1,2020,signatories,13,\nc1,once,signatorys,13,\nc1,once,signatorys,13,\n"
    rows += "c2,once,signatories,many,km2\n"

    assert faults(HEAD + rows) == [
        ("CLAIM_TWICE", "3:1"),
        ("CLAIM_AS_OF", "3:2"),
        ("CLAIM_METRIC", "3:3"),
        ("CLAIM_TWICE", "4:1"),
        ("CLAIM_AS_OF", "4:2"),
        ("CLAIM_METRIC", "4:3"),
        ("CLAIM_AS_OF", "5:2"),
        ("CLAIM_UNIT", "5:5"),
        ("CLAIM_VALUE", "5:4"),
    ]
    assert [
        item.claim_id for item in read_claims((HEAD + rows).encode(), "c.csv", VIEW).claims
    ] == ["c1"]


def test_a_claim_after_quoted_newlines_is_placed_where_it_begins() -> None:
    text = 'claim_id,as_of,metric,value,description\nc1,2020,signatories,13,"two\nlines"\n'

    assert faults(text + "c2,once,signatories,13,\n") == [("CLAIM_AS_OF", "4:2")]


def test_a_file_with_a_wrong_header_is_read_no_further() -> None:
    assert faults("claim_id,as_of,metrics,value\nc1,once,x,y\n") == [
        ("CLAIMS_COLUMN_UNKNOWN", "1:3"),
        ("CLAIMS_COLUMN_MISSING", "1"),
    ]


def test_the_excerpt_is_the_cell() -> None:
    (problem,) = read_claims(f"{HEAD}c1,2020,signatorys,13,\n".encode(), "c.csv", VIEW).problems

    assert problem.excerpt == "signatorys"
    assert "Did you mean signatories" in problem.sentence


def test_claims_are_read_from_the_csv_that_spreadsheets_write() -> None:
    text = "claim_id;as_of;metric;value\rc1;2020;signatories;13\r"

    assert [item.claim_id for item in read_claims(text.encode(), "c.csv", VIEW).claims] == ["c1"]


def test_an_open_quote_does_not_swallow_the_claims_after_it() -> None:
    assert faults(HEAD + 'c1,2020,signatories,13,"km2\nc2,2020,signatories,14,\n') == [
        ("CSV_SYNTAX", "2"),
    ]


def workbook(*sheets: list[list[object]]) -> bytes:
    """A workbook whose sheets are named One, Two, … and hold these rows."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        for name, rows in zip(("One", "Two"), sheets, strict=False):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return data.getvalue()


HEADER: list[object] = ["claim_id", "as_of", "metric", "value", "unit"]


def test_claims_may_stand_in_the_sheets_of_a_workbook() -> None:
    data = workbook(
        [HEADER, ["c1", "2020-10-01", "signatories", 13, "states"]],
        [HEADER, ["c2", "2020-10-01", "contracting_states", 110, ""]],
    )
    reading = read_claims(data, "c.xlsx", VIEW)

    assert reading.problems == []
    assert [(item.claim_id, item.value) for item in reading.claims] == [("c1", "13"), ("c2", "110")]


def test_a_fault_in_a_workbook_has_its_sheet_and_cell() -> None:
    data = workbook(
        [HEADER, ["c1", "2020-10-01", "signatories", 13, ""]],
        [HEADER, ["c1", "2020-10-01", "signatorys", 13, ""]],
    )
    twice, metric = read_claims(data, "c.xlsx", VIEW).problems

    assert (twice.code, str(twice.place)) == ("CLAIM_TWICE", "c.xlsx:Two!A2")
    assert "stands in line 2 of the sheet One too" in twice.sentence
    assert (metric.code, str(metric.place)) == ("CLAIM_METRIC", "c.xlsx:Two!C2")


def test_an_empty_workbook_lacks_the_columns_of_a_claims_file() -> None:
    problems = read_claims(workbook([]), "c.xlsx", VIEW).problems

    assert {item.code for item in problems} == {"CLAIMS_COLUMN_MISSING"}
