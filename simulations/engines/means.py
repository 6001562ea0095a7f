"""A clearance programme's means as plain arrays: what its teams do in a day, what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from simulations.scenarios.land import ACTIVITIES
from simulations.worlds.timelines import YEAR_DAYS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simulations.scenarios.model import ClearanceScenario

__all__ = ["MONTHS_PER_DAY", "Means", "means"]

MONTHS_PER_DAY = 12 / YEAR_DAYS


@dataclass(frozen=True, slots=True)
class Means:
    """By activity (in the order of `ACTIVITIES`) and entry of its capacity, shape (3, entries).

    ``work``: working team-days per calendar day; ``cost``: what all teams at work cost per
    calendar day. ``fixed_cost`` per calendar day, at work or not.
    """

    work: NDArray[np.float64]
    cost: NDArray[np.float64]
    fixed_cost: float
    carry_over: bool


def means(scenario: ClearanceScenario) -> Means:
    """Read them off a scenario; entries that an activity does not have stay 0."""
    capacities = [getattr(scenario, name) for name in ACTIVITIES]
    shape = (len(capacities), max(map(len, capacities)))
    work, cost = np.zeros(shape), np.zeros(shape)
    for row, entries in enumerate(capacities):
        for column, entry in enumerate(entries):
            work[row, column] = entry.teams * scenario.working_days_per_week / 7
            cost[row, column] = entry.teams * entry.cost_per_team_month * MONTHS_PER_DAY
    funding = scenario.funding
    return Means(
        work,
        cost,
        funding.fixed_cost_per_month * MONTHS_PER_DAY if funding else 0.0,
        funding.carry_over if funding else True,
    )
