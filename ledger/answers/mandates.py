"""Mandates of bodies."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from ledger.answers.model import Answer, Column, Row, Table
from projections.mandates import Mandate, MandateStatus, mandates

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["MandateRow", "mandate_table", "mandates_answer"]


@dataclass(frozen=True, slots=True)
class MandateRow(Row):
    """What a meeting gave a body to do; of what repeats, one time of it."""

    meeting: Annotated[str, Column("meeting that gave it", "Given by")]
    key: Annotated[
        str,
        Column(
            "key of the mandate, unlike the others of that meeting; of one that repeats with its "
            "year or meeting",
            "Key",
        ),
    ]
    given_key: Annotated[str, Column("key under which it was given, and is discharged")]
    repeats: Annotated[
        str | None, Column("yearly, yearly_from, at_msps or at_meetings; null: it is given once")
    ]
    occasion: Annotated[
        str | None, Column("year or meeting of one that repeats; null: it is given once")
    ]
    bearer: Annotated[str, Column("body that is to do it", "Who")]
    task: Annotated[str, Column("what it is to do, in our own words", "Task")]
    due_meeting: Annotated[
        str | None, Column("meeting by whose last day it is due; null: none", "Due at")
    ]
    first_due_on: Annotated[
        date | None,
        Column("last day by the schedule when it was given or first set; null: none was set"),
    ]
    days_before: Annotated[
        int | None, Column("days before that meeting opens by which it is due; null: by its end")
    ]
    due_on: Annotated[
        date | None,
        Column(
            "last day by the schedule of the day asked for, of yearly_from the first; null: none "
            "is set",
            "Due",
        ),
    ]
    status: Annotated[
        str,
        Column(
            "not_yet_due, no_day_set, not_recorded, standing, discharged or discharged_late",
            "Status",
        ),
    ]
    discharged_on: Annotated[
        str | None, Column("day, or range of days, on which it was done", "Done")
    ]
    discharged_by: Annotated[str | None, Column("id of the event that discharged it")]
    confidence: Annotated[str, Column("high, medium or low")]
    sources: Annotated[tuple[str, ...], Column("documents, with the place in each", "Source")]
    note: Annotated[str, Column("remark of whoever recorded it")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def mandates_answer(
    view: View,
    meeting: str | None = None,
    bearers: Collection[str] = (),
    statuses: Collection[str] = (),
    *,
    open_only: bool = False,
) -> Answer:
    """Mandates at the view's day: of one meeting, some bodies, some statuses, or the open ones."""
    found = [
        item
        for item in mandates(view, meeting)
        if (not bearers or item.bearer.value in bearers)
        and (not statuses or item.status.value in statuses)
        and (item.is_open or not open_only)
    ]
    silent = sum(item.status is MandateStatus.NOT_RECORDED for item in found)
    return Answer(mandate_table("mandates", found), about={"not_recorded": silent})


def mandate_table(name: str, found: Iterable[Mandate]) -> Table:
    """Mandates as a table of some name."""
    return Table(name, MandateRow, [_row(item) for item in found])


def _row(item: Mandate) -> MandateRow:
    given, done = item.given, item.discharge
    return MandateRow(
        meeting=item.meeting,
        key=item.name,
        given_key=given.key,
        repeats=given.repeats.value if given.repeats else None,
        occasion=item.occasion.name,
        bearer=item.bearer.value,
        task=given.task,
        due_meeting=item.occasion.meeting,
        first_due_on=item.first_due_on,
        days_before=given.days_before,
        due_on=item.due_on,
        status=item.status.value,
        discharged_on=str(done.when) if done else None,
        discharged_by=done.id if done else None,
        confidence=given.confidence.value,
        sources=tuple(str(source) for source in given.sources),
        note=given.note,
        evidence=item.evidence,
    )
