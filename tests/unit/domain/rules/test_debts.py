"""What a State owes in the end, by either reading of para 91(ix)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rules.article_14 import largest_remainder
from domain.rules.debts import (
    WHEN_CHEAPER,
    WhenCheaper,
    debt,
    is_dearer,
)
from domain.strategies import state_codes

SHARES = st.none() | st.integers(0, 1000)
RATES = st.dictionaries(state_codes(), st.integers(1, 22_000), min_size=1, max_size=12)
LETTER, GREATER = WhenCheaper.FIRST_INVOICE, WhenCheaper.GREATER
DEBTS = [
    ((500, None, None, False, True), 500, "before the costs are known the first invoice stands"),
    ((500, None, False, False, True), 500, "and so for who stayed away"),
    ((None, None, None, False, True), 0, "nothing was asked"),
    ((500, 400, True, False, True), 500, "arrears stay against cheaper costs"),
    ((500, 0, True, False, True), 500, "though the share of them be nothing"),
    ((500, 0, None, False, True), 500, "a share of nothing does not say who came"),
    ((500, 600, True, True, True), 600, "the share of dearer costs"),
    ((500, 450, True, True, True), 450, "the share of dearer costs, of which more partake"),
    ((500, 0, True, True, True), 0, "and though it round to nothing"),
    ((500, 0, False, False, True), 0, "no attendance, no debt"),
    ((500, 300, False, True, True), 0, "whatever a final invoice says"),
    ((None, 300, True, False, True), 300, "invoiced afterwards"),
    ((500, 400, True, False, False), 400, "before the decision the share of the actual costs"),
]
Case = tuple[int | None, int | None, bool | None, bool, bool]
CASES = st.tuples(SHARES, SHARES, st.none() | st.booleans(), st.booleans(), st.booleans())


def owes(case: Case, reading: WhenCheaper) -> int:
    first, final, took_part, dearer, keeps = case
    return debt(
        first, final, took_part=took_part, dearer=dearer, keeps_first=keeps, reading=reading
    )


@pytest.mark.parametrize(("case", "owed", "why"), DEBTS)
@pytest.mark.parametrize("reading", WhenCheaper)
def test_what_a_state_owes_by_either_reading(
    case: Case, owed: int, why: str, reading: WhenCheaper
) -> None:
    assert owes(case, reading) == owed, why


def test_where_fewer_came_at_no_higher_cost_the_readings_differ() -> None:
    case = (500, 550, True, False, True)
    assert owes(case, LETTER) == 500
    assert owes(case, GREATER) == 550
    assert WHEN_CHEAPER is LETTER, "para 91(ix) to the letter, as docs/money.md says"


@given(CASES)
def test_by_the_greater_what_who_came_owes_always_covers_the_share(case: Case) -> None:
    _, final, took_part, _, _ = case
    assert took_part is False or owes(case, GREATER) >= (final or 0)


@given(CASES)
def test_the_letter_never_asks_for_more_than_the_greater(case: Case) -> None:
    letter, greater = owes(case, LETTER), owes(case, GREATER)
    assert letter == greater or (letter, greater) == case[:2]


@given(st.integers(0, 10**9), st.integers(0, 10**9), RATES, st.data())
def test_what_states_owe_is_the_cost_and_more_or_is_told_to_be_less(
    one: int, other: int, rates: dict[str, int], data: st.DataObject
) -> None:
    """An account billed to some States, to the meeting of which some others of them came."""
    actual, estimated = sorted((one, other))
    came = data.draw(st.sets(st.sampled_from(sorted(rates)), min_size=1))
    firsts = largest_remainder(estimated, rates)
    finals = largest_remainder(actual, {iso3: rates[iso3] for iso3 in came})
    owed = {
        reading: {
            iso3: owes((firsts[iso3], finals.get(iso3, 0), iso3 in came, False, True), reading)
            for iso3 in rates
        }
        for reading in WhenCheaper
    }
    assert sum(owed[GREATER].values()) >= actual
    assert owed[LETTER] == {iso3: firsts[iso3] if iso3 in came else 0 for iso3 in rates}
    if came == rates.keys():
        assert sum(owed[LETTER].values()) == estimated


def test_dearer_is_more_than_the_estimate() -> None:
    assert not is_dearer(100, 100)
    assert is_dearer(101, 100)
