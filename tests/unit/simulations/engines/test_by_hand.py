"""Dates worked out by hand, where nothing varies, for both articles and both engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from simulations.models import model_of
from simulations.runs.monte_carlo import simulate
from simulations.scenarios.distributions import Constant
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.worlds.calendar import close_of, day_of


def test_land_that_goes_through_every_activity_is_done_on_the_day_worked_out(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    # 200,000 m2 suspected. Non-technical survey does 1 x 20,000 x 5 / 7 = 14,285.71 m2 a day:
    # done at 200,000 / 14,285.71 = day 14. It cancels half: 7,142.86 m2 a day go on to technical
    # survey, which keeps up with it (1 x 50,000 x 5 / 7), and reduces three fifths: 2,857.14 m2 a
    # day go on to clearance, 40,000 m2 in all. A quarter of it is difficult, at half the rate.
    # Clearance does 2 x 1,400 x 5 / 7 = 2,000 m2 of easy land a day, which is slower than easy
    # land arrives (2,142.86 a day): after 14 days 28,000 of the 30,000 are cleared, and on day 15
    # the rest. Then 10,000 m2 of difficult land at 1,000 a day: day 25, which is 25 March.
    scenario = clearing(
        start=date(2021, 3, 1),
        deadline=date(2021, 3, 25),
        working_days_per_week=5,
        land={
            "suspected_m2": 200_000,
            "cancelled_share": 0.5,
            "reduced_share": 0.6,
            "difficult_share": 0.25,
            "difficult_rate_factor": 0.5,
        },
        non_technical_survey=({"teams": 1, "m2_per_team_day": 20_000},),
        technical_survey=({"teams": 1, "m2_per_team_day": 50_000},),
        clearance=({"teams": 2, "m2_per_team_day": 1400},),
    )
    _ends(scenario, 25.0, date(2021, 3, 25), drawn)


def test_seasons_late_money_and_new_teams_move_the_day_as_worked_out(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    # 100,000 m2, half of them mixed at half the rate: 1 / (0.5 + 0.5 / 0.5) = two thirds of the
    # rate. 6 teams x 1,000 m2 x 7 / 7 x 2 / 3 = 4,000 m2 a day, in the season that wraps the year,
    # 1 October to 10 January, from 1 October (start 21 September: day 10).
    # Money: 6 x 3,043.75 x 12 / 365.25 = 600 a day at work, and 100 a day always. Of 11,500, 1,000
    # are spent until the season opens, and the rest lasts for 15 days, to day 25: 60,000 m2.
    # 9,000 more come on 1 December (day 71), 30 days after they are due: the other 40,000 m2 take
    # 10 days, to day 81, which is 10 December.
    scenario = clearing(
        start=date(2021, 9, 21),
        deadline=date(2021, 12, 10),
        land={"confirmed_m2": 100_000, "mixed_share": 0.5, "mixed_rate_factor": 0.5},
        clearance=({"teams": 6, "m2_per_team_day": 1000, "cost_per_team_month": 3043.75},),
        seasons=({"start": "10-01", "end": "01-10"},),
        funding={
            "opening_balance": 11_500,
            "fixed_cost_per_month": 3043.75,
            "tranches": ({"due": date(2021, 11, 1), "amount": 9000, "delay_days": 30},),
        },
    )
    _ends(scenario, 81.0, date(2021, 12, 10), drawn)


def test_announced_teams_work_from_their_day_on(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    # 70,000 m2: 5 days at 7,000, then from 6 January 35,000 m2 at 2 x 1,750 = 3,500 a day: 10.
    scenario = clearing(
        clearance=(
            {"teams": 7, "m2_per_team_day": 1000},
            {"teams": 2, "m2_per_team_day": 1750, "from_date": date(2021, 1, 6)},
        ),
        start_up_days=0,
    )
    _ends(scenario, 15.0, date(2021, 1, 15), drawn)
    # With a start-up of four days only one day of the fast teams is left: 63,000 / 3,500 = 18.
    _ends(
        scenario.model_copy(update={"start_up_days": Constant(value=4)}),
        23.0,
        date(2021, 1, 23),
        drawn,
    )


def test_a_stock_is_destroyed_and_verified_on_the_day_worked_out(
    destroying: Callable[..., DestructionScenario], drawn: Callable[..., Any]
) -> None:
    # 400 munitions, of which 50 are retained: lots of 100, 100, 100 and 50. One line does 100 in
    # 30.4375 days. The contract takes 20 days, transport 10; convoys of two lots leave 5 days
    # apart: two lots arrive on day 30, two on day 35. Two lines: both are busy until day 60.4375,
    # then until 90.875 (the fourth lot, of 50, until 75.65625). Verification: 14 days more.
    # 104.875: that is the 105th day, 15 April 2021.
    kind = {
        "name": "M26",
        "munitions": 400,
        "retained": 50,
        "lot_size": 100,
        "submunitions_per_munition": 644,
        "munitions_per_line_month": 100,
    }
    scenario = destroying(
        stock={
            "types": (kind,),
            "lines": 2,
            "contract_delay_days": 20,
            "transport_days": 10,
            "convoy_lots": 2,
            "convoy_gap_days": 5,
            "verification_days": 14,
        },
        deadline=date(2021, 4, 15),
    )
    _ends(scenario, 104.875, date(2021, 4, 15), drawn)
    amounts = model_of(scenario).play(drawn(model_of(scenario), 1)).amounts
    assert amounts.tolist() == [[0, 350, 0, 350 * 644]]


def test_types_take_their_turn_and_every_lot_that_is_reworked_takes_twice_as_long(
    destroying: Callable[..., DestructionScenario], drawn: Callable[..., Any]
) -> None:
    # One line: 100 of the first type in 30.4375 days, twice; 30 of the second, at 60 a month, in
    # 15.21875 days, twice: 60.875 + 30.4375 = 91.3125 days, in the 92nd: 2 April.
    kinds = (
        {"name": "M26", "munitions": 100, "lot_size": 100, "munitions_per_line_month": 100},
        {"name": "CBU-58", "munitions": 30, "lot_size": 100, "munitions_per_line_month": 60},
    )
    scenario = destroying(stock={"types": kinds, "rework_share": 1.0}, deadline=date(2021, 4, 2))
    _ends(scenario, 91.3125, date(2021, 4, 2), drawn)


def test_a_finish_at_the_close_of_the_last_day_is_on_time_and_a_moment_later_is_not(
    clearing: Callable[..., ClearanceScenario],
) -> None:
    # 70,000 m2 at 7,000 a day: the close of the tenth day, 10 January 2021.
    on_the_day, day_before = (
        clearing(deadline=day, run={"replications": 50, "horizon_years": 1})
        for day in (date(2021, 1, 10), date(2021, 1, 9))
    )
    assert simulate(on_the_day).on_time().estimate == 1.0
    assert simulate(day_before).on_time().estimate == 0.0
    more = on_the_day.model_copy(
        update={"land": on_the_day.land.model_copy(update={"confirmed_m2": Constant(value=70_001)})}
    )
    assert simulate(more).on_time().estimate == 0.0


def test_the_close_of_a_day_belongs_to_it_and_the_next_moment_to_the_next() -> None:
    start = date(2020, 2, 28)
    assert day_of(start, 0.0) == day_of(start, 0.5) == day_of(start, 1.0) == start
    assert day_of(start, 1.0 + 1e-7) == start
    assert day_of(start, 1.001) == date(2020, 2, 29)
    assert close_of(start, date(2020, 2, 29)) == pytest.approx(2.0)
    assert close_of(start, date(2020, 2, 29)) >= 2.0


def _ends(scenario: Any, days: float, day: Any, drawn: Callable[..., Any]) -> None:
    model = model_of(scenario)
    world = drawn(model, 3)
    for outcome in (model.play(world), model.play_reference(world)):
        assert outcome.finish == pytest.approx([days] * 3, rel=0, abs=1e-9)
    assert day_of(scenario.start, days) == day
    assert close_of(scenario.start, day) >= days
