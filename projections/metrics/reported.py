"""Metrics that a document's own total or list answers, where the ledger cannot derive them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.figures.statements import figure, listing
from projections.metrics.bounded import day_told, stated_for
from projections.metrics.building import listed
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading, unknown

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["by_figure", "by_list", "reported", "reported_list"]


def by_figure(metric: str) -> Callable[[Asked], MetricAnswer]:
    """The total that a document states for the period, as exactly as it says it."""

    def answer(asked: Asked) -> MetricAnswer:
        found = figure(asked.view, metric, asked.during)
        if found is None:
            return unknown(lacking("FigureReported", f"of {metric} for the period"))
        return MetricAnswer(
            found.value.amount,
            found.value.qualifier,
            evidence=(found.id,),
            because=stated_for(found),
            holds_on=day_told(asked, found.period_to),
        )

    return answer


def by_list(metric: str) -> Callable[[Asked], MetricAnswer]:
    """How many States a document lists at a day of the period, and which."""

    def answer(asked: Asked) -> MetricAnswer:
        found = listing(asked.view, metric, asked.during)
        if found is None:
            return unknown(lacking("ListReported", f"of {metric} for the period"))
        return MetricAnswer(
            len(found.states),
            states=tuple(sorted(found.states)),
            evidence=(found.id,),
            because=f"listed as of {found.as_of} by {found.sources[0]}",
            holds_on=day_told(asked, found.as_of),
        )

    return answer


def reported(name: str, title: str, unit: MetricUnit, rule: str, metric: str = "") -> Metric:
    """A metric that only a document's total answers; ``metric`` is its name there, if another."""
    return Metric(name, title, unit, rule, by_figure(metric or name), over_period=True)


def reported_list(
    name: str, title: str, rule: str, metric: str = "", *, readings: tuple[Reading, ...] = ()
) -> tuple[Metric, Metric]:
    """The count, and the codes, of the States that a document lists."""
    answer = by_list(metric or name)
    row = Metric(name, title, MetricUnit.STATES, rule, answer, over_period=True, readings=readings)
    return row, listed(row)
