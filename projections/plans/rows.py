"""Every number of the Lausanne Action Plan as a metric: ``lausanne_43a`` asks like any other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from projections.metrics.model import Asked, Metric, MetricAnswer
from projections.plans.lausanne import actions
from projections.plans.measuring import value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from projections.plans.model import Action, Number

__all__ = ["numbers"]


@cache
def numbers() -> Mapping[str, Metric]:
    """The metrics of all numbers by name."""
    rows = (_row(action, number) for action in actions() for number in action.numbers)
    return {row.name: row for row in rows}


def _row(action: Action, number: Number) -> Metric:
    rule = f"Lausanne Action {action.number}, indicator {number.key}"
    return Metric(number.name, number.words, number.unit, rule, _asking(number))


def _asking(number: Number) -> Callable[[Asked], MetricAnswer]:
    return lambda asked: value_of(asked.view, number)
