"""Programmes that no capacity brings in on time, and what keeps them from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulations.scenarios.model import ClearanceScenario
from simulations.scenarios.warnings import never_done

if TYPE_CHECKING:
    from simulations.scenarios.model import DestructionScenario

__all__ = ["calmer", "has_passed", "out_of_reach"]


def has_passed(scenario: ClearanceScenario | DestructionScenario) -> bool:
    """Whether the deadline lies before the first day simulated."""
    return scenario.deadline < scenario.start


def out_of_reach(scenario: ClearanceScenario | DestructionScenario) -> str:
    """Why no multiple of the capacity can help, in words; empty where one may."""
    if has_passed(scenario):
        return "the deadline has passed: no capacity meets it"
    if isinstance(scenario, ClearanceScenario) and (names := never_done(scenario)):
        return f"nobody is at work ({', '.join(_missing(scenario, name) for name in names)})"
    return ""


def calmer(
    scenario: ClearanceScenario | DestructionScenario,
) -> ClearanceScenario | DestructionScenario | None:
    """The scenario with half the doubt about the programme's rate; None where there is none."""
    doubt = scenario.productivity.programme_log_sd
    if not doubt:
        return None
    less = scenario.productivity.model_copy(update={"programme_log_sd": doubt / 2})
    return scenario.model_copy(update={"productivity": less})


def _missing(scenario: ClearanceScenario, name: str) -> str:
    """The number that is nought, by its path in a scenario file."""
    entries = getattr(scenario, name)
    if not entries:
        return f"no [[{name}]]"
    if any(each.teams for each in entries):
        return f"{name}.m2_per_team_day = 0"
    return f"{name}.teams = 0"
