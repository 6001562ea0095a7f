"""What is drawn has the mean, the spread and the order that the scenario says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulations.models import model_of
from simulations.scenarios.distributions import Gamma
from simulations.scenarios.model import ClearanceScenario
from simulations.strategies import amounts, clearance_scenarios, shares
from simulations.worlds.paths_compiled import grouped_order, latest_so_far
from simulations.worlds.timelines import Marks, marks

PATHS = 20_000
Make = Callable[..., ClearanceScenario]


@settings(max_examples=40)
@given(item=amounts(1, 1000) | shares(), seed=st.integers(0, 99))
def test_draws_lie_within_their_limits_and_have_their_mean(item: Any, seed: int) -> None:
    drawn = item.sample(np.random.default_rng(seed), 5000)
    low, high = item.limits
    assert low - 1e-9 <= drawn.min()
    assert drawn.max() <= high + 1e-9
    assert drawn.mean() == pytest.approx(item.mean, abs=6 * drawn.std() / 5000**0.5 + 1e-9)


def test_programmes_and_years_have_a_mean_factor_of_one_and_resemble_each_other_as_told(
    clearing: Make, drawn: Callable[..., Any]
) -> None:
    varied = {"programme_log_sd": 0.4, "year_log_sd": 0.3, "year_autocorrelation": 0.6}
    world = drawn(model_of(clearing(productivity=varied, run={"horizon_years": 6})), PATHS)
    assert world.inputs.programme.mean() == pytest.approx(1, abs=0.015)
    assert np.log(world.inputs.programme).std() == pytest.approx(0.4, abs=0.01)
    logs = np.log(world.years)
    for year in range(world.years.shape[1]):
        assert world.years[:, year].mean() == pytest.approx(1, abs=0.015)
        assert logs[:, year].std() == pytest.approx(0.3, abs=0.01)
    assert np.corrcoef(logs[:, 2], logs[:, 3])[0, 1] == pytest.approx(0.6, abs=0.02)


def test_dormant_years_wake_and_active_ones_fall_asleep_as_often_as_told(
    clearing: Make, drawn: Callable[..., Any]
) -> None:
    chain = {"dormant_at_start": 0.3, "wakes_per_year": 0.25, "falls_dormant_per_year": 0.1}
    world = drawn(model_of(clearing(dormancy=chain, run={"horizon_years": 6})), PATHS)
    asleep = world.years == 0
    assert asleep[:, 0].mean() == pytest.approx(0.3, abs=0.015)
    for year in range(1, 6):
        before, now = asleep[:, year - 1], asleep[:, year]
        assert (~now[before]).mean() == pytest.approx(0.25, abs=0.03)
        assert now[~before].mean() == pytest.approx(0.1, abs=0.015)


def test_a_tranche_comes_as_often_and_as_late_as_told(
    clearing: Make, drawn: Callable[..., Any]
) -> None:
    due = {"due": date(2021, 3, 1), "amount": 5.0, "delay_days": 30, "probability": 0.4}
    world = drawn(model_of(clearing(funding={"tranches": (due,)})), PATHS)
    assert len(world.tranches.times) / PATHS == pytest.approx(0.4, abs=0.015)
    assert set(world.tranches.times.tolist()) == {59 + 30.0}
    assert set(world.tranches.values.tolist()) == {5.0}


@settings(max_examples=25)
@given(scenario=clearance_scenarios())
def test_what_happens_is_in_order_and_stops_do_not_overlap(
    scenario: ClearanceScenario, drawn: Callable[..., Any]
) -> None:
    world = drawn(model_of(scenario), 10)
    for path in range(10):
        for each in (world.tranches, world.discoveries, world.resurveys):
            assert each.path(path)[0] == sorted(each.path(path)[0])
        for spans in world.suspensions:
            begins, ends = spans.path(path)
            edges = [edge for span in zip(begins, ends, strict=True) for edge in span]
            assert edges == sorted(edges)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=40))
def test_sorting_within_groups_is_what_numpy_s_lexsort_gives(items: list[tuple[int, int]]) -> None:
    owners = np.array([owner for owner, _ in items], np.int64)
    times = np.array([time for _, time in items], np.float64)
    assert grouped_order(owners, times, 6).tolist() == np.lexsort((times, owners)).tolist()


@given(st.lists(st.tuples(st.integers(0, 5), st.floats(0, 1e5)), min_size=1, max_size=40))
def test_the_latest_so_far_is_exactly_one_of_the_times_of_its_path(
    items: list[tuple[int, float]],
) -> None:
    items.sort(key=lambda item: item[0])
    owners = np.array([owner for owner, _ in items], np.int64)
    times = np.array([time for _, time in items])
    expected = [
        max(other for owner, other in items[: place + 1] if owner == items[place][0])
        for place in range(len(items))
    ]
    assert latest_so_far(owners, times).tolist() == expected


TRANCHE = {"due": date(2021, 3, 1), "amount": 5.0, "delay_days": 30, "probability": 0.4}
VARIED = {"distribution": "pert", "low": 30, "mode": 31, "high": 32}


def test_another_delay_changes_neither_whether_money_comes_nor_how_much(
    clearing: Make, drawn: Callable[..., Any]
) -> None:
    amount = {"distribution": "lognormal", "mean": 5, "cv": 0.5}
    for other in ({"delay_days": VARIED}, {"amount": VARIED}, {"probability": 0.4}):
        one, two = (
            drawn(model_of(clearing(funding={"tranches": (tranche,)})), PATHS).tranches
            for tranche in (TRANCHE | {"amount": amount}, TRANCHE | {"amount": amount} | other)
        )
        assert one.offsets.tolist() == two.offsets.tolist()
        if "amount" not in other:
            assert one.values.tolist() == two.values.tolist()
        if "delay_days" not in other:
            assert one.times.tolist() == two.times.tolist()


@settings(max_examples=25)
@given(rate=st.floats(0.1, 5), times=st.floats(1, 3), seed=st.integers(0, 2**32))
def test_at_a_higher_rate_the_same_things_happen_sooner_and_more_follow(
    rate: float, times: float, seed: int
) -> None:
    def at(rate: float, horizon: float) -> Marks:
        when, what = np.random.default_rng(seed), np.random.default_rng(seed + 1)
        sizes = Gamma.model_validate({"distribution": "gamma", "mean": 9, "cv": 0.5})
        return marks(when, np.full(20, rate), what, sizes, horizon)

    slow, fast, longer = at(rate, 3650), at(rate * times, 3650), at(rate, 3650 * 2)
    for path in range(20):
        (seldom, values), (often, others) = slow.path(path), fast.path(path)
        assert np.multiply(often[: len(seldom)], times) == pytest.approx(np.array(seldom))
        assert others[: len(values)] == values
        assert longer.path(path)[0][: len(seldom)] == seldom
