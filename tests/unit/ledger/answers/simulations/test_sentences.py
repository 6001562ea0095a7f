"""What is said of a simulated programme, case by case."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from ledger.answers.simulations.programmes import simulation_answer
from ledger.answers.simulations.rows import WarningRow
from ledger.answers.simulations.sentences import (
    blocked_by,
    both_ranges,
    chance,
    day_said,
    imprecise,
    limits,
    moved,
    needed,
    note,
    shares_of,
)
from simulations.planning import Plan
from simulations.questions.blocking import Block
from simulations.questions.capacity import CapacityAnswer
from simulations.questions.extension import ExtensionAnswer
from simulations.questions.relaxing import Obstacle
from simulations.runs.monte_carlo import Result
from simulations.scenarios.model import ClearanceScenario
from simulations.statistics.intervals import Interval
from simulations.statistics.paired import ShareDifference
from simulations.statistics.sensitivity import Bar, Index

HALF = Interval(0.52, 0.5, 0.54)


def test_a_probability_is_never_said_without_both_ranges() -> None:
    assert both_ranges(Interval(0.1234, 0.1111, 0.1357), Interval(0.4, 0.05, 0.876)) == (
        "12.3% (simulation error 11.1% to 13.6%; over uncertain inputs 5% to 88%)"
    )


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.0, 1.0, "0% to 100%"),
        (0.002, 0.0384, "0.2% to 4%"),
        (0.4, 0.996, "40% to 99.6%"),
    ],
)
def test_a_small_share_is_not_said_to_be_none(low: float, high: float, said: str) -> None:
    assert both_ranges(HALF, Interval(0.1, low, high)).endswith(f"uncertain inputs {said})")


def scenario(**changes: Any) -> ClearanceScenario:
    plain = {
        "schema_version": 1,
        "name": "example",
        "state": "LBN",
        "article": 4,
        "start": date(2021, 1, 1),
        "deadline": date(2026, 1, 1),
        "land": {"confirmed_m2": 1},
        "run": {"horizon_years": 30},
    }
    return ClearanceScenario.model_validate(plain | changes)


def block(name: str, low: float) -> Block:
    return Block(name, ShareDifference(Interval(0.2, low, 0.3), 1, 0, 0.01), None)


@pytest.mark.parametrize(
    ("low", "said"), [(0.1, "season"), (0.0, "nothing alone"), (-0.1, "nothing alone")]
)
def test_an_obstacle_blocks_where_its_absence_surely_helps(low: float, said: str) -> None:
    assert blocked_by(scenario(), [block("season", low), block("rate", 0.1)]) == said


def test_a_deadline_that_has_passed_is_said_before_the_chance_and_is_what_blocks() -> None:
    late = scenario(deadline=date(2020, 12, 31))
    nil = Interval(0.0, 0.0, 0.001)

    assert chance(late, nil, nil).startswith("the deadline passed on 2020-12-31: 0.0% (")
    assert chance(scenario(), nil, nil) == both_ranges(nil, nil)
    assert blocked_by(late, [block("season", 0.1)]) == "the deadline has passed"


def test_the_limits_of_each_percentile_are_said_once_where_both_lie_after_the_horizon() -> None:
    finish = {0.5: Interval(10, 9, 12), 0.8: Interval(math.inf, 20, math.inf)}
    finish[0.95] = Interval(math.inf, math.inf, math.inf)
    item = scenario(start=date(2021, 1, 1), run={"horizon_years": 5})

    assert limits(item, finish) == (
        "P50 2021-01-09 to 2021-01-12; P80 2021-01-20 to after 2026; P95 after 2026"
    )


FOUND = CapacityAnswer(
    target=0.9,
    multiple=2.345,
    low=2.249,
    high=2.5,
    best=2.345,
    on_time=HALF,
    binds=(),
    why="",
    searched=4000,
)
NONE = replace(
    FOUND, multiple=None, low=None, high=None, best=64.0, why="no multiple up to 64 does"
)
BINDS = (
    (Obstacle.SEASON, 0.8),
    (Obstacle.MONEY, 0.7),
    (Obstacle.ACCESS, 0.65),
    (Obstacle.DORMANCY, 0.6),
)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            FOUND,
            (
                "2.3 times the capacity makes 90% (2.2 to 2.5 with the error of simulating, in "
                "4,000 worlds)"
            ),
        ),
        (
            replace(FOUND, high=None),
            (
                "2.3 times the capacity makes 90% (2.2 to beyond 64 with the error of simulating, "
                "in 4,000 worlds)"
            ),
        ),
        (
            NONE,
            (
                "64 times the capacity makes 52.0%, the most there is, not 90%: "
                "no multiple up to 64 does"
            ),
        ),
        (
            replace(NONE, why="", binds=BINDS),
            (
                "64 times the capacity makes 52.0%, the most there is, not 90%: what binds is "
                "season (80.0% without), money (70.0% without), access (65.0% without)"
            ),
        ),
        (
            replace(NONE, on_time=Interval(0.0, 0.0, 0.1), why="nobody is at work"),
            "nobody is at work",
        ),
    ],
)
def test_the_capacity_that_is_needed_or_what_binds_is_said(
    found: CapacityAnswer, said: str
) -> None:
    assert needed(found) == said


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"months": None, "spare": 0}, "not within one request: the cap binds"),
        (
            {"months": None, "spare": 3},
            "not within one request: the cap binds; its last 3 months buy nothing",
        ),
        ({"months": 0, "low": 0, "high": 0}, "no extension is needed"),
        (
            {"months": 7, "low": 6, "high": None},
            "6 months to beyond the cap, with the error of simulating",
        ),
        (
            {"months": 7, "low": 6, "high": 9},
            "6 to 9 months, with the error of simulating",
        ),
    ],
)
def test_an_extension_is_said_with_the_error_of_simulating(
    answer: dict[str, Any], said: str
) -> None:
    plain = {
        "target": 0.9,
        "cap": 60,
        "deadline": None,
        "low": None,
        "high": None,
        "at_cap": HALF,
        "empty": (),
        "spare": 0,
    }
    assert note(ExtensionAnswer(**(plain | answer))) == said


def test_what_an_input_moves_is_said_at_either_end() -> None:
    bar = Bar("suspected", 1_234_567.0, 0.25, 0.9, 0.123)
    assert (bar.low, bar.high, bar.at_low, bar.at_high) == (1_234_567.0, 0.25, 0.9, 0.123)
    assert moved(bar, "USD") == "90.0% at 1.235e+06, 12.3% at 0.25 m2"


def test_shares_of_the_variance_are_said_alone_and_in_all() -> None:
    index = Index("rate", first=0.5, first_half_width=0.1, total=0.75, total_half_width=0.05)
    assert shares_of(index) == "alone 0.50 (±0.10), in all 0.75 (±0.05)"


def test_a_date_beyond_the_horizon_is_after_its_year() -> None:
    assert day_said(scenario(), np.inf) == "after 2051"
    assert day_said(scenario(), 9.5) == "2021-01-10"
    assert day_said(scenario(), 10.0) == "2021-01-10"


@pytest.mark.parametrize(("precision", "said"), [(None, ""), (0.1, "")])
def test_a_precision_that_was_reached_or_not_asked_for_is_no_news(
    planned: Plan, precision: float | None, said: str
) -> None:
    assert imprecise(with_precision(planned, precision)) == said


def test_a_precision_that_was_not_reached_is_said_with_what_was(planned: Plan) -> None:
    asked = with_precision(planned, 1e-9)

    assert imprecise(asked) == (
        "the precision of 1e-09 was not reached: 250 replications, the most that are played, know "
        f"the probability to ±{asked.on_time().half_width:.2g}"
    )
    (row,) = [
        row
        for table in simulation_answer([replace(planned, result=asked)]).sections
        for row in table.rows
        if isinstance(row, WarningRow) and row.field == "run.precision"
    ]
    assert row.warning == imprecise(asked)


def with_precision(planned: Plan, precision: float | None) -> Result:
    own = planned.scenario
    run = own.run.model_copy(update={"precision": precision})
    return replace(planned.result, scenario=own.model_copy(update={"run": run}))
