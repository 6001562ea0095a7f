"""What is said of a simulated programme, case by case."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from ledger.answers.simulation_sentences import (
    blocked_by,
    both_ranges,
    day_said,
    moved,
    needed,
    note,
    shares_of,
)
from simulations.questions.blocking import Block
from simulations.questions.capacity import CapacityAnswer
from simulations.questions.extension import ExtensionAnswer
from simulations.questions.relaxing import Obstacle
from simulations.scenarios.model import ClearanceScenario
from simulations.statistics.intervals import Interval
from simulations.statistics.paired import ShareDifference
from simulations.statistics.sensitivity import Bar, Index

HALF = Interval(0.52, 0.5, 0.54)


def test_a_probability_is_never_said_without_both_ranges() -> None:
    assert both_ranges(Interval(0.1234, 0.1111, 0.1357), Interval(0.4, 0.05, 0.876)) == (
        "12.3% (simulation error 11.1% to 13.6%; over uncertain inputs 5% to 88%)"
    )


def block(name: str, low: float) -> Block:
    return Block(name, ShareDifference(Interval(0.2, low, 0.3), 1, 0, 0.01), None)


@pytest.mark.parametrize(
    ("low", "said"), [(0.1, "season"), (0.0, "nothing alone"), (-0.1, "nothing alone")]
)
def test_an_obstacle_blocks_where_its_absence_surely_helps(low: float, said: str) -> None:
    assert blocked_by([block("season", low), block("rate", 0.1)]) == said


@pytest.mark.parametrize(
    ("multiple", "binds", "said"),
    [
        (2.345, (), "2.35 times the capacity makes 90%"),
        (
            None,
            (),
            (
                "8 times the capacity makes 52.0%, the most there is, not 90%: "
                "the rate itself is too uncertain"
            ),
        ),
        (
            None,
            (
                (Obstacle.SEASON, 0.8),
                (Obstacle.MONEY, 0.7),
                (Obstacle.ACCESS, 0.65),
                (Obstacle.DORMANCY, 0.6),
            ),
            (
                "8 times the capacity makes 52.0%, the most there is, not 90%: what binds is "
                "season (80.0% without), money (70.0% without), access (65.0% without)"
            ),
        ),
    ],
)
def test_the_capacity_that_is_needed_or_what_binds_is_said(
    multiple: float | None, binds: Any, said: str
) -> None:
    assert needed(CapacityAnswer(0.9, multiple, 8.0, HALF, binds)) == said


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
    bar = Bar("land.suspected_m2", 1_234_567.0, 0.25, 0.9, 0.123)
    assert (bar.low, bar.high, bar.at_low, bar.at_high) == (1_234_567.0, 0.25, 0.9, 0.123)
    assert moved(bar) == "90.0% at 1.235e+06, 12.3% at 0.25"


def test_shares_of_the_variance_are_said_alone_and_in_all() -> None:
    index = Index("rate", first=0.5, first_half_width=0.1, total=0.75, total_half_width=0.05)
    assert shares_of(index) == "alone 0.50 (±0.10), in all 0.75 (±0.05)"


def test_a_date_beyond_the_horizon_is_after_its_year() -> None:
    scenario = ClearanceScenario.model_validate(
        {
            "schema_version": 1,
            "name": "example",
            "state": "LBN",
            "article": 4,
            "start": date(2021, 1, 1),
            "deadline": date(2026, 1, 1),
            "land": {"confirmed_m2": 1},
            "run": {"horizon_years": 30},
        }
    )

    assert day_said(scenario, np.inf) == "after 2051"
    assert day_said(scenario, 9.5) == "2021-01-10"
    assert day_said(scenario, 10.0) == "2021-01-10"
