"""Whether a computed figure bears a claimed one out, told by how exactly each of them is said.

Each figure stands for a range: the claimed one for every number that would make it true, the
computed one for every number that it can be as far as the ledger knows.

===========  ==============================================================================
claimed      true for
===========  ==============================================================================
exact        the number itself
rounded      half a unit of its last digit that is not zero, to either side, and no more than a
             twentieth of itself: "100" is not said of 60
about        the same, and at least one to either side
nearly       the numbers below it, as far as *rounded* goes, and at least one
at least     it and more
more than    more
at most      it and less
less than    less
===========  ==============================================================================

===================  ======================================================================
computed             can be
===================  ======================================================================
exact                the number itself
at least, at most    it and more; it and less
rounded              half a unit of its last digit that is not zero, and at least one
about                the same, and at least a hundredth of itself
===================  ======================================================================

A claim is *borne out* where all that the computed figure can be would make it true, *at odds*
where none of it would, and *open* where some would and some would not. One pair is decided by the
words and not by the ranges: a figure said *rounded*, *about* or *nearly* is borne out by one that
is not exact and lies in its own range, for who says "nearly 1.5 million" of a sum that is at least
1,472,907 says what is known of it. Another pair too: events keep "more than 52" and "at least 52"
alike, as a lower bound, so the one bears out the other where they bound by the same number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.quantities import Qualifier
from projections.figures.ranges import NumberRange, half_unit, range_of

__all__ = ["Figure", "Fit", "Said", "fit"]


class Said(StrEnum):
    """How a claim says its figure."""

    EXACT = "exact"
    ROUNDED = "rounded"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"


class Fit(StrEnum):
    """What a computed value says of a claimed one."""

    BORNE_OUT = "borne_out"
    AT_ODDS = "at_odds"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Figure:
    """A claimed figure: whole units of its metric, and how they are said."""

    amount: int
    said: Said = Said.EXACT


_TWENTIETH = 20
_ONE_BOUND = {Said.MORE_THAN: Qualifier.AT_LEAST, Said.LESS_THAN: Qualifier.AT_MOST}
_VAGUE = frozenset({Said.ROUNDED, Said.ABOUT, Said.NEARLY})


def fit(claimed: Figure, amount: int, known: Qualifier) -> Fit:
    """Whether a figure known so makes a claim true."""
    if amount == claimed.amount and _ONE_BOUND.get(claimed.said) is known:
        return Fit.BORNE_OUT
    true_for, can_be = _true_for(claimed), range_of(amount, known)
    if true_for.holds(can_be):
        return Fit.BORNE_OUT
    if not true_for.meets(can_be):
        return Fit.AT_ODDS
    if claimed.said in _VAGUE and known is not Qualifier.EXACT and amount in true_for:
        return Fit.BORNE_OUT
    return Fit.OPEN


def _true_for(claimed: Figure) -> NumberRange:
    amount = claimed.amount
    half = min(half_unit(amount), amount // _TWENTIETH)
    some = max(half, 1)
    ranges = {
        Said.EXACT: NumberRange(amount, amount),
        Said.ROUNDED: NumberRange(amount - half, amount + half),
        Said.ABOUT: NumberRange(amount - some, amount + some),
        Said.NEARLY: NumberRange(amount - some, amount - 1),
        Said.AT_LEAST: NumberRange(amount, None),
        Said.MORE_THAN: NumberRange(amount + 1, None),
        Said.AT_MOST: NumberRange(0, amount),
        Said.LESS_THAN: NumberRange(0, amount - 1),
    }
    return ranges[claimed.said]
