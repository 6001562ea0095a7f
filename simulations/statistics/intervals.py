"""Intervals for what a simulation estimates: shares and quantiles, at 95 per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import stats

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["CONFIDENCE", "Interval", "quantile", "wilson"]

CONFIDENCE = 0.95
"""What every interval covers, where nothing else is said."""


class Interval(NamedTuple):
    """An estimate with its limits; infinite where it lies beyond the horizon."""

    estimate: float
    low: float
    high: float

    @property
    def half_width(self) -> float:
        """Half of what lies between the limits."""
        return (self.high - self.low) / 2


def wilson(successes: int, trials: int) -> Interval:
    """A share with Wilson's interval (1927): right also where it is near 0 or 1."""
    limits = stats.binomtest(successes, trials).proportion_ci(CONFIDENCE, "wilson")
    return Interval(successes / trials, float(limits.low), float(limits.high))


def quantile(values: NDArray[np.float64], share: float) -> Interval:
    """A quantile with limits that are order statistics, whatever the distribution.

    The estimate is the least value that at least that share does not exceed, so an infinite one
    (unfinished by the horizon) is counted, not averaged. ``values``: shape (n,), n > 0.
    """
    ordered = np.sort(values)
    last = len(ordered) - 1
    spread = stats.binom(len(ordered), share)
    low = int(spread.ppf((1 - CONFIDENCE) / 2)) - 1
    high = int(spread.ppf((1 + CONFIDENCE) / 2))
    place = int(np.ceil(share * len(ordered))) - 1
    return Interval(*(float(ordered[min(max(k, 0), last)]) for k in (place, low, high)))
