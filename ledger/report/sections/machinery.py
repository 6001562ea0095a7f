"""The machinery: meetings, who presided, and what meetings gave to bodies to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.answers.meetings import MeetingRow, meetings_answer
from ledger.answers.naming import words
from ledger.report.days import dated, day
from ledger.report.model import Cell
from ledger.report.sections.mandates import mandates_of_period
from ledger.report.sections.plans import OF_PLANS
from ledger.report.wording import NOT_RECORDED, short_name
from ledger.report.writing import Writing
from projections.machinery.offices import presidencies
from projections.machinery.schedules import MeetingStatus
from projections.metrics import informal, machinery, mandates, meetings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ledger.report.desk import Desk
    from ledger.report.model import Section
    from projections.machinery.offices import Term

__all__ = ["section"]

_SCHEDULED = "scheduled; whether held is not recorded"
_METRICS = (*meetings.METRICS, *informal.METRICS, *machinery.METRICS, *mandates.METRICS)


def section(desk: Desk) -> Section:
    """Meetings of the period, presidencies, mandates that were given in it or fell due."""
    writing = Writing(desk, "machinery", "Implementation support and meetings")
    _summary(writing)
    _meetings(writing)
    _presidents(writing)
    mandates_of_period(writing)
    return writing.done(metrics=[item for item in _METRICS if item.name not in OF_PLANS])


def _summary(writing: Writing) -> None:
    desk = writing.desk
    writing.say(
        "Meetings of States Parties outside Geneva since the First Review Conference: {n:meeting}.",
        n=desk.at_end("msps_outside_geneva_since_1rc"),
    )
    writing.paragraph()


def _meetings(writing: Writing) -> None:
    desk = writing.desk
    rows = [item for item in _rows(desk) if _touches(desk, item)]
    writing.table(
        "Meetings whose days lie in the period, as they stood at its end",
        ("Meeting", "Days", "Place", "Status", "Was set for"),
        [
            (
                Cell(
                    item.name,
                    desk.note(f"Meeting {item.name}", item.evidence, "meetings", item.name),
                ),
                Cell(_spans(item.parts)),
                Cell("; ".join(dict.fromkeys(item.places)) or NOT_RECORDED),
                Cell(
                    _SCHEDULED if item.status == MeetingStatus.NOT_RECORDED else words(item.status)
                ),
                Cell(_spans(item.was_set_for)),
            )
            for item in rows
        ],
        wide=True,
    )


def _rows(desk: Desk) -> list[MeetingRow]:
    return [item for item in meetings_answer(desk.end).main.rows if isinstance(item, MeetingRow)]


def _until(term: Term, scheduled: Collection[str]) -> str:
    """The last day of a term; that it rests on a schedule, where nothing says that it was kept."""
    if term.last is None:
        return "open"
    return day(term.last) + (", as scheduled" if term.meeting in scheduled else "")


def _spans(ranges: Sequence[str]) -> str:
    return "; ".join(map(dated, ranges))


def _touches(desk: Desk, item: MeetingRow) -> bool:
    opens_on, closes_on = item.opens_on, item.closes_on or item.opens_on
    if opens_on is None or closes_on is None:
        return False
    return opens_on <= desk.period.last and closes_on >= desk.period.first


def _presidents(writing: Writing) -> None:
    desk = writing.desk
    period = desk.period
    scheduled = {item.name for item in _rows(desk) if item.status == MeetingStatus.NOT_RECORDED}
    held = [
        term
        for term in presidencies(desk.end)
        if term.first
        and term.first <= period.last
        and (term.last is None or term.last >= period.first)
    ]
    writing.table(
        "Presidencies in the period",
        ("Meeting", "State", "From", "To"),
        [
            (
                Cell(
                    term.meeting or "",
                    desk.note(f"Presidency {term.meeting}", term.evidence, "offices"),
                ),
                Cell(short_name(term.state)),
                Cell(day(term.first) if term.first else ""),
                Cell(_until(term, scheduled)),
            )
            for term in held
        ],
    )
