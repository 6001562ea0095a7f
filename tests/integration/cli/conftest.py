"""``ccm`` inside this process: the same commands without the cost of starting."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.events.money import Billing
from domain.money import Currency
from domain.strategies import MoneyStory, documents
from domain.strategies.money_stories import PAYING
from ledger.bootstrap import create_ledger
from ledger.cli.app import app
from ledger.datasets.loading import read_dataset, shipped_folder


@dataclass(frozen=True)
class Run:
    """What one run came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the shipped dataset, to be read alone."""
    path = tmp_path_factory.mktemp("shipped") / "ccm-ledger.sqlite"
    with create_ledger(str(path)) as ledger:
        ledger.record(read_dataset(shipped_folder()).events)
    return path


@pytest.fixture
def ccm(
    shipped: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Run]:
    """Run a command on the shipped ledger, in a folder of its own."""
    monkeypatch.setenv("CCM_LEDGER", str(shipped))
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*args: str, terminal: bool = False) -> Run:
        kind = _Terminal if terminal else io.StringIO
        out, err = kind(), kind()
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as ended,
        ):
            app(list(args), prog_name="ccm")
        return Run(int(ended.value.code or 0), out.getvalue(), err.getvalue())

    return run


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
