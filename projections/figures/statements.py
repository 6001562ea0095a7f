"""Totals and lists as documents state them, and which of several statements stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from domain.events.statements import FigureReported, ListReported
from domain.subjects import CONVENTION
from projections.figures.preferring import doubt
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from domain.dates import DateRange
    from domain.events.header import Event
    from projections.view import View

__all__ = ["counts", "figure", "figures", "listing", "lists", "newest"]

E = TypeVar("E", bound="Event")


def newest(events: Iterable[E]) -> E | None:
    """The event that stands: of the latest day, then the better one, then the one known last.

    Never by the order of arrival, so that it is the same whichever came first.
    """
    return max(events, key=_newness, default=None)


def _newness(event: Event) -> tuple[date, date, tuple[int, int], date, str]:
    inferred, confidence = doubt(event)
    better = (-inferred, -confidence)
    return (event.effective_on, event.not_before, better, event.known_on, event.id)


def counts(view: View, period_to: date, said_on: date) -> bool:
    """Whether what was said of a period counts: once it was said, or once the period is over.

    A report on 2019 that came in 2020 tells what was so in 2019; whether it was known then is
    another question, and ``known_at`` answers it.
    """
    return min(period_to, said_on) <= view.as_of


@per_view
def figures(view: View, metric: str) -> tuple[FigureReported, ...]:
    """Every figure of a metric that documents state about the Convention, by day and value."""
    found = (item for item in view.known(CONVENTION, FigureReported) if item.metric == metric)
    counting = [item for item in found if counts(view, item.period_to, item.effective_on)]
    return tuple(
        sorted(counting, key=lambda item: (item.period_to, item.period_from, _newness(item)))
    )


def figure(view: View, metric: str, during: DateRange) -> FigureReported | None:
    """The figure of a metric for a period that ends within these days, if any; the last of them."""
    ends = [item for item in figures(view, metric) if item.period_to in during]
    return max(ends, key=lambda item: (item.period_to, _newness(item)), default=None)


@per_view
def lists(view: View, metric: str) -> tuple[ListReported, ...]:
    """Every list of States of a metric that documents give, by day."""
    found = (item for item in view.known(CONVENTION, ListReported) if item.metric == metric)
    counting = [item for item in found if counts(view, item.as_of, item.effective_on)]
    return tuple(sorted(counting, key=lambda item: (item.as_of, _newness(item))))


def listing(view: View, metric: str, during: DateRange) -> ListReported | None:
    """The last list of a metric at a day within these, if any; whole lists before parts."""
    found = [item for item in lists(view, metric) if item.as_of in during]
    return max(found, key=lambda item: (item.complete, item.as_of, _newness(item)), default=None)
