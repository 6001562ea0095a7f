"""Victims, cooperation, law, votes and the norm, as the shipped dataset has them."""

from __future__ import annotations

import pytest

from support.command import AskedOnce

DAY = ("--as-of", "2020-10-01")


def test_eleven_states_have_victims_in_2020_and_the_rivals_of_2015_stand_side_by_side(
    ccm: AskedOnce,
) -> None:
    answer = ccm.json("victims", *DAY)
    flags = {row["state"]: row for row in answer.rows}

    assert ";".join(sorted(flags)) == "AFG;ALB;BIH;GNB;HRV;IRQ;LAO;LBN;MNE;SOM;TCD"
    assert sum(row["national_plan"] == "reported" for row in answer.rows) == 8
    assert sum(row["data_disaggregated"] == "reported" for row in answer.rows) == 5
    assert all(row["focal_point"] == "reported" for row in answer.rows)
    assert flags["MNE"]["national_plan"] is None
    totals = [row for row in answer.json["totals"] if row["on"] == "2015-09-11"]
    assert sorted(row["reported"] for row in totals) == [12, 13]
    assert {row["derived"] for row in totals} == {12}


def test_states_that_clarified_to_have_no_victims_are_shown_on_demand(ccm: AskedOnce) -> None:
    rows = ccm.json("victims", "--all", *DAY).rows

    assert {row["state"] for row in rows if row["duty"] == "lifted"} == {"COL", "MOZ", "SLE"}


def test_casualties_are_told_by_state_year_and_cause(ccm: AskedOnce) -> None:
    rows = ccm.json("casualties", "--year", "2016").rows

    told = {(row["state"], row["cause"]): row["casualties"] for row in rows}
    assert told == {(None, "all"): 971, (None, "attacks"): 857, (None, "remnants"): 114}


def test_counts_of_assistance_stand_beside_the_states_known(ccm: AskedOnce) -> None:
    answer = ccm.json("cooperation", *DAY)
    reported = {(row["year"], row["direction"]): row["reported"] for row in answer.rows}

    assert [reported[year, "requested"] for year in range(2015, 2020)] == [9, 11, 12, 9, 15]
    assert [reported[year, "provided"] for year in range(2015, 2020)] == [4, 16, 21, 22, 21]
    assert [reported[year, "received"] for year in range(2015, 2020)] == [4, 10, 12, 12, 10]
    known = answer.row(year=2019, direction="provided")
    assert (known["known"], known["states"]) == (1, ["DEU"])
    assert [row["state"] for row in answer.json["coalitions"]] == ["BWA", "LBN", "MNE"]


@pytest.mark.parametrize(
    ("day", "bases", "bans"),
    [("2015-09-11", (24, 17, 21), 9), ("2020-10-01", (31, 31, 22), 12)],
)
def test_laws_are_counted_by_the_newest_statement(
    ccm: AskedOnce, day: str, bases: tuple[int, int, int], bans: int
) -> None:
    rows = ccm.json("law", "--as-of", day).rows
    found = [row["basis"] for row in rows]

    words = ("specific_law", "existing_law_sufficient", "under_consideration")
    assert tuple(found.count(word) for word in words) == bases
    assert [row["investment_ban"] for row in rows].count("reported") == bans


def test_guinea_bissau_went_back_and_the_totals_reported_stand_beside(ccm: AskedOnce) -> None:
    answer = ccm.json("law", *DAY)

    assert [row["state"] for row in answer.rows if row["went_back"]] == ["GNB"]
    totals = {
        (row["metric"], row["on"], row["reported"]): row["derived"] for row in answer.json["totals"]
    }
    assert totals["states_legal_measures", "2015-09-11", 41] == 41
    assert totals["states_legal_measures", "2020-10-01", 61] == 62
    assert totals["states_law_under_consideration", "2020-10-01", 23] == 22
    assert totals["states_law_under_consideration", "2020-10-01", 22] == 22
    assert totals["states_administrative_measures", "2020-10-01", 53] is None


def test_every_vote_has_its_totals_and_the_last_is_known_in_part_only(ccm: AskedOnce) -> None:
    rows = ccm.json("votes", "--as-of", "2026-01-01").rows
    tallies = {row["resolution"]: (row["yes"], row["no"], row["abstain"]) for row in rows}

    assert tallies["A/RES/70/54"] == (139, 2, 40)
    assert tallies["A/RES/74/62"] == (144, 1, 38)
    assert tallies["A/RES/75/62"] == (147, 0, 38)
    assert [row["resolution"] for row in rows if not row["is_complete"]] == ["A/RES/80/52"]


def test_thirty_states_outside_voted_yes_in_2019_and_papua_new_guinea_was_not_there(
    ccm: AskedOnce,
) -> None:
    rows = ccm.json("votes", "2019", "--as-of", "2026-01-01").rows
    yes = [row["state"] for row in rows if (row["vote"], row["status"]) == ("yes", "not_signed")]

    assert len(yes) == 30
    assert "LCA" in yes
    assert {row["state"]: row["vote"] for row in rows}["PNG"] == "not_voting"


def test_signatories_are_counted_by_region_and_the_target_of_130_was_missed(
    ccm: AskedOnce,
) -> None:
    answer = ccm.json("norms", "--as-of", "2021-09-21")
    counts = {row["what"]: row["count"] for row in answer.rows}

    assert [counts[f"signatories_{name}"] for name in ("africa", "americas", "asia")] == [9, 2, 2]
    assert (counts["use_reported"], counts["past_producers"]) == (2, 16)
    (target,) = answer.json["targets"]
    assert (target["at_least"], target["count"], target["status"]) == (130, 110, "not_met")


def test_totals_that_do_not_agree_are_found(ccm: AskedOnce) -> None:
    rows = ccm.json("findings", "--as-of", "2026-01-01", code=1).rows
    found = [(row["rule"], row["text"]) for row in rows if row["subject"] == "convention"]

    for rule, words in (
        ("total_and_list_differ", "states law under consideration for 2020-10-01: 23"),
        ("totals_differ", "states with art5 obligation for 2015-09-11: 12"),
        ("totals_differ", "states parties for 2020-10-01: 108"),
        ("total_and_votes_differ", "A/RES/71/45, no: 2"),
        ("average_differs", "states providing assistance average: about 22"),
    ):
        assert any(item == rule and text.startswith(words) for item, text in found), words
