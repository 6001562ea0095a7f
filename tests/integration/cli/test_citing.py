"""What a citation prints runs as printed, and comes to the same answer."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from inspect import signature
from typing import Any

import pytest

from ledger.cli.app import COMMANDS
from ledger.cli.building import command_name

CITED = [
    name
    for item in COMMANDS
    if "as_of" in signature(item).parameters and (name := command_name(item)) != "scenario new"
]
FOUND = 1
"""The exit code where there is something to look into."""


def cited(ccm: Callable[..., Any], *words: str) -> dict[str, Any]:
    run = ccm("cite", *words, "--format", "json")
    assert run.code == 0, run.err
    (row,) = run.json["rows"]
    found: dict[str, Any] = row
    return found


@pytest.mark.parametrize("command", CITED)
def test_a_printed_command_runs_as_printed_and_gives_the_same_answer(
    command: str,
    ccm: Callable[..., Any],
    arguments: Callable[[str], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = [*command.split(), *arguments(command)]
    if "--ledger" in asked:
        monkeypatch.setenv("CCM_LEDGER", asked[asked.index("--ledger") + 1])
    row = cited(ccm, *asked)

    words = shlex.split(row["command"])
    assert words[0] == "ccm"
    again = ccm(*words[1:])
    assert again.code in {0, FOUND}, again.err
    assert cited(ccm, *words[1:]) == row


@pytest.mark.parametrize(
    "words",
    [
        ("audit", "--kind", "membership", "--known-at", "2021-12-31"),
        ("audit", "--summary", "--only-read"),
        ("diff", "--from", "2020-02-12", "--to", "2020-02-13"),
        ("diff", "--from", "100", "--to", "200", "--on", "position", "--as-of", "2020"),
        ("diff", "--from", "2020", "--to", "2021", "--on=known-at"),
        ("diff", "--since", "4000"),
        ("indicators", "--action", "11b", "--as-of", "2RC"),
        ("metric", "contracting_states", "--today", "2022-01-01"),
    ],
)
def test_whatever_dates_a_question_takes_its_command_runs(
    ccm: Callable[..., Any], words: tuple[str, ...]
) -> None:
    row = cited(ccm, *words)
    assert cited(ccm, *shlex.split(row["command"])[1:]) == row


def test_a_citation_of_claims_names_no_day_of_its_own(ccm: Callable[..., Any]) -> None:
    row = cited(ccm, "audit", "--kind", "membership")
    assert row["as_of"] is None
    assert "--as-of" not in row["command"]
    assert "as of" not in row["citation"]


def test_what_writes_a_file_is_not_cited(ccm: Callable[..., Any]) -> None:
    run = ccm("cite", "scenario", "new", "lebanon")
    assert run.code == 2
    assert "no question that can be cited" in run.err
