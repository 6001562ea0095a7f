"""The numbers that a figure can stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.quantities import Qualifier
from projections.figures.ranges import NumberRange, half_unit, range_of

AMOUNTS = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("amount", "known", "low", "high"),
    [
        (105, Qualifier.EXACT, 105, 105),
        (105, Qualifier.AT_LEAST, 105, None),
        (105, Qualifier.AT_MOST, 0, 105),
        (105, Qualifier.ROUNDED, 104, 106),
        (1_500_000, Qualifier.ROUNDED, 1_450_000, 1_550_000),
        (178_234_577, Qualifier.ABOUT, 176_452_232, 180_016_922),
        (0, Qualifier.ROUNDED, 0, 1),
    ],
)
def test_a_figure_stands_for_a_range(
    amount: int, known: Qualifier, low: int, high: int | None
) -> None:
    assert range_of(amount, known) == NumberRange(low, high)


@given(AMOUNTS, st.sampled_from(Qualifier))
def test_a_figure_can_always_be_what_it_says(amount: int, known: Qualifier) -> None:
    assert amount in range_of(amount, known)


@given(AMOUNTS, AMOUNTS, st.sampled_from(Qualifier), st.sampled_from(Qualifier))
def test_ranges_meet_both_ways_and_hold_what_they_meet(
    one: int, other: int, said: Qualifier, known: Qualifier
) -> None:
    first, second = range_of(one, said), range_of(other, known)

    assert first.meets(second) == second.meets(first)
    assert first.meets(second) or not first.holds(second)
    assert first.holds(first)


@given(st.integers(1, 10**6), st.integers(0, 6))
def test_half_a_unit_is_of_the_last_digit_that_is_not_zero(number: int, zeros: int) -> None:
    amount = number * 10**zeros
    assert half_unit(amount) >= 10**zeros // 2
    assert amount % (2 * half_unit(amount) or 1) == 0
