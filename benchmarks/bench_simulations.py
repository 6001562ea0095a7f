"""Simulate ten shipped programmes, compiled and with SimPy, and ask for the capacity it takes.

Run: ``python -m benchmarks.bench_simulations``. Programmes are the first ten open duties that the
shipped ledger can calibrate as known on 22 April 2021, both articles among them. Everything is on
two processes where it says so, else on one; drawing the worlds is always in. *Warm* is after a
first run, which compiles or reads what was compiled before. SimPy plays ``REFERENCE``
replications of each programme in one process; what 10,000 would take on two is a projection.
"""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from domain.dates import add_years
from ledger.bootstrap import create_ledger
from ledger.datasets.loading import read_dataset, shipped_folder
from simulations.calibration import NotSimulableError, open_duties, scenario_of
from simulations.models import model_of
from simulations.questions.capacity import capacity
from simulations.questions.fixed_worlds import FixedWorlds
from simulations.runs.monte_carlo import simulate
from simulations.runs.workers import players

AS_OF = date(2021, 4, 22)
STATES = 10
REPLICATIONS = 10_000
REFERENCE = 1000
PROCESSES = 2
ROUNDS = 5
TARGETS = {"ten": 5.0, "reference": 60.0, "one": 0.5, "capacity": 2.0, "ratio": 50.0, "MB": 512.0}


def main() -> None:
    """Measure and print."""
    scenarios = _scenarios()
    names = ", ".join(f"{item.state} {item.article}" for item in scenarios)
    print(f"{len(scenarios)} programmes: {names}")
    for scenario in scenarios:
        simulate(_sized(scenario, 250))
    one = [_timed(partial(simulate, item)) for item in scenarios]
    _say("one programme, median", median(one), TARGETS["one"])
    _say("one programme, slowest", max(one), TARGETS["one"])
    searches = [_timed(partial(_capacity, item)) for item in scenarios]
    _say("capacity for 90 per cent, median", median(searches), TARGETS["capacity"])
    _say("capacity for 90 per cent, slowest", max(searches), TARGETS["capacity"])
    _say("ten programmes, one process", sum(one), TARGETS["ten"])
    with players(str(PROCESSES)) as player:
        for scenario in scenarios:
            simulate(_sized(scenario, 500), player=player)
        together = min(
            _timed(lambda: [simulate(item, player=player) for item in scenarios])
            for _ in range(ROUNDS)
        )
    _say(f"ten programmes, {PROCESSES} processes", together, TARGETS["ten"])
    _reference(scenarios)
    _memory()


def _reference(scenarios: list[Any]) -> None:
    """Both engines on the same replications of the same programmes, in one process."""
    small = [_sized(item, REFERENCE) for item in scenarios]
    pairs = [
        (
            _timed(partial(simulate, item, reference=True)),
            min(_timed(partial(simulate, item)) for _ in range(ROUNDS)),
        )
        for item in small
    ]
    slow, fast = (sum(pair[index] for pair in pairs) for index in (0, 1))
    times = REPLICATIONS / REFERENCE
    print(f"SimPy, {REFERENCE} of each, one process   {slow:8.2f} s")
    _say("  projected to 10,000, one process", slow * times, TARGETS["reference"])
    _say("  projected to 10,000, two processes", slow * times / PROCESSES, TARGETS["reference"])
    ratio = slow / fast
    print(f"{'SimPy / compiled, with worlds':<36} {ratio:8.0f} x (target {TARGETS['ratio']:.0f} x)")
    for article in (3, 4):
        own = [pair for pair, item in zip(pairs, small, strict=True) if item.article == article]
        ratio = sum(pair[0] for pair in own) / sum(pair[1] for pair in own)
        print(f"  Article {article} alone{'':<21} {ratio:8.0f} x")


def _memory() -> None:
    """Of this process, which holds ten runs of one after the other, and of all with workers."""
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    limit = TARGETS["MB"]
    print(f"{'peak memory, one process':<36} {here:8.0f} MB (target {limit:.0f} MB)")
    print(f"{'peak memory, greatest worker':<36} {worker:8.0f} MB")


def _capacity(scenario: Any) -> object:
    """With a deadline so far off that most programmes have a capacity that does."""
    far = add_years(scenario.start, 8)
    model = model_of(scenario.model_copy(update={"deadline": far}))
    return capacity(FixedWorlds(model, REPLICATIONS), 0.9)


def _scenarios() -> list[Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.sqlite"
        with create_ledger(str(path), AS_OF) as ledger:
            ledger.record(read_dataset(shipped_folder()).events)
            view = ledger.view(AS_OF, AS_OF)
            found = []
            for iso3, article in open_duties(view):
                try:
                    found.append(_sized(scenario_of(view, iso3, article), REPLICATIONS))
                except NotSimulableError:
                    continue
            return found[:STATES]


def _sized(scenario: Any, replications: int) -> Any:
    run = scenario.run.model_copy(update={"replications": replications})
    return scenario.model_copy(update={"run": run})


def _say(what: str, seconds: float, target: float) -> None:
    print(f"{what:<36} {seconds:8.2f} s (target {target:.1f} s)")


def _timed(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start


if __name__ == "__main__":
    main()
