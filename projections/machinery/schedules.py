"""How meetings came to their days: set, moved, put off, held, part by part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.machinery import (
    MeetingClosed,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
)
from domain.subjects import meeting_subject
from projections.machinery.decisions import procedures
from projections.machinery.meetings import meetings
from projections.view import per_view

if TYPE_CHECKING:
    from datetime import date

    from domain.events.header import Event
    from projections.machinery.decisions import Procedure
    from projections.machinery.meetings import Meeting, Part
    from projections.view import View

__all__ = [
    "Form",
    "MeetingStatus",
    "Move",
    "form_of",
    "moves",
    "opening_after",
    "status_of",
    "town_of",
    "was_set_for",
]


class MeetingStatus(StrEnum):
    """Where a meeting stands at the view's day."""

    NO_DAYS = "no_days"
    POSTPONED = "postponed"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    BETWEEN_PARTS = "between_parts"
    HELD = "held"
    NOT_RECORDED = "not_recorded"


class Form(StrEnum):
    """How those who take part meet; told by the place, where it says so."""

    VIRTUAL = "virtual"
    HYBRID = "hybrid"


def form_of(place: str | None) -> Form | None:
    """Virtual or hybrid where the place says so; None where no form is stated."""
    return next((form for form in Form if place and form.value in place.lower()), None)


_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def town_of(place: str | None) -> str | None:
    """The town of a place written as ``building, town, country``; None where none is named.

    >>> town_of("Palais des Nations, Geneva, Switzerland (hybrid)")
    'Geneva'
    """
    parts = [part.strip() for part in _IN_BRACKETS.sub("", place or "").split(",")]
    return parts[-2] if len(parts) > 1 else None


@per_view
def status_of(view: View, name: str) -> MeetingStatus:
    """Where a meeting stands; *not recorded* where its day is past and nothing says it opened."""
    item = meetings(view)[name]
    if any(_runs(part, view.as_of) for part in item.parts):
        return MeetingStatus.RUNNING
    if item.parts and all(_is_over(part, view.as_of) for part in item.parts):
        return MeetingStatus.HELD
    if any(part.opened_on for part in item.parts):
        return MeetingStatus.BETWEEN_PARTS
    if item.opens_on:
        ahead = item.opens_on >= view.as_of
        return MeetingStatus.SCHEDULED if ahead else MeetingStatus.NOT_RECORDED
    return MeetingStatus.POSTPONED if item.parts else MeetingStatus.NO_DAYS


def _runs(part: Part, day: date) -> bool:
    return bool(part.opened_on and part.opened_on <= day and not _is_over(part, day))


def _is_over(part: Part, day: date) -> bool:
    """Whether it has closed by the end of a day, or its last day as set is past."""
    if part.opened_on is None:
        return False
    if part.closed_on:
        return part.closed_on <= day
    return bool(part.closes_on and part.closes_on < day)


@dataclass(frozen=True, slots=True)
class Move:
    """One step in the history of a part: what was done, and the days it then had.

    ``procedure`` is the silence procedure that ended on the same days, where one did.
    """

    part: int
    what: str
    opens_on: date | None
    closes_on: date | None
    place: str | None
    event: Event
    procedure: Procedure | None


@per_view
def moves(view: View, name: str) -> tuple[Move, ...]:
    """The history of a meeting's days by the view's day, in order."""
    held: list[Event] = view.held(meeting_subject(name))
    found = (_move(view, event) for event in held)
    return tuple(move for move in found if move)


def _move(view: View, event: Event) -> Move | None:
    match event:
        case MeetingScheduled():
            return _planned(view, "scheduled", event)
        case MeetingRescheduled():
            return _planned(view, "moved" if event.opens_on else "postponed", event)
        case MeetingOpened():
            return Move(event.part, "opened", None, None, event.place, event, None)
        case MeetingClosed():
            return Move(event.part, "closed", None, None, None, event, None)
        case _:
            return None


def _planned(view: View, what: str, event: MeetingScheduled | MeetingRescheduled) -> Move:
    by = next(
        (
            item
            for item in procedures(view, event.subject_key)
            if item.is_agreed and item.concluded and item.concluded.when == event.when
        ),
        None,
    )
    return Move(event.part, what, event.opens_on, event.closes_on, event.place, event, by)


@per_view
def was_set_for(view: View, name: str) -> tuple[Move, ...]:
    """The days that a meeting had been given and lost again by the view's day, in order."""
    plans = [item for item in moves(view, name) if item.what in {"scheduled", "moved", "postponed"}]
    return tuple(
        item
        for at, item in enumerate(plans)
        if item.opens_on and any(later.part == item.part for later in plans[at + 1 :])
    )


def opening_after(view: View, item: Meeting, day: date) -> date | None:
    """The first opening of a meeting after a day, as set; None where there is none.

    Where its last part was put off without new days, the last that it had been set for.
    """
    if item.parts and item.parts[-1].opens_on is None:
        lost = [move.opens_on for move in was_set_for(view, item.name) if move.opens_on]
        return next((opens_on for opens_on in reversed(lost) if opens_on > day), None)
    return item.next_opening(day)
