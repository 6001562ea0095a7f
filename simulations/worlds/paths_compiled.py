"""Sorting and running within many short paths at once."""

from __future__ import annotations

import numpy as np
from numba import njit

from simulations.interrupting import interruptible

__all__ = ["grouped_order", "latest_so_far"]


@interruptible
@njit(cache=True)
def grouped_order(owners, times, paths):
    """What ``np.lexsort((times, owners))`` gives, many times faster for many short paths."""
    places = np.zeros(paths + 1, np.int64)
    for owner in owners:
        places[owner + 1] += 1
    places = np.cumsum(places)
    grouped = np.empty(len(owners), np.int64)
    free = places[:-1].copy()
    for item, owner in enumerate(owners):
        grouped[free[owner]] = item
        free[owner] += 1
    order = np.empty(len(owners), np.int64)
    for path in range(paths):
        own = grouped[places[path] : places[path + 1]]
        order[places[path] : places[path + 1]] = own[np.argsort(times[own], kind="mergesort")]
    return order


@interruptible
@njit(cache=True)
def latest_so_far(owners, times):
    """The greatest of the times up to each one of the same path; paths stand together."""
    latest = times.copy()
    for item in range(1, len(times)):
        if owners[item] == owners[item - 1]:
            latest[item] = max(latest[item], latest[item - 1])
    return latest
