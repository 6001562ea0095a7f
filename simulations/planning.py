"""Everything a planner is told about one programme, worked out in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from domain.dates import add_months
from domain.errors import InvalidValueError
from simulations.models import model_of
from simulations.questions.blocking import Block, blocks
from simulations.questions.capacity import CapacityAnswer, capacity, money
from simulations.questions.extension import ExtensionAnswer, extension
from simulations.questions.fixed_worlds import FixedWorlds
from simulations.runs.chunks import play
from simulations.runs.monte_carlo import Result, simulate
from simulations.scenarios.model import ClearanceScenario, latest_deadline
from simulations.statistics.intervals import Interval, quantile
from simulations.statistics.uncertainty import over_inputs
from simulations.worlds.calendar import close_of, horizon_days

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from simulations.runs.workers import Player
    from simulations.scenarios.model import DestructionScenario

__all__ = ["QUANTILES", "SEARCHED", "TARGETS", "Plan", "ShortHorizonError", "fan_times", "plan"]

QUANTILES = (0.5, 0.8, 0.95)
"""P50, P80 and P95: what planners and donors know."""

TARGETS = (0.8, 0.9)
"""The probabilities that an extension is worked out for."""

SEARCHED = 4_000
"""Replications that the searches play at each step."""

STEPS_OF_A_FAN = 120


class ShortHorizonError(InvalidValueError):
    """A horizon before the last deadline that is asked about: what lies beyond is not known."""

    code = "HORIZON"

    def __init__(self, scenario: ClearanceScenario | DestructionScenario) -> None:
        years, latest = scenario.run.horizon_years, latest_deadline(scenario)
        super().__init__(
            f"a horizon of {years} year{'s' if years > 1 else ''} ends on {scenario.horizon}, "
            f"and the longest extension of the deadline on {latest}. Look at least "
            f"{latest.year - scenario.start.year + 1} years ahead (--horizon, or "
            "run.horizon_years in the scenario)."
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """What a simulation of one programme came to.

    ``inputs``: P(on time) over the uncertain inputs; ``finish``: days to completion by quantile;
    ``extensions``: by target; ``capacity`` and ``money`` (None without funding): for the
    scenario's own target; ``blocks``: what is in the way.
    """

    result: Result
    inputs: Interval
    finish: dict[float, Interval]
    extensions: tuple[ExtensionAnswer, ...]
    capacity: CapacityAnswer
    money: CapacityAnswer | None
    blocks: tuple[Block, ...]

    @property
    def scenario(self) -> ClearanceScenario | DestructionScenario:
        """What was simulated."""
        return self.result.scenario

    @property
    def unfinished(self) -> float:
        """The share of replications that do not finish by the horizon."""
        return float(np.isinf(self.result.outcome.finish).mean())


def plan(
    scenario: ClearanceScenario | DestructionScenario,
    *,
    player: Player = lambda jobs: map(play, jobs),
    archive: Path | None = None,
    progress: Callable[[int], object] = lambda _done: None,
    origin: tuple[int, str] | None = None,
) -> Plan:
    """Simulate a programme and answer what a planner asks; arguments as of `simulate`.

    Raises ShortHorizonError where deadlines would lie beyond what is simulated.
    """
    if scenario.horizon < latest_deadline(scenario):
        raise ShortHorizonError(scenario)
    result = simulate(
        scenario,
        at=fan_times(scenario),
        player=player,
        archive=archive,
        progress=progress,
        origin=origin,
    )
    model = model_of(scenario)
    worlds = FixedWorlds(model, min(SEARCHED, len(result.outcome.finish)))
    target = scenario.target_probability
    has_funding = isinstance(scenario, ClearanceScenario) and scenario.funding is not None
    targets = sorted({*TARGETS, target})
    return Plan(
        result,
        over_inputs(model, result.on_time().estimate),
        {share: quantile(result.outcome.finish, share) for share in QUANTILES},
        tuple(extension(result, each) for each in targets),
        capacity(worlds, target),
        money(worlds, target) if has_funding else None,
        tuple(blocks(worlds)),
    )


def fan_times(scenario: ClearanceScenario | DestructionScenario) -> tuple[float, ...]:
    """Days at which what is left is noted: evenly, to a year after the latest possible deadline."""
    latest = add_months(scenario.deadline, scenario.extension_cap_months + 12)
    horizon = horizon_days(scenario)
    last = min(horizon, max(close_of(scenario.start, latest), horizon / 8))
    return tuple(np.linspace(0.0, last, STEPS_OF_A_FAN + 1).round(3).tolist())
