"""Article 17: when the Convention enters into force, and for whom."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import add_months
from domain.rules.article_17 import (
    DEPOSITS_NEEDED,
    convention_entry_into_force,
    entry_into_force,
    thirtieth,
)
from domain.strategies import THIRTIETH_DEPOSIT_ON, days
from support.kinds import the

DEPOSITS = st.lists(days(), min_size=27, max_size=33)


def test_the_convention_entered_into_force_on_1_august_2010() -> None:
    assert convention_entry_into_force([THIRTIETH_DEPOSIT_ON] * 30) == date(2010, 8, 1)


@pytest.mark.parametrize(
    ("state", "deposited_on", "in_force_on"),
    [
        ("Bulgaria", date(2011, 4, 6), date(2011, 10, 1)),
        ("Peru", date(2012, 9, 26), date(2013, 3, 1)),
        ("Lebanon", date(2010, 11, 5), date(2011, 5, 1)),
        ("Mauritania", date(2012, 2, 1), date(2012, 8, 1)),
        ("Slovakia", date(2015, 7, 24), date(2016, 1, 1)),
        ("Germany, before the thirtieth", date(2009, 7, 8), date(2010, 8, 1)),
        ("the thirtieth itself", date(2010, 2, 16), date(2010, 8, 1)),
        ("a deposit on the last day of a month", date(2020, 8, 31), date(2021, 2, 1)),
    ],
)
def test_it_enters_into_force_for_a_state_by_example(
    state: str,
    deposited_on: date,
    in_force_on: date,
) -> None:
    assert entry_into_force(deposited_on, THIRTIETH_DEPOSIT_ON) == in_force_on, state


@given(DEPOSITS)
def test_the_thirtieth_has_twenty_nine_before_it(deposits: list[date]) -> None:
    day = thirtieth(deposits)
    if len(deposits) < DEPOSITS_NEEDED:
        assert day is None
        assert convention_entry_into_force(deposits) is None
    else:
        assert day is not None
        assert sum(other <= day for other in deposits) >= DEPOSITS_NEEDED
        assert sum(other < day for other in deposits) < DEPOSITS_NEEDED


@given(DEPOSITS, st.randoms(use_true_random=False))
def test_it_does_not_matter_in_which_order_deposits_are_counted(
    deposits: list[date],
    shuffle: Random,
) -> None:
    mixed = deposits[:]
    shuffle.shuffle(mixed)
    assert thirtieth(mixed) == thirtieth(deposits)


@given(DEPOSITS, days())
def test_a_further_deposit_never_delays_the_convention(deposits: list[date], day: date) -> None:
    before, after = (
        convention_entry_into_force(deposits),
        convention_entry_into_force([*deposits, day]),
    )
    assert before is None or (after is not None and after <= before)


@given(days(), days())
def test_no_state_is_bound_before_the_convention_is_in_force(deposit: date, last: date) -> None:
    in_force_on = entry_into_force(deposit, last)
    assert in_force_on is not None
    assert in_force_on.day == 1
    assert in_force_on >= the(convention_entry_into_force([last] * DEPOSITS_NEEDED), date)
    assert add_months(deposit, 5) < in_force_on
    assert in_force_on <= add_months(max(deposit, last), 6)


@given(days(), days(), days())
def test_who_deposits_later_is_never_bound_earlier(one: date, other: date, last: date) -> None:
    first, second = sorted((one, other))
    assert the(entry_into_force(first, last), date) <= the(entry_into_force(second, last), date)


@given(days())
def test_nobody_is_bound_before_the_thirtieth_deposit(deposit: date) -> None:
    assert entry_into_force(deposit, None) is None
