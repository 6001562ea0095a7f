"""``--only-read`` leaves out what was inferred from its sources, on every question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.app import COMMANDS
from ledger.cli.asking import Question
from ledger.cli.building import command_name
from ledger.cli.options import QueryOptions

_ASKED = {
    "state": ("bulgaria",),
    "explain": ("bulgaria", "3"),
    "metric": ("signatories",),
    "history": ("bulgaria",),
    "diff": ("--from", "2019", "--to", "2020"),
    "event": (),
}
_QUESTIONS = sorted(
    command_name(item) for item in COMMANDS if "as_of" in signature(item).parameters
)


def _lists(document: dict[str, Any]) -> list[dict[str, Any]]:
    lists = [value for value in document.values() if isinstance(value, list)]
    return [row for rows in lists for row in rows if isinstance(row, dict)]


_ASKED_IN_ONE_WORD = [name for name in _QUESTIONS if name not in {"event", "simulate"}]
"""Less one event, which is shown whatever its basis, and programmes, which take a State."""


@pytest.mark.parametrize("name", [name for name in _ASKED_IN_ONE_WORD if " " not in name])
def test_no_answer_rests_on_what_was_inferred(ccm: Callable[..., Any], name: str) -> None:
    words = (name, *_ASKED.get(name, ()), "--format", "json")
    whole = ccm(*words, *(() if name in {"diff", "audit"} else ("--as-of", "2021-10-01")))
    read = ccm(
        *words, "--only-read", *(() if name in {"diff", "audit"} else ("--as-of", "2021-10-01"))
    )

    assert whole.code in {0, 1}, whole.err
    assert read.code in {0, 1}, read.err
    assert (whole.json["only_read"], read.json["only_read"]) == (False, True)
    assert not [row for row in _lists(read.json) if row.get("basis") == "inferred"]


def test_the_log_and_the_figures_lack_what_was_inferred(ccm: Callable[..., Any]) -> None:
    whole = ccm("events", "--format", "json").json["rows"]
    read = ccm("events", "--format", "json", "--only-read").json["rows"]
    inferred = {row["id"] for row in whole} - {row["id"] for row in read}

    assert inferred
    for event in sorted(inferred)[:3]:
        assert ccm("event", event, "--format", "json").json["rows"][0]["basis"] == "inferred"


def test_an_answer_says_that_nothing_inferred_is_in_it_and_so_does_its_citation(
    ccm: Callable[..., Any],
) -> None:
    asked = ("metric", "signatories", "--as-of", "2020-10-01", "--only-read")

    assert ccm(*asked).err.splitlines()[-1].endswith("· nothing inferred")
    cited = ccm("cite", *asked).out
    assert "nothing inferred" in cited
    assert "--only-read" in cited.partition("`")[2]
    refused = ccm("metric", "--list", "--only-read")
    assert refused.code == 2
    assert "--only-read says nothing here" in refused.err


def test_no_forecast_of_the_past_sees_what_was_inferred(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCM_LEDGER", str(shipped))
    day = date(2021, 4, 22)
    with Question(QueryOptions(only_read=True)) as question:
        view = question.views(day, day)

    assert view.only_read
    assert view.facts.events
    assert not [event for event in view.facts.events if event.basis == "inferred"]
