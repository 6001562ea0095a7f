"""Events on an absolute timeline, path by path, as flat arrays cut by offsets.

``times[offsets[p]:offsets[p + 1]]`` are those of path p, in order. Beginnings are drawn over the
whole horizon independently of what follows them: a shorter suspension never moves a later one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from simulations.worlds.paths_compiled import grouped_order, latest_so_far

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simulations.scenarios.distributions import AnyDistribution
    from simulations.scenarios.parts import Interruption

__all__ = [
    "YEAR_DAYS",
    "Marks",
    "cut",
    "in_order",
    "interruptions",
    "marks",
    "none",
    "united",
]

YEAR_DAYS = 365.25
"""Days in a mean year: what a rate per year is spread over."""

_BLOCK = 8
"""Events of every path that are drawn at once."""


class Marks(NamedTuple):
    """Times in days since the start, in order on each path, each with a value."""

    offsets: NDArray[np.int64]
    times: NDArray[np.float64]
    values: NDArray[np.float64]

    def path(self, number: int) -> tuple[list[float], list[float]]:
        """Times and values of one path, as Python's own numbers."""
        part = slice(self.offsets[number], self.offsets[number + 1])
        return self.times[part].tolist(), self.values[part].tolist()


def none(paths: int) -> Marks:
    """Nothing happens on any path."""
    return Marks(np.zeros(paths + 1, np.int64), np.empty(0), np.empty(0))


def marks(
    when: np.random.Generator,
    rates: NDArray[np.float64],
    what: np.random.Generator,
    values: AnyDistribution,
    horizon_days: float,
) -> Marks:
    """Poisson events with each path's own rate per year, and a drawn value for each.

    Drawn as the waits of a process of rate 1, which the rate then stretches: at another rate, or
    to another horizon, a path has the same events sooner or later, with the same values.
    """
    paths, expected = len(rates), rates * horizon_days / YEAR_DAYS
    waits: list[NDArray[np.float64]] = []
    drawn: list[NDArray[np.float64]] = []
    passed = np.zeros(paths)
    while not waits or (passed < expected).any():
        times = passed + np.cumsum(when.standard_exponential((_BLOCK, paths)), axis=0)
        waits.append(times)
        drawn.append(values.sample(what, _BLOCK * paths).reshape(_BLOCK, paths))
        passed = times[-1]
    units, each = np.concatenate(waits).T, np.concatenate(drawn).T
    happens = units < expected[:, None]
    owners, _ = np.nonzero(happens)
    return cut(owners, units[happens] / rates[owners] * YEAR_DAYS, each[happens], paths)


def interruptions(
    when: np.random.Generator,
    rates: NDArray[np.float64],
    how_long: np.random.Generator,
    item: Interruption,
    horizon_days: float,
) -> Marks:
    """When work stands still: a mark is a beginning, its value the end; none overlap."""
    begun = marks(when, rates, how_long, item.duration_days, horizon_days)
    return _merged(begun._replace(values=begun.times + begun.values))


def united(first: Marks, second: Marks) -> Marks:
    """Interruptions of either kind, merged where they overlap."""
    if not len(first.times) or not len(second.times):
        return second if len(second.times) else first
    paths = len(first.offsets) - 1
    owners = np.concatenate([_owners(first), _owners(second)])
    times = np.concatenate([first.times, second.times])
    values = np.concatenate([first.values, second.values])
    return _merged(in_order(owners, times, values, paths))


def _merged(spans: Marks) -> Marks:
    """Join spans of a path that touch or overlap."""
    if not len(spans.times):
        return spans
    owners, paths = _owners(spans), len(spans.offsets) - 1
    reach = latest_so_far(owners, spans.values)
    begins = np.ones(len(owners), bool)
    begins[1:] = (owners[1:] != owners[:-1]) | (spans.times[1:] > reach[:-1])
    last = np.append(np.flatnonzero(begins)[1:], len(owners)) - 1
    return cut(owners[begins], spans.times[begins], reach[last], paths)


def in_order(
    owners: NDArray[np.int64],
    times: NDArray[np.float64],
    values: NDArray[np.float64],
    paths: int,
) -> Marks:
    """Marks from loose parallel arrays: whose, when, what."""
    order = grouped_order(owners, times, paths)
    return cut(owners[order], times[order], values[order], paths)


def cut(
    owners: NDArray[np.int64],
    times: NDArray[np.float64],
    values: NDArray[np.float64],
    paths: int,
) -> Marks:
    """Marks from parallel arrays that are already in the order of path and time."""
    offsets = np.zeros(paths + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=paths), out=offsets[1:])
    return Marks(offsets, times, values)


def _owners(item: Marks) -> NDArray[np.int64]:
    return np.repeat(np.arange(len(item.offsets) - 1), np.diff(item.offsets))
