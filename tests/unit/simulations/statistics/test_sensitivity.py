"""Ranges over inputs, tornado and Sobol's indices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest

from simulations.models import model_of
from simulations.runs.monte_carlo import simulate
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.statistics.sensitivity import sobol, tornado
from simulations.statistics.uncertainty import input_range, over_inputs

Make = Callable[..., ClearanceScenario]
UNCERTAIN: dict[str, Any] = {
    "land": {"confirmed_m2": {"distribution": "pert", "low": 1e4, "mode": 7e4, "high": 2e5}},
    "start_up_days": {"distribution": "pert", "low": 0, "mode": 1, "high": 2},
}


def test_more_replications_do_not_narrow_what_is_not_known_of_the_inputs(clearing: Make) -> None:
    model = model_of(clearing(**UNCERTAIN))
    found = over_inputs(model)
    # Nothing else varies: a draw of the inputs is on time or it is not.
    assert (found.low, found.high) == (0.0, 1.0)
    error = simulate(clearing(**UNCERTAIN, run={"replications": 2000})).on_time()
    assert error.high - error.low < 0.05


def test_without_uncertain_inputs_there_is_no_range_and_no_bar(clearing: Make) -> None:
    model = model_of(clearing())
    assert over_inputs(model, draws=5) == (1.0, 1.0, 1.0)
    assert tornado(model, chunks=1) == []
    assert sobol(model, points=4) == []


def test_a_tornado_names_the_input_that_moves_most_first(clearing: Make) -> None:
    first, second = tornado(model_of(clearing(**UNCERTAIN)), chunks=2)
    assert (first.name, second.name) == ("confirmed", "start_up")
    assert first.low < first.high
    assert (first.at_low, first.at_high) == (1.0, 0.0)
    assert 0 <= second.length < first.length


def test_sobol_s_first_index_of_a_single_input_is_the_whole(clearing: Make) -> None:
    alone = {"land": UNCERTAIN["land"]}
    (found,) = sobol(model_of(clearing(**alone)), points=64)
    assert found.name == "confirmed"
    assert found.first == pytest.approx(1.0, abs=0.15)
    assert found.total == pytest.approx(1.0, abs=0.15)


def test_where_nothing_changes_the_chance_no_input_has_an_index(clearing: Make) -> None:
    sure = clearing(**(UNCERTAIN | {"deadline": date(2060, 1, 1)}))
    assert sobol(model_of(sure), points=64) == []


def test_sobol_puts_the_input_that_matters_first(clearing: Make) -> None:
    first, second = sobol(model_of(clearing(**UNCERTAIN)), points=64)
    assert (first.name, second.name) == ("confirmed", "start_up")
    assert first.total > second.total
    assert np.isfinite([first.first, first.total, second.first, second.total]).all()


def test_a_range_over_inputs_holds_the_chance_that_few_draws_make(
    destroying: Callable[..., DestructionScenario],
) -> None:
    # On time at more than six times the expected speed: seldom, but then always.
    scenario = destroying(
        deadline=date(2021, 1, 20),
        productivity={"programme_log_sd": 1.2, "year_log_sd": 0},
        run={"replications": 10_000, "horizon_years": 5},
    )
    on_time = simulate(scenario).on_time().estimate
    found = over_inputs(model_of(scenario), on_time)

    assert 0 < on_time < 0.05
    assert found.low <= on_time <= found.high


def test_a_range_over_inputs_holds_a_chance_that_no_draw_met() -> None:
    assert input_range(np.zeros(100), 0.002) == (0.0, 0.0, 0.002)
    assert input_range(np.ones(100), 0.998) == (1.0, 0.998, 1.0)
    assert input_range(np.linspace(0, 1, 101), 0.5) == pytest.approx((0.5, 0.05, 0.95))
    assert input_range(np.array([0.0] * 97 + [1.0] * 3), None) == (0.0, 0.0, 1.0)
