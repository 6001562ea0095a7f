"""What somebody has is never written over by an answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

_TO_A_LEDGER = [
    ("export", "--format", "jsonl", "-o"),
    ("export", "--type", "HoldingsClarified", "--format", "csv", "-o"),
    ("template", "HoldingsClarified", "--format", "csv", "-o"),
    ("scenario", "new", "lebanon", "--as-of", "2021-04-22", "-o"),
]


@pytest.mark.parametrize("command", _TO_A_LEDGER, ids=lambda command: " ".join(command[:2]))
def test_no_command_writes_over_a_ledger(
    ccm: Callable[..., Any], tmp_path: Path, command: tuple[str, ...]
) -> None:
    ledger = tmp_path / "own"
    ledger.write_bytes(b"SQLite format 3\0" + b"what it holds")

    run = ccm(*command, str(ledger))

    assert run.code == 2
    assert "it is a ledger or another database" in run.err
    assert ledger.read_bytes().endswith(b"what it holds")


@pytest.mark.parametrize(
    "command",
    [
        ("template", "HoldingsClarified", "-o", "HoldingsClarified.csv"),
        ("scenario", "new", "lebanon", "--as-of", "2021-04-22", "-o", "plan.toml"),
    ],
    ids=lambda command: command[0],
)
def test_what_was_filled_in_is_not_made_empty_again(
    ccm: Callable[..., Any], tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / command[-1]).write_text("mine", encoding="utf-8")

    run = ccm(*command[:-1], str(tmp_path / command[-1]))

    assert run.code == 2
    assert "it exists and is not empty" in run.err
    assert (tmp_path / command[-1]).read_text(encoding="utf-8") == "mine"


def test_tables_of_an_earlier_export_are_not_left_among_the_new_ones(
    ccm: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "Other.csv").write_text("subject\n", encoding="utf-8")

    run = ccm("export", "--format", "csv", "-o", str(tmp_path / "own"))

    assert run.code == 2
    assert "Other.csv" in run.err


@pytest.mark.parametrize(
    ("command", "file"),
    [(("audit",), "claims.csv"), (("import",), "HoldingsClarified.csv")],
    ids=lambda value: value[0],
)
def test_a_file_that_is_read_is_not_written_over(
    ccm: Callable[..., Any], tmp_path: Path, command: tuple[str, ...], file: str
) -> None:
    (tmp_path / file).write_text("mine", encoding="utf-8")

    run = ccm(*command, file, "-o", f"./{file}")

    assert run.code == 2
    assert "it is a file that the command reads" in run.err
    assert (tmp_path / file).read_text(encoding="utf-8") == "mine"
