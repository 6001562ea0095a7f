from __future__ import annotations

import pytest

from simulations.scenarios.reading import read_scenario
from simulations.scenarios.warnings import Warn, warnings_about, warnings_of

LAND = """schema_version = 1
name = "One field"
state = "LBN"
article = 4
start = 2021-05-01
deadline = 2026-05-01
working_days_per_week = 6
start_up_days = 30

[land]
confirmed_m2 = 1_000_000
difficult_share = 0
mixed_share = 0

[[clearance]]
teams = 4
m2_per_team_day = { distribution = "pert", low = 200, mode = 300, high = 500 }

[[seasons]]
start = "03-01"
end = "11-30"

[[insecurity]]
rate_per_year = 0.1
duration_days = 30

[funding]
opening_balance = 1_000_000

[discovery]
rate_per_year = 0.1
size_m2 = 1000
enters = "confirmed"

[productivity]
programme_log_sd = 0.2

[provenance]
land = { source = "survey" }
clearance = { source = "contract" }
working_days_per_week = { source = "law" }
start_up_days = { source = "contract" }
seasons = { source = "climate" }
insecurity = { source = "assumed" }
funding = { source = "budget" }
discovery = { source = "assumed" }
productivity = { source = "assumed" }
deadline = { source = "decision" }
"""
STOCK = """schema_version = 1
name = "A stock"
state = "PER"
article = 3
start = 2021-03-01
deadline = 2024-04-01

[stock]
lines = 2
[[stock.types]]
name = "all types"
munitions = 1_200
lot_size = 100
munitions_per_line_month = 50
"""


def _warned(text: str, on_record: str = "") -> list[Warn]:
    reading = read_scenario(text)
    assert reading.problems == ()
    return warnings_of(reading, read_scenario(on_record).scenario if on_record else None)


def test_of_a_scenario_that_says_everything_nothing_is_told() -> None:
    assert _warned(LAND, LAND) == []


def _without(table: str) -> str:
    """The file without a table."""
    head, _, rest = LAND.partition(table)
    return head + rest[rest.index("\n[") :]


@pytest.mark.parametrize(
    ("text", "code", "field", "line"),
    [
        (_without("[funding]"), "NO_FUNDING_LIMIT", "funding", 1),
        (_without("[discovery]"), "NO_DISCOVERY", "discovery", 1),
        (LAND + "[run]\nhorizon_years = 9\n", "SHORT_HORIZON", "run.horizon_years", 50),
        (_without("[[seasons]]"), "DEFAULT", "seasons", 1),
        (_without("[[insecurity]]"), "DEFAULT", "insecurity", 1),
        (_without("[productivity]"), "DEFAULT", "productivity", 1),
        (LAND.replace("working_days_per_week = 6\n", ""), "DEFAULT", "working_days_per_week", None),
        (LAND.replace("mixed_share = 0\n", ""), "DEFAULT", "land.mixed_share", None),
        (LAND.replace("2026-05-01", "2021-04-30"), "DEADLINE_PASSED", "deadline", 6),
        (
            LAND.replace('land = { source = "survey" }\n', ""),
            "NO_PROVENANCE",
            "land.confirmed_m2",
            11,
        ),
        (
            LAND.replace("funding = { s", "fundings = { s"),
            "PROVENANCE_OF_NOTHING",
            "provenance",
            38,
        ),
        (LAND.replace("funding = { s", "fundings = { s"), "NO_PROVENANCE", "funding", 27),
        (LAND.replace("teams = 4", "teams = 0"), "NO_CAPACITY", "clearance", 15),
        (LAND.replace("11-30", "02-28"), "SEASON_ALL_YEAR", "seasons", 19),
        (
            LAND.replace("low = 200, mode = 300, high = 500", "low = 3, mode = 3, high = 3"),
            "ZERO_VARIANCE",
            "clearance.m2_per_team_day",
            15,
        ),
    ],
)
def test_what_is_left_unsaid_or_surprises_is_told(
    text: str, code: str, field: str, line: int | None
) -> None:
    found = {(item.code, item.field): item for item in _warned(text)}

    told = found[code, field]
    assert told.sentence
    assert told.remedy
    assert line is None or told.line == line


def test_a_deadline_on_the_day_of_the_start_has_not_passed() -> None:
    assert _warned(LAND.replace("2026-05-01", "2021-05-01")) == []


def test_where_no_number_varies_it_is_told_once_for_the_whole() -> None:
    still = LAND.replace('{ distribution = "pert", low = 200, mode = 300, high = 500 }', "300")
    still = still.replace("programme_log_sd = 0.2", "programme_log_sd = 0\nyear_log_sd = 0")

    assert [item.code for item in _warned(still)] == ["ZERO_VARIANCE"]


@pytest.mark.parametrize(("area", "told"), [(1_300_000, False), (1_310_000, True), (690_000, True)])
def test_an_area_that_differs_by_more_than_30_per_cent_is_told(area: int, *, told: bool) -> None:
    found = _warned(LAND.replace("1_000_000\ndiff", f"{area}\ndiff"), LAND)

    assert ([item.code for item in found] == ["AREA_CHANGED"]) is told
    assert bool(found) is told


def test_a_stock_that_differs_is_told_with_both_figures() -> None:
    found = _warned(STOCK, STOCK.replace("1_200", "600"))

    (changed,) = [item for item in found if item.code == "STOCK_CHANGED"]
    assert "1,200 munitions differs by +100% from the 600" in changed.sentence


def test_under_article_3_what_may_stop_the_work_is_asked_for() -> None:
    codes = {(item.code, item.field) for item in _warned(STOCK)}

    assert {
        ("NO_FUNDING_LIMIT", "funding_gap"),
        ("NO_SUSPENSION", "facility_suspension"),
        ("DEFAULT", "stock.contract_delay_days"),
        ("NO_PROVENANCE", "stock.types"),
    } <= codes


def test_of_what_cannot_be_read_no_warning_is_given() -> None:
    assert warnings_of(read_scenario("article = 4")) == []


@pytest.mark.parametrize(
    ("day", "is_old"), [("2019-11-01", False), ("2019-10-31", True), ("2021-05-01", False)]
)
def test_a_figure_more_than_18_months_old_is_told(day: str, *, is_old: bool) -> None:
    found = _warned(
        LAND.replace(
            'land = { source = "survey" }', f'land = {{ source = "survey", as_of = {day} }}'
        )
    )

    assert [(item.code, item.field) for item in found] == (
        [("OLD_REPORT", "land")] if is_old else []
    )
    assert all(day in item.sentence for item in found)


def _left_out(text: str) -> list[str]:
    scenario = read_scenario(text).scenario
    assert scenario is not None
    return [item.sentence for item in warnings_about(scenario) if item.code == "LEFT_OUT"]


def test_what_a_scenario_has_none_of_is_told_in_one_line() -> None:
    (all_of_it,) = _left_out(
        _without("[[seasons]]")
        .replace("[[insecurity]]\nrate_per_year = 0.1\nduration_days = 30\n", "")
        .replace("start_up_days = 30\n", "")
    )
    (one,) = _left_out(LAND)

    assert all_of_it.startswith(
        "no season without work, no insecurity, no difficult or mixed land, no delay before work"
    )
    assert one.startswith("no difficult or mixed land: ")
    assert _left_out(LAND.replace("mixed_share = 0\n", "mixed_share = 0.1\n")) == []


def test_further_extensions_under_article_3_are_exceptional() -> None:
    said = {item.code: item.sentence for item in _warned(STOCK)}
    assert "only in exceptional circumstances (Article 3.3)" in said["EXCEPTIONAL"]
