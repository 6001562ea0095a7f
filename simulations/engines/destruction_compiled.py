"""The compiled engine for Article 3: lines in operational time, mapped back to the calendar.

All lines stand still together, so in the time in which they work each lot simply takes the line
that is free first; then that time is stretched over the stops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from simulations.engines.lots import arrivals, work_days
from simulations.interrupting import interruptible

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simulations.scenarios.model import DestructionScenario
    from simulations.worlds.destruction import Batches, DestructionWorld

__all__ = ["destroyed_compiled", "stopped_days"]


def destroyed_compiled(
    scenario: DestructionScenario, lots: Batches, world: DestructionWorld, speed: float = 1.0
) -> NDArray[np.float64]:
    """Days until each lot was destroyed, shape (paths, lots); infinite beyond the horizon."""
    arrives, work = arrivals(scenario.stock, lots, world), work_days(lots, world, speed)
    days: NDArray[np.float64] = _play(arrives, work, scenario.stock.lines, *world.stops)
    days[days > world.horizon] = np.inf
    return days


@interruptible
@njit(cache=True)
def _play(arrives, work, lines, offsets, begins, ends):
    paths, lots = arrives.shape
    days = np.empty((paths, lots))
    for path in range(paths):
        order = np.argsort(arrives[path], kind="mergesort")
        free = np.zeros(lines)
        first, last = offsets[path], offsets[path + 1]
        for lot in order:
            line = np.argmin(free)
            arrived = _operational(arrives[path, lot], begins, ends, first, last)
            free[line] = max(free[line], arrived) + work[path, lot]
            days[path, lot] = _calendar(free[line], begins, ends, first, last)
    return days


@njit(cache=True)
def _operational(when, begins, ends, first, last):
    """Days at work until a time."""
    at_work = when
    for k in range(first, last):
        if begins[k] >= when:
            break
        at_work -= min(ends[k], when) - begins[k]
    return at_work


@njit(cache=True)
def _calendar(at_work, begins, ends, first, last):
    """The earliest time by which there were so many days at work."""
    when = at_work
    for k in range(first, last):
        if begins[k] >= when:
            break
        when += ends[k] - begins[k]
    return when


@interruptible
@njit(cache=True)
def stopped_days(until, offsets, begins, ends):
    """Days of stops on each path before a time of its own, shape (paths,)."""
    days = np.zeros(len(until))
    for path in range(len(until)):
        for k in range(offsets[path], offsets[path + 1]):
            if begins[k] >= until[path]:
                break
            days[path] += min(ends[k], until[path]) - begins[k]
    return days
