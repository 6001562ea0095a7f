"""Chunks: replications that are drawn and played together, the unit of work and of resuming."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from pydantic import TypeAdapter

from domain.errors import CcmError
from simulations.engines.results import Outcome
from simulations.models import model_of
from simulations.runs.identity import ENGINE_VERSION
from simulations.scenarios.model import Scenario
from simulations.worlds.seeds import CHUNK, Streams

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simulations.models import Model
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario

__all__ = ["Job", "OtherEngineError", "joined", "play", "sizes", "streams_of"]

_SCENARIO: TypeAdapter[ClearanceScenario | DestructionScenario] = TypeAdapter(Scenario)


class OtherEngineError(CcmError):
    """A worker plays with another version of the engines than was asked for."""

    code = "ENGINE"

    def __init__(self, asked: str) -> None:
        super().__init__(
            f"a worker has version {ENGINE_VERSION} of the engines, and version {asked} was asked "
            "for: numbers of the two cannot be mixed. Install the same ccm-ledger on all workers."
        )


@dataclass(frozen=True, slots=True)
class Job:
    """One chunk to be played, as plain values that travel to any worker.

    ``scenario`` as JSON; ``at``: times (days) at which to note what is left; ``engine``: the
    version asked for; ``reference``: with SimPy.
    """

    scenario: str
    number: int
    size: int
    at: tuple[float, ...]
    engine: str
    reference: bool = False


def sizes(replications: int) -> list[int]:
    """How many replications each chunk has; only the last may have fewer."""
    full, rest = divmod(replications, CHUNK)
    return [CHUNK] * full + [rest] * bool(rest)


def streams_of(scenario: ClearanceScenario | DestructionScenario, chunk: int) -> Streams:
    """The random streams of a scenario's chunk."""
    return Streams(scenario.run.seed, scenario.state, scenario.article, chunk)


def play(job: Job) -> Outcome:
    """Play one chunk; a function of the job alone, whatever process runs it.

    Raises OtherEngineError where a worker of a cluster has other code than whoever asks.

    The whole chunk is drawn even where fewer replications are wanted: a replication's numbers do
    not depend on how many are asked for.
    """
    if job.engine != ENGINE_VERSION:
        raise OtherEngineError(job.engine)
    model = _model(job.scenario)
    streams = streams_of(model.scenario, job.number)
    world = model.world(streams, model.inputs(streams, CHUNK))
    at = np.array(job.at)
    played = model.play_reference(world) if job.reference else model.play(world, at)
    return Outcome(*(getattr(played, item.name)[: job.size] for item in fields(Outcome)))


def joined(parts: Iterable[Outcome]) -> Outcome:
    """The outcomes of chunks, one after the other."""
    outcomes = list(parts)
    names = [item.name for item in fields(Outcome)]
    return Outcome(*(np.concatenate([getattr(each, name) for each in outcomes]) for name in names))


@lru_cache(maxsize=32)
def _model(scenario: str) -> Model:
    return model_of(_SCENARIO.validate_json(scenario))
