"""`ccm simulate` through the installed command: finished chunks are kept and gone on from."""

from __future__ import annotations

import json
import os
import re
import subprocess
from signal import SIGINT
from time import monotonic, sleep
from typing import Any

import numpy as np
import pytest

from support.command import CCM, AskedOnce, Command

LEBANON = ("simulate", "lebanon", "--as-of", "2021-04-22", "-n", "500")


def played(out: str) -> dict[str, Any]:
    """An answer but for what was asked."""
    answer: dict[str, Any] = json.loads(out)
    del answer["question"]
    return answer


def test_what_an_archive_keeps_is_what_a_run_without_one_plays(
    fresh_ccm: Command, ccm: AskedOnce
) -> None:
    kept = fresh_ccm(*LEBANON, "--format", "json", "--archive", "runs")
    assert played(kept.out) == played(ccm(*LEBANON, "--format", "json").out)

    (folder,) = (fresh_ccm.folder / "runs").iterdir()
    said = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert (said["chunk"], said["replications"], said["seed"]) == (250, 500, 1)
    assert said["root"] == json.loads(kept.out)["root"]
    assert len(list(folder.glob("chunk-*.npz"))) == 2


def test_a_kept_chunk_is_read_and_not_played_again(fresh_ccm: Command) -> None:
    first = fresh_ccm(*LEBANON, "--format", "json", "--archive", "runs")
    (folder,) = (fresh_ccm.folder / "runs").iterdir()
    chunk = folder / "chunk-000000.npz"
    with np.load(chunk) as found:
        arrays = dict(found)
    np.savez(chunk, **(arrays | {"finish": np.zeros_like(arrays["finish"])}))

    again = fresh_ccm(*LEBANON, "--format", "json", "--archive", "runs")
    assert played(again.out) != played(first.out)


def test_more_replications_go_on_from_the_chunks_that_are_there(fresh_ccm: Command) -> None:
    fresh_ccm(*LEBANON, "--format", "json", "--archive", "runs")
    more = ("simulate", "lebanon", "--as-of", "2021-04-22", "-n", "750", "--format", "json")
    assert played(fresh_ccm(*more, "--archive", "runs").out) == played(fresh_ccm(*more).out)

    (folder,) = (fresh_ccm.folder / "runs").iterdir()
    assert len(list(folder.glob("chunk-*.npz"))) == 3


def test_a_request_is_answered_from_the_declared_stock_where_nothing_was_destroyed(
    ccm: AskedOnce,
) -> None:
    row = ccm.json("assess-request", "bulgaria", "3", "2020").row(state="BGR")

    assert (row["deadline"], row["asked"]) == ("2020-10-01", "2022-10-01")
    assert row["p_asked_low"] <= row["p_asked"] <= row["p_asked_high"]
    assert row["p_asked_inputs_low"] <= row["p_asked"] <= row["p_asked_inputs_high"]
    assert "stock.types is an upper bound" in row["missing"]


def test_an_upper_bound_is_warned_of(ccm: AskedOnce) -> None:
    asked = ("simulate", "bulgaria", "--article", "3", "--as-of", "2020-10-01", "-n", "250")
    warned = ccm.json(*asked).json["warnings"]
    assert "stock.types" in {row["field"] for row in warned}


def test_a_request_that_cannot_be_simulated_still_has_its_deadline(ccm: AskedOnce) -> None:
    row = ccm.json("assess-request", "chad", "4").row(state="TCD")

    assert (row["deadline"], row["asked"], row["p_asked"]) == ("2023-09-01", "2024-10-01", None)


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("", "--archive names no folder: give one, such as runs"),
        ("taken", "--archive taken: taken is a file. Give a folder"),
        ("taken/runs", "--archive taken/runs: taken is a file. Give a folder"),
    ],
)
def test_an_archive_that_can_be_no_folder_is_refused(
    fresh_ccm: Command, folder: str, said: str
) -> None:
    (fresh_ccm.folder / "taken").write_text("", encoding="utf-8")
    assert said in fresh_ccm(*LEBANON, "--archive", folder, code=2).err


@pytest.mark.usefixtures("heeding_interruptions")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupted_run_says_how_much_of_it_is_kept(fresh_ccm: Command, workers: str) -> None:
    asked = ["simulate", "lebanon", "--as-of", "2021-04-22", "-n", "5000000"]
    running = subprocess.Popen(
        [CCM, *asked, "--archive", "runs", "--workers", workers],
        cwd=fresh_ccm.folder,
        env={**fresh_ccm.environment, "CCM_LEDGER": str(fresh_ccm.ledger)},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    until = monotonic() + 120
    while not list(fresh_ccm.folder.glob("runs/*/chunk-*.npz")) and monotonic() < until:
        sleep(0.05)
    os.killpg(running.pid, SIGINT)
    out, err = running.communicate(timeout=120)

    assert (running.returncode, out) == (130, "")
    assert re.search(
        r"^[1-9][\d,]* of 20,000 chunks are kept in runs; the same command goes on from them$",
        err,
        re.MULTILINE,
    )
    assert err.splitlines()[-1] == "interrupted"
    assert "Traceback" not in err
