"""Worlds drawn once and played again and again: what changes is the programme, never the luck."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from simulations.runs.chunks import streams_of
from simulations.statistics.intervals import Interval, wilson
from simulations.worlds.calendar import close_of
from simulations.worlds.seeds import CHUNK

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from numpy.typing import NDArray

    from simulations.models import Model

__all__ = ["FixedWorlds"]


class FixedWorlds:
    """Whole chunks of worlds of one model; the first ones of its runs."""

    def __init__(self, model: Model, replications: int) -> None:
        self.model = model
        count = max(1, replications // CHUNK)
        chunks = [streams_of(model.scenario, number) for number in range(count)]
        self._worlds = [model.world(each, model.inputs(each, CHUNK)) for each in chunks]

    @property
    def replications(self) -> int:
        """How many there are."""
        return len(self._worlds) * CHUNK

    def any_world(self) -> Any:
        """One of them, to see what is in it."""
        return self._worlds[0]

    def finish(
        self, model: Model, change: Callable[[Any], Any] = lambda world: world
    ) -> NDArray[np.float64]:
        """Days to the finish of a programme in these worlds, each changed as told."""
        return np.concatenate([model.play(change(world)).finish for world in self._worlds])

    def on_time(
        self,
        model: Model | None = None,
        change: Callable[[Any], Any] = lambda world: world,
        deadline: date | None = None,
    ) -> Interval:
        """P(on time) of a programme (by default the model's own) in these worlds."""
        scenario = self.model.scenario
        last = close_of(scenario.start, deadline or scenario.deadline)
        finish = self.finish(model or self.model, change)
        return wilson(int((finish <= last).sum()), len(finish))
