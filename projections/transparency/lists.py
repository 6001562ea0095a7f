"""What lists of States tell of reports under Article 7: a complete list makes absence knowledge.

Read are lists of these metrics, as ``initial`` or ``annual``; of annual reports a year may follow
(``states_with_annual_report_2019``), else the last one due before the list's day is meant:

- ``states_with_annual_report``: those named had submitted it, and, if complete, no others;
- ``states_without_annual_report``: those named had not, and, if complete, all others had;
- ``states_with_overdue_annual_report``: the same, among the States whose report was due.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from domain.events.statements import ListReported
from domain.rules import article_7
from domain.subjects import CONVENTION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from domain.events.header import Event
    from projections.view import View

__all__ = ["Asked", "Listing", "Says", "listings", "listings_on", "says_of"]

_METRIC = re.compile(
    r"states_(with_overdue|without|with)_(initial|annual)_report(?:_((?:19|20)\d\d))?\Z"
)


class Says(StrEnum):
    """Whether a list has a report as submitted by its day, or as not submitted."""

    IN = "in"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list read: of the initial report (``year`` None) or the report on a year, at a day.

    ``named`` is what it says of the States on it; ``only_due`` whether it looks at due reports.
    """

    event: ListReported
    year: int | None
    named: Says
    only_due: bool

    @property
    def day(self) -> date:
        """The day at which it looks."""
        return self.event.as_of

    @property
    def others(self) -> Says | None:
        """What it says of the States that are not on it; nothing unless it is complete."""
        if not self.event.complete:
            return None
        return Says.IN if self.named is Says.MISSING else Says.MISSING


def listings(view: View) -> tuple[Listing, ...]:
    """Every list that speaks of reports, whenever it was made, by its day.

    A later list speaks of earlier days too: what was missing then was missing before.
    """
    return view.told_ever(CONVENTION, _listings)


def _listings(events: tuple[Event, ...]) -> tuple[Listing, ...]:
    read = (_read(event) for event in events if isinstance(event, ListReported))
    return tuple(sorted((item for item in read if item), key=lambda item: item.day))


def _by_year(events: tuple[Event, ...]) -> Mapping[int | None, tuple[Listing, ...]]:
    found: defaultdict[int | None, list[Listing]] = defaultdict(list)
    for item in _listings(events):
        found[item.year].append(item)
    return {year: tuple(items) for year, items in found.items()}


def listings_on(view: View, year: int | None) -> tuple[Listing, ...]:
    """The lists of reports on a year; of initial reports where there is none."""
    return view.told_ever(CONVENTION, _by_year).get(year, ())


def _read(event: ListReported) -> Listing | None:
    match = _METRIC.match(event.metric)
    if match is None:
        return None
    named = Says.IN if match[1] == "with" else Says.MISSING
    year = None
    if match[2] == "annual":
        year = int(match[3]) if match[3] else article_7.last_year_due(event.as_of)
    return Listing(event, year, named, only_due=match[1] == "with_overdue")


class Asked(NamedTuple):
    """Whom a list is asked about: when the State consented, when it left, what was due when."""

    consented_on: date
    withdrawn_on: date | None
    due_on: date


def says_of(item: Listing, iso3: str, asked: Asked) -> Says | None:
    """What a list says of one State's report, or nothing.

    Those not named are spoken of where the State had consented and not withdrawn at the day, and,
    if the list looks at due reports, where this one was due before it.
    """
    if iso3 in item.event.states:
        return item.named
    has_left = asked.withdrawn_on is not None and asked.withdrawn_on <= item.day
    covers = asked.consented_on <= item.day and not has_left
    if item.only_due:
        covers = covers and asked.due_on < item.day
    return item.others if covers else None
