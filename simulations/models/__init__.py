"""Models: a scenario made ready to be drawn and played, as often as wanted, by either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, overload

from simulations.models.clearance import ClearanceModel
from simulations.models.destruction import DestructionModel
from simulations.scenarios.model import ClearanceScenario

if TYPE_CHECKING:
    from enum import IntEnum

    import numpy as np
    from numpy.typing import NDArray

    from simulations.engines.results import Outcome
    from simulations.scenarios.model import DestructionScenario
    from simulations.worlds.seeds import Streams

__all__ = ["ClearanceModel", "DestructionModel", "Model", "model_of"]


class Model(Protocol):
    """What both models can do; their inputs and worlds are their own."""

    causes: type[IntEnum]
    amounts: type[IntEnum]

    @property
    def scenario(self) -> ClearanceScenario | DestructionScenario:
        """The scenario that it was made from."""

    def inputs(self, streams: Streams, size: int) -> Any:
        """Draw what is uncertain about the programme, ``size`` times."""

    def world(self, streams: Streams, inputs: Any) -> Any:
        """Draw what happens on as many paths as there are inputs."""

    def play(self, world: Any, at: NDArray[np.float64] | None = None) -> Outcome:
        """Play every path with the compiled engine; note what is left ``at`` times (days)."""

    def play_reference(self, world: Any) -> Outcome:
        """Play every path with the reference engine."""

    def scaled(self, factor: float) -> Model:
        """The same programme with so many times the capacity, in the same worlds."""


@overload
def model_of(scenario: ClearanceScenario) -> ClearanceModel: ...


@overload
def model_of(scenario: DestructionScenario) -> DestructionModel: ...


def model_of(scenario: ClearanceScenario | DestructionScenario) -> Model:
    """The model of the article that a scenario is about."""
    if isinstance(scenario, ClearanceScenario):
        return ClearanceModel(scenario)
    return DestructionModel(scenario)
