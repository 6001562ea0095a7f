"""The table of pairs: how a claim says its figure, and how the ledger knows its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.quantities import Qualifier
from projections.claims.figures import Figure, Fit, Said, fit
from projections.figures.ranges import range_of

YES, NO, OPEN = Fit.BORNE_OUT, Fit.AT_ODDS, Fit.OPEN
COMPUTED: tuple[str, ...] = ("110 at_least", "110 at_most", "119 exact", "120 exact", "121 exact")
COMPUTED += ("120 at_least", "120 at_most", "120 rounded", "130 at_least")
TABLE = {
    #               110+  110-  119   120   121   120+  120-  ~120  130+
    Said.EXACT: (OPEN, NO, NO, YES, NO, OPEN, OPEN, OPEN, NO),
    Said.ROUNDED: (OPEN, NO, YES, YES, YES, YES, YES, YES, NO),
    Said.ABOUT: (OPEN, NO, YES, YES, YES, YES, YES, YES, NO),
    Said.NEARLY: (OPEN, NO, YES, NO, NO, NO, OPEN, OPEN, NO),
    Said.AT_LEAST: (OPEN, NO, NO, YES, YES, YES, OPEN, OPEN, YES),
    Said.MORE_THAN: (OPEN, NO, NO, NO, YES, YES, NO, OPEN, YES),
    Said.AT_MOST: (OPEN, YES, YES, YES, NO, OPEN, YES, OPEN, NO),
    Said.LESS_THAN: (OPEN, YES, YES, NO, NO, NO, YES, OPEN, NO),
}
"""What each computed figure says of a claim of 120, said so."""


@pytest.mark.parametrize("said", TABLE)
@pytest.mark.parametrize("column", range(len(COMPUTED)))
def test_the_table_of_pairs(said: Said, column: int) -> None:
    amount, known = COMPUTED[column].split()

    assert fit(Figure(120, said), int(amount), Qualifier(known)) is TABLE[said][column]


def test_the_table_has_every_way_to_say_a_figure() -> None:
    assert TABLE.keys() == set(Said)


AMOUNTS = st.integers(0, 10**7)
SAID = st.sampled_from(Said)
KNOWN = st.sampled_from(Qualifier)
VAGUE = {Said.ROUNDED, Said.ABOUT, Said.NEARLY}
ONE_BOUND = {(Said.MORE_THAN, Qualifier.AT_LEAST), (Said.LESS_THAN, Qualifier.AT_MOST)}


@given(AMOUNTS, SAID, AMOUNTS)
def test_an_exact_figure_always_decides(claimed: int, said: Said, amount: int) -> None:
    assert fit(Figure(claimed, said), amount, Qualifier.EXACT) is not OPEN


@given(AMOUNTS, SAID, AMOUNTS, KNOWN, st.data())
def test_what_is_decided_holds_for_every_number_that_can_be(
    claimed: int, said: Said, amount: int, known: Qualifier, data: st.DataObject
) -> None:
    figure, can_be = Figure(claimed, said), range_of(amount, known)
    high = can_be.low + 10**6 if can_be.high is None else can_be.high
    number = data.draw(st.integers(can_be.low, high))
    verdict = fit(figure, amount, known)

    by_words = (said in VAGUE and known is not Qualifier.EXACT) or (said, known) in ONE_BOUND
    if verdict is not OPEN and not by_words:
        assert fit(figure, number, Qualifier.EXACT) is verdict
    if verdict is NO:
        assert fit(figure, number, Qualifier.EXACT) is NO


@given(AMOUNTS, AMOUNTS)
def test_less_than_is_at_most_without_the_number_itself(claimed: int, amount: int) -> None:
    at_most = fit(Figure(claimed, Said.AT_MOST), amount, Qualifier.EXACT)
    less_than = fit(Figure(claimed, Said.LESS_THAN), amount, Qualifier.EXACT)

    assert less_than is (NO if amount == claimed else at_most)


@given(AMOUNTS, AMOUNTS)
def test_more_than_is_what_at_most_is_not(claimed: int, amount: int) -> None:
    at_most = fit(Figure(claimed, Said.AT_MOST), amount, Qualifier.EXACT)
    more_than = fit(Figure(claimed, Said.MORE_THAN), amount, Qualifier.EXACT)

    assert {at_most, more_than} == {YES, NO}


@given(AMOUNTS, AMOUNTS)
def test_nearly_is_below_the_number_and_close_to_it(claimed: int, amount: int) -> None:
    if fit(Figure(claimed, Said.NEARLY), amount, Qualifier.EXACT) is YES:
        assert amount < claimed
        assert fit(Figure(claimed, Said.ABOUT), amount, Qualifier.EXACT) is YES


def test_a_sum_that_is_at_least_its_parts_bears_a_vague_figure_out_and_no_exact_one() -> None:
    assert fit(Figure(1_500_000, Said.NEARLY), 1_472_907, Qualifier.AT_LEAST) is YES
    assert fit(Figure(1_472_907), 1_472_907, Qualifier.AT_LEAST) is OPEN
