"""Totals that documents report, beside what the ledger adds up State by State.

A reported total is never folded into a State. Where the sum over States is incomplete it is a
lower bound, and what a document reports for the same days says more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.statements import FigureReported
from domain.quantities import Qualifier
from domain.subjects import CONVENTION
from projections.figures.preferring import doubt
from projections.metrics.model import MetricAnswer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from domain.dates import DateRange
    from projections.metrics.model import Asked
    from projections.view import View

__all__ = [
    "day_told",
    "or_reported",
    "reported_for",
    "reported_on",
    "reported_within",
    "stated_for",
]


def reported_for(view: View, metric: str, during: DateRange) -> FigureReported | None:
    """The best figure that a document reports for exactly these days."""
    days = (during.first, during.last)
    return _best(item for item in _of(view, metric) if (item.period_from, item.period_to) == days)


def reported_on(view: View, metric: str) -> FigureReported | None:
    """The best figure that a document reports for the view's day, or for days that end with it."""
    return _best(item for item in _of(view, metric) if item.period_to == view.as_of)


def _of(view: View, metric: str) -> Iterable[FigureReported]:
    return (item for item in view.held(CONVENTION, FigureReported) if item.metric == metric)


def _best(same: Iterable[FigureReported]) -> FigureReported | None:
    return min(same, key=lambda item: (doubt(item), -item.value.amount, item.id), default=None)


def reported_within(
    view: View,
    metrics: Collection[str],
    during: DateRange,
) -> FigureReported | None:
    """The greatest figure that a document reports for a part of these days: a lower bound."""
    inside = [
        item
        for item in view.held(CONVENTION, FigureReported)
        if item.metric in metrics
        and during.first <= item.period_from
        and item.period_to <= during.last
        and item.value.qualifier not in _NO_LOWER_BOUND
    ]
    return max(inside, key=lambda item: (item.value.amount, item.id), default=None)


_NO_LOWER_BOUND = (Qualifier.AT_MOST, Qualifier.ABOUT)


def or_reported(computed: MetricAnswer, figure: FigureReported | None) -> MetricAnswer:
    """The computed lower bound, or a reported figure that says more."""
    if figure is None:
        return computed
    value = computed.value
    if isinstance(value, int) and value > figure.value.amount:
        return computed
    amount, qualifier = figure.value.amount, figure.value.qualifier
    return MetricAnswer(amount, qualifier, evidence=(figure.id,), because=stated_for(figure))


def stated_for(figure: FigureReported) -> str:
    """That a figure is stated, of which days and where."""
    same = figure.period_from == figure.period_to
    days = f"{figure.period_to}" if same else f"{figure.period_from} to {figure.period_to}"
    return f"not counted: stated in total for {days} by {figure.sources[0]}"


def day_told(asked: Asked, day: date) -> date | None:
    """The day that what was stated holds for, where that is neither the view's nor the period's."""
    return None if day in {asked.view.as_of, asked.during.last} else day
