"""Clearing land under Article 4: surveys cancel and reduce, teams clear, and what stops them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from simulations.engines.clearance_compiled import play_compiled
from simulations.engines.clearance_simpy import Replication, play_simpy
from simulations.engines.means import means
from simulations.engines.results import Cause, Land
from simulations.worlds.calendar import calendar
from simulations.worlds.clearance import clearance_inputs, clearance_world

if TYPE_CHECKING:
    from enum import IntEnum

    import numpy as np
    from numpy.typing import NDArray

    from simulations.engines.means import Means
    from simulations.engines.results import Outcome
    from simulations.scenarios.model import ClearanceScenario
    from simulations.worlds.clearance import ClearanceInputs, ClearanceWorld
    from simulations.worlds.seeds import Streams

__all__ = ["ClearanceModel"]


class ClearanceModel:
    """A clearance scenario with what follows from it alone worked out once."""

    causes: type[IntEnum] = Cause
    amounts: type[IntEnum] = Land

    def __init__(self, scenario: ClearanceScenario, plan: Means | None = None) -> None:
        self.scenario = scenario
        self._calendar = calendar(scenario)
        self._means = plan or means(scenario)

    def scaled(self, factor: float) -> ClearanceModel:
        """The same programme with so many times the teams, which cost as much more."""
        plan = self._means
        more = replace(plan, work=plan.work * factor, cost=plan.cost * factor)
        return ClearanceModel(self.scenario, more)

    def inputs(self, streams: Streams, size: int) -> ClearanceInputs:
        """Draw what is uncertain about the programme, ``size`` times."""
        return clearance_inputs(self.scenario, streams, size)

    def world(self, streams: Streams, inputs: ClearanceInputs) -> ClearanceWorld:
        """Draw what happens on as many paths as there are inputs."""
        return clearance_world(self.scenario, self._calendar, streams, inputs)

    def play(self, world: ClearanceWorld, at: NDArray[np.float64] | None = None) -> Outcome:
        """Play every path with the compiled engine; note what is left ``at`` times (days)."""
        return play_compiled(self.scenario, self._means, world, at)

    def play_reference(self, world: ClearanceWorld) -> Outcome:
        """Play every path with the reference engine."""
        return play_simpy(self.scenario, self._means, world)

    def trace(self, world: ClearanceWorld, path: int) -> Replication:
        """Play one path with the reference engine, keeping every turn of events."""
        replication = Replication(self.scenario, self._means, world, path, trace=True)
        replication.run()
        return replication
