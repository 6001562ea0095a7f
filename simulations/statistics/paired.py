"""Two scenarios in the same worlds: the difference is estimated, not the two apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import stats

from simulations.statistics.intervals import CONFIDENCE, Interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["ShareDifference", "quantile_difference", "share_difference"]


class ShareDifference(NamedTuple):
    """The second share less the first; ``gained`` and ``lost``: paths on which they differ.

    ``p_value``: of as great a difference by chance, by McNemar's exact test (1947).
    """

    difference: Interval
    gained: int
    lost: int
    p_value: float


def share_difference(first: NDArray[np.bool_], second: NDArray[np.bool_]) -> ShareDifference:
    """How much more often the second is true; path by path, both of shape (n,).

    The interval is Agresti and Min's (2005): Wald's with half a path added to each cell.
    """
    gained, lost = int((second & ~first).sum()), int((first & ~second).sum())
    paths = len(first) + 2.0
    up, down = gained + 0.5, lost + 0.5
    centre = (up - down) / paths
    spread = np.sqrt(up + down - (up - down) ** 2 / paths) / paths
    reach = stats.norm.ppf((1 + CONFIDENCE) / 2) * spread
    differing = gained + lost
    p_value = stats.binomtest(gained, differing).pvalue if differing else 1.0
    return ShareDifference(
        Interval((gained - lost) / len(first), float(centre - reach), float(centre + reach)),
        gained,
        lost,
        float(p_value),
    )


def quantile_difference(first: Floats, second: Floats, share: float, seed: int) -> Interval | None:
    """How much later (in days) the second quantile lies, by a paired percentile bootstrap.

    None where either quantile lies beyond the horizon: then there is no such number. A limit is
    infinite where the quantile of a resample does.
    """
    if any(np.isinf(_quantile(each, share)) for each in (first, second)):
        return None

    def difference(one: Floats, other: Floats, axis: int = 0) -> Floats:
        return _quantile(other, share, axis) - _quantile(one, share, axis)

    beyond = 10 * max(each[np.isfinite(each)].max() for each in (first, second))
    one, other = (np.minimum(each, beyond) for each in (first, second))
    found = stats.bootstrap(
        (one, other),
        difference,
        paired=True,
        vectorized=True,
        n_resamples=200,
        batch=20,
        confidence_level=CONFIDENCE,
        method="percentile",
        rng=np.random.default_rng(seed),
    ).confidence_interval
    greatest = max(each[np.isfinite(each)].max() for each in (first, second))
    low, high = (
        limit if abs(limit) <= greatest else float(np.copysign(np.inf, limit))
        for limit in (float(found.low), float(found.high))
    )
    return Interval(float(difference(one, other)), low, high)


def _quantile(values: Floats, share: float, axis: int = 0) -> Floats:
    return np.asarray(np.quantile(values, share, axis=axis, method="inverted_cdf"))
