"""The reference engine for Article 3, in SimPy: convoys, lines that stop and resume."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import simpy

from simulations.engines.lots import arrivals, work_days
from simulations.engines.results import SIMULTANEOUS_DAYS

if TYPE_CHECKING:
    from collections.abc import Generator

    from numpy.typing import NDArray

    from simulations.scenarios.model import DestructionScenario
    from simulations.worlds.destruction import Batches, DestructionWorld

__all__ = ["Handled", "StockReplication", "destroyed_simpy"]


class Handled(NamedTuple):
    """What a lot went through, in days since the start: a bar of the Gantt chart."""

    lot: int
    line: int
    arrived: float
    begun: float
    destroyed: float
    verified: float


class StockReplication:
    """One path: convoys bring lots, lines take them in turn; a stop pre-empts what is in work."""

    def __init__(
        self,
        scenario: DestructionScenario,
        lots: Batches,
        world: DestructionWorld,
        path: int,
        speed: float = 1.0,
    ) -> None:
        self.handled: list[Handled] = []
        self._lines = scenario.stock.lines
        self._arrives = arrivals(scenario.stock, lots, world)[path].tolist()
        self._work = work_days(lots, world, speed)[path].tolist()
        self._verification = world.verification[path].tolist()
        self._stops = world.stops.path(path)
        self._horizon = world.horizon
        self._working: set[int] = set()

    def run(self) -> None:
        """Play the path until every lot is destroyed, or until the horizon."""
        env = self._env = simpy.Environment()
        self._waiting = simpy.Store(env)
        self._open, self._done = env.event().succeed(), env.event()
        env.process(self._convoys())
        env.process(self._facility())
        self._crews = [env.process(self._line(number)) for number in range(self._lines)]
        env.run(until=self._done | env.timeout(self._horizon))

    def _convoys(self) -> Generator[simpy.Event]:
        """Lots arrive; those of one instant in the order in which they left."""
        for arrives, lot in sorted((day, lot) for lot, day in enumerate(self._arrives)):
            yield self._env.timeout(max(0.0, arrives - self._env.now))
            self._waiting.put(lot)

    def _facility(self) -> Generator[simpy.Event]:
        """Nothing is destroyed from the beginning of a stop to its end."""
        for begins, ends in zip(*self._stops, strict=True):
            yield self._env.timeout(max(0.0, begins - self._env.now))
            self._open = self._env.event()
            for number in self._working:
                self._crews[number].interrupt()
            yield self._env.timeout(max(0.0, ends - self._env.now))
            self._open.succeed()

    def _line(self, number: int) -> Generator[simpy.Event, int]:
        """A line destroys lot after lot; one that was interrupted goes on where it was."""
        env = self._env
        while True:
            lot = yield self._waiting.get()
            left, begun = self._work[lot], inf
            while left > SIMULTANEOUS_DAYS:
                yield self._open
                since, begun = env.now, min(begun, env.now)
                self._working.add(number)
                try:
                    yield env.timeout(left)
                    left = 0.0
                except simpy.Interrupt:
                    left -= env.now - since
                self._working.remove(number)
            self._finish(lot, number, begun)

    def _finish(self, lot: int, line: int, begun: float) -> None:
        now = self._env.now
        self.handled.append(
            Handled(lot, line, self._arrives[lot], begun, now, now + self._verification[lot])
        )
        if len(self.handled) == len(self._work):
            self._done.succeed()


def destroyed_simpy(
    scenario: DestructionScenario, lots: Batches, world: DestructionWorld, speed: float = 1.0
) -> NDArray[np.float64]:
    """Days until each lot was destroyed, shape (paths, lots); infinite beyond the horizon."""
    days = np.full((world.paths, len(lots.kind)), np.inf)
    for path in range(world.paths):
        replication = StockReplication(scenario, lots, world, path, speed)
        replication.run()
        for item in replication.handled:
            days[path, item.lot] = item.destroyed
    return days
