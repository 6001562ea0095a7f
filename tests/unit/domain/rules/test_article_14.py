"""Article 14: shares to the coin, days by rule, what is owed and what comes back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rules import article_14 as rules
from domain.rules.article_14 import (
    closing_due_on,
    credit_parts,
    keeps_first_invoice,
    largest_remainder,
    raised,
    settlement_days,
)
from domain.strategies import state_codes

COSTS = st.integers(0, 10**12)
RATES = st.dictionaries(state_codes(), st.integers(1, 22_000), min_size=1, max_size=30)


@given(COSTS, RATES)
def test_shares_sum_to_the_cost_and_are_within_a_coin_of_the_exact_ones(
    cost: int, rates: dict[str, int]
) -> None:
    shares = largest_remainder(cost, rates)
    whole = sum(rates.values())
    assert sum(shares.values()) == cost
    for state, rate in rates.items():
        assert abs(shares[state] - Fraction(cost * rate, whole)) < 1


@given(COSTS, RATES, st.randoms())
def test_shares_depend_on_no_order(cost: int, rates: dict[str, int], random: Random) -> None:
    shuffled = list(rates.items())
    random.shuffle(shuffled)
    assert largest_remainder(cost, dict(shuffled)) == largest_remainder(cost, rates)


@given(COSTS, RATES)
def test_who_has_the_greater_rate_never_pays_less(cost: int, rates: dict[str, int]) -> None:
    shares = largest_remainder(cost, rates)
    by_rate = sorted(rates, key=lambda state: rates[state])
    for one, other in pairwise(by_rate):
        assert rates[one] == rates[other] or shares[one] <= shares[other]


def test_equal_remainders_go_to_the_greater_weight_then_by_the_alphabet() -> None:
    assert largest_remainder(2, {"BEL": 1, "AFG": 3}) == {"AFG": 2, "BEL": 0}
    assert largest_remainder(100, {"CHL": 1, "BEL": 1, "AFG": 1})["AFG"] == 34


def test_nothing_is_shared_among_nobody() -> None:
    assert largest_remainder(100, {}) == {}
    assert largest_remainder(100, {"AFG": 0}) == {"AFG": 0}


@given(COSTS, st.integers(0, 10_000))
def test_a_contingency_is_never_rounded_away(cost: int, basis_points: int) -> None:
    assert 0 <= raised(cost, basis_points) - Fraction(cost * (10_000 + basis_points), 10_000) < 1


YEAR_2022 = [
    ("2022-12-01", None, "2022-12-31", True),
    ("2023-01-01", None, "2023-12-31", False),  # a party of the next year
    ("2022-12-01", None, "2022-12-01", True),  # as far as the year has come
    ("2022-12-01", None, "2022-11-30", False),
    ("2011-01-01", "2022-01-01", "2022-12-31", False),  # bound through 31 December 2021
    ("2011-01-01", "2022-01-02", "2022-12-31", True),  # bound on 1 January
    ("2011-01-01", "2023-01-01", "2022-12-31", True),  # bound through 31 December
    ("2022-06-01", "2022-06-01", "2022-12-31", False),  # left before it became a party
    ("2022-06-01", "2022-06-02", "2022-12-31", True),
]


@pytest.mark.parametrize(("begins", "ends", "by", "bears"), YEAR_2022)
def test_all_that_were_parties_on_some_day_of_a_year_bear_its_costs(
    begins: str, ends: str | None, by: str, bears: object
) -> None:
    first, day = date.fromisoformat(begins), date.fromisoformat(by)
    last = date.fromisoformat(ends) if ends else None
    assert rules.bears_year(2022, first, last, day) is bears


def test_a_financial_period_is_a_calendar_year() -> None:
    assert (rules.period_start(2022), rules.period_end(2022)) == (
        date(2022, 1, 1),
        date(2022, 12, 31),
    )


@given(COSTS, COSTS, COSTS)
def test_the_parts_of_a_credit_never_exceed_what_is_unspent_and_there(
    debts: int, actual: int, cash: int
) -> None:
    covered, noted = credit_parts(debts, actual, cash)
    assert covered >= 0
    assert noted >= 0
    assert covered + noted == max(0, debts - actual)
    assert covered <= max(0, cash - actual)


@pytest.mark.parametrize(
    ("last", "kept"), [("2021-09-20", False), ("2021-09-21", True), ("2021-12-31", True)]
)
def test_the_decision_holds_for_periods_that_end_on_its_day_or_after(
    last: str, kept: object
) -> None:
    assert keeps_first_invoice(date.fromisoformat(last)) is kept


def test_accounts_are_closed_within_twelve_months() -> None:
    assert closing_due_on(date(2022, 12, 31)) == date(2023, 12, 31)


def test_noted_credits_are_settled_every_five_years_after_the_closing() -> None:
    start = date(2021, 9, 21)
    closed = date(2023, 12, 31)
    assert settlement_days(start, closed, date(2026, 9, 20)) == []
    assert settlement_days(start, closed, date(2031, 9, 21)) == [
        date(2026, 9, 21),
        date(2031, 9, 21),
    ]
    assert settlement_days(start, date(2026, 9, 21), date(2030, 1, 1)) == []
