"""The worked cases, through the installed command."""

from __future__ import annotations

from typing import Any

import pytest

from support.command import AskedOnce

# Original deadline, and the deadline as it stood on a day: the table of TREATY section 3
DEADLINES = {
    "2019-09-04": {
        ("BGR", "3.2"): ("2019-10-01", "2020-10-01"),
        ("PER", "3.2"): ("2021-03-01", "2021-03-01"),
        ("BIH", "4.1(a)"): ("2021-03-01", "2021-03-01"),
        ("DEU", "4.1(a)"): ("2020-08-01", "2025-08-01"),
        ("LAO", "4.1(a)"): ("2020-08-01", "2025-08-01"),
    },
    "2021-02-26": {
        ("BGR", "3.2"): ("2019-10-01", "2022-10-01"),
        ("PER", "3.2"): ("2021-03-01", "2024-04-01"),
        ("BIH", "4.1(a)"): ("2021-03-01", "2022-09-01"),
        ("CHL", "4.1(a)"): ("2021-06-01", "2021-06-01"),
        ("LBN", "4.1(a)"): ("2021-05-01", "2021-05-01"),
    },
    "2021-05-21": {
        ("CHL", "4.1(a)"): ("2021-06-01", "2022-06-01"),
        ("LBN", "4.1(a)"): ("2021-05-01", "2026-05-01"),
        ("AFG", "4.1(a)"): ("2022-03-01", "2022-03-01"),
        ("MRT", "4.1(a)"): ("2022-08-01", "2022-08-01"),
    },
    "2021-09-21": {
        ("CHL", "4.1(a)"): ("2021-06-01", "2023-06-01"),
        ("AFG", "4.1(a)"): ("2022-03-01", "2026-03-01"),
        ("MRT", "4.1(a)"): ("2022-08-01", "2024-08-01"),
    },
    "2022-09-02": {
        ("BGR", "3.2"): ("2019-10-01", "2023-12-31"),
    },
}


@pytest.mark.parametrize("as_of", DEADLINES)
def test_the_deadlines_of_the_treaty_page_follow_from_deposits_and_grants(
    ccm: AskedOnce,
    as_of: str,
) -> None:
    rows = ccm.json("obligations", "--as-of", as_of).rows
    found = {
        (row["state"], row["article"]): (row["original_due_on"], row["due_on"])
        for row in rows
        if (row["state"], row["article"]) in DEADLINES[as_of]
    }

    assert found == DEADLINES[as_of]


def _duty(ccm: AskedOnce, iso3: str, article: str, *args: str) -> dict[str, Any]:
    return ccm.json("obligations", *args).row(state=iso3, article=article)


@pytest.mark.parametrize(
    ("as_of", "status", "gaps"),
    [
        ("2020-10-01", "extended", []),
        ("2020-10-02", "overdue_request_pending", []),
        ("2021-02-25", "overdue_request_pending", []),
        ("2021-02-26", "extended", ["2020-10-02/2021-02-25"]),
    ],
)
def test_bulgaria_is_overdue_with_a_request_pending_until_the_silence_procedure_ends(
    ccm: AskedOnce, as_of: str, status: str, gaps: list[str]
) -> None:
    duty = _duty(ccm, "BGR", "3.2", "--as-of", as_of)

    assert (duty["status"], duty["gaps"]) == (status, gaps)


def test_bulgaria_met_its_third_deadline_and_declared_it_on_another_day(ccm: AskedOnce) -> None:
    answer = ccm.json("state", "bulgaria").json

    duty = next(row for row in answer["obligations"] if row["article"] == "3.2")
    declared = next(row for row in answer["obligations"] if row["article"] == "Action 13")
    deadlines = [row["deadline"] for row in answer["extensions"] if row["article"] == 3]
    assert deadlines == ["2020-10-01", "2022-10-01", "2023-12-31"]
    assert (duty["status"], duty["met_on"]) == ("met_on_time", "2023-06")
    assert (declared["status"], declared["met_on"]) == ("met_on_time", "2023-09-12")
    assert duty["gaps"] == ["2020-10-02/2021-02-25"]


def test_what_was_known_of_the_united_kingdom_in_2020_stays_apart_from_what_is_known_now(
    ccm: AskedOnce,
) -> None:
    then = _duty(ccm, "GBR", "3.2", "--as-of", "2020-12-20", "--known-at", "2020-12-31")
    now = _duty(ccm, "GBR", "3.2", "--as-of", "2020-12-20")

    assert (then["status"], then["met_on"]) == ("met_on_time", "2013-12-17")
    assert (now["status"], now["met_on"]) == ("closed", "2020-12-15")
    assert now["because"].startswith("found again on 2020-01-01/2020-12-14")


def test_the_find_in_mauritania_reopens_its_duty_and_leaves_the_deadline(ccm: AskedOnce) -> None:
    before = _duty(ccm, "MRT", "4.1(a)", "--as-of", "2019-09-04")
    after = _duty(ccm, "MRT", "4.1(a)", "--as-of", "2020-10-01")

    assert before["status"] == "met_on_time"
    assert (after["status"], after["due_on"]) == ("reopened", "2022-08-01")


def test_guinea_bissau_is_unverified_and_never_overdue(ccm: AskedOnce) -> None:
    duty = _duty(ccm, "GNB", "3.2", "--as-of", "2020-10-01")

    assert (duty["status"], duty["due_on"]) == ("unverified", "2019-05-01")


def test_lithuania_leaves_both_counts_on_6_march_2025(ccm: AskedOnce) -> None:
    bound = ccm.json("states", "--as-of", "2025-03-05")
    left = ccm.json("states", "--as-of", "2025-03-06")

    assert bound.row(state="LTU")["status"] == "state_party"
    assert left.row(state="LTU")["status"] == "former_state_party"
    assert left.row(state="LTU")["withdrawn_on"] == "2025-03-06"
    for run, count in ((bound, 112), (left, 111)):
        in_force = [row for row in run.rows if row["status"] == "state_party"]
        contracting = [row for row in run.rows if row["status"] in {"state_party", "pending"}]
        assert (len(in_force), len(contracting)) == (count, count)


@pytest.mark.parametrize(
    ("as_of", "finds", "due"),
    [
        ("2020-12-31", 1, "2023-11-01"),
        ("2022-12-31", 3, "2023-11-01"),
        ("2024-12-31", 4, "2028-11-01"),
    ],
)
def test_the_baseline_of_iraq_rises_with_each_find_and_moves_no_deadline(
    ccm: AskedOnce, as_of: str, finds: int, due: str
) -> None:
    """The grant of 2023 moved it, by 60 months; no find did."""
    answer = ccm.json("explain", "iraq", "4.1(a)", "--as-of", as_of).json
    (row,) = ccm.json(
        "obligations", "--state", "iraq", "--article", "4.1(a)", "--as-of", as_of
    ).rows
    steps = [step for step in answer["rows"] if step["rule"] == "found"]

    assert len(steps) == finds
    assert row["due_on"] == due


def test_areas_that_iraq_stated_by_part_are_no_one_series(ccm: AskedOnce) -> None:
    answer = ccm.json("state", "Iraq", "--as-of", "2017").json
    areas = [row for row in answer["areas"] if row["what"] == "ContaminationReported"]

    stated = [
        (row["when"], row["total_m2"] or (row["suspected_m2"] or 0) + (row["confirmed_m2"] or 0))
        for row in areas
    ]
    assert stated[-3:] == [
        ("2015-12-31", 2_420_000),
        ("2016-05", 200_000_000),
        ("2017-12-31", 164_540_000),
    ]


def test_on_1_october_2020_there_are_110_contracting_108_bound_and_13_signatories(
    ccm: AskedOnce,
) -> None:
    answer = ccm.json("status", "--as-of", "2020-10-01")
    counted = {row["what"]: row for row in answer.rows if row["group"] == "membership"}

    assert counted["contracting_states"]["count"] == len(counted["contracting_states"]["names"])
    assert counted["contracting_states"]["count"] == 110
    assert counted["states_in_force"]["count"] == 108
    assert set(counted["contracting_states"]["states"]) - set(
        counted["states_in_force"]["states"]
    ) == {"NIU", "LCA"}
    assert answer.json["pending"] == [
        {
            "state": "NIU",
            "name": "Niue",
            "consented_on": "2020-08-06",
            "in_force_on": "2021-02-01",
        },
        {
            "state": "LCA",
            "name": "Saint Lucia",
            "consented_on": "2020-09-15",
            "in_force_on": "2021-03-01",
        },
    ]
    assert counted["signatories"]["count"] == 13
    assert counted["signatories"]["names"] == [
        "Angola",
        "Central African Republic",
        "Cyprus",
        "Democratic Republic of the Congo",
        "Djibouti",
        "Haiti",
        "Indonesia",
        "Jamaica",
        "Kenya",
        "Liberia",
        "Nigeria",
        "Uganda",
        "United Republic of Tanzania",
    ]


def test_107_initial_reports_were_due_on_28_september_2020(ccm: AskedOnce) -> None:
    (figure,) = ccm.json("metric", "initial_reports_due", "--as-of", "2020-09-28").rows

    assert figure["value"] == len(figure["states"]) == 107
    assert not {"STP", "NIU", "LCA"} & set(figure["states"])


AND_GUINEA_BISSAU = (
    "States still verifying whether they hold stock counted too (with Guinea-Bissau)"
)


def test_the_audit_confirms_what_is_true_and_contradicts_what_is_not(ccm: AskedOnce) -> None:
    run = ccm.json("audit", code=1)
    verdicts = {row["claim_id"]: row["verdict"] for row in run.rows}

    assert sum(run.json["verdicts"].values()) == len(run.rows) == len(verdicts)
    assert run.row(claim_id="s_obl20") | {"evidence": []} == {
        "claim_id": "s_obl20",
        "verdict": "contradicted",
        "document": "CCM/CONF/2021/6",
        "locator": "IV, para 30",
        "description": "States Parties with a stockpile to destroy in 2020",
        "as_of": "2020",
        "judged_on": "2020-12-31",
        "subject": "CCM",
        "metric": "states_with_art3_obligation",
        "unit": "states",
        "claimed": "5",
        "computed": 4,
        "computed_states": ["BGR", "PER", "SVK", "ZAF"],
        "qualifier": "exact",
        "difference": -1,
        "reading": f"true if read so: {AND_GUINEA_BISSAU}",
        "missing": "",
        "because": f"true if read so: {AND_GUINEA_BISSAU}",
        "missing_states": [],
        "surplus_states": [],
        "verdict_then": "contradicted",
        "computed_then": 4,
        "known_then_at": "2021-10-31",
        "kind": "stockpile",
        "conflicts_with": run.row(claim_id="s_obl20")["conflicts_with"],
        "evidence": [],
    }
    assert run.row(claim_id="s_obl20")["evidence"]


def test_every_contradicted_claim_and_every_one_not_computable_says_why(ccm: AskedOnce) -> None:
    rows = ccm.json("audit", code=1).rows

    assert all(
        row["because"] for row in rows if row["verdict"] in {"contradicted", "not_computable"}
    )


@pytest.mark.parametrize(
    ("claim_id", "verdict", "because"),
    [
        ("s_41", "contradicted", "counted too (with Guinea-Bissau, Iraq); otherwise 40"),
        (
            "s_36",
            "contradicted",
            "States that clarified that they hold none counted too (with Iraq)",
        ),
        ("s_13b", "contradicted", "as far as their later statements show (with Guinea-Bissau, Slo"),
        ("s_obl15", "contradicted", "true if read so: as of the end of the 1RC, 2015-09-11, "),
        (
            "s_100",
            "contradicted",
            "States that have submitted their initial report, whether or not",
        ),
        ("s_100", "contradicted", "otherwise 95: States without an initial report left out"),
        ("c_7", "contradicted", "only States that finished when already bound (4 to 10, by unknow"),
        (
            "s_five_early",
            "contradicted",
            "two years before their deadline (4 to 5, by unknown dates)",
        ),
        ("c_mrt13", "contradicted", "the first year in which clearance can have been complete"),
        ("u_nonc", "attested", "otherwise 1: treaty deadlines that lapsed"),
        ("u_nonc", "attested", "(with Guinea-Bissau)"),
        ("e_per37", "attested", ""),
        ("e_bihr", "confirmed", ""),
        ("e_chl2", "attested", ""),
        ("e_art3_pend", "attested", ""),
        ("c_som", "attested", ""),
        ("s_15m", "confirmed", ""),
    ],
)
def test_a_claim_is_judged_for_the_reason_it_gives(
    claim_id: str, verdict: str, because: str, ccm: AskedOnce
) -> None:
    row = ccm.json("audit", code=1).row(claim_id=claim_id)

    assert row["verdict"] == verdict
    assert because in row["because"]


@pytest.mark.parametrize("day", ["2020-10-02", "2020-10-31", "2021-02-25"])
def test_bulgaria_was_overdue_with_its_request_pending_as_known_on_each_day(
    ccm: AskedOnce, day: str
) -> None:
    asked = ("--state", "BGR", "--article", "3.2", "--as-of", day, "--known-at", day)
    (row,) = ccm.json("obligations", *asked).rows
    assert row["status"] == "overdue_request_pending"
