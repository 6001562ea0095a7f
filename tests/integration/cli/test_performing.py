"""The commands on clearance, stocks and extensions, on the shipped dataset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Ccm = Callable[..., Any]


def asked(ccm: Ccm, *args: str) -> Any:
    return ccm(*args, "--format", "json").json


def by(rows: list[dict[str, Any]], **wanted: Any) -> dict[str, Any]:
    (row,) = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    return row


def test_croatia_released_the_same_land_once(ccm: Ccm) -> None:
    found = asked(ccm, "clearance", "croatia")

    assert by(found["rows"], period="2016")["cleared_m2"] == 1_200_000
    assert by(found["rows"], period="2016")["confirmed_m2"] == 1_740_000
    total = by(found["released"], state="HRV")
    assert (total["added_up_m2"], total["cumulative_m2"]) == (2_640_000, 5_310_000)
    assert (total["released_m2"], total["released_m2_qualifier"]) == (5_310_000, "at_least")
    assert by(found["balances"], period="2016")["difference_m2"] == 300_000


def test_years_narrow_what_is_shown_and_added_up(ccm: Ccm) -> None:
    year = asked(ccm, "clearance", "lebanon", "--year", "2017")
    years = asked(ccm, "clearance", "lebanon", "--from", "2016", "--to", "2020")

    assert [row["period"] for row in year["rows"]] == ["2017"]
    assert by(year["released"], state="LBN")["released_m2"] == 1_400_000
    assert by(years["released"], state="LBN")["released_m2"] == 7_000_000
    assert year["left_out"][0]["reason"] == "it reaches beyond 2017"


def test_the_sum_over_states_stands_below_them(ccm: Ccm) -> None:
    *states, together = asked(ccm, "clearance", "--year", "2015")["released"]

    assert (together["state"], together["name"]) == (None, "all")
    for name in ("cleared_m2", "released_m2", "submunitions"):
        assert together[name] == sum(row[name] or 0 for row in states)
    assert together["cleared_m2"] == 52_430_000


@pytest.mark.parametrize(
    "years", [("--year", "2017", "--from", "2016"), ("--from", "2018", "--to", "2017")]
)
def test_years_that_do_not_go_together_are_refused(ccm: Ccm, years: tuple[str, ...]) -> None:
    run = ccm("clearance", *years)

    assert run.code == 2
    assert "error[USAGE]" in run.err


def test_what_bulgaria_retains_year_by_year(ccm: Ccm) -> None:
    found = asked(ccm, "stockpiles", "bulgaria")

    (row,) = found["rows"]
    assert (row["declared_munitions"], row["destroyed_munitions"]) == (6905, 6862)
    assert (row["remaining_munitions"], row["status"]) == (0, "met_on_time")
    assert (row["retained_munitions"], row["retained_year"]) == (6, 2022)
    year = by(found["retained"], year=2019)
    assert (year["munitions_change"], year["since_year"]) == (-1, 2018)
    assert (year["report_due_on"], year["report_status"]) == ("2020-04-30", "cannot_tell")
    assert [row["counted"] for row in found["destroyed"]] == [False, False]


def test_a_request_is_measured_against_the_meeting_as_scheduled(ccm: Ccm) -> None:
    found = asked(ccm, "extensions", "peru")

    (row,) = found["rows"]
    assert (row["article"], row["months"], row["deadline"]) == (3, 37, "2024-04-01")
    assert (row["ask_by"], row["asked_in_time"]) == ("2020-02-23", "no")
    assert row["recommendations"]
    assert {item["article"] for item in found["recommendations"]} == {"2RC on Article 3"}


def test_extensions_of_one_article_leave_the_other_out(ccm: Ccm) -> None:
    found = asked(ccm, "extensions", "--article", "4")

    assert {row["article"] for row in found["rows"]} == {4}
    assert all(item["article"].endswith("Article 4") for item in found["recommendations"])
    assert ccm("extensions", "--article", "5").code == 2


def test_every_row_has_its_evidence(ccm: Ccm) -> None:
    for command in ("clearance", "stockpiles", "extensions"):
        answer = asked(ccm, command)
        tables = [rows for rows in answer.values() if isinstance(rows, list)]
        assert all(row["evidence"] and row["confidence"] for rows in tables for row in rows)
