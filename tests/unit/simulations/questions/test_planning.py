"""A planner's questions: extension, capacity, money, comparison."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import add_months
from simulations.models import model_of
from simulations.questions.capacity import GRID, capacity, capacity_curve, money
from simulations.questions.comparing import NotComparableError, compare
from simulations.questions.extension import extension
from simulations.questions.fixed_worlds import FixedWorlds
from simulations.questions.relaxing import Obstacle
from simulations.runs.monte_carlo import simulate
from simulations.scenarios.distributions import Constant
from simulations.scenarios.land import Land
from simulations.scenarios.model import ClearanceScenario, DestructionScenario

Clearing = Callable[..., ClearanceScenario]
Destroying = Callable[..., DestructionScenario]
RUN = {"replications": 250, "horizon_years": 5}


def test_no_month_is_asked_for_where_none_is_needed(clearing: Clearing) -> None:
    answer = extension(simulate(clearing(run=RUN)), 0.9)
    assert (answer.months, answer.deadline) == (0, date(2021, 1, 10))
    assert (answer.low, answer.high, answer.empty, answer.spare) == (0, 0, (), 0)


def test_the_shortest_extension_is_in_whole_calendar_months(clearing: Clearing) -> None:
    # 45 days from 1 January: 14 February. From 10 January one month is 10 February, two 10 March.
    scenario = clearing(land={"confirmed_m2": 45 * 7000}, run=RUN)
    answer = extension(simulate(scenario), 0.9)
    assert (answer.months, answer.deadline) == (2, date(2021, 3, 10))
    assert answer.empty == (1,)


@settings(max_examples=20)
@given(target=st.floats(0.02, 0.98))
def test_an_extension_meets_its_target_and_a_month_less_does_not(
    target: float, clearing: Clearing
) -> None:
    # Finished after about a year, some programmes in half of it and some in three times as long.
    scenario = clearing(
        land={"confirmed_m2": 2.5e6},
        productivity={"programme_log_sd": 0.5, "year_log_sd": 0.2},
        run=RUN,
    )
    result = simulate(scenario)
    answer = extension(result, target)
    assert answer.months is not None
    assert answer.deadline is not None
    assert result.on_time(answer.deadline).estimate >= target
    shorter = add_months(scenario.deadline, answer.months - 1)
    assert result.on_time(shorter).estimate < target
    assert answer.low is not None
    assert answer.low <= answer.months


def test_an_extension_that_the_cap_does_not_reach_is_none_and_says_what_the_cap_gives(
    clearing: Clearing,
) -> None:
    answer = extension(simulate(clearing(land={"confirmed_m2": 45 * 7000}, run=RUN)), 0.9, cap=1)
    assert (answer.months, answer.deadline, answer.cap) == (None, None, 1)
    assert answer.at_cap.estimate == 0.0
    assert (answer.empty, answer.spare) == ((1,), 1)


def test_winter_months_buy_nothing(clearing: Clearing) -> None:
    # Work from June to September; on 10 January all is late. It ends on 10 June: five months.
    scenario = clearing(seasons=({"start": "06-01", "end": "09-30"},), run=RUN)
    answer = extension(simulate(scenario), 0.9)
    assert answer.months == 5
    assert answer.empty == (1, 2, 3, 4)


def test_the_capacity_that_does_is_found_by_halving(
    clearing: Clearing, destroying: Destroying
) -> None:
    # 45 days of work in the ten until the deadline: 4.5 times the teams.
    worlds = FixedWorlds(model_of(clearing(land={"confirmed_m2": 45 * 7000}, run=RUN)), 250)
    answer = capacity(worlds, 0.9)
    assert answer.multiple == pytest.approx(4.5, rel=0.001)
    assert answer.binds == ()
    # 121.75 days of work in 60: 2.03 times the speed of the line.
    worlds = FixedWorlds(model_of(destroying(deadline=date(2021, 3, 1), run=RUN)), 250)
    assert capacity(worlds, 0.9).multiple == pytest.approx(121.75 / 60, rel=0.001)


def test_the_limits_of_a_capacity_are_where_those_of_the_chance_cross_the_target(
    clearing: Clearing,
) -> None:
    scenario = clearing(
        land={"confirmed_m2": 2e6},
        deadline=date(2021, 6, 30),
        productivity={"programme_log_sd": 0.3, "year_log_sd": 0.3},
        run=RUN,
    )
    worlds = FixedWorlds(model_of(scenario), 1000)
    answer = capacity(worlds, 0.9)

    assert answer.searched == worlds.replications == 1000
    assert answer.low is not None
    assert answer.multiple is not None
    assert answer.high is not None
    assert answer.low < answer.multiple < answer.high
    (_, low), (_, high) = capacity_curve(worlds, (answer.low, answer.high))
    assert low.high >= 0.9 > low.estimate
    assert high.low >= 0.9
    less = capacity_curve(worlds, (answer.low - 0.02, answer.high - 0.02))
    assert [less[0][1].high < 0.9, less[1][1].low < 0.9] == [True, True]


def test_no_capacity_meets_a_deadline_that_has_passed(clearing: Clearing) -> None:
    late = clearing(deadline=date(2020, 12, 31), run=RUN)
    answer = capacity(FixedWorlds(model_of(late), 250), 0.9)

    assert (answer.multiple, answer.binds) == (None, ())
    assert answer.why == "the deadline has passed: no capacity meets it"


@pytest.mark.parametrize(
    ("clearance", "said"),
    [
        (({"teams": 0, "m2_per_team_day": 1000},), "nobody is at work (clearance.teams = 0)"),
        (
            ({"teams": 2, "m2_per_team_day": 0},),
            "nobody is at work (clearance.m2_per_team_day = 0)",
        ),
        ((), "nobody is at work (no [[clearance]])"),
    ],
)
def test_no_multiple_of_nobody_is_enough(
    clearance: tuple[dict[str, float], ...], said: str, clearing: Clearing
) -> None:
    answer = capacity(FixedWorlds(model_of(clearing(clearance=clearance, run=RUN)), 250), 0.9)
    assert (answer.multiple, answer.why) == (None, said)


def test_a_rate_is_too_uncertain_only_where_more_certainty_would_help(clearing: Clearing) -> None:
    # 64 times as fast is three months of work on average, in twelve months.
    unsure = clearing(
        land={"confirmed_m2": 64 * 90 * 7000},
        deadline=date(2021, 12, 31),
        productivity={"programme_log_sd": 3, "year_log_sd": 0},
        run=RUN,
    )
    assert capacity(FixedWorlds(model_of(unsure), 250), 0.9).why == (
        "the rate itself is too uncertain"
    )
    # Ten times as much: were the rate certain, it would be certain to fail.
    far = unsure.model_copy(update={"land": Land(confirmed_m2=Constant(value=640 * 900 * 7000))})
    sure = clearing(land={"confirmed_m2": 64 * 900 * 7000}, run=RUN)
    for scenario in (far, sure):
        answer = capacity(FixedWorlds(model_of(scenario), 250), 0.9)
        assert answer.why == "no multiple up to 64 does"


def test_less_than_what_is_planned_may_do(clearing: Clearing) -> None:
    worlds = FixedWorlds(model_of(clearing(deadline=date(2021, 2, 9), run=RUN)), 250)
    assert capacity(worlds, 0.9).multiple == pytest.approx(0.25, rel=0.001)


@settings(max_examples=10)
@given(target=st.floats(0.1, 0.95), seed=st.integers(0, 99))
def test_capacity_meets_its_target_and_a_little_less_does_not(
    target: float, seed: int, clearing: Clearing
) -> None:
    scenario = clearing(
        land={"confirmed_m2": 2e6},
        deadline=date(2021, 6, 30),
        productivity={"programme_log_sd": 0.3, "year_log_sd": 0.3},
        run=RUN | {"seed": seed},
    )
    worlds = FixedWorlds(model_of(scenario), 250)
    answer = capacity(worlds, target)
    assert answer.multiple is not None
    assert answer.on_time.estimate >= target
    less = worlds.on_time(worlds.model.scaled(answer.multiple * 0.99 - 0.001))
    assert less.estimate <= answer.on_time.estimate
    (_, again), (_, fewer) = capacity_curve(worlds, (answer.multiple, answer.multiple - 0.01))
    assert again == answer.on_time
    assert fewer.estimate < target


def test_where_no_capacity_suffices_what_binds_is_named(clearing: Clearing) -> None:
    scenario = clearing(seasons=({"start": "06-01", "end": "09-30"},), run=RUN)
    answer = capacity(FixedWorlds(model_of(scenario), 250), 0.9)
    assert answer.multiple is None
    assert answer.on_time.estimate == 0.0
    assert answer.binds == ((Obstacle.SEASON, 1.0),)


def test_what_binds_is_what_helps_at_the_best_multiple_and_not_at_what_is_planned(
    clearing: Clearing,
) -> None:
    # Four and a half times as long as there is: at the planned pace even without winter too late.
    scenario = clearing(
        land={"confirmed_m2": 45 * 7000}, seasons=({"start": "06-01", "end": "09-30"},), run=RUN
    )
    assert capacity(FixedWorlds(model_of(scenario), 250), 0.9).binds == ((Obstacle.SEASON, 1.0),)
    # Ten days of work cost 700; with the planned 280 even without winter unfinished.
    teams = {"teams": 7, "m2_per_team_day": 1000, "cost_per_team_month": 304.375}
    poor = clearing(
        clearance=(teams,),
        funding={"opening_balance": 280},
        seasons=({"start": "06-01", "end": "09-30"},),
        run=RUN,
    )
    assert money(FixedWorlds(model_of(poor), 250), 0.9).binds == ((Obstacle.SEASON, 1.0),)


def test_where_more_teams_only_spend_faster_fewer_are_found(clearing: Clearing) -> None:
    """The money pays for the planned ten years of ten teams; 64 times as many spend it in weeks.

    Then all hangs on a single year, which may be a bad one.
    """
    teams = {"teams": 10, "m2_per_team_day": 63.9, "cost_per_team_month": 1000}
    scenario = clearing(
        land={"confirmed_m2": 1e6},
        clearance=(teams,),
        funding={"opening_balance": 1_440_000},
        deadline=date(2030, 12, 31),
        productivity={"programme_log_sd": 0, "year_log_sd": 0.6},
        working_days_per_week=5,
        run=RUN,
    )
    worlds = FixedWorlds(model_of(scenario), 250)
    (_, greatest), *_ = capacity_curve(worlds, (max(GRID),))
    answer = capacity(worlds, greatest.estimate + 0.05)

    assert answer.multiple is not None
    assert answer.multiple < max(GRID)
    assert answer.on_time.estimate >= greatest.estimate + 0.05


def test_where_no_multiple_does_the_best_is_told(clearing: Clearing) -> None:
    teams = {"teams": 7, "m2_per_team_day": 1000, "cost_per_team_month": 304.375}
    scenario = clearing(
        clearance=(teams,),
        funding={"opening_balance": 700},
        productivity={"programme_log_sd": 0.5, "year_log_sd": 0},
        run=RUN,
    )
    worlds = FixedWorlds(model_of(scenario), 250)
    answer = capacity(worlds, 0.99)
    curve = dict(capacity_curve(worlds, GRID))

    assert answer.multiple is None
    assert answer.on_time == curve[answer.best]
    assert answer.on_time.estimate == max(each.estimate for each in curve.values())
    assert Obstacle.MONEY in {obstacle for obstacle, _ in answer.binds}


@pytest.mark.parametrize(
    "funding",
    [
        {"opening_balance": 280},
        {"opening_balance": 70, "tranches": ({"due": date(2021, 1, 2), "amount": 210},)},
        {"opening_balance": 140, "tranches": ({"due": date(2021, 1, 3), "amount": 140},)},
    ],
    ids=["at hand", "mostly to come", "half to come"],
)
def test_money_that_does_is_found_by_halving_too(
    clearing: Clearing, funding: dict[str, Any]
) -> None:
    # Ten days of work cost 700; there are 280.
    teams = {"teams": 7, "m2_per_team_day": 1000, "cost_per_team_month": 304.375}
    scenario = clearing(clearance=(teams,), funding=funding, run=RUN)
    answer = money(FixedWorlds(model_of(scenario), 250), 0.9)
    assert answer.multiple == pytest.approx(2.5, rel=0.001)
    slow = scenario.model_copy(update={"deadline": date(2021, 1, 9)})
    binding = money(FixedWorlds(model_of(slow), 250), 0.9)
    assert binding.multiple is None
    assert max(GRID) > 1


def test_scenarios_in_the_same_worlds_are_compared_path_by_path(clearing: Clearing) -> None:
    scenario = clearing(
        land={"confirmed_m2": 2e6},
        deadline=date(2021, 10, 30),
        productivity={"programme_log_sd": 0.3, "year_log_sd": 0.3},
        run=RUN,
    )
    faster = scenario.model_copy(
        update={"clearance": (scenario.clearance[0].model_copy(update={"teams": 8}),)}
    )
    one, other = simulate(scenario), simulate(faster)
    found = compare(one, other)
    assert found.on_time.lost == 0
    assert found.on_time.difference.estimate == pytest.approx(
        other.on_time().estimate - one.on_time().estimate
    )
    days = found.days[0.5]
    assert days is not None
    medians = [
        np.quantile(each.outcome.finish, 0.5, method="inverted_cdf") for each in (one, other)
    ]
    assert days.estimate == medians[1] - medians[0]
    with pytest.raises(NotComparableError, match="seed is 1 and 2"):
        compare(one, replace(other, identity=replace(other.identity, seed=2)))
