"""Paired differences against what counting and brute force give."""

from __future__ import annotations

from math import comb, inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulations.statistics.intervals import CONFIDENCE
from simulations.statistics.paired import quantile_difference, share_difference

pairs = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=80)


@given(paths=pairs)
def test_a_difference_of_shares_is_counted_path_by_path(paths: list[tuple[bool, bool]]) -> None:
    first, second = (np.array(column) for column in zip(*paths, strict=True))
    found = share_difference(first, second)
    assert found.difference.estimate == pytest.approx(second.mean() - first.mean())
    assert found.gained == sum(after and not before for before, after in paths)
    assert found.lost == sum(before and not after for before, after in paths)
    assert found.difference.low <= found.difference.high


@given(paths=pairs)
def test_the_test_of_a_difference_is_that_of_a_fair_coin_among_paths_that_differ(
    paths: list[tuple[bool, bool]],
) -> None:
    first, second = (np.array(column) for column in zip(*paths, strict=True))
    found = share_difference(first, second)
    differ, fewer = found.gained + found.lost, min(found.gained, found.lost)
    tail = sum(comb(differ, k) for k in range(fewer + 1)) / 2**differ
    assert found.p_value == pytest.approx(min(1.0, 2 * tail))


@given(paths=pairs)
def test_the_other_way_round_the_difference_has_the_other_sign(
    paths: list[tuple[bool, bool]],
) -> None:
    first, second = (np.array(column) for column in zip(*paths, strict=True))
    forth, back = share_difference(first, second), share_difference(second, first)
    assert forth.difference.low == pytest.approx(-back.difference.high)
    assert forth.p_value == pytest.approx(back.p_value)


def test_the_interval_of_a_difference_covers_it_as_often_as_it_says() -> None:
    rng, true = np.random.default_rng(3), 0.05
    covered = 0
    for _ in range(1000):
        draws = rng.random(200)
        found = share_difference(draws < 0.5, draws < 0.5 + true).difference
        covered += found.low <= true <= found.high
    assert covered / 1000 > CONFIDENCE - 0.02


@settings(max_examples=10)
@given(seed=st.integers(0, 1000), days=st.floats(0, 500))
def test_the_same_delay_on_every_path_is_that_delay_for_certain(seed: int, days: float) -> None:
    first = np.random.default_rng(seed).exponential(100, size=200)
    assert quantile_difference(first, first + days, 0.5, seed) == pytest.approx((days,) * 3)


def test_a_difference_of_quantiles_is_that_of_resampled_paths() -> None:
    rng = np.random.default_rng(11)
    first = rng.exponential(1000, size=400)
    second = first * rng.uniform(0.5, 1.0, size=400)
    found = quantile_difference(first, second, 0.5, 1)
    assert found is not None
    ordered = [np.sort(each)[199] for each in (first, second)]
    assert found.estimate == ordered[1] - ordered[0]
    again = np.random.default_rng(5)
    brute = []
    for _ in range(4000):
        rows = again.integers(0, 400, 400)
        brute.append(np.sort(second[rows])[199] - np.sort(first[rows])[199])
    low, high = np.quantile(brute, [0.025, 0.975])
    width = high - low
    assert found.low == pytest.approx(low, abs=width / 4)
    assert found.high == pytest.approx(high, abs=width / 4)


def test_a_quantile_beyond_the_horizon_has_no_difference() -> None:
    first = np.array([1.0, 2.0, inf, inf])
    assert quantile_difference(first, first, 0.8, 1) is None
    found = quantile_difference(first, first + 1, 0.5, 1)
    assert found is not None
    assert found.estimate == 1.0
