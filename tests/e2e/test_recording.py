"""Making a ledger and recording in it, through the installed command."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import AskedOnce, Command

_SOURCE = ("--source", "untc-xxvi-6-2026-02-03", "--locator", "participant table")


def test_an_empty_ledger_is_filled_by_the_next_init_and_left_alone_by_the_one_after(
    ccm_without_ledger: Command,
) -> None:
    empty = ccm_without_ledger("init", "--empty")
    filled = ccm_without_ledger("init")
    again = ccm_without_ledger("init")

    assert "position 0" in empty.err
    assert "facts of the dataset ccm 20" in filled.err
    assert "were there already: nothing recorded" in again.err
    assert filled.err.splitlines()[-1] == again.err.splitlines()[-1]


def test_one_event_is_recorded_from_its_fields_rehearsed_first_and_known_the_second_time(
    fresh_ccm: Command,
) -> None:
    fields = ("--subject", "Uganda", "--date", "2026-01-15", "--set", "kind=ratification")
    event = ("record", "InstrumentDeposited", *fields, *_SOURCE)
    before = fresh_ccm.json(*event, "--dry-run")
    recorded = fresh_ccm.json(*event)
    known = fresh_ccm.json(*event)

    assert before.row(outcome="would_be_recorded")["subject"] == "state:UGA"
    assert recorded.row(outcome="recorded")["known_on"] == "2026-01-15"
    assert recorded.json["head"] == before.json["head"] + 1
    assert known.row(outcome="known")["id"] == recorded.rows[0]["id"]
    assert known.json["head"] == recorded.json["head"]


def test_the_events_of_a_table_and_of_json_lines_are_recorded_or_none_of_them(
    fresh_ccm: Command,
    written: Callable[[str, str], str],
) -> None:
    table = written(
        "StockpileDeclared.csv",
        "subject,date,munitions,submunitions,scope,documents,locators\n"
        "Togo,2020-05,12,about 300,total,ccm-conf-2021-6,page 1\n",
    )
    lines = written(
        "events.jsonl",
        json.dumps(
            {
                "type": "ContaminationReported",
                "subject": "Togo",
                "date": "2020-06",
                "suspected": "1.5 km2",
                "confirmed": None,
                "total": None,
                "covers": "whole",
                "sources": [{"document": "ccm-conf-2021-6", "locator": "page 2"}],
            }
        )
        + "\n"
        + '{"type": "ConventionSigned", "subject": "Togo", "date": "2011"}\n',
    )
    refused = fresh_ccm("record", table, lines, code=2)
    recorded = fresh_ccm.json("record", table)
    state = fresh_ccm.json("state", "togo").json

    assert refused.out == ""
    assert refused.err.splitlines() == [
        "events.jsonl:2:1: error[EVENT_FIELD]: ConventionSigned.sources: field required",
        '  | {"type": "ConventionSigned", "subject": "Togo", "date": "2011"}',
        "  = `ccm catalogue ConventionSigned` shows the fields and what they take.",
        "Nothing was recorded: 1 problem.",
    ]
    assert [row["type"] for row in recorded.rows] == ["StockpileDeclared"]
    (stock,) = [row for row in state["stock"] if row["what"] == "StockpileDeclared"]
    assert (stock["submunitions"], stock["submunitions_qualifier"]) == (300, "about")
    assert state["areas"] == []


def test_what_event_shows_as_json_can_be_recorded_as_it_stands(
    ccm: AskedOnce,
    fresh_ccm: Command,
) -> None:
    (listed,) = ccm.json("events", "--type", "WithdrawalNotified", "--since", "2024").rows
    shown = ccm.json("event", listed["id"][:8]).json["event"]
    done = fresh_ccm("record", "-", stdin=json.dumps(shown))

    assert "0 recorded, 1 known already" in done.err


def test_a_further_source_is_added_to_a_fact(ccm: AskedOnce, fresh_ccm: Command) -> None:
    (listed,) = ccm.json("events", "--type", "WithdrawalNotified", "--since", "2024").rows
    event = listed["id"]
    added = fresh_ccm.json("source", event[:8], "--source", "a-res-80-52", "--locator", "para 1")
    amended = fresh_ccm.json("event", event).json["amendments"]

    assert added.row(type="SourceAdded")["known_on"] == "2025-12-01"
    assert [row["sources"] for row in amended] == [["a-res-80-52, para 1"]]
