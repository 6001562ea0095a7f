"""Totals that documents report, beside what the ledger adds up State by State.

A reported total is never folded into a State. Where the sum over States is incomplete it is a
lower bound, and what a document reports for the same days says more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.statements import FigureReported
from domain.quantities import Qualifier
from domain.subjects import CONVENTION
from projections.metrics.model import MetricAnswer
from projections.preferring import doubt

if TYPE_CHECKING:
    from collections.abc import Collection

    from domain.dates import DateRange
    from projections.view import View

__all__ = ["or_reported", "reported_for", "reported_within"]


def reported_for(view: View, metric: str, during: DateRange) -> FigureReported | None:
    """The best figure that a document reports for exactly these days."""
    same = [
        item
        for item in view.held(CONVENTION, FigureReported)
        if item.metric == metric
        and (item.period_from, item.period_to) == (during.first, during.last)
    ]
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
    return MetricAnswer(figure.value.amount, figure.value.qualifier, evidence=(figure.id,))
