"""Sums of money: coins, decimals, and how people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidMoneyError
from domain.money import Currency, Money, parse_money
from domain.quantities import LARGEST_AMOUNT
from domain.strategies import sums

ANY = sums(-100_000_000)


@given(ANY)
def test_a_sum_reads_back_from_what_it_writes(value: Money) -> None:
    assert parse_money(str(value)) == value
    assert parse_money(f"{value.number} {value.currency}") == value


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1,234.5 usd", 123_450, Currency.USD),
        ("120000 JPY", 120_000, Currency.JPY),
        ("1.5 KWD", 1500, Currency.KWD),
        ("-0.01 CHF", -1, Currency.CHF),
    ],
)
def test_the_smallest_coin_depends_on_the_currency(
    text: str, amount: int, currency: Currency
) -> None:
    assert parse_money(text) == Money(amount, currency)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12.345 USD", "2 decimals"),
        ("1.5 JPY", "0 decimals"),
        ("1,234 KWD", "its comma"),
        ("12", "followed by a currency"),
        ("1 234,50 EUR", "not a number"),
        ("12 UDS", "none of USD"),
        ("10000000000000.01 USD", "more than"),
        ("9" * 5000 + " USD", "more than"),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused(text: str, why: str) -> None:
    with pytest.raises(InvalidMoneyError, match=why):
        parse_money(text)


@given(ANY, ANY)
def test_sums_of_one_currency_alone_are_added(one: Money, other: Money) -> None:
    if one.currency is other.currency:
        assert one + other - other == one
    else:
        with pytest.raises(TypeError, match="at which rate"):
            one + other


@given(st.sampled_from(Currency), st.integers(0, 999))
def test_decimals_keep_their_zeros(currency: Currency, amount: int) -> None:
    point = "." if currency.minor_digits else ""
    decimals = Money(amount, currency).number.partition(".")[2]
    assert len(decimals) == currency.minor_digits
    assert point in str(Money(amount, currency))


@given(st.sampled_from(Currency), st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_sums_of_one_currency_add_and_take_away_coin_by_coin(
    currency: Currency, one: int, other: int
) -> None:
    first, second = Money(one, currency), Money(other, currency)
    assert first + second == Money(one + other, currency)
    assert first - second == Money(one - other, currency)
    assert -first == Money(-one, currency)


def test_nothing_and_the_largest_sum_are_written_and_read() -> None:
    assert str(Money(0, Currency.USD)) == "0.00 USD"
    assert str(Money(-1, Currency.USD)) == "-0.01 USD"
    largest = Money(LARGEST_AMOUNT, Currency.JPY)
    assert parse_money(f"{LARGEST_AMOUNT} JPY") == largest
    with pytest.raises(InvalidMoneyError, match="more than"):
        parse_money(f"{LARGEST_AMOUNT + 1} JPY")
