"""A source correction and a transcription correction recorded late, on all three axes."""

from __future__ import annotations

import json

import pytest

from support.command import AskedOnce, Command, Run
from support.kinds import the

_DAY = ("--as-of", "2013-08-15")
_BOUND, _NOT_YET = "state_party", "pending"


@pytest.fixture
def deposit(ccm: AskedOnce) -> str:
    """Id of the deposit of Nauru, 4 February 2013: in force from 1 August 2013."""
    (row,) = ccm.json("events", "--type", "InstrumentDeposited", "--subject", "Nauru").rows
    return the(row["id"], str)


def _correct(ccm: Command, event: str, kind: str) -> int:
    reason = ("--reason", "it was a month later", "--kind", kind, "--known-on", "2022-06-01")
    done = ccm.json("correct", event, "--date", "2013-03-04", *reason)
    assert [row["type"] for row in done.rows] == ["Corrected"]
    return the(done.json["head"], int)


def _membership(run: Run) -> list[tuple[str, str]]:
    return [
        (row["before"], row["after"])
        for row in run.rows
        if (row["state"], row["what"]) == ("NRU", "membership")
    ]


def test_what_the_world_learnt_later_shows_from_the_day_it_was_known(
    fresh_ccm: Command,
    deposit: str,
) -> None:
    head = _correct(fresh_ccm, deposit, "source")

    learnt = ("diff", "--on", "known-at", "--from", "2022-05-31", "--to", "2022-06-01", *_DAY)
    recorded = ("diff", "--on", "position", "--from", str(head - 1), "--to", str(head), *_DAY)
    became = ("diff", "--from", "2013-08-31", "--to", "2013-09-01")
    assert _membership(fresh_ccm.json(*learnt)) == [(_BOUND, _NOT_YET)]
    assert _membership(fresh_ccm.json(*recorded)) == [(_BOUND, _NOT_YET)]
    assert _membership(fresh_ccm.json(*became)) == [(_NOT_YET, _BOUND)]


def test_a_slip_of_ours_was_never_known_and_shows_by_position_alone(
    fresh_ccm: Command,
    deposit: str,
) -> None:
    head = _correct(fresh_ccm, deposit, "transcription")

    recorded = ("diff", "--on", "position", "--from", str(head - 1), "--to", str(head), *_DAY)
    became = ("diff", "--from", "2013-08-31", "--to", "2013-09-01", "--known-at", "2013-12-31")
    assert _membership(fresh_ccm.json(*became)) == [(_NOT_YET, _BOUND)]
    assert _membership(fresh_ccm.json(*recorded)) == [(_BOUND, _NOT_YET)]
    lines = fresh_ccm.json("history", "Nauru").rows
    assert ("InstrumentDeposited", "corrected") in {(row["type"], row["standing"]) for row in lines}


def test_a_retracted_fact_is_gone_stays_readable_and_is_not_brought_back_by_init(
    fresh_ccm: Command,
    deposit: str,
) -> None:
    why = ("--reason", "not so", "--kind", "transcription")
    fresh_ccm("retract", deposit[:8], *why)
    init = fresh_ccm("init")

    assert "nothing recorded" in init.err
    shown = fresh_ccm.json("event", deposit).json
    assert shown["rows"][0]["standing"] == "retracted"
    assert [row["type"] for row in shown["amendments"]] == ["Retracted"]


def test_what_was_taken_back_and_recorded_again_is_not_taken_back_by_its_first_id(
    fresh_ccm: Command,
) -> None:
    """The same command once more would be known already, and change nothing without a word."""
    source = ("--source", "untc-xxvi-6-2026-02-03", "--locator", "participant table")
    fields = ("--subject", "Uganda", "--date", "2026-01-15", "--set", "kind=ratification")
    why = ("--reason", "not so", "--kind", "transcription")
    record = ("record", "InstrumentDeposited", *fields, *source)
    (first,) = fresh_ccm.json(*record).rows
    fresh_ccm("retract", first["id"], *why)
    (again,) = fresh_ccm.json(*record).rows
    refused = fresh_ccm("retract", first["id"], *why, code=2)
    taken = fresh_ccm.json("retract", again["id"], *why)

    assert again["id"] != first["id"]
    assert f"stands again as {again['id']}" in refused.err
    assert taken.rows[0]["outcome"] == "recorded"


def test_an_event_that_was_put_right_twice_names_what_stands_now_and_by_what(
    fresh_ccm: Command,
    deposit: str,
) -> None:
    first = _correct(fresh_ccm, deposit, "transcription")
    replacement = fresh_ccm.json("event", deposit).rows[0]
    again = ("--reason", "a day later", "--kind", "transcription")
    fresh_ccm("correct", replacement["stands_now"], "--date", "2013-03-05", *again)

    old = fresh_ccm.json("event", deposit).rows[0]
    between = fresh_ccm.json("event", replacement["stands_now"]).rows[0]
    last = fresh_ccm.json("event", old["stands_now"]).rows[0]
    assert (old["standing"], old["ended_at"]) == ("corrected", first)
    assert (between["id"], between["ended_at"]) == (old["ended_by"], first + 1)
    assert old["stands_now"] == between["stands_now"] == last["brings"]
    assert (last["standing"], last["stands_now"]) == ("amendment", None)
    said = fresh_ccm("history", "Nauru").out
    assert f"corrected by {old['ended_by'][:8]} at position {first};" in " ".join(said.split())


def test_an_amendment_of_what_is_gone_names_what_took_it_away_and_what_to_point_at(
    fresh_ccm: Command,
    deposit: str,
) -> None:
    target = fresh_ccm.json("event", deposit).json["event"]
    head = _correct(fresh_ccm, deposit, "source")
    new = fresh_ccm.json("event", deposit).rows[0]
    line = {
        "type": "Retracted",
        "subject": target["subject"],
        "date": target["effective_on"],
        "known_on": "2023-01-01",
        "target": deposit,
        "reason": "not so",
        "kind": "source",
        "sources": target["sources"],
    }
    refused = fresh_ccm("import", "-", stdin=json.dumps(line), code=2)

    assert f"which was corrected at position {head}, by {new['ended_by']}" in refused.err
    assert f"Point at {new['stands_now']}, which stands in its place now." in refused.err
