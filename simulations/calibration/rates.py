"""How fast programmes work: each State's own history, drawn towards that of all (partial pooling).

The logarithm of the share of its size that a programme does in an active year is the programme's
mean plus a deviation of the year; the programmes' means vary around a common one. Fitted by
restricted maximum likelihood (Laird and Ware 1982), as statsmodels does it; where that finds no
maximum, as with very few programmes, by the analysis of variance.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from statsmodels.regression.mixed_linear_model import MixedLM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulations.calibration.history import Year

    Fit = tuple[float, float, float, float, str]

__all__ = ["FEWEST_STATES", "FEWEST_YEARS", "Pool", "Rate", "pool"]

LIKELIHOOD, MOMENTS = "restricted maximum likelihood", "the analysis of variance"
"""How a pool was fitted."""

FEWEST_YEARS, FEWEST_STATES = 4, 2
"""Below either there is nothing to pool."""


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

    ``method``: how it was fitted, in words; ``logs``: the logarithms of the shares of each State's
    active years.
    """

    mean: float
    error: float
    between_sd: float
    year_sd: float
    method: str
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


def pool(years: Iterable[Year]) -> Pool | None:
    """Fit all active years; None where there are too few to speak of."""
    logs: defaultdict[str, list[float]] = defaultdict(list)
    events: defaultdict[str, list[str]] = defaultdict(list)
    # A statement on several years says one thing about them, not the same thing several times.
    said = {(item.state, item.events): item for item in years if item.done > 0}
    for item in said.values():
        logs[item.state].append(float(np.log(item.share)))
        events[item.state] += item.events
    if sum(map(len, logs.values())) < FEWEST_YEARS or len(logs) < FEWEST_STATES:
        return None
    return Pool(
        *_fit(logs),
        {state: tuple(values) for state, values in logs.items()},
        {state: tuple(dict.fromkeys(each)) for state, each in events.items()},
    )


def _fit(logs: Mapping[str, list[float]]) -> Fit:
    """Common mean, its standard error, the deviations between and within, and how."""
    groups = [state for state, values in logs.items() for _ in values]
    values = np.array([value for each in logs.values() for value in each])
    with warnings.catch_warnings():
        # A variance of 0 lies on the edge of what can be, which statsmodels warns of; it is an
        # answer all the same: the programmes do not differ more than their years do.
        warnings.simplefilter("ignore")
        model = MixedLM(values, np.ones((len(values), 1)), groups)
        try:
            found = model.fit(reml=True, method=["lbfgs", "powell"])
        except np.linalg.LinAlgError:
            return _moments(logs)
    if not found.converged:
        return _moments(logs)
    between = float(np.sqrt(max(0.0, float(np.asarray(found.cov_re)[0, 0]))))
    within = float(np.sqrt(found.scale))
    return float(found.fe_params[0]), float(found.bse_fe[0]), between, within, LIKELIHOOD


def _moments(logs: Mapping[str, list[float]]) -> Fit:
    """The same by the analysis of variance, where the likelihood has no maximum to be found."""
    means = np.array([np.mean(values) for values in logs.values()])
    counts = np.array([len(values) for values in logs.values()])
    squares = sum(float(np.var(values) * len(values)) for values in logs.values())
    within = squares / max(1, int(counts.sum()) - len(counts))
    between = max(0.0, float(np.var(means, ddof=1)) - within * float(np.mean(1 / counts)))
    error = np.sqrt(np.mean(between + within / counts) / len(counts))
    return (
        float(means.mean()),
        float(error),
        float(np.sqrt(between)),
        float(np.sqrt(within)),
        MOMENTS,
    )
