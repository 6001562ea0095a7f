"""Destroying a stockpile under Article 3: lots by type, moved in convoys, destroyed on lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulations.engines.destruction_compiled import destroyed_compiled, stopped_days
from simulations.engines.destruction_simpy import StockReplication, destroyed_simpy
from simulations.engines.lots import arrivals
from simulations.engines.results import Outcome, Stocks, Stop
from simulations.worlds.destruction import batches, destruction_inputs, destruction_world

if TYPE_CHECKING:
    from enum import IntEnum

    from numpy.typing import NDArray

    from simulations.scenarios.model import DestructionScenario
    from simulations.worlds.destruction import DestructionInputs, DestructionWorld
    from simulations.worlds.seeds import Streams

__all__ = ["DestructionModel"]


class DestructionModel:
    """A destruction scenario with what follows from it alone worked out once."""

    causes: type[IntEnum] = Stop
    amounts: type[IntEnum] = Stocks

    def __init__(self, scenario: DestructionScenario, speed: float = 1.0) -> None:
        self.scenario = scenario
        self.lots = batches(scenario.stock)
        self._speed = speed

    def scaled(self, factor: float) -> DestructionModel:
        """The same programme with lines that work so many times as fast."""
        return DestructionModel(self.scenario, self._speed * factor)

    def inputs(self, streams: Streams, size: int) -> DestructionInputs:
        """Draw what is uncertain about the programme, ``size`` times."""
        return destruction_inputs(self.scenario, streams, size)

    def world(self, streams: Streams, inputs: DestructionInputs) -> DestructionWorld:
        """Draw what happens on as many paths as there are inputs."""
        return destruction_world(self.scenario, self.lots, streams, inputs)

    def play(self, world: DestructionWorld, at: NDArray[np.float64] | None = None) -> Outcome:
        """Play every path with the compiled engine; note what is left ``at`` times (days)."""
        return self._outcome(
            world, destroyed_compiled(self.scenario, self.lots, world, self._speed), at
        )

    def play_reference(self, world: DestructionWorld) -> Outcome:
        """Play every path with the reference engine."""
        return self._outcome(
            world, destroyed_simpy(self.scenario, self.lots, world, self._speed), None
        )

    def trace(self, world: DestructionWorld, path: int) -> StockReplication:
        """Play one path with the reference engine, keeping what each lot went through."""
        replication = StockReplication(self.scenario, self.lots, world, path, self._speed)
        replication.run()
        return replication

    def _outcome(
        self,
        world: DestructionWorld,
        destroyed: NDArray[np.float64],
        at: NDArray[np.float64] | None,
    ) -> Outcome:
        verified = destroyed + world.verification
        verified[verified > world.horizon] = np.inf
        finish = verified.max(axis=1)
        until = np.minimum(finish, world.horizon)
        first = arrivals(self.scenario.stock, self.lots, world).min(axis=1)
        idle = np.stack([np.minimum(first, until), stopped_days(until, *world.stops)], axis=1)
        done = np.isfinite(verified)
        times = np.empty(0) if at is None else at
        left = [(verified > time) @ self.lots.munitions for time in times.tolist()]
        return Outcome(
            finish,
            idle,
            np.stack(
                [
                    ~done @ self.lots.munitions,
                    done @ self.lots.munitions,
                    ~done @ self.lots.submunitions,
                    done @ self.lots.submunitions,
                ],
                axis=1,
            ),
            np.zeros(len(finish)),
            np.array(left, np.float32).reshape(len(times), len(finish)).T,
        )
