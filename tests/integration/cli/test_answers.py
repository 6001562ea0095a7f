"""JSON and CSV answers hold the fields that docs/commands.md documents, and no others."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from pages.answers import ANSWERS, BESIDE, OTHERWISE

from ledger.answers.model import field_names
from ledger.cli.app import COMMANDS
from ledger.cli.building import command_name

_TRIPLE = {"as_of", "known_at", "position", "root", "today", "only_read", "without", "dataset"}
_WITHOUT_ANSWER = {"init", "export", "template", "scenario new"}
_WITHOUT_TRIPLE = {"catalogue", "cite", "scenario compare", "scenario fields"}
_ASKED = [name for name in map(command_name, COMMANDS) if name not in _WITHOUT_ANSWER]


@pytest.mark.parametrize("command", _ASKED)
def test_a_json_answer_holds_what_is_documented(
    command: str,
    ccm: Callable[..., Any],
    arguments: Callable[[str], list[str]],
) -> None:
    run = ccm(*command.split(), *arguments(command), "--format", "json")
    answer = run.json

    tables = ANSWERS[command]
    recorded = "head" in BESIDE.get(command, {})
    triple = (
        set()
        if recorded or command in {"catalogue", "cite", "scenario compare", "scenario fields"}
        else _TRIPLE
    )
    assert set(answer) == {"question", *triple, *tables, *BESIDE.get(command, {})}
    assert answer["question"]["command"] == command
    for section, kind in tables.items():
        for row in answer[section]:
            assert list(row) == list(field_names(kind)), section
    assert answer["rows"]


@pytest.mark.parametrize("command", _ASKED)
def test_a_csv_answer_has_the_same_fields_in_the_same_order(
    command: str,
    ccm: Callable[..., Any],
    arguments: Callable[[str], list[str]],
) -> None:
    run = ccm(*command.split(), *arguments(command), "--format", "csv")
    header, *rows = csv.reader(io.StringIO(run.out))

    assert header == list(field_names(ANSWERS[command]["rows"]))
    assert rows
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("command", OTHERWISE)
def test_a_command_asked_otherwise_answers_as_documented(
    command: str,
    ccm: Callable[..., Any],
) -> None:
    _when, kind = OTHERWISE[command]
    given = {
        "metric": (),
        "catalogue": ("StockpileDeclared",),
        "explain": ("chad",),
        "simulate": ("lebanon", "--as-of", "2021-04-22", "--trace", "7"),
        "votes": ("A/RES/74/62",),
        "audit": ("--summary",),
        "indicators": ("--plan", "dubrovnik"),
    }[command]
    answer = ccm(command, *given, "--format", "json").json

    assert list(answer["rows"][0]) == list(field_names(kind))


def test_lists_are_joined_and_absent_values_empty_in_csv(ccm: Callable[..., Any]) -> None:
    run = ccm("states", "--status", "pending", "--as-of", "2020-10-01", "--format", "csv")
    niue, _saint_lucia = csv.DictReader(io.StringIO(run.out))

    assert niue["signed_on"] == ""
    assert len(niue["evidence"].split(";")) == 1


def test_csv_says_which_lists_it_leaves_out(ccm: Callable[..., Any]) -> None:
    run = ccm("status", "--as-of", "2020-10-01", "--format", "csv")

    assert "--format json has these too: pending, next_deadlines" in run.err
