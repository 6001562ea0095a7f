"""Scores of forecasts: Brier, CRPS, coverage and the probability integral transform.

Brier (1950); CRPS: Matheson and Winkler (1976), which for a single number is its absolute error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scoringrules
from scipy import stats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulations.hindcast.forecasts import Completion, Release

__all__ = ["BANDS", "Score", "Scores", "pit", "score"]

BANDS = (0.5, 0.8, 0.95)
"""The central ranges whose coverage is looked at."""


@dataclass(frozen=True, slots=True)
class Score:
    """One measure of the model and of the two naive forecasters on the same cases; less is better.

    ``persistence``: as last year; ``division``: area divided by the mean past rate.
    """

    measure: str
    cases: int
    model: float
    persistence: float
    division: float

    @property
    def beats_both(self) -> bool:
        """Whether the model is better than either."""
        return self.model < min(self.persistence, self.division)


@dataclass(frozen=True, slots=True)
class Scores:
    """How good the forecasts were.

    ``coverage``: the share of what was seen that lay in each of `BANDS`; ``transforms``: where it
    lay in the forecast, from 0 to 1; ``uniform_p``: of transforms as uneven by chance, by
    Kolmogorov and Smirnov's test, None without any.
    """

    measures: tuple[Score, ...]
    coverage: tuple[tuple[float, float], ...]
    transforms: tuple[float, ...]
    uniform_p: float | None


def score(foreseen: Sequence[Release], completed: Sequence[Completion]) -> Scores:
    """Score forecasts; those that a naive way has no answer to are left out of comparisons."""
    shared = [item for item in foreseen if item.last_year is not None]
    judged = [item for item in completed if item.division is not None]
    transforms = tuple(pit(item) for item in foreseen)
    measures = [
        _release_score("CRPS of next year's cleared area (km2)", shared, [1e6] * len(shared)),
        _release_score("the same per area left", shared, [item.size for item in shared]),
        _completion_score(judged),
    ]
    return Scores(
        tuple(item for item in measures if item),
        tuple((band, _covered(foreseen, band)) for band in BANDS) if foreseen else (),
        transforms,
        float(stats.kstest(transforms, "uniform").pvalue) if transforms else None,
    )


def pit(item: Release) -> float:
    """The share of draws below what was seen; of draws that equal it, as in dormant years, half."""
    below = float((item.draws < item.seen).mean())
    return below + float((item.draws == item.seen).mean()) / 2


def _release_score(measure: str, items: Sequence[Release], units: Sequence[float]) -> Score | None:
    if not items:
        return None
    cases = list(zip(items, units, strict=True))
    errors = (
        [scoringrules.crps_ensemble(item.seen / unit, item.draws / unit) for item, unit in cases],
        [abs((item.last_year or 0.0) - item.seen) / unit for item, unit in cases],
        [abs((item.past_mean or 0.0) - item.seen) / unit for item, unit in cases],
    )
    return Score(measure, len(items), *(float(np.mean(each)) for each in errors))


def _completion_score(items: Sequence[Completion]) -> Score | None:
    if not items:
        return None
    seen = np.array([item.seen for item in items], float)
    answers = ([float(getattr(item, name)) for item in items] for name in _ANSWERS)
    errors = (float(np.mean((np.array(each) - seen) ** 2)) for each in answers)
    return Score(f"Brier score of completion ({_deadlines(items)})", len(items), *errors)


def _deadlines(items: Sequence[Completion]) -> str:
    """What the cases are about, for forecasts of one deadline from several years go together."""
    outcomes = {(item.state, item.deadline): item.seen for item in items}
    return f"{len(outcomes)} deadlines, {sum(outcomes.values())} met"


_ANSWERS = ("probability", "persistence", "division")


def _covered(items: Sequence[Release], band: float) -> float:
    tail = (1 - band) / 2
    inside = [
        np.quantile(item.draws, tail) <= item.seen <= np.quantile(item.draws, 1 - tail)
        for item in items
    ]
    return float(np.mean(inside))
