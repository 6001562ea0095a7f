"""The compiled engines and the reference: the same programme in the same world, path by path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from simulations.models import model_of
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.strategies import clearance_scenarios, destruction_scenarios

DAYS = 1e-6
PATHS = 12


@settings(max_examples=60)
@given(scenario=clearance_scenarios())
def test_any_clearance_programme_goes_the_same_way_in_both_engines(
    scenario: Any, drawn: Callable[..., Any]
) -> None:
    _same(scenario, drawn)


@settings(max_examples=60)
@given(scenario=destruction_scenarios())
def test_any_stockpile_programme_goes_the_same_way_in_both_engines(
    scenario: Any, drawn: Callable[..., Any]
) -> None:
    _same(scenario, drawn)


def _same(scenario: Any, drawn: Callable[..., Any]) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    compiled, reference = model.play(world), model.play_reference(world)
    assert compiled.finish == pytest.approx(reference.finish, abs=DAYS, rel=0)
    assert compiled.idle == pytest.approx(reference.idle, abs=DAYS, rel=0)
    assert compiled.amounts == pytest.approx(reference.amounts, rel=1e-9, abs=0.1)
    assert compiled.spent == pytest.approx(reference.spent, rel=1e-9, abs=0.1)


def test_the_two_agree_on_a_finish_at_the_horizon_itself(
    clearing: Callable[..., ClearanceScenario],
    destroying: Callable[..., DestructionScenario],
    drawn: Callable[..., Any],
) -> None:
    # 364 days of work after one of waiting: what ends it is planned after the horizon is. The
    # square millimetre more is over in less than what counts as simultaneous.
    clearance = clearing(
        land={"confirmed_m2": 364 * 7000 + 1e-6}, start_up_days=1, run={"horizon_years": 1}
    )
    # One lot of 100 munitions, at 100 x 30.4375 / 364 a month, that is a day on the way.
    kind = {
        "name": "M26",
        "munitions": 100,
        "lot_size": 100,
        "munitions_per_line_month": 100 * 30.4375 / 364,
    }
    stock = destroying(stock={"types": (kind,), "transport_days": 1}, run={"horizon_years": 1})
    for scenario in (clearance, stock):
        model = model_of(scenario)
        world = drawn(model, 1)
        assert model.play(world).finish == pytest.approx([365.0])
        assert model.play_reference(world).finish == pytest.approx([365.0])


def test_what_is_left_on_the_way_is_what_the_trace_of_the_reference_says(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    model = model_of(clearing())
    left = model.play(drawn(model, 2), np.array([0.0, 2.5, 10.0, 99.0])).left
    assert left.tolist() == [[70_000, 52_500, 0, 0]] * 2


def test_money_that_came_before_the_start_is_there_at_the_start_and_no_sooner(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    # It lasts for 5 days at 7 x 304.375 a month, which is 70 a day.
    model = model_of(
        clearing(
            clearance=({"teams": 7, "m2_per_team_day": 1000, "cost_per_team_month": 304.375},),
            funding={
                "tranches": (
                    {"due": date(2020, 12, 1), "amount": 350},
                    {"due": date(2021, 1, 21), "amount": 350},
                )
            },
        )
    )
    world = drawn(model, 1)
    for outcome in (model.play(world), model.play_reference(world)):
        assert outcome.finish == pytest.approx([25.0])
        assert outcome.idle.sum() == pytest.approx(15.0)
