"""Answers that cannot be written: what was recorded before is said to be, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from support.command import CCM

Ccm = Callable[..., "subprocess.CompletedProcess[bytes]"]

_OWN = (
    '{"type": "DocumentIssued", "subject": "own-%s", "date": "2020-01-01", "title": "Côte %s 𝄞", '
    '"publisher": "me", "symbol": null, "url": null, '
    '"sources": [{"document": "own-%s", "locator": "whole"}]}\n'
)
_RECORD = (
    *("record", "DocumentIssued", "--subject", "own", "--date", "2020-01-01"),
    *("--set", "title=Côte d'Ivoire", "--set", "publisher=me", "--source", "own"),
    *("--locator", "whole"),
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    folder = tmp_path_factory.mktemp("small")
    done = subprocess.run(
        [CCM, "init", "--empty"], cwd=folder, env=environment, check=False, capture_output=True
    )
    assert done.returncode == 0
    return folder / "ccm-ledger.sqlite"


@pytest.fixture
def ccm(small: Path, tmp_path: Path, environment: dict[str, str]) -> Ccm:
    """``ccm`` on an empty ledger of its own, with the streams that are given."""
    shutil.copy(small, tmp_path)
    for name in ("one", "two"):
        (tmp_path / f"{name}.jsonl").write_text(_OWN % (name, name, name), encoding="utf-8")

    def run(
        *args: str, encoding: str = "", after: str = "", stdout: int = subprocess.PIPE
    ) -> subprocess.CompletedProcess[bytes]:
        env = {**environment, **({"PYTHONIOENCODING": encoding} if encoding else {})}
        command = ["sh", "-c", f'exec "$@" {after}', "sh", str(CCM), *args]
        return subprocess.run(
            command, cwd=tmp_path, env=env, check=False, stdout=stdout, stderr=subprocess.PIPE
        )

    return run


def _positions(ccm: Ccm) -> int:
    return len(json.loads(ccm("events", "--format", "json").stdout)["rows"])


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (">&-", "standard output is closed"),
        (">/dev/full", "standard output: no space left on device"),
    ],
)
@pytest.mark.parametrize("command", [_RECORD, ("import", "one.jsonl")])
def test_a_record_whose_answer_nobody_takes_is_told_to_be_made(
    ccm: Ccm, after: str, why: str, command: tuple[str, ...]
) -> None:
    done = ccm(*command, after=after)

    assert done.stderr.decode() == (
        f"error[UNWRITTEN]: recorded to position 1; the answer could not be written: {why}. "
        "Nothing has to be recorded again; `ccm events` shows what was.\n"
    )
    assert done.returncode == 5
    assert _positions(ccm) == 1


@pytest.mark.parametrize("command", [_RECORD, ("import", "one.jsonl")])
def test_a_file_that_fills_up_after_the_record_does_not_undo_it(
    ccm: Ccm, command: tuple[str, ...]
) -> None:
    done = ccm(*command, "-o", "/dev/full")

    assert b"recorded to position 1; the answer could not be written: /dev/full" in done.stderr
    assert done.returncode == 5
    assert _positions(ccm) == 1


def test_a_rehearsal_and_a_question_say_nothing_of_records(ccm: Ccm) -> None:
    rehearsed = ccm("import", "one.jsonl", "--dry-run", "-o", "/dev/full")
    asked = ccm("events", after=">&-")

    assert b"error[UNWRITTEN]: the answer could not be written" in rehearsed.stderr
    assert b"error[UNWRITTEN]: the answer could not be written" in asked.stderr
    assert (rehearsed.returncode, asked.returncode) == (5, 5)


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("nowhere/a.json", "there is no folder nowhere"),
        (".", "it is a folder"),
        ("a.ics", "ends in .ics"),
        ("ccm-ledger.sqlite", "it is a ledger or another database"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused_before_anything_is_recorded(
    ccm: Ccm, output: str, why: str
) -> None:
    forced = ("--format", "json") if output.endswith(".sqlite") else ()
    done = ccm("import", "one.jsonl", "-o", output, *forced)

    assert why in done.stderr.decode()
    assert done.returncode == 2
    assert _positions(ccm) == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_seen_before_anything_is_recorded(
    ccm: Ccm, tmp_path: Path
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    done = ccm("import", "one.jsonl", "-o", "closed/a.json")

    assert b"permission denied" in done.stderr
    assert done.returncode == 2
    assert _positions(ccm) == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1:strict"])
def test_a_pipe_that_lacks_letters_gets_them_escaped(ccm: Ccm, encoding: str) -> None:
    recorded = ccm("import", "one.jsonl", "--format", "json", encoding=encoding)
    shown = ccm("documents", encoding=encoding)
    exported = ccm("export", encoding=encoding)

    assert [item.returncode for item in (recorded, shown, exported)] == [0, 0, 0]
    name = encoding.partition(":")[0]
    assert "Côte one 𝄞" in str(json.loads(recorded.stdout.decode(name)))
    assert json.loads(exported.stdout.decode(name))["title"] == "Côte one 𝄞"
    assert b"\\ud834\\udd1e" in shown.stdout


def test_files_hold_utf_8_whatever_the_terminal_takes(ccm: Ccm, tmp_path: Path) -> None:
    assert ccm("import", "one.jsonl", encoding="ascii").returncode == 0
    assert ccm("documents", "-o", "own.csv", encoding="ascii").returncode == 0

    assert "Côte one 𝄞" in (tmp_path / "own.csv").read_text(encoding="utf-8")


def test_a_record_is_none_the_worse_for_notes_that_nobody_hears(ccm: Ccm) -> None:
    full = ccm("import", "one.jsonl", "--format", "json", after="2>/dev/full")
    closed = ccm("import", "two.jsonl", "--format", "json", after="2>&-")

    assert [json.loads(item.stdout)["head"] for item in (full, closed)] == [1, 2]
    assert [full.returncode, closed.returncode] == [0, 0]


def test_a_reader_that_has_had_enough_is_no_failure(ccm: Ccm) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = ccm("import", "one.jsonl", stdout=writing)
    os.close(writing)

    assert done.stderr.startswith(b"1 recorded; position 1")
    assert done.returncode == 0
