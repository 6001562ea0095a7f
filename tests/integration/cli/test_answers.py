"""JSON and CSV answers hold the fields that docs/commands.md documents, and no others."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pages.answers import ANSWERS, BESIDE, OTHERWISE

from domain.events.money import Billing
from domain.money import Currency
from domain.strategies import MoneyStory, documents
from domain.strategies.money_stories import PAYING
from ledger.answers.model import field_names
from ledger.bootstrap import create_ledger
from ledger.cli.app import COMMANDS
from ledger.cli.building import command_name

_TRIPLE = {"as_of", "known_at", "position", "root", "today", "only_read", "dataset"}
_DOCUMENT = ("--subject", "a-note", "--date", "2026-01-01", "--set", "title=A note")
_ARGUMENTS = {
    "import": ("own", "--dry-run"),
    "record": (
        *("DocumentIssued", "--dry-run", *_DOCUMENT, "--set", "publisher=Nobody"),
        *("--source", "a-note", "--locator", "whole"),
    ),
    "correct": ("@", "--set", "note=x", "--reason", "y", "--kind", "transcription", "--dry-run"),
    "retract": ("@", "--reason", "y", "--kind", "transcription", "--dry-run"),
    "source": ("@", "--source", "ccm-conf-2021-6", "--locator", "para 1", "--dry-run"),
    "state": ("bulgaria", "--as-of", "2020-10-02"),
    "due": ("--within", "10y", "--as-of", "2020-10-02"),
    "clearance": ("germany",),
    "stockpiles": ("bulgaria",),
    "extensions": ("--article", "3"),
    "explain": ("bulgaria", "3"),
    "metric": ("contracting_states",),
    "history": ("9MSP",),
    "simulate": ("lebanon", "--as-of", "2021-04-22", "-n", "500"),
    "assess-request": ("lebanon", "4", "2020"),
    "hindcast": ("--from", "2018", "--to", "2018"),
    "report": ("--from", "2020-10-01", "--to", "2020-10-01"),
    "calendar": ("--as-of", "2021-10-01"),
    "meetings": ("2RC",),
    "cite": ("metric", "signatories"),
    "money assess": ("11MSP",),
    "money statement": (PAYING[0],),
    "diff": ("--from", "2020", "--to", "2021"),
    "event": ("@",),
    "scenario check": ("plan.toml",),
    "scenario compare": ("plan.toml", "plan.toml"),
}
_WITHOUT_ANSWER = {"init", "export", "template", "scenario new"}
_WITHOUT_TRIPLE = {"catalogue", "cite", "scenario compare", "scenario fields"}
_ASKED = [name for name in map(command_name, COMMANDS) if name not in _WITHOUT_ANSWER]


def _keep_books(path: Path) -> None:
    """A ledger with a meeting that one State paid for and another did not; none is shipped."""
    story = MoneyStory(Currency.USD)
    story.begin()
    for iso3 in PAYING:
        story.rate(iso3, 100)
        story.attend(iso3, 2022)
        story.attend(iso3, 2023)
    story.approve(2023, 1000)
    for iso3 in PAYING:
        story.invoice(iso3, 2023, 200, date(2022, 11, 20), Billing.PRELIMINARY)
    story.pay(PAYING[0], 2023, 250, date(2023, 2, 1))
    with create_ledger(str(path)) as ledger:
        ledger.record([*documents(), *story.told])


@pytest.fixture
def arguments(ccm: Callable[..., Any], tmp_path: Path) -> Callable[[str], list[str]]:
    """Arguments for a command, with the id of some fact that nothing rests on for @.

    The folder ``own`` holds a file to import.
    """
    (tmp_path / "own").mkdir()

    def given(command: str) -> list[str]:
        found = list(_ARGUMENTS.get(command, ()))
        if command.startswith("money") and command != "money isu":  # of which facts are shipped
            _keep_books(tmp_path / "books.sqlite")
            found += ["--ledger", "books.sqlite"]
        if command == "import":
            ccm("export", "--type", "WithdrawalNotified", "-o", "own/one.jsonl")
        if command in {"scenario check", "scenario compare"}:
            ccm("scenario", "new", "lebanon", "--as-of", "2021-04-22", "-o", "plan.toml")
        if "@" in found:
            event = ccm("events", "--type", "HazardConfirmed", "--format", "json").json["rows"][0]
            found[found.index("@")] = event["id"]
        return found

    return given


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
