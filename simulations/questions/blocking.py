"""What stands in the way: how much likelier it would be on time without each obstacle."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from simulations.questions.relaxing import obstacles, relaxed
from simulations.statistics.paired import ShareDifference, share_difference
from simulations.worlds.calendar import close_of

if TYPE_CHECKING:
    from simulations.questions.fixed_worlds import FixedWorlds

__all__ = ["TWICE", "Block", "blocks"]

TWICE = 2.0
"""What stands for the rate of work: twice the capacity."""


@dataclass(frozen=True, slots=True)
class Block:
    """An obstacle: the gain in P(on time), and in days at the median, were it not there.

    ``days`` is None where either median lies beyond the horizon.
    """

    name: str
    gain: ShareDifference
    days: float | None


def blocks(worlds: FixedWorlds) -> list[Block]:
    """The obstacles of a programme, its rate of work among them, the greatest gain first."""
    model, scenario = worlds.model, worlds.model.scenario
    last = close_of(scenario.start, scenario.deadline)
    before = worlds.finish(model)
    finishes = {"rate": worlds.finish(model.scaled(TWICE))} | {
        str(each): worlds.finish(model, partial(relaxed, obstacle=each))
        for each in obstacles(worlds.any_world())
    }
    median = _median(before)
    found = [
        Block(name, share_difference(before <= last, after <= last), _less(median, _median(after)))
        for name, after in finishes.items()
    ]
    return sorted(found, key=lambda block: (-block.gain.difference.estimate, -(block.days or 0)))


def _median(finish: np.ndarray) -> float:
    return float(np.quantile(finish, 0.5, method="inverted_cdf"))


def _less(before: float, after: float) -> float | None:
    return before - after if np.isfinite(before) and np.isfinite(after) else None
