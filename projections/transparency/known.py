"""When a report was submitted, as far as reports and lists of any day tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from domain.dates import DateRange, add_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.events.header import Event
    from projections.transparency.lists import Listing

__all__ = ["Known", "Lack", "known_from"]


@dataclass(frozen=True, slots=True)
class Lack:
    """That a report had not been submitted by the end of a day, and the event that shows it."""

    day: date
    shown_by: Event


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one report, whenever it happened.

    ``submitted`` are the days on which it was, or by a list must have been, submitted; ``report``
    the event, or ``listing`` the list, that shows it; ``came`` and ``lists`` are all that do.
    ``lacks`` are the days by which it is known not to have been, in order; ``refuted`` lists that
    named it missing when it had come.
    """

    submitted: DateRange | None = None
    report: Event | None = None
    listing: Listing | None = None
    came: tuple[Event, ...] = ()
    lists: tuple[Listing, ...] = ()
    lacks: tuple[Lack, ...] = ()
    refuted: tuple[Event, ...] = ()

    @property
    def lack(self) -> Lack | None:
        """The last day by which it is known to have been missing."""
        return self.lacks[-1] if self.lacks else None

    def lack_at(self, day: date) -> Lack | None:
        """What shows best that it was missing at the end of a day; None where nothing does."""
        return next((item for item in self.lacks if item.day >= day), None)

    def is_in(self, day: date) -> bool | None:
        """Whether it had been submitted by the end of a day; None where that is not known."""
        if self.submitted and self.submitted.last <= day:
            return True
        return False if self.lack_at(day) else None

    def can_have_come(self, day: date) -> bool:
        """Whether a recorded report can have come by the end of a day, or only after it."""
        return bool(self.report and self.submitted and self.submitted.first <= day)

    @property
    def shown_by(self) -> tuple[str, ...]:
        """Ids of the events that show when it came."""
        came = (self.report, self.listing and self.listing.event, self.lack and self.lack.shown_by)
        return tuple(dict.fromkeys(event.id for event in came if event))

    def witnesses(self, day: date) -> tuple[str, ...]:
        """Ids of every event that shows by itself whether it had come by the end of a day."""
        if self.is_in(day):
            came = [item.id for item in self.came if item.effective_on <= day]
            lists = [item.event.id for item in self.lists if item.day <= day]
            return tuple(dict.fromkeys((*came, *lists)))
        lacks = [item.shown_by.id for item in self.lacks if item.day >= day]
        return tuple(dict.fromkeys(lacks))


def known_from(
    came: Sequence[Event], lacks: Iterable[Lack], lists: Iterable[Listing], floor: date
) -> Known:
    """What reports and lists come to.

    The first report that came counts, an update only where the one that it updates is not
    recorded: that one had come by then, on a day that is not known. A list that misses a report
    when it had come is refuted; one that has it counts from its day, unless a later one misses it:
    of two reports the first may not be recorded. ``floor`` is the first day on which it can have
    come.
    """
    first_report = min(came, key=_by_kind_and_last_day, default=None)
    last = first_report.effective_on if first_report else date.max
    lacking = sorted(lacks, key=lambda item: (item.day, item.shown_by.id))
    counting = [item for item in lacking if item.day < last]
    missing_until = counting[-1].day if counting else date.min
    known = Known(
        came=tuple(came),
        lists=tuple(item for item in lists if item.day > missing_until),
        lacks=tuple(counting),
        refuted=tuple(item.shown_by for item in lacking if item.day >= last),
    )
    earliest = min(known.lists, key=lambda item: (item.day, item.event.id), default=None)
    if first_report is None:
        return _by_list(known, earliest, floor) if earliest else known
    first = _first_day(came, floor)
    if earliest and earliest.day < first:
        return _by_list(known, earliest, floor)
    return _by_report(known, first_report, first, min(last, earliest.day) if earliest else last)


def _is_update(event: Event) -> bool:
    return bool(getattr(event, "updates", None))


def _by_kind_and_last_day(event: Event) -> tuple[bool, date, date, str]:
    return (_is_update(event), event.effective_on, event.not_before, event.id)


def _first_day(came: Sequence[Event], floor: date) -> date:
    """The first day on which it can have come: of what only updates it, any since the floor."""
    own = [item.not_before for item in came if not _is_update(item)]
    return min(own or [min(floor, *(item.not_before for item in came))])


def _by_list(known: Known, earliest: Listing, floor: date) -> Known:
    first = add_days(known.lack.day, 1) if known.lack else min(floor, earliest.day)
    return replace(known, submitted=DateRange(first, earliest.day), listing=earliest)


def _by_report(known: Known, report: Event, first: date, last: date) -> Known:
    """Between the first and the last day of the first report, lists narrow when it came."""
    if known.lack and known.lack.day >= first:
        return replace(known, submitted=DateRange(add_days(known.lack.day, 1), last), report=report)
    nothing_before = Lack(add_days(first, -1), report)
    lacks = (*known.lacks, nothing_before)
    return replace(known, submitted=DateRange(first, last), report=report, lacks=lacks)
