"""Making a ledger and recording in it, through the installed command."""

from __future__ import annotations

import json
from collections.abc import Callable

from support.command import AskedOnce, Command

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


def test_a_place_with_a_semicolon_is_one_place_and_can_be_corrected(fresh_ccm: Command) -> None:
    source = ("--source", "untc-xxvi-6-2026-02-03", "--locator", "note 3; 4")
    fields = ("--subject", "Uganda", "--date", "2026-01-15", "--set", "kind=ratification")
    (recorded,) = fresh_ccm.json("record", "InstrumentDeposited", *fields, *source).rows
    why = ("--reason", "a slip", "--kind", "transcription", *source)
    done = fresh_ccm.json("correct", recorded["id"], "--date", "2026-01-16", *why)

    assert [row["type"] for row in done.rows] == ["Corrected"]
    assert "note 3; 4" in str(fresh_ccm.json("event", recorded["id"]).json)


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
    refused = fresh_ccm("import", table, lines, code=2)
    recorded = fresh_ccm.json("import", table)
    state = fresh_ccm.json("state", "togo").json

    assert refused.out == ""
    assert refused.err.splitlines() == [
        "events.jsonl:2:1: error[EVENT_FIELD]: ConventionSigned.sources is missing.",
        '  | {"type": "ConventionSigned", "subject": "Togo", "date": "2011"}',
        "  = `ccm catalogue ConventionSigned` shows the fields and what they take.",
        "Nothing was recorded: 1 problem.",
    ]
    assert [row["type"] for row in recorded.json["events"]] == ["StockpileDeclared"]
    (stock,) = [row for row in state["stock"] if row["what"] == "StockpileDeclared"]
    assert (stock["submunitions"], stock["submunitions_qualifier"]) == (300, "about")
    assert state["areas"] == []


def test_what_event_shows_as_json_can_be_recorded_as_it_stands(
    ccm: AskedOnce,
    fresh_ccm: Command,
) -> None:
    (listed,) = ccm.json("events", "--type", "WithdrawalNotified", "--since", "2024").rows
    shown = ccm.json("event", listed["id"][:8]).json["event"]
    done = fresh_ccm("import", "-", stdin=json.dumps(shown))

    assert "0 recorded, 1 known already" in done.err


def test_a_further_source_is_added_to_a_fact(ccm: AskedOnce, fresh_ccm: Command) -> None:
    (listed,) = ccm.json("events", "--type", "WithdrawalNotified", "--since", "2024").rows
    event = listed["id"]
    added = fresh_ccm.json("source", event[:8], "--source", "a-res-80-52", "--locator", "para 1")
    amended = fresh_ccm.json("event", event).json["amendments"]

    assert added.row(type="SourceAdded")["known_on"] == "2025-12-01"
    assert [row["sources"] for row in amended] == [["a-res-80-52, para 1"]]


_STOCK = "subject,date,munitions,submunitions,scope,documents,locators\n"


def test_a_document_key_with_a_typo_is_told_before_what_follows_from_it(
    fresh_ccm: Command,
    written: Callable[[str, str], str],
) -> None:
    row = "Togo,2020-05,12,,total,ccm-conf-2021-66,page 1\n"
    run = fresh_ccm("import", written("StockpileDeclared.csv", _STOCK + row), code=2)

    first, *rest = run.err.splitlines()
    assert first.startswith(
        "StockpileDeclared.csv:2:6: error[DOCUMENT_UNKNOWN]: the cell 'documents': the document "
        "'ccm-conf-2021-66' is not recorded. Did you mean ccm-conf-2021-6"
    )
    assert rest[-1] == "Nothing was recorded: 1 problem."
    assert "known_on" not in run.err


def test_documents_and_what_cites_them_are_one_batch_in_any_order(
    fresh_ccm: Command,
    written: Callable[[str, str], str],
) -> None:
    stock = written("StockpileDeclared.csv", _STOCK + "Togo,2020-05,12,,total,a-note,page 1\n")
    documents = written(
        "DocumentIssued.csv",
        "subject,date,title,publisher,symbol,url,documents,locators\n"
        "a-note,2021-03-04,A note,Nobody,,,a-note,whole\n",
    )
    done = fresh_ccm.json("import", stock, documents)

    (held,) = [row for row in done.json["events"] if row["type"] == "StockpileDeclared"]
    assert held["known_on"] == "2021-03-04"


def test_a_fact_and_those_that_rest_on_it_are_retracted_together(fresh_ccm: Command) -> None:
    rows = fresh_ccm.json("events", "--subject", "Lithuania").rows
    ids = {row["type"]: row["id"][:8] for row in rows}
    why = ("--reason", "not so", "--kind", "transcription")
    alone = fresh_ccm("retract", ids["InstrumentDeposited"], *why, code=2)
    acts = ("InstrumentDeposited", "WithdrawalNotified", "ProvisionalApplicationDeclared")
    together = ("retract", *(ids[act] for act in acts), ids[acts[0]], *why)
    done = fresh_ccm.json(*together)
    again = fresh_ccm(*together)

    assert "error[PREMISE_TAKEN_AWAY]" in alone.err
    assert [row["type"] for row in done.rows] == ["Retracted"] * 3
    assert "0 recorded, 3 known already" in again.err


def test_what_a_known_event_is_told_beyond_what_is_recorded_is_named(fresh_ccm: Command) -> None:
    event = ("record", "UseReported", "--subject", "Uganda", "--date", "2010-01-15", *_SOURCE)
    fresh_ccm.json(*event)

    again = fresh_ccm(*event, "--note", "read again", "--format", "json")

    assert again.row(outcome="known")["not_taken"] == "note"
    assert "not taken of" in again.err
    assert "ccm correct" in again.err
