"""Models: a scenario made ready to be drawn and played, as often as wanted, by either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulations.models.clearance import ClearanceModel
from simulations.models.destruction import DestructionModel

if TYPE_CHECKING:
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario

__all__ = ["ClearanceModel", "DestructionModel", "Model", "model_of"]

Model = ClearanceModel | DestructionModel


def model_of(scenario: ClearanceScenario | DestructionScenario) -> Model:
    """The model of the article that a scenario is about."""
    return ClearanceModel(scenario) if scenario.article == 4 else DestructionModel(scenario)  # noqa: PLR2004
