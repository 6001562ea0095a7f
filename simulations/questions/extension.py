"""The shortest extension that is long enough (Article 3.3, 4.5: only as long as necessary)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from domain.dates import add_months
from simulations.statistics.intervals import Interval, wilson
from simulations.worlds.calendar import close_of

if TYPE_CHECKING:
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from simulations.runs.monte_carlo import Result

__all__ = ["NOTHING_GAINED", "ExtensionAnswer", "ExtensionMonth", "extension", "months_curve"]

NOTHING_GAINED = 0.001
"""A month that adds less than this to P(on time) buys nothing, as one in winter does."""


@dataclass(frozen=True, slots=True)
class ExtensionMonth:
    """P(on time) if the deadline lay so many months later."""

    months: int
    deadline: date
    on_time: Interval


@dataclass(frozen=True, slots=True)
class ExtensionAnswer:
    """How many months reach a target.

    ``months``: the smallest number at which P(on time) is at least the target; None where the cap
    of one request does not reach it. ``low`` and ``high``: the same for the upper and the lower
    limit of P, None beyond the cap. ``at_cap``: P with the longest extension of one request.
    ``empty``: months up to ``months`` (or the cap) that add less than `NOTHING_GAINED`;
    ``spare``: how many of those stand at the very end, where the cap binds.
    """

    target: float
    cap: int
    months: int | None
    deadline: date | None
    low: int | None
    high: int | None
    at_cap: Interval
    empty: tuple[int, ...]
    spare: int


def months_curve(result: Result, cap: int | None = None) -> list[ExtensionMonth]:
    """P(on time) for each whole number of months, from none to the cap."""
    scenario = result.scenario
    cap = scenario.extension_cap_months if cap is None else cap
    deadlines = [add_months(scenario.deadline, months) for months in range(cap + 1)]
    return [
        ExtensionMonth(months, deadline, _on_time(result.outcome.finish, scenario.start, deadline))
        for months, deadline in enumerate(deadlines)
    ]


def extension(result: Result, target: float, cap: int | None = None) -> ExtensionAnswer:
    """The smallest whole number of months with P(on time) at the target or above it."""
    curve = months_curve(result, cap)
    months, low, high = (
        next((each.months for each in curve if getattr(each.on_time, limit) >= target), None)
        for limit in ("estimate", "high", "low")
    )
    reach = curve[-1].months if months is None else months
    empty = tuple(
        later.months
        for sooner, later in pairwise(curve[: reach + 1])
        if later.on_time.estimate - sooner.on_time.estimate < NOTHING_GAINED
    )
    spare = 0
    while reach - spare in empty:
        spare += 1
    return ExtensionAnswer(
        target,
        curve[-1].months,
        months,
        None if months is None else curve[months].deadline,
        low,
        high,
        curve[-1].on_time,
        empty,
        spare,
    )


def _on_time(finish: NDArray[np.float64], start: date, deadline: date) -> Interval:
    return wilson(int((finish <= close_of(start, deadline)).sum()), len(finish))
