"""What a run is: everything that its numbers depend on, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from simulations.worlds.seeds import CHUNK

if TYPE_CHECKING:
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario

__all__ = ["ENGINE_VERSION", "Identity", "identity", "scenario_hash"]

ENGINE_VERSION = "2"
"""Raised with every change that can change a number: old runs are not continued then."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A run can be repeated from this, and checked against it.

    ``position`` and ``root`` are those of the ledger that the scenario was taken from; None
    where it came from a file alone.
    """

    scenario: str
    engine: str
    seed: int
    chunk: int
    replications: int
    position: int | None = None
    root: str | None = None


def scenario_hash(scenario: ClearanceScenario | DestructionScenario) -> str:
    """SHA-256, as hex, of what a scenario says of the programme: not of runs or sources."""
    said = scenario.model_dump_json(exclude={"run", "provenance", "name"}, by_alias=True)
    years = scenario.run.horizon_years
    return sha256(f"{years}:{said}".encode()).hexdigest()


def identity(
    scenario: ClearanceScenario | DestructionScenario,
    replications: int,
    position: int | None = None,
    root: str | None = None,
) -> Identity:
    """The identity of a run of that many replications."""
    return Identity(
        scenario_hash(scenario),
        ENGINE_VERSION,
        scenario.run.seed,
        CHUNK,
        replications,
        position,
        root,
    )
