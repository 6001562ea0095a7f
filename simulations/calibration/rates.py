"""How fast programmes work: each State's own history, drawn towards that of all (partial pooling).

The logarithm of the share of its size that a programme does in an active year is the programme's
mean plus a deviation of the year; the programmes' means vary around a common one. Fitted by
restricted maximum likelihood (Laird and Ware 1982). With one common mean it is a function of a
single number, so that its maximum is always found, on the edge too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from simulations.calibration.history import Year

__all__ = ["FEWEST_STATES", "FEWEST_YEARS", "Pool", "Rate", "pool", "pooled"]

METHOD = "restricted maximum likelihood"
"""How a pool is fitted."""

FEWEST_YEARS, FEWEST_STATES = 4, 2
"""Below either there is nothing to pool."""

_GRID = np.linspace(0, 0.999, 112).tolist()
"""Shares of the variance that may be between programmes."""

_SMALLEST = 1e-30
"""A variance; keeps the logarithm finite where all years are the same."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A programme's yearly share of its size in an active year, on the log scale.

    ``mean`` with its standard error ``doubt``; ``year_sd`` from year to year; ``own``: how many
    active years of its own it rests on; ``weight``: that of its own history, from 0 to 1.
    """

    mean: float
    doubt: float
    year_sd: float
    own: int
    weight: float
    events: tuple[str, ...]

    @property
    def median(self) -> float:
        """The share done in a middling year."""
        return float(np.exp(self.mean))

    @property
    def average(self) -> float:
        """The arithmetic mean over programmes and years."""
        return float(np.exp(self.mean + (self.doubt**2 + self.year_sd**2) / 2))


@dataclass(frozen=True, slots=True)
class Pool:
    """The fit to all programmes: common mean with its error, and the two standard deviations.

    ``logs``: the logarithms of the shares of each State's active years.
    """

    mean: float
    error: float
    between_sd: float
    year_sd: float
    logs: Mapping[str, tuple[float, ...]]
    events: Mapping[str, tuple[str, ...]]

    @property
    def years(self) -> int:
        """How many active years it rests on."""
        return sum(map(len, self.logs.values()))

    def rate(self, iso3: str) -> Rate:
        """A programme's rate: the more years of its own, the less it is drawn to the mean."""
        own = self.logs.get(iso3, ())
        if not own:
            doubt = float(np.hypot(self.between_sd, self.error))
            events = tuple(event for each in self.events.values() for event in each)
            return Rate(self.mean, doubt, self.year_sd, 0, 0.0, events)
        between, noise = self.between_sd**2, self.year_sd**2 / len(own)
        weight = between / (between + noise) if between + noise else 0.0
        mean = weight * float(np.mean(own)) + (1 - weight) * self.mean
        variance = weight * noise + ((1 - weight) * self.error) ** 2
        return Rate(
            mean, float(np.sqrt(variance)), self.year_sd, len(own), weight, self.events[iso3]
        )


def pool(years: Iterable[Year], fewest: int = FEWEST_YEARS) -> Pool | None:
    """Fit all active years; None where they are fewer than that, or of too few States."""
    logs: defaultdict[str, list[float]] = defaultdict(list)
    events: defaultdict[str, list[str]] = defaultdict(list)
    # A statement on several years says one thing about them, not the same thing several times.
    said = {(item.state, item.events): item for item in years if item.done > 0}
    for item in said.values():
        logs[item.state].append(float(np.log(item.share)))
        events[item.state] += item.events
    return pooled(logs, events, fewest)


def pooled(
    values: Mapping[str, Sequence[float]],
    events: Mapping[str, Sequence[str]],
    fewest: int = FEWEST_YEARS,
) -> Pool | None:
    """Fit values by State, of whatever scale; None where there are too few to speak of."""
    if sum(map(len, values.values())) < fewest or len(values) < FEWEST_STATES:
        return None
    return Pool(
        *_fit(values),
        {state: tuple(each) for state, each in values.items()},
        {state: tuple(dict.fromkeys(each)) for state, each in events.items()},
    )


@dataclass(frozen=True, slots=True)
class _Groups:
    """What the likelihood rests on: each programme's years and their mean, and what is within."""

    counts: NDArray[np.float64]
    means: NDArray[np.float64]
    within: float

    def given(self, ratio: float) -> tuple[float, float, float]:
        """Mean, its precision in years' variances, and that variance, at a ratio of the two.

        ``ratio``: the variance between programmes over that between years.
        """
        weights = self.counts / (1 + ratio * self.counts)
        mean = float(weights @ self.means / weights.sum())
        squares = self.within + float(weights @ (self.means - mean) ** 2)
        return mean, float(weights.sum()), squares / (self.counts.sum() - 1)

    def unlikelihood(self, between: float) -> float:
        """Minus twice the logarithm of the restricted likelihood, but for a constant.

        ``between``: the share of the variance that is between programmes, below 1.
        """
        ratio = between / (1 - between)
        _, precision, variance = self.given(ratio)
        free = self.counts.sum() - 1
        return float(
            free * np.log(max(variance, _SMALLEST))
            + np.log1p(ratio * self.counts).sum()
            + np.log(precision)
        )


def _fit(logs: Mapping[str, Sequence[float]]) -> tuple[float, float, float, float]:
    """Common mean, its standard error, and the deviations between and within programmes."""
    groups = _Groups(
        counts=np.array([len(values) for values in logs.values()], float),
        means=np.array([np.mean(values) for values in logs.values()]),
        within=sum(float(np.var(values) * len(values)) for values in logs.values()),
    )
    if groups.counts.max() == 1:
        # Nothing tells programmes and years apart: all of it is put down to years.
        mean, precision, variance = groups.given(0.0)
        return mean, sqrt(variance / precision), 0.0, sqrt(variance)
    # There can be two maxima: the best of a grid tells which, and the search goes on around it.
    best = min(_GRID, key=groups.unlikelihood)
    step = _GRID[1] - _GRID[0]
    around = max(0.0, best - step), min(_GRID[-1], best + step)
    found = minimize_scalar(
        groups.unlikelihood, bounds=around, method="bounded", options={"xatol": 1e-10}
    )
    share = min((best, float(found.x)), key=groups.unlikelihood)
    ratio = share / (1 - share)
    mean, precision, variance = groups.given(ratio)
    return mean, sqrt(variance / precision), sqrt(ratio * variance), sqrt(variance)
