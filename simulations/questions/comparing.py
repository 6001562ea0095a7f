"""One scenario against another, path by path in the same worlds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.errors import CcmError
from simulations.statistics.paired import ShareDifference, quantile_difference, share_difference
from simulations.worlds.calendar import close_of

if TYPE_CHECKING:
    from simulations.runs.monte_carlo import Result
    from simulations.statistics.intervals import Interval

__all__ = ["Comparison", "NotComparableError", "compare"]


class NotComparableError(CcmError, ValueError):
    """Two runs that were not played in the same worlds."""

    code = "NOT_COMPARABLE"

    def __init__(self, what: str, first: object, second: object) -> None:
        super().__init__(
            f"the scenarios cannot be compared path by path: {what} is {first} and {second}. Give "
            "both the same State, article, start, horizon, seed and number of replications."
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """The second scenario less the first; ``days``: at P50 and P80, None beyond the horizon."""

    first: Result
    second: Result
    on_time: ShareDifference
    days: dict[float, Interval | None]


def compare(first: Result, second: Result) -> Comparison:
    """Compare two runs in the same worlds.

    Raises NotComparableError where they were not.
    """
    _refuse_unlike(first, second)
    one, other = (
        each.outcome.finish <= close_of(each.scenario.start, each.scenario.deadline)
        for each in (first, second)
    )
    seed = first.scenario.run.seed
    days = {
        share: quantile_difference(first.outcome.finish, second.outcome.finish, share, seed)
        for share in (0.5, 0.8)
    }
    return Comparison(first, second, share_difference(one, other), days)


def _refuse_unlike(first: Result, second: Result) -> None:
    for name in ("state", "article", "start"):
        one, other = getattr(first.scenario, name), getattr(second.scenario, name)
        if one != other:
            raise NotComparableError(name, one, other)
    one, other = (each.scenario.run.horizon_years for each in (first, second))
    if one != other:
        what = "the horizon in years"
        raise NotComparableError(what, one, other)
    for name in ("seed", "replications", "engine"):
        one, other = getattr(first.identity, name), getattr(second.identity, name)
        if one != other:
            raise NotComparableError(name, one, other)
