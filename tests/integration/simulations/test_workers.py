"""The same numbers whoever plays, however many, and however often the run was cut short.

And none of them changes behind the back of ENGINE_VERSION, by which finished chunks are found.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulations.engines.results import Outcome
from simulations.models import model_of
from simulations.runs.archive import Archive
from simulations.runs.chunks import Job, OtherEngineError, play, streams_of
from simulations.runs.identity import ENGINE_VERSION, identity, scenario_hash
from simulations.runs.monte_carlo import Result, simulate
from simulations.runs.workers import (
    InvalidWorkersError,
    players,
)
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.worlds.seeds import CHUNK

REPLICATIONS = 1100
CLEARANCE = ClearanceScenario.model_validate(
    {
        "schema_version": 1,
        "name": "example",
        "state": "LBN",
        "article": 4,
        "start": date(2021, 1, 1),
        "deadline": date(2023, 5, 1),
        "land": {
            "suspected_m2": 4e6,
            "confirmed_m2": 2e6,
            "cancelled_share": 0.3,
            "reduced_share": 0.3,
        },
        "non_technical_survey": ({"teams": 2, "m2_per_team_day": 4000},),
        "technical_survey": ({"teams": 2, "m2_per_team_day": 4000},),
        "clearance": ({"teams": 9, "m2_per_team_day": 700},),
        "insecurity": ({"rate_per_year": 3, "duration_days": 20},),
        "discovery": {"rate_per_year": 0.5, "size_m2": 1e5},
        "run": {"replications": REPLICATIONS, "seed": 5},
    }
)
DESTRUCTION = DestructionScenario.model_validate(
    {
        "schema_version": 1,
        "name": "example",
        "state": "BGR",
        "article": 3,
        "start": date(2021, 1, 1),
        "deadline": date(2022, 10, 1),
        "stock": {
            "types": (
                {
                    "name": "M26",
                    "munitions": 5000,
                    "lot_size": 250,
                    "munitions_per_line_month": 300,
                },
            ),
            "lines": 2,
            "transport_days": {"distribution": "gamma", "mean": 20, "cv": 0.5},
            "rework_share": 0.1,
        },
        "facility_suspension": {"rate_per_year": 2, "duration_days": 30},
        "run": {"replications": REPLICATIONS, "seed": 5},
    }
)
VARIED = ClearanceScenario.model_validate(
    CLEARANCE.model_dump(by_alias=True)
    | {
        "land": CLEARANCE.land.model_dump(by_alias=True)
        | {"cancelled_share": {"distribution": "beta", "a": 3, "b": 7}, "difficult_share": 0.2},
        "insecurity": (
            {"rate_per_year": 3, "duration_days": {"distribution": "gamma", "mean": 20, "cv": 1}},
        ),
        "dormancy": {"dormant_at_start": 0.1, "wakes_per_year": 0.5, "falls_dormant_per_year": 0.1},
    }
)
BOTH = pytest.mark.parametrize("scenario", [CLEARANCE, DESTRUCTION], ids=["article 4", "article 3"])
AT = (0.0, 400.0)


@pytest.mark.parametrize("workers", ["2", "4"])
def test_processes_change_not_a_byte(workers: str) -> None:
    with players(workers) as player:
        for scenario in (CLEARANCE, DESTRUCTION):
            assert _digest(simulate(scenario, at=AT, player=player)) == _digest(_alone(scenario))


def test_a_cluster_changes_not_a_byte() -> None:
    distributed = pytest.importorskip("distributed")
    cluster = distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        host="127.0.0.1",
    )
    with cluster, players(cluster.scheduler_address) as player:
        for scenario in (CLEARANCE, DESTRUCTION):
            assert _digest(simulate(scenario, at=AT, player=player)) == _digest(_alone(scenario))


def test_workers_that_cannot_be_are_refused() -> None:
    for text in ("0", "two", "-1", "1.5", "100000", "http://x", "tcp://x", "tcp://x:y", "tcp://:1"):
        with pytest.raises(InvalidWorkersError), players(text):
            pass


@BOTH
def test_a_replication_played_alone_is_that_of_the_run(scenario: Any) -> None:
    model, finish = model_of(scenario), _alone(scenario).outcome.finish
    for number in (0, 249, 250, REPLICATIONS - 1):
        chunk, path = divmod(number, CHUNK)
        streams = streams_of(scenario, chunk)
        replication: Any = model
        traced = replication.trace(model.world(streams, model.inputs(streams, CHUNK)), path)
        ended = getattr(traced, "finish", None) or max(item.verified for item in traced.handled)
        assert ended == pytest.approx(finish[number], abs=1e-6)


@BOTH
def test_fewer_replications_are_the_first_of_more(scenario: Any) -> None:
    fewer = _sized(scenario, 300)
    short, long = simulate(fewer).outcome, _alone(scenario).outcome
    assert short.finish.tolist() == long.finish[:300].tolist()


def test_another_seed_gives_other_numbers() -> None:
    other = CLEARANCE.model_copy(update={"run": CLEARANCE.run.model_copy(update={"seed": 6})})
    assert _digest(simulate(other, at=AT)) != _digest(_alone(CLEARANCE))


@BOTH
def test_a_run_that_was_killed_goes_on_where_it_was(scenario: Any, tmp_path: Path) -> None:
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from pydantic import TypeAdapter\n"
        "from simulations.runs.monte_carlo import simulate\n"
        "from simulations.scenarios.model import Scenario\n"
        "scenario = TypeAdapter(Scenario).validate_json(sys.stdin.read())\n"
        "def told(done):\n"
        "    print(done, flush=True)\n"
        "    time.sleep(0.2)\n"
        f"simulate(scenario, at={AT}, archive=Path(sys.argv[1]), progress=told)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(scenario.model_dump_json(by_alias=True))
        process.stdin.close()
        assert [process.stdout.readline() for _ in range(2)] == ["250\n"] * 2
        process.kill()
        assert process.wait() < 0
    kept = sorted(tmp_path.glob("*/*.npz"))
    assert 2 <= len(kept) < 5
    played: list[int] = []

    def player(jobs: Any) -> Iterator[Outcome]:
        for job in jobs:
            played.append(job.number)
            yield play(job)

    again = simulate(scenario, at=AT, archive=tmp_path, player=player)
    assert played == list(range(len(kept), 5))
    assert _digest(again) == _digest(_alone(scenario))
    played.clear()
    assert _digest(simulate(scenario, at=AT, archive=tmp_path, player=player)) == _digest(again)
    assert played == []


@pytest.mark.parametrize(
    "broken",
    [
        lambda whole: whole[: len(whole) // 2],
        lambda _whole: b"",
        lambda _whole: b"no archive of arrays",
        lambda _whole: _without_finish(),
    ],
    ids=["cut in half", "empty", "something else", "without the finishes"],
)
def test_a_chunk_that_is_not_whole_is_played_again(broken: Any, tmp_path: Path) -> None:
    first = simulate(CLEARANCE, at=AT, archive=tmp_path)
    (chunk,) = tmp_path.glob("*/chunk-000001.npz")
    chunk.write_bytes(broken(chunk.read_bytes()))

    assert _digest(simulate(CLEARANCE, at=AT, archive=tmp_path)) == _digest(first)


def _sized(scenario: Any, replications: int) -> Any:
    run = scenario.run.model_copy(update={"replications": replications})
    return scenario.model_copy(update={"run": run})


def _without_finish() -> bytes:
    file = io.BytesIO()
    np.savez(file, idle=np.zeros(CHUNK))
    return file.getvalue()


def test_a_chunk_of_fewer_replications_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    few = _sized(CLEARANCE, 300)
    simulate(few, at=AT, archive=tmp_path)

    assert _digest(simulate(CLEARANCE, at=AT, archive=tmp_path)) == _digest(_alone(CLEARANCE))


def test_a_chunk_has_its_name_only_once_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: Any, **_arrays: Any) -> None:
        file.write(b"half")
        raise OSError

    monkeypatch.setattr(np, "savez", fail)
    with pytest.raises(OSError):  # noqa: PT011 - whatever it says
        simulate(CLEARANCE, archive=tmp_path)
    assert not list(tmp_path.glob("*/*.npz"))


@pytest.mark.parametrize("asked", [{"at": (0.0, 9.0)}, {"reference": True}])
def test_what_else_was_asked_of_a_run_has_a_folder_of_its_own(
    asked: dict[str, Any], tmp_path: Path
) -> None:
    few = _sized(CLEARANCE, 50)
    simulate(few, archive=tmp_path)
    found = simulate(few, archive=tmp_path, **asked)

    assert found.outcome.left.shape == (50, len(asked.get("at", ())))
    assert len(list(tmp_path.iterdir())) == 2


def test_a_worker_with_other_engines_refuses() -> None:
    job = Job(CLEARANCE.model_dump_json(by_alias=True), 0, 1, (), "0")
    with pytest.raises(OtherEngineError, match="version 0 was asked for"):
        play(job)


def test_another_scenario_seed_or_engine_has_a_folder_of_its_own(tmp_path: Path) -> None:
    run = identity(CLEARANCE, REPLICATIONS)
    folders = {
        Archive(tmp_path, run).folder,
        Archive(tmp_path, run, at=AT).folder,
        Archive(tmp_path, identity(DESTRUCTION, REPLICATIONS)).folder,
        Archive(
            tmp_path,
            identity(
                CLEARANCE.model_copy(update={"run": CLEARANCE.run.model_copy(update={"seed": 6})}),
                REPLICATIONS,
            ),
        ).folder,
    }
    assert len(folders) == 4
    assert Archive(tmp_path, identity(CLEARANCE, 50, 7, "root")).folder in folders


def test_a_wanted_precision_is_reached_and_workers_change_nothing(tmp_path: Path) -> None:
    run = CLEARANCE.run.model_copy(update={"precision": 0.02})
    scenario = CLEARANCE.model_copy(update={"run": run})
    found = simulate(scenario)
    assert found.on_time().half_width <= 0.02
    size = len(found.outcome.finish)
    assert size % 1000 == 0
    assert found.identity.replications == size
    before = found.outcome.finish[: size - 1000]
    if len(before):
        share = float((before <= (scenario.deadline - scenario.start).days + 1).mean())
        assert 1.96 * (share * (1 - share) / len(before)) ** 0.5 > 0.0195
    for _ in range(2):
        kept = simulate(scenario, archive=tmp_path)
        assert kept.outcome.finish.tolist() == found.outcome.finish.tolist()


def test_no_more_are_played_than_the_limit_allows() -> None:
    run = CLEARANCE.run.model_copy(update={"precision": 0.0001, "max_replications": 1300})
    assert len(simulate(CLEARANCE.model_copy(update={"run": run})).outcome.finish) == 1300


_RESULTS: dict[int, Result] = {}


def _alone(scenario: Any) -> Result:
    if scenario.article not in _RESULTS:
        _RESULTS[scenario.article] = simulate(scenario, at=AT)
    return _RESULTS[scenario.article]


def _digest(result: Result) -> str:
    arrays = [getattr(result.outcome, item.name) for item in fields(Outcome)]
    assert all(np.isfinite(array).all() for array in arrays[1:])
    return sha256(b"".join(array.tobytes() for array in arrays)).hexdigest()


@pytest.mark.parametrize(
    ("scenario", "version", "hashed", "days"),
    [
        (VARIED, "2", "82fc8a095c51fa6f", [1839.507, 1230.165, 949.608, 1093.729, 2520.571]),
        (DESTRUCTION, "2", "7459b7625f4910a7", [375.039, 354.209, 343.951, 374.167, 299.1]),
    ],
    ids=["article 4", "article 3"],
)
def test_with_this_version_a_scenario_has_these_numbers(
    scenario: Any, version: str, hashed: str, days: list[float]
) -> None:
    """Where this fails, raise ENGINE_VERSION and take the new numbers, after asking why they moved.

    The days on which replications 0, 50, … 200 finished, to the thousandth.
    """
    finish = simulate(_sized(scenario, 250)).outcome.finish[::50]
    assert version == ENGINE_VERSION
    assert scenario_hash(scenario)[:16] == hashed
    assert np.round(finish, 3).tolist() == pytest.approx(days, abs=0.002)
