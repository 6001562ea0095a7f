"""A source correction and a transcription correction recorded late, on all three axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Command


def _in_force_on(ccm: Command, iso3: str, *options: str) -> tuple[str, str]:
    row = ccm.json("states", *options).row(state=iso3)
    return row["status"], row["in_force_on"]


def _deposit(ccm: Command, iso3: str) -> str:
    options = ("--type", "InstrumentDeposited", "--subject", iso3)
    return ccm.json("events", *options).rows[0]["id"]


def _correct(ccm: Command, event: str, kind: str, *fields: str) -> int:
    reason = ("--reason", "the day was another", "--kind", kind, "--known-on", "2022-06-01")
    done = ccm.json("correct", event, "--date", "2013-03-04", *reason, *fields)
    assert [row["type"] for row in done.rows] == ["Corrected"]
    return done.json["head"]


def test_what_the_world_learnt_later_shows_from_the_day_it_was_known(fresh_ccm: Command) -> None:
    head = _correct(fresh_ccm, _deposit(fresh_ccm, "NRU"), "source")

    day = ("--as-of", "2013-08-15")
    bound, pending = ("state_party", "2013-08-01"), ("pending", "2013-09-01")
    assert _in_force_on(fresh_ccm, "NRU", *day) == pending
    assert _in_force_on(fresh_ccm, "NRU", *day, "--known-at", "2022-05-31") == bound
    assert _in_force_on(fresh_ccm, "NRU", *day, "--known-at", "2022-06-01") == pending
    assert _in_force_on(fresh_ccm, "NRU", *day, "--position", str(head - 1)) == bound


def test_a_slip_of_ours_was_never_known_and_shows_by_position_alone(fresh_ccm: Command) -> None:
    event = _deposit(fresh_ccm, "NRU")
    head = _correct(fresh_ccm, event, "transcription", "--set", "known_on=2013-03-04")

    day = ("--as-of", "2013-08-15")
    bound, pending = ("state_party", "2013-08-01"), ("pending", "2013-09-01")
    assert _in_force_on(fresh_ccm, "NRU", *day, "--known-at", "2013-12-31") == pending
    assert _in_force_on(fresh_ccm, "NRU", *day, "--position", str(head - 1)) == bound
    lines = fresh_ccm.json("history", "Nauru").rows
    assert [(row["type"], row["standing"]) for row in lines if row["id"] == event] == [
        ("InstrumentDeposited", "corrected"),
    ]


def test_a_retracted_fact_is_gone_stays_readable_and_cannot_be_retracted_twice(
    fresh_ccm: Command,
) -> None:
    (lithuania,) = fresh_ccm.json("events", "--type", "WithdrawalNotified").rows
    reason = ("--reason", "not so", "--kind", "transcription")
    fresh_ccm("retract", lithuania["id"], *reason, "--today", "2026-03-01")
    again = fresh_ccm("retract", lithuania["id"], "--reason", "no", "--kind", "source", code=2)
    init = fresh_ccm("init")

    assert "error[TARGET_GONE]" in again.err
    assert "nothing recorded" in init.err
    assert fresh_ccm.json("states").row(state="LTU")["status"] == "state_party"
    shown = fresh_ccm.json("event", lithuania["id"]).json
    assert shown["rows"][0]["standing"] == "retracted"
    assert [row["type"] for row in shown["amendments"]] == ["Retracted"]


def test_a_correction_of_the_knowledge_alone_keeps_the_identity_of_the_fact(
    fresh_ccm: Command,
) -> None:
    event = _deposit(fresh_ccm, "NRU")
    reason = ("--reason", "published later", "--kind", "transcription")
    fresh_ccm("correct", event, "--set", "known_on=2014-05-01", *reason)

    assert fresh_ccm.json("event", event).rows[0]["id"] == event
    before = fresh_ccm.json("states", "--as-of", "2014-04-30", "--known-at", "2014-04-30")
    assert before.row(state="NRU")["status"] == "signatory"
