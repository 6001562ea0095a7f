"""Intervals against their definitions, and how often they cover what they are for."""

from __future__ import annotations

from math import inf, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from simulations.statistics.intervals import CONFIDENCE, quantile, wilson

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""


@given(trials=st.integers(1, 100_000), share=st.floats(0, 1))
def test_wilson_s_limits_solve_the_equation_they_come_from(trials: int, share: float) -> None:
    successes = round(share * trials)
    found = wilson(successes, trials)
    assert found.estimate == successes / trials
    assert 0 <= found.low <= found.estimate <= found.high <= 1
    for limit in (found.low, found.high):
        spread = Z * sqrt(max(0.0, limit * (1 - limit)) / trials)
        assert abs(found.estimate - limit) == pytest.approx(spread, abs=1e-6)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("trials", [40, 120])
def test_the_intervals_of_a_share_cover_it_as_often_as_they_say(share: float, trials: int) -> None:
    # Over all numbers of successes, each as likely as it is: no simulation is needed.
    chances = stats.binom(trials, share).pmf(np.arange(trials + 1))
    limits = [wilson(successes, trials) for successes in range(trials + 1)]
    covers = np.array([each.low <= share <= each.high for each in limits])
    assert float(chances @ covers) >= 0.89


def test_none_and_all_have_limits_too() -> None:
    assert wilson(0, 100).low == 0
    assert wilson(0, 100).high == pytest.approx(0.0370, abs=1e-4)
    assert wilson(100, 100).low == pytest.approx(0.9630, abs=1e-4)


@given(
    values=st.lists(st.floats(0, 1e4) | st.just(inf), min_size=1, max_size=60),
    share=st.floats(0.01, 0.99),
)
def test_a_quantile_is_the_least_value_that_the_share_does_not_exceed(
    values: list[float], share: float
) -> None:
    found = quantile(np.array(values), share)
    reach = [value for value in values if np.mean(np.array(values) <= value) >= share - 1e-12]
    assert found.estimate == min(reach)
    assert {found.low, found.high} <= set(values)
    assert found.low <= found.estimate <= found.high


@pytest.mark.parametrize("share", [0.5, 0.8, 0.95])
@pytest.mark.parametrize("size", [100, 600])
def test_the_limits_of_a_quantile_cover_it_at_least_as_often_as_they_say(
    share: float, size: int
) -> None:
    # 400 samples: the share of them that cover is within 3 points of the truth.
    rng = np.random.default_rng(7)
    true = -np.log(1 - share)
    found = [quantile(rng.exponential(size=size), share) for _ in range(400)]
    covered = np.mean([each.low <= true <= each.high for each in found])
    assert covered > CONFIDENCE - 0.03
    assert covered < 0.99


def test_what_never_finished_is_counted_and_never_averaged() -> None:
    values = np.array([1.0] * 60 + [inf] * 40)
    assert quantile(values, 0.5).estimate == 1.0
    assert quantile(values, 0.6).estimate == 1.0
    assert quantile(values, 0.8) == (inf, inf, inf)
    straddling = quantile(values, 0.58)
    assert (straddling.estimate, straddling.high) == (1.0, inf)


def test_the_limits_of_a_median_of_ten_are_the_second_and_the_ninth() -> None:
    assert quantile(np.arange(1.0, 11.0), 0.5) == (5.0, 2.0, 9.0)
