"""When a mandate is to be carried out: once, each year, or at each meeting."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from domain.dates import add_days, add_years
from domain.events.decisions import Recurrence
from domain.events.machinery import MeetingKind
from projections.machinery.meetings import FORMAL, meeting_on, meetings
from projections.machinery.schedules import moves, opening_after

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from domain.events.decisions import MandateDischarged, MandateGiven
    from projections.machinery.meetings import Meeting
    from projections.view import View

__all__ = ["Occasion", "occasions"]

_AT = {
    Recurrence.AT_MSPS: frozenset({MeetingKind.MEETING_OF_STATES_PARTIES}),
    Recurrence.AT_MEETINGS: FORMAL,
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time at which a mandate is due: the year or the meeting of one that repeats, else none.

    ``first_due_on`` is its day by the schedule when it was given, or when its meeting was first
    set; ``due_on`` by that of the view's day. ``meeting`` is the one that it is due at.
    """

    first_due_on: date | None
    due_on: date | None
    meeting: str | None = None
    year: int | None = None
    repeats: Recurrence | None = None

    @property
    def name(self) -> str | None:
        """The year or the meeting that tells it from the others."""
        if self.repeats is None:
            return None
        return str(self.year) if self.repeats.is_yearly else self.meeting

    @property
    def has_a_last_day(self) -> bool:
        """Whether it can be late: not where only the day is named from which it is asked for."""
        return self.repeats is not Recurrence.YEARLY_FROM

    @property
    def due(self) -> str:
        """Its day in words: by it, or from it on; empty where there is none."""
        if self.due_on is None:
            return ""
        return f"{'by' if self.has_a_last_day else 'from'} {self.due_on}"

    def is_of(self, done: MandateDischarged) -> bool:
        """Whether a discharge of the mandate is of this time."""
        if self.repeats is None:
            return True
        return done.year == self.year if self.repeats.is_yearly else done.meeting == self.meeting


def occasions(view: View, given: MandateGiven) -> Iterator[Occasion]:
    """Every time at which it is due, to the one that comes next."""
    if given.repeats is None:
        yield _once(view, given)
    elif given.repeats.is_yearly and given.due_on:
        yield from _years(view, given, given.repeats, given.due_on)
    else:
        yield from _meetings(view, given, given.repeats)


def _once(view: View, given: MandateGiven) -> Occasion:
    if given.due_meeting is None:
        return Occasion(given.due_on, given.due_on)
    first = _due_on(given, meeting_on(view, given.due_meeting, given.effective_on))
    now = _due_on(given, meeting_on(view, given.due_meeting, view.as_of))
    return Occasion(first, now, given.due_meeting)


def _due_on(given: MandateGiven, put_to: Meeting) -> date | None:
    """The last day of a meeting, or so many days before it opens."""
    if given.days_before is None:
        return put_to.closes_on
    return add_days(put_to.opens_on, -given.days_before) if put_to.opens_on else None


def _years(view: View, given: MandateGiven, repeats: Recurrence, first: date) -> Iterator[Occasion]:
    """The same day each year, to the first that is not past."""
    for number in count():
        day = add_years(first, number)
        if given.last_year and day.year > given.last_year:
            return
        yield Occasion(day, day, year=day.year, repeats=repeats)
        if day >= view.as_of:
            return


def _meetings(view: View, given: MandateGiven, repeats: Recurrence) -> Iterator[Occasion]:
    """The meetings of its kinds that open after it was given, in their order."""
    found = [
        (opens_on, item)
        for item in meetings(view).values()
        if item.kind in _AT[repeats] and (opens_on := opening_after(view, item, given.effective_on))
    ]
    for opens_on, item in sorted(found, key=lambda pair: pair[0]):
        if given.last_year is None or opens_on.year <= given.last_year:
            first = _due_on(given, _first_set(view, item.name))
            yield Occasion(first, _due_on(given, item), item.name, repeats=repeats)


def _first_set(view: View, name: str) -> Meeting:
    """A meeting as it stood on the day on which its days were first set."""
    since = next((move.event.effective_on for move in moves(view, name)), view.as_of)
    return meeting_on(view, name, since)
