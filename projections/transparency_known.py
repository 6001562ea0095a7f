"""When a report was submitted, as far as reports and lists of any day tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates import DateRange, add_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from domain.events.header import Event
    from projections.transparency_lists import Listing

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
    came: Sequence[Event], lacks: Iterable[Lack], lists: Sequence[Listing], floor: date
) -> Known:
    """What reports and lists come to.

    The first report that came counts; it beats lists. A list that has the report counts from its
    day, unless a later one misses it. ``floor`` is the first day on which it can have come.
    """
    lacking = sorted(lacks, key=lambda item: (item.day, item.shown_by.id))
    if came:
        return _by_report(came, lacking, lists)
    lack = lacking[-1] if lacking else None
    listed = [item for item in lists if lack is None or item.day > lack.day]
    if not listed:
        return Known(lacks=tuple(lacking))
    earliest = min(listed, key=lambda item: (item.day, item.event.id))
    first = add_days(lack.day, 1) if lack else min(floor, earliest.day)
    return Known(
        DateRange(first, earliest.day), listing=earliest, lists=tuple(listed), lacks=tuple(lacking)
    )


def _by_report(came: Sequence[Event], lacking: Sequence[Lack], lists: Sequence[Listing]) -> Known:
    """Between the first and the last day of the first report, lists can narrow when it came."""
    first, last = min(item.not_before for item in came), min(item.effective_on for item in came)
    report = min(came, key=lambda item: (item.effective_on, item.not_before, item.id))
    told = [item for item in lacking if item.day < last]
    refuted = tuple(item.shown_by for item in lacking if item.day >= last)
    if told and told[-1].day >= first:
        first = add_days(told[-1].day, 1)
    else:  # nothing came before the first day of the first report
        told.append(Lack(add_days(first, -1), report))
    return Known(
        DateRange(first, last),
        report=report,
        came=tuple(came),
        lists=tuple(item for item in lists if item.day >= last),
        lacks=tuple(told),
        refuted=refuted,
    )
