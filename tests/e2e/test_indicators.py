"""Indicators of the action plans, as the shipped dataset has them."""

from __future__ import annotations

import pytest

from support.command import AskedOnce

DAY = ("--as-of", "2026-11-01", "--today", "2026-11-01")


def test_all_numbers_are_there_with_the_states_behind_them(ccm: AskedOnce) -> None:
    answer = ccm.json("indicators", *DAY)
    rows = {row["key"]: row for row in answer.rows}

    assert len(rows) == 84
    assert answer.json["baseline_on"] == "2022-09-02"
    assert rows["10a"]["states"] == ["NGA", "SSD", "VUT"]
    assert (rows["33b"]["value"], len(rows["33b"]["states"]), rows["33b"]["base"]) == (11, 11, 11)
    assert rows["33b"]["qualifier"] == "at_least"
    assert set(rows["33b"]["unstated"]) >= {"NGA", "SSD", "VUT"}
    assert rows["2a"]["value"] is None
    assert "indicator 2a" in rows["2a"]["missing"]


@pytest.mark.parametrize(("key", "numbers"), [("17", 3), ("17a", 2), ("17A1", 1), ("4b", 4)])
def test_one_action_one_indicator_or_one_number_can_be_asked_for(
    ccm: AskedOnce, key: str, numbers: int
) -> None:
    assert len(ccm.json("indicators", "--action", key, *DAY).rows) == numbers


def test_the_eleventh_meeting_governs_and_2022_is_only_printed(ccm: AskedOnce) -> None:
    due = ccm.json("indicators", "--action", "18", *DAY).json["due"]

    assert (due[0]["due_on"], due[0]["printed_year"]) == ("2023-09-14", 2022)
    assert {row["state"]: row["due_on"] for row in due[1:]} == {
        "NGA": "2025-08-01",
        "SSD": "2026-02-01",
        "VUT": "2028-03-01",
    }


def test_changes_count_from_the_baseline_that_is_asked_for(ccm: AskedOnce) -> None:
    (row,) = ccm.json("indicators", "--action", "10a", "--baseline", "12MSP", *DAY).rows

    assert (row["baseline"], row["value"], row["change"]) == (2, 2, 0)


def test_the_review_of_dubrovnik_stands_beside_what_is_counted(ccm: AskedOnce) -> None:
    answer = ccm.json("indicators", "--plan", "dubrovnik", "--as-of", "2021-09-21")
    verdicts = {row["key"]: row["verdict"] for row in answer.rows}

    assert (verdicts["1.1"], verdicts["3.6"]) == ("not_reached", "not_assessed")
    (target,) = answer.json["targets"]
    assert (target["at_least"], target["status"]) == (130, "not_met")
    assert answer.json["reviewed_on"] == "2020-10-01"


def test_a_baseline_says_nothing_of_the_dubrovnik_plan(ccm: AskedOnce) -> None:
    run = ccm("indicators", "--plan", "dubrovnik", "--baseline", "10MSP", code=2)

    assert "--baseline says nothing here" in run.err


def test_before_its_adoption_the_plan_is_said_not_to_be_in_force(ccm: AskedOnce) -> None:
    before = ccm("indicators", "--as-of", "2020-10-01").out
    since = ccm("indicators", "--as-of", "2021-09-21").out

    assert before.startswith("Lausanne Action Plan: adopted on 2021-09-21, not in")
    assert since.startswith("Indicators")
