"""Cooperation and assistance: who asked, gave and received, and who works together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import parse_range
from ledger.answers.cooperation import CoalitionRow, cooperation_answer
from ledger.report.days import some_day
from ledger.report.drawing import bars, bars_in_words, known_years
from ledger.report.model import Cell
from ledger.report.sections.tables import by_year
from ledger.report.wording import NOT_RECORDED
from ledger.report.writing import Writing
from projections.metrics import cooperation

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]


def section(desk: Desk) -> Section:
    """Assistance by year, money for clearance, country coalitions."""
    writing = Writing(desk, "cooperation", "International cooperation and assistance")
    _by_year(writing)
    _coalitions(writing)
    return writing.done("6", metrics=cooperation.METRICS)


def _by_year(writing: Writing) -> None:
    desk = writing.desk
    asked, gave, got = (
        desk.yearly(f"states_{what}_assistance") for what in ("requested", "provided", "received")
    )
    money = desk.yearly("clearance_and_risk_education_support")
    by_year(
        writing,
        "States Parties that asked for, gave and received assistance, and international support "
        "for clearance and risk education of every kind, by calendar year",
        (("Asked", asked), ("Gave", gave), ("Received", got), ("Support", money)),
    )
    series = {
        "asked": known_years(asked),
        "gave": known_years(gave),
        "received": known_years(got),
    }
    caption = "States Parties that asked for, gave and received assistance"
    writing.chart(caption, bars_in_words(series, "States"), bars(series, "States"))


def _coalitions(writing: Writing) -> None:
    desk = writing.desk
    found = [
        item
        for table in cooperation_answer(desk.end).sections
        for item in table.rows
        if isinstance(item, CoalitionRow) and _touches(desk, item)
    ]
    writing.table(
        "Country coalitions in the period",
        ("State", "With", "For", "Formed", "Ended"),
        [
            (
                Cell(item.name, _note(desk, item)),
                Cell(item.partner_name or NOT_RECORDED),
                Cell(item.purpose),
                Cell(some_day(parse_range(item.formed))),
                Cell(some_day(parse_range(item.concluded)) if item.concluded else ""),
            )
            for item in found
        ],
    )


def _note(desk: Desk, item: CoalitionRow) -> int | None:
    what = f"Country coalition of {item.name}"
    return desk.note(what, item.evidence, "cooperation", "--state", item.state)


def _touches(desk: Desk, item: CoalitionRow) -> bool:
    return not item.concluded or parse_range(item.concluded).last >= desk.period.first
