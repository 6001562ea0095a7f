"""National implementation measures: what law States have, and how that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import parse_range
from ledger.answers.law import LawRow, law_answer
from ledger.answers.naming import words
from ledger.report.days import some_day
from ledger.report.model import Cell
from ledger.report.sections.tables import both_ends
from ledger.report.wording import short_name
from ledger.report.writing import Writing
from projections.metrics import national_law

if TYPE_CHECKING:
    from datetime import date

    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]

_ENDS = (
    "states_legal_measures",
    "states_specific_law",
    "states_existing_law",
    "states_law_under_consideration",
    "states_investment_ban",
    "states_administrative_measures",
)


def section(desk: Desk) -> Section:
    """Law at both ends of the period, and the States whose law changed."""
    writing = Writing(desk, "national_law", "National implementation measures")
    writing.say(
        "Legal measures were in place in {n:State}: a law of its own in {own}, existing law that "
        "the State finds sufficient in {old}.",
        n=desk.at_end("states_legal_measures"),
        own=desk.at_end("states_specific_law"),
        old=desk.at_end("states_existing_law"),
    )
    writing.say(
        "A law was under consideration in {n:State}.",
        n=desk.at_end("states_law_under_consideration"),
    )
    both_ends(writing, "Measures that States reported under Article 9", _ENDS)
    _changed(writing)
    return writing.done("9", metrics=national_law.METRICS)


def _changed(writing: Writing) -> None:
    desk = writing.desk
    before = {row.state: row for row in _rows(desk, desk.period.before)}
    now = {row.state: row for row in _rows(desk, desk.period.last)}
    changed = [row for code, row in now.items() if _basis(before.get(code)) != row.basis]
    writing.table(
        "States whose last word on their law is another than before the period",
        ("State", "Before", "At the end", "Stated"),
        [
            (
                Cell(short_name(row.state), _note(desk, row)),
                Cell(words(_basis(before.get(row.state)) or "nothing recorded")),
                Cell(words(row.basis or "nothing recorded")),
                Cell(some_day(parse_range(row.stated)) if row.stated else ""),
            )
            for row in changed
        ],
    )


def _note(desk: Desk, row: LawRow) -> int | None:
    return desk.note(f"Law of {row.name}", row.evidence, "law", "--state", row.state)


def _rows(desk: Desk, day: date) -> list[LawRow]:
    rows = law_answer(desk.end.at(day)).main.rows
    return [row for row in rows if isinstance(row, LawRow)]


def _basis(row: LawRow | None) -> str | None:
    return row.basis if row else None
