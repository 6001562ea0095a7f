"""Monte Carlo: a fixed number of replications, or as many as a wanted precision takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from simulations.runs.archive import Archive
from simulations.runs.chunks import Job, joined, play, sizes
from simulations.runs.identity import ENGINE_VERSION, identity
from simulations.statistics.intervals import wilson
from simulations.worlds.calendar import close_of
from simulations.worlds.seeds import CHUNK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from simulations.engines.results import Outcome
    from simulations.runs.identity import Identity
    from simulations.runs.workers import Player
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario
    from simulations.statistics.intervals import Interval

__all__ = ["BATCH", "Result", "simulate"]

BATCH = 4 * CHUNK
"""Replications between two looks at the precision; the first look is after as many."""


@dataclass(frozen=True, slots=True)
class Result:
    """What happened on every replication of a scenario; ``at`` as in `Outcome.left`."""

    scenario: ClearanceScenario | DestructionScenario
    identity: Identity
    at: tuple[float, ...]
    outcome: Outcome

    def on_time(self, deadline: date | None = None) -> Interval:
        """P(finished by the end of the deadline's day), with the error of simulating."""
        last = close_of(self.scenario.start, deadline or self.scenario.deadline)
        finish = self.outcome.finish
        return wilson(int((finish <= last).sum()), len(finish))


@dataclass(frozen=True, slots=True)
class _Work:
    scenario: ClearanceScenario | DestructionScenario
    at: tuple[float, ...]
    player: Player
    archive: Archive | None
    reference: bool
    progress: Callable[[int], object]

    def play(self, first: int, counts: list[int]) -> Iterator[Outcome]:
        """Chunks from a number on, in order; those that are in the archive are not played."""
        said = self.scenario.model_dump_json(by_alias=True)
        chunks = list(enumerate(counts, first))
        kept = {
            number: found
            for number, size in chunks
            if self.archive and (found := self.archive.load(number, size))
        }
        missing = [
            Job(said, number, size, self.at, ENGINE_VERSION, self.reference)
            for number, size in chunks
            if number not in kept
        ]
        played = self.player(missing)
        for number, size in chunks:
            outcome = kept.get(number) or next(played)
            if self.archive and number not in kept:
                self.archive.save(number, outcome)
            self.progress(size)
            yield outcome


def simulate(  # noqa: PLR0913
    scenario: ClearanceScenario | DestructionScenario,
    *,
    at: tuple[float, ...] = (),
    player: Player = lambda jobs: map(play, jobs),
    archive: Path | None = None,
    reference: bool = False,
    progress: Callable[[int], object] = lambda _done: None,
    origin: tuple[int, str] | None = None,
) -> Result:
    """Simulate a scenario as often as it says.

    ``at``: days at which to note what is left; ``archive``: a folder that keeps finished chunks
    and gives those it has; ``reference`` plays with SimPy; ``progress`` is told of each chunk's
    replications; ``origin``: position and root of the ledger that the scenario was taken from.
    """
    run = scenario.run
    begun = identity(scenario, run.replications, *(origin or (None, None)))
    kept = Archive(archive, begun, at=at, reference=reference) if archive else None
    work = _Work(scenario, at, player, kept, reference, progress)
    if run.precision is None:
        outcome = joined(work.play(0, sizes(run.replications)))
    else:
        outcome = _until_precise(work, run.precision, run.max_replications)
    done = replace(begun, replications=len(outcome.finish))
    return Result(scenario, done, at, outcome)


def _until_precise(work: _Work, precision: float, limit: int) -> Outcome:
    """Batch after batch; chunks count in their order, so that workers change nothing."""
    last = close_of(work.scenario.start, work.scenario.deadline)
    parts: list[Outcome] = []
    successes = trials = 0
    while trials < limit:
        counts = sizes(min(BATCH, limit - trials))
        parts += work.play(trials // CHUNK, counts)
        successes += sum(int((part.finish <= last).sum()) for part in parts[-len(counts) :])
        trials += sum(counts)
        if wilson(successes, trials).half_width <= precision:
            break
    return joined(parts)
