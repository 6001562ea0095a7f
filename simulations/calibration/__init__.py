"""Calibration: what a view's own history says of rates, shares and interruptions, nothing later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulations.calibration.clearance import clearance_pool, clearance_scenario
from simulations.calibration.deadlines import open_duties
from simulations.calibration.destruction import destruction_pool, destruction_scenario
from simulations.calibration.errors import NotSimulableError

if TYPE_CHECKING:
    from projections.view import View
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario
    from simulations.scenarios.parts import Run

__all__ = [
    "NotSimulableError",
    "clearance_pool",
    "clearance_scenario",
    "destruction_pool",
    "destruction_scenario",
    "open_duties",
    "scenario_of",
]


def scenario_of(
    view: View, iso3: str, article: int, run: Run | None = None
) -> ClearanceScenario | DestructionScenario:
    """The programme of a State's open duty under Article 3 or 4, from what a view knows.

    Raises NotSimulableError where the view does not know enough.
    """
    make = clearance_scenario if article == 4 else destruction_scenario  # noqa: PLR2004
    return make(view, iso3, run)
