"""Figures, how exactly they are said, and how people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidQuantityError, QuantityLimitError
from domain.quantities import Qualifier, Quantity, Unit, combined, parse_quantity
from domain.strategies import quantities

QUALIFIERS = st.sampled_from(Qualifier)
ANY = st.sampled_from(Unit).flatmap(quantities)


@given(ANY)
def test_a_quantity_reads_back_from_what_it_writes(quantity: Quantity) -> None:
    assert parse_quantity(str(quantity), quantity.unit) == quantity


@given(st.integers(max_value=-1), st.sampled_from(Unit))
def test_no_quantity_is_negative(amount: int, unit: Unit) -> None:
    with pytest.raises(InvalidQuantityError, match="negative"):
        Quantity(amount, unit)


@given(QUALIFIERS, QUALIFIERS)
def test_it_does_not_matter_which_figure_comes_first(one: Qualifier, other: Qualifier) -> None:
    assert combined(one, other) is combined(other, one)


@given(QUALIFIERS, QUALIFIERS, QUALIFIERS)
def test_it_does_not_matter_which_figures_are_added_first(
    one: Qualifier,
    two: Qualifier,
    three: Qualifier,
) -> None:
    assert combined(combined(one, two), three) is combined(one, combined(two, three))


@given(QUALIFIERS)
def test_an_exact_figure_takes_the_others_word_and_two_of_a_kind_keep_theirs(
    said: Qualifier,
) -> None:
    assert combined(Qualifier.EXACT, said) is said
    assert combined(said, said) is said
    assert combined(Qualifier.ABOUT, said) is Qualifier.ABOUT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Qualifier.AT_LEAST, Qualifier.AT_MOST),
        (Qualifier.AT_LEAST, Qualifier.ROUNDED),
        (Qualifier.AT_MOST, Qualifier.ROUNDED),
    ],
)
def test_figures_that_are_bound_differently_add_up_to_about(
    one: Qualifier,
    other: Qualifier,
) -> None:
    assert combined(one, other) is Qualifier.ABOUT


@given(quantities(Unit.MUNITIONS), quantities(Unit.MUNITIONS))
def test_the_order_of_adding_does_not_matter(one: Quantity, other: Quantity) -> None:
    assert one + other == other + one


@given(QUALIFIERS, QUALIFIERS, st.integers(0, 50), st.integers(0, 50))
def test_a_bound_that_is_kept_through_arithmetic_is_true(
    said_one: Qualifier,
    said_other: Qualifier,
    one: int,
    other: int,
) -> None:
    """Whatever the true figures are, a sum said as a bound holds for them."""
    total = Quantity(one, Unit.PIECES, said_one) + Quantity(other, Unit.PIECES, said_other)
    for true_one in _possible(one, said_one):
        for true_other in _possible(other, said_other):
            assert _allows(total, true_one + true_other)


def _possible(amount: int, said: Qualifier) -> list[int]:
    spread = {Qualifier.AT_LEAST: (0, 7), Qualifier.AT_MOST: (-7, 0), Qualifier.EXACT: (0,)}
    return [amount + by for by in spread.get(said, (-7, 7))]


def _allows(said: Quantity, true: int) -> bool:
    match said.qualifier:
        case Qualifier.EXACT:
            return true == said.amount
        case Qualifier.AT_LEAST:
            return true >= said.amount
        case Qualifier.AT_MOST:
            return true <= said.amount
        case _:
            return True


def test_different_units_are_not_added() -> None:
    with pytest.raises(TypeError, match="count different things"):
        _ = Quantity(1, Unit.MUNITIONS) + Quantity(1, Unit.SUBMUNITIONS)


@pytest.mark.parametrize(
    ("text", "unit", "amount", "said"),
    [
        ("1,495", Unit.MUNITIONS, 1495, Qualifier.EXACT),
        ("12", Unit.STATES, 12, Qualifier.EXACT),
        ("1.88 km2", Unit.SQUARE_METRES, 1_880_000, Qualifier.EXACT),
        ("1.88 km²", Unit.SQUARE_METRES, 1_880_000, Qualifier.EXACT),
        ("350 ha", Unit.SQUARE_METRES, 3_500_000, Qualifier.EXACT),
        ("7 m2.", Unit.SQUARE_METRES, 7, Qualifier.EXACT),
        ("About 22", Unit.STATES, 22, Qualifier.ABOUT),
        ("nearly 1.5 million", Unit.SUBMUNITIONS, 1_500_000, Qualifier.AT_MOST),
        ("over 178 thousand", Unit.SUBMUNITIONS, 178_000, Qualifier.AT_LEAST),
        ("no fewer than 3", Unit.STATES, 3, Qualifier.AT_LEAST),
        ("not less than 3", Unit.STATES, 3, Qualifier.AT_LEAST),
        ("less than 3", Unit.STATES, 3, Qualifier.AT_MOST),
        ("> 3", Unit.STATES, 3, Qualifier.AT_LEAST),
        ("~3 hundred", Unit.PIECES, 300, Qualifier.ABOUT),
        ("rounded 9.5 %", Unit.BASIS_POINTS, 950, Qualifier.ROUNDED),
        ("51 per cent", Unit.BASIS_POINTS, 5100, Qualifier.EXACT),
        ("18 months", Unit.MONTHS, 18, Qualifier.EXACT),
        ("1,234.5 km2", Unit.SQUARE_METRES, 1_234_500_000, Qualifier.EXACT),
        ("218.6 million USD", Unit.USD_CENTS, 21_860_000_000, Qualifier.EXACT),
        ("over 52,800.05 CHF", Unit.CHF_CENTS, 5_280_005, Qualifier.AT_LEAST),
    ],
)
def test_quantities_are_read_as_people_write_them(
    text: str,
    unit: Unit,
    amount: int,
    said: Qualifier,
) -> None:
    assert parse_quantity(text, unit) == Quantity(amount, unit, said)


@pytest.mark.parametrize(
    ("text", "unit", "why"),
    [
        ("1 234,5", Unit.MUNITIONS, "no number"),
        ("1 234", Unit.MUNITIONS, "no number"),
        ("1,23", Unit.MUNITIONS, "does not measure"),
        ("1234,567", Unit.MUNITIONS, "does not measure"),
        ("1.5", Unit.MUNITIONS, "no whole number"),
        ("-3", Unit.MUNITIONS, "no number"),
        ("many", Unit.MUNITIONS, "no number"),
        ("", Unit.MUNITIONS, "no number"),
        ("1.88", Unit.SQUARE_METRES, "needs its unit"),
        ("95", Unit.BASIS_POINTS, "needs its unit"),
        ("3 km2", Unit.MUNITIONS, "does not measure"),
        ("0.0000001 km2", Unit.SQUARE_METRES, "no whole number"),
        ("1e3", Unit.MUNITIONS, "does not measure"),
    ],
)
def test_other_texts_are_no_quantities(text: str, unit: Unit, why: str) -> None:
    with pytest.raises(InvalidQuantityError, match=why) as caught:
        parse_quantity(text, unit)
    assert caught.value.text == text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1000000000 km2", 10**15),
        ("000000000000000000000000000001 km2", 10**6),
        ("0.000001000000000000000000000000000000 km2", 1),
        ("999999999.999999 km2", 10**15 - 1),
        ("123456789.012345 km2", 123_456_789_012_345),
        ("123456789.1 million m2", 123_456_789_100_000),
    ],
)
def test_long_figures_are_read_to_the_last_digit(text: str, amount: int) -> None:
    assert parse_quantity(text, Unit.SQUARE_METRES).amount == amount


@pytest.mark.parametrize(
    "text",
    ["1000000000000001", "1,000,000,000.001 million", "1" * 5000, f"{'1' * 4000}.{'1' * 4000}"],
)
def test_more_than_the_ledger_keeps_is_refused(text: str) -> None:
    with pytest.raises(QuantityLimitError, match="1,000,000,000,000,000 munitions"):
        parse_quantity(text, Unit.MUNITIONS)


@given(st.decimals(0, 10**9, places=6, allow_nan=False))
def test_areas_are_read_without_loss(square_kilometres: Decimal) -> None:
    found = parse_quantity(f"{square_kilometres:f} km2", Unit.SQUARE_METRES)
    assert found.amount == square_kilometres * 1_000_000


@given(st.integers(0, 10**12))
def test_areas_are_written_in_square_kilometres_without_loss(square_metres: int) -> None:
    written = str(Quantity(square_metres, Unit.SQUARE_METRES)).removesuffix(" km2")
    assert Decimal(written) * 1_000_000 == square_metres
