"""What documents state in total, where the reports of the States themselves leave a figure open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.quantities import Unit
from projections.figures.statements import figures
from projections.metrics.bounded import day_told, stated_for
from projections.metrics.model import MetricAnswer

if TYPE_CHECKING:
    from projections.metrics.model import Asked

__all__ = ["stated"]

_BASIS_POINTS = 100
_SCOPE = "States Parties"


def stated(asked: Asked, metric: str) -> MetricAnswer | None:
    """The last figure of a metric that ends within the asked days; None where there is none.

    Of several for the same days, the one known first. Shares become whole per cent.
    """
    found = [
        item
        for item in figures(asked.view, metric)
        if item.scope == _SCOPE
        and item.period_to <= asked.view.as_of
        and item.period_to in asked.during
    ]
    if not found:
        return None
    figure = max(found, key=lambda item: (item.period_to, -item.known_on.toordinal(), item.id))
    value = figure.value
    amount = value.amount // (_BASIS_POINTS if value.unit is Unit.BASIS_POINTS else 1)
    return MetricAnswer(
        amount,
        value.qualifier,
        evidence=(figure.id,),
        because=stated_for(figure),
        holds_on=day_told(asked, figure.period_to),
    )
