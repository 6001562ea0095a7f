"""Obstacles taken out of a world: what is left is as it was drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from simulations.models import model_of
from simulations.questions.blocking import blocks
from simulations.questions.fixed_worlds import FixedWorlds
from simulations.questions.relaxing import Obstacle, obstacles, relaxed
from simulations.scenarios.land import Season
from simulations.scenarios.model import ClearanceScenario
from simulations.strategies import destruction_scenarios, scenarios


@settings(max_examples=40)
@given(scenario=scenarios())
def test_a_world_without_an_obstacle_has_it_no_more_and_all_others_still(
    scenario: Any, drawn: Callable[..., Any]
) -> None:
    world = drawn(model_of(scenario), 10)
    before = obstacles(world)
    for each in before:
        assert set(obstacles(relaxed(world, each))) == set(before) - {each}


@settings(max_examples=40)
@given(scenario=destruction_scenarios())
def test_without_an_obstacle_no_stock_is_destroyed_later_unless_lots_change_their_order(
    scenario: Any, drawn: Callable[..., Any], later: Callable[[Any, Any], Any]
) -> None:
    # Faster transport may let convoys overtake each other less, which changes who comes first.
    model = model_of(scenario)
    world = drawn(model, 10)
    before = model.play(world).finish
    for each in set(obstacles(world)) - {Obstacle.TRANSPORT, Obstacle.VERIFICATION}:
        assert not len(later(before, model.play(relaxed(world, each)).finish))


def test_money_that_lapses_is_no_obstacle_once_money_is_no_limit(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    # Out of season until 11 January, when the money of the old year is gone: 31 days of December
    # and 10 of January go by, then it takes 10.
    model = model_of(
        clearing(
            start=date(2020, 12, 1),
            seasons=(Season(start="01-11", end="06-30"),),
            funding={"opening_balance": 1e9, "carry_over": False},
        )
    )
    world = drawn(model, 1)
    assert np.isinf(model.play(world).finish).all()
    assert model.play(relaxed(world, Obstacle.MONEY)).finish == pytest.approx([51.0])


def test_what_blocks_most_comes_first(clearing: Callable[..., ClearanceScenario]) -> None:
    # Nothing but the season keeps it from finishing: ten days of work, after 31 days of waiting.
    scenario = clearing(
        start=date(2020, 12, 1),
        deadline=date(2020, 12, 31),
        seasons=(Season(start="01-01", end="06-30"),),
    )
    first, second = blocks(FixedWorlds(model_of(scenario), 250))
    assert (first.name, first.gain.difference.estimate, first.days) == ("season", 1.0, 31.0)
    assert (second.name, second.gain.difference.estimate, second.days) == ("rate", 0.0, 5.0)
