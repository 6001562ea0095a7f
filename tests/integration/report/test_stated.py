"""Figures that documents alone state, as the report gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ledger.cli.reading import claims_shipped
from ledger.ledger import Ledger
from ledger.report.attested import HEADS
from ledger.report.building import Written, progress_report
from ledger.report.judged import judged_in
from ledger.report.model import Box, Table
from ledger.report.period import ReportPeriod

TODAY = date(2026, 9, 1)

Write = Callable[[date, date], Written]
TablesOf = Callable[[Written, str], list[Table]]
SaidIn = Callable[[Written, str], str]


@pytest.fixture
def reviewed(write: Write) -> Written:
    """The report of the period that the review document covers."""
    return write(date(2015, 9, 12), date(2020, 10, 1))


def _stated(tables: list[Table]) -> set[tuple[str, str, str]]:
    """Of what day, how many, and by which paragraph, in the tables of stated figures."""
    return {
        (row[1].text, row[2].text, row[3].text.rpartition(", ")[2])
        for table in tables
        if table.heads == HEADS
        for row in table.rows
    }


@pytest.mark.parametrize(
    ("key", "para", "figures"),
    [
        ("stockpiles", "para 31", {("2015", "11")}),
        ("victims", "para 68", {("2015", "8"), ("1 October 2020", "11")}),
        (
            "transparency",
            "para 94",
            {
                ("1RC", "19"),
                ("6MSP", "22"),
                ("28 September 2020", "32"),
                ("28 September 2020", "23"),
                ("28 September 2020", "9"),
            },
        ),
        ("transparency", "para 95", {("1 October 2020", "75 %"), ("1 October 2020", "51 %")}),
    ],
)
def test_what_only_a_document_states_stands_as_stated_by_it(
    key: str, para: str, figures: set[tuple[str, str]], reviewed: Written, tables_of: TablesOf
) -> None:
    stated = _stated(tables_of(reviewed, key))

    assert {(of, figure) for of, figure, where in stated if where == para} >= figures


def test_what_the_report_gives_already_is_not_stated_again(
    reviewed: Written, tables_of: TablesOf
) -> None:
    given = {(row.title, row.shown) for row in reviewed.figures}
    stated = [
        (row[0].text, row[2].text)
        for section in reviewed.report.sections
        for table in tables_of(reviewed, section.key)
        if table.heads == HEADS
        for row in table.rows
    ]

    assert stated
    assert not given & set(stated)


def test_a_figure_stated_by_a_document_rests_on_its_total_or_list(
    reviewed: Written, tables_of: TablesOf
) -> None:
    notes = {note.number: note for note in reviewed.report.notes}
    (table,) = [table for table in tables_of(reviewed, "victims") if table.heads == HEADS]

    for row in table.rows:
        assert row[2].note is not None
        assert [key for key, _ in notes[row[2].note].documents] == ["ccm-conf-2021-6"]


def test_a_figure_about_one_state_or_meeting_is_not_stated_as_one_of_all(
    ledger: Ledger, tables_of: TablesOf
) -> None:
    first, last = date(2015, 9, 12), date(2020, 10, 1)
    period, view = ReportPeriod(first, last, TODAY), ledger.view(last)
    judged = judged_in(claims_shipped(), period, view, lambda day: ledger.view(last, day))
    of_one = tuple(
        replace(item, claim=replace(item.claim, subject="2RC"))
        if item.claim.metric == "model_law_languages"
        else item
        for item in judged
    )

    stated, left = (
        _stated(tables_of(progress_report(view, period, found), "national_law"))
        for found in (judged, of_one)
    )

    assert {figure for _, figure, _ in stated - left} == {"6"}


def test_no_difference_is_told_twice(reviewed: Written) -> None:
    """A figure that a claim tells of is recorded as a figure of its document as well."""
    told = [
        (item.what, item.claimed, item.computed)
        for section in reviewed.report.sections
        for block in section.blocks
        if isinstance(block, Box)
        for item in block.differences
    ]

    assert sorted(told) == sorted(set(told))
