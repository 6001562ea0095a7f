"""Meetings as scheduled, moved and held (Articles 11 and 12; TREATY section 6)."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.machinery import (
    MeetingClosed,
    MeetingKind,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
)
from domain.subjects import SubjectKind, key_of, meeting_subject
from projections.streams import fold
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from domain.events.header import Event
    from projections.view import View

__all__ = [
    "FORMAL",
    "Meeting",
    "Part",
    "after_1rc",
    "calendar",
    "in_number_order",
    "meeting",
    "meeting_on",
    "meetings",
    "meetings_as_known",
    "meetings_in_sight",
    "next_meeting",
]

FORMAL = frozenset({MeetingKind.MEETING_OF_STATES_PARTIES, MeetingKind.REVIEW_CONFERENCE})


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a meeting: as last scheduled, and as held."""

    number: int
    planned_open: date | None = None
    planned_close: date | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    place: str | None = None

    @property
    def opens_on(self) -> date | None:
        """First day as held, else as last scheduled."""
        return self.opened_on or self.planned_open

    @property
    def closes_on(self) -> date | None:
        """Last day as held, else as last scheduled; unknown where it opened after that day."""
        if self.closed_on or not (self.opened_on and self.planned_close):
            return self.closed_on or self.planned_close
        return self.planned_close if self.opened_on <= self.planned_close else None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting with its parts, in their order."""

    name: str
    kind: MeetingKind | None = None
    parts: tuple[Part, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def opens_on(self) -> date | None:
        """First day of its first part that has one."""
        return min((part.opens_on for part in self.parts if part.opens_on), default=None)

    def next_opening(self, after: date) -> date | None:
        """The first opening of a part after a day; None where no part opens later."""
        openings = (part.opens_on for part in self.parts if part.opens_on)
        return min((day for day in openings if day > after), default=None)

    @property
    def closes_on(self) -> date | None:
        """Last day of its last part; None while that part has no days."""
        return self.parts[-1].closes_on if self.parts else None

    @property
    def days(self) -> DateRange | None:
        """From its first day to its last, where both are known and fit together."""
        first, last = self.opens_on, self.closes_on
        return DateRange(first, last) if first and last and first <= last else None


def apply(state: Meeting, event: Event) -> Meeting:
    """The meeting after one more event."""
    match event:
        case MeetingScheduled() | MeetingRescheduled():
            part = replace(
                _part(state, event.part),
                planned_open=event.opens_on,
                planned_close=event.closes_on,
                place=event.place,
            )
            state = replace(state, kind=event.kind)
        case MeetingOpened():
            part = replace(_part(state, event.part), opened_on=event.effective_on)
            part = replace(part, place=event.place or part.place)
            state = replace(state, kind=event.kind)
        case MeetingClosed():
            part = replace(_part(state, event.part), closed_on=event.effective_on)
        case _:
            return state
    return _with_part(state, part, event.id)


def _part(state: Meeting, number: int) -> Part:
    return next((part for part in state.parts if part.number == number), Part(number))


def _with_part(state: Meeting, part: Part, event_id: str) -> Meeting:
    others = [item for item in state.parts if item.number != part.number]
    parts = tuple(sorted([*others, part], key=lambda item: item.number))
    return replace(state, parts=parts, evidence=(*state.evidence, event_id))


_NUMBERED = re.compile(r"(\d+)\s*(\D*)")


def in_number_order(name: str) -> tuple[bool, int, str]:
    """Sort key of names: Meetings of States Parties by number, then Review Conferences by theirs.

    Names without a number come last, by the alphabet.
    """
    match = _NUMBERED.match(name)
    if match is None:
        return (True, sys.maxsize, name)
    return (match[2].startswith("RC"), int(match[1]), name)


@per_view
def meetings(view: View) -> Mapping[str, Meeting]:
    """Every meeting by name, as it stood at the view's day."""
    return {
        key_of(subject): view.folded(subject, Meeting(key_of(subject)), apply)
        for subject in sorted(view.subjects(SubjectKind.MEETING))
    }


@per_view
def meetings_as_known(view: View) -> Mapping[str, Meeting]:
    """Every meeting by name with all that is known of it, later than the view's day included."""
    return {
        key_of(subject): fold(Meeting(key_of(subject)), apply, view.known(subject))
        for subject in sorted(view.subjects(SubjectKind.MEETING))
    }


@per_view
def meetings_in_sight(view: View) -> Mapping[str, Meeting]:
    """Every meeting by name: one that lies ahead as set by the view's day, others as known.

    Duties hang on these: a postponement moves them on its day. What was set only after the view's
    day is told beforehand, and so is the end of a last part that has opened.
    """
    ahead = {
        name: item
        for name, item in meetings(view).items()
        if item.parts and item.parts[-1].opened_on is None
    }
    return {**meetings_as_known(view), **ahead}


def meeting(view: View, name: str) -> Meeting | None:
    """One meeting with all that is known of it, or None where the ledger has no such meeting."""
    if meeting_subject(name) not in view.facts.streams:
        return None
    return meetings_as_known(view)[name]


def after_1rc(view: View) -> date | None:
    """Last day of the First Review Conference, from which the review period counts."""
    found = meeting(view, "1RC")
    return found.closes_on if found else None


def meeting_on(view: View, name: str, day: date) -> Meeting:
    """One meeting as it stood on a day, whatever the view's own day; without parts before any."""
    return view.facts.about(meeting_subject(name)).folded(Meeting(name), apply, day)


@per_view
def calendar(view: View) -> tuple[tuple[date, Meeting], ...]:
    """Openings of all parts of all meetings in sight, sorted by day."""
    openings = [
        (part.opens_on, item)
        for item in meetings_in_sight(view).values()
        for part in item.parts
        if part.opens_on
    ]
    return tuple(sorted(openings, key=lambda pair: (pair[0], pair[1].name)))


def next_meeting(
    view: View,
    after: date,
    kinds: Collection[MeetingKind] = FORMAL,
) -> Meeting | None:
    """The first meeting of some kinds that opens, or whose next part opens, after a day.

    What is due at the next meeting is due by its last day (TREATY section 0).
    """
    return next(
        (item for opens_on, item in calendar(view) if opens_on > after and item.kind in kinds),
        None,
    )
