"""Reports under Article 7 on the shipped ledger, through the installed command."""

from __future__ import annotations

from typing import Any

import pytest

from support.command import AskedOnce

SEVEN = {"CPV", "COM", "COG", "GIN", "MDG", "RWA", "TGO"}


def _initial(ccm: AskedOnce, as_of: str, *args: str) -> dict[str, dict[str, Any]]:
    rows = ccm.json("reports", "--as-of", as_of, *args).rows
    return {row["state"]: row for row in rows if row["report"] == "initial"}


def test_seven_initial_reports_were_overdue_on_28_september_2020(ccm: AskedOnce) -> None:
    found = _initial(ccm, "2020-09-28", "--status", "overdue")
    assert set(found) == SEVEN
    assert all(row["evidence"] for row in found.values())


def test_they_were_overdue_by_what_others_say_too(ccm: AskedOnce) -> None:
    """Known before the final report appeared, no list of that day was; later ones show it."""
    assert _initial(ccm, "2020-09-28", "--status", "overdue", "--known-at", "2020-12-31") == {}
    found = _initial(ccm, "2018-12-31", "--status", "overdue", "--known-at", "2020-12-31")
    assert set(found) == {*SEVEN, "BEN", "GNB", "GUY", "ISL", "SOM", "TUN"}


def test_nine_were_overdue_at_the_end_of_the_conference_and_later_nobody_knows(
    ccm: AskedOnce,
) -> None:
    assert set(_initial(ccm, "2RC", "--status", "overdue")) == {*SEVEN, "NIU", "STP"}
    assert _initial(ccm, "2022-12-31", "--status", "overdue") == {}
    assert set(_initial(ccm, "2022-12-31", "--status", "not_recorded")) == {*SEVEN, "NIU", "STP"}


@pytest.mark.parametrize(
    ("iso3", "due_on", "status"),
    [
        ("DEU", "2011-01-28", "on_time"),
        ("NAM", "2019-07-31", "late"),
        ("LCA", "2021-08-28", "late"),
        ("FRA", "2011-01-28", "cannot_tell"),
    ],
)
def test_initial_reports_by_example(ccm: AskedOnce, iso3: str, due_on: str, status: str) -> None:
    row = _initial(ccm, "2RC")[iso3]
    assert (row["due_on"], row["status"]) == (due_on, status)


def test_germany_owes_annual_reports_from_2011_on(ccm: AskedOnce) -> None:
    rows = ccm.json("reports", "germany", "--as-of", "2020-04-30").rows
    assert [row["year"] for row in rows] == [None, *range(2011, 2020)]
    assert rows[1]["due_on"] == "2012-04-30"


def test_a_state_that_owes_none_reports_apart(ccm: AskedOnce) -> None:
    rows = ccm.json("reports", "--year", "2020", "--as-of", "2021").rows
    voluntary = {row["state"] for row in rows if row["report"] == "voluntary"}
    assert voluntary == {"SSD"}


def test_both_rates_stand_where_all_reports_are_known(ccm: AskedOnce) -> None:
    rates = ccm.json("reports", "--as-of", "2020-09-28").json["rates"]
    initial = next(row for row in rates if row["report"] == "initial")
    assert (initial["due"], initial["submitted"], initial["overdue"]) == (107, 100, 7)
    assert initial["rate"] == 93
    assert initial["on_time_of_due"] is None  # of 41 it is not known when they came
    annual = next(row for row in rates if row["year"] == 2019)
    assert annual["not_known"] > 0
    assert annual["rate"] is None


def test_somalia_was_silent_on_two_due_dates_until_it_reported(ccm: AskedOnce) -> None:
    def of(as_of: str) -> dict[str, Any]:
        (row,) = ccm.json("reports", "somalia", "--as-of", as_of).json["silence"]
        return dict(row)

    assert of("2018-12-31")["no_report"] == "silent"
    assert of("2018-12-31")["due_dates"] == ["2017-04-30", "2018-04-30"]
    assert of("2019-10-11")["no_report"] == "heard"


def test_no_report_is_overdue_or_due_to_be_shown_without_evidence(ccm: AskedOnce) -> None:
    rows = ccm.json("obligations", "--article", "7", "--as-of", "2RC").rows
    assert {"7.1", "7.2"} == {row["article"] for row in rows}
    assert all(row["evidence"] for row in rows if row["status"] == "overdue")


CLAIMS = {
    "confirmed": {
        "s_three", "s_three_list", "s_10rep", "s_10new_list", "t_over18", "t_over21", "t_100",
        "t_107", "t_93", "t_over20", "t_over20_list", "t_nyd3", "t_93b", "t_ssd",
    },
    "attested": {
        "t_uk_art7", "t_twoyears", "t_23", "t_act44", "t_act45", "t_19", "t_22", "t_32", "t_23l",
        "t_9ot", "t_75", "t_51", "t_vol", "t_vol_list", "t_i75", "t_a82", "t_a68",
    },
    "contradicted": {"t_four19", "t_four19_list", "t_60"},
}  # fmt: skip


def test_the_claims_on_reports_are_judged_so(ccm: AskedOnce) -> None:
    rows = ccm.json("audit", code=1).rows
    found = {row["claim_id"]: row["verdict"] for row in rows}
    for verdict, claims in CLAIMS.items():
        assert {name for name in claims if found[name] != verdict} == set()
    every = {row["claim_id"] for row in rows if row["kind"] == "transparency"}
    assert every <= set().union(*CLAIMS.values())


def test_coverage_can_be_asked_by_article_and_year(ccm: AskedOnce) -> None:
    rows = ccm.json(
        "coverage", "--article", "7.2", "--year", "2018", "--state", "france", "--as-of", "2RC"
    ).rows
    assert [(row["kind"], row["years"]) for row in rows] == [
        ("annual_reports_not_recorded", list(range(2011, 2021)))
    ]
    assert rows[0]["spans"] == "2011-2020"


def test_an_answer_says_how_many_gaps_bear_on_it(ccm: AskedOnce) -> None:
    asked = ("--as-of", "2020-09-28")
    of_reports = ccm.json("coverage", "--article", "7.1", *asked).rows
    assert ccm.json("metric", "initial_report_rate", *asked).json["gaps"] == len(of_reports)
    assert ccm.json("obligations", "--state", "chad", *asked).json["gaps"] == len(
        ccm.json("coverage", "--state", "chad", *asked).rows
    )
