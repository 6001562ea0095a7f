"""What the calendar fixes for every path: years, seasons, and which capacity is there.

Time is in days since the beginning of the scenario's first day. A path that ends at 10.0 ends at
the close of the tenth day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from simulations.scenarios.land import ACTIVITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from simulations.scenarios.land import Capacity, Season
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario

__all__ = [
    "ROUNDING_DAYS",
    "Calendar",
    "calendar",
    "close_of",
    "day_of",
    "first_day",
    "horizon_days",
]

ROUNDING_DAYS = 1e-6
"""Arithmetic error that must not push a finish into the next day."""


@dataclass(frozen=True)
class Calendar:
    """Stretches of time, from ``times[k]`` to ``times[k + 1]``, the last one without an end.

    ``times``: days, float, shape (k,), the first 0; ``in_season``: bool, shape (k,); ``year``:
    calendar years since that of the start, int, shape (k,); ``entry``: which entry of a
    scenario's capacity is in force for each of `ACTIVITIES`, -1 for none, int, shape (k, 3).
    """

    times: NDArray[np.float64]
    in_season: NDArray[np.bool_]
    year: NDArray[np.int64]
    entry: NDArray[np.int64]

    @property
    def years(self) -> int:
        """How many calendar years it touches."""
        return int(self.year[-1]) + 1

    @cached_property
    def stretches(self) -> list[tuple[float, bool, int, list[int]]]:
        """Time, season, year and entries of each stretch, as Python's own numbers."""
        columns = (self.times, self.in_season, self.year, self.entry)
        return list(zip(*(column.tolist() for column in columns), strict=True))


def horizon_days(scenario: ClearanceScenario | DestructionScenario) -> float:
    """Days until the horizon, which lies whole years after the start."""
    return float((scenario.horizon - scenario.start).days)


def day_of(start: date, days: float) -> date:
    """The day on which a time falls; a day's close belongs to that day."""
    return start + timedelta(days=max(0, ceil(days - ROUNDING_DAYS) - 1))


def first_day(start: date, days: float) -> date:
    """The day on which begins what begins at a time; at a day's close, the next one."""
    return start + timedelta(days=int(days + ROUNDING_DAYS))


def close_of(start: date, day: date) -> float:
    """The latest time, in days since the start, that still falls on a day."""
    return (day - start).days + 1 + ROUNDING_DAYS


def calendar(scenario: ClearanceScenario) -> Calendar:
    """Cut the time to the horizon wherever year, season or capacity changes."""
    start, end = scenario.start, scenario.horizon
    capacities = [getattr(scenario, name) for name in ACTIVITIES]
    changes = {start}
    changes |= {date(year, 1, 1) for year in range(start.year + 1, end.year + 1)}
    changes |= {day for item in scenario.seasons for day in _borders(item, start.year, end.year)}
    changes |= {entry.from_date for each in capacities for entry in each if entry.from_date}
    days = sorted(day for day in changes if start <= day < end)
    return Calendar(
        np.array([(day - start).days for day in days], np.float64),
        np.array([_open(scenario.seasons, day) for day in days]),
        np.array([day.year - start.year for day in days]),
        np.array([[_in_force(each, day) for each in capacities] for day in days]),
    )


def _borders(season: Season, first: int, last: int) -> Iterable[date]:
    """The days on which a season opens, and the days after it closes."""
    for year in range(first - 1, last + 1):
        yield date.fromisoformat(f"{year:04}-{season.start}")
        yield date.fromisoformat(f"{year:04}-{season.end}") + timedelta(days=1)


def _open(seasons: tuple[Season, ...], day: date) -> bool:
    if not seasons:
        return True
    text = f"{day:%m-%d}"
    return any(
        item.start <= text <= item.end
        if item.start <= item.end
        else text >= item.start or text <= item.end
        for item in seasons
    )


def _in_force(entries: tuple[Capacity, ...], day: date) -> int:
    """The last entry that has begun; -1 before the first."""
    return sum(entry.from_date is None or entry.from_date <= day for entry in entries) - 1
