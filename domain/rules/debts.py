"""What a State owes an account in the end (Article 14.1; 2RC para 91(i), (viii) and (ix)).

The first billing follows the attendance of the meeting before, the final billing that of the
meeting itself (91(i)); who did not come owes nothing. What is owed stays at the first invoice,
unless the costs were higher than first estimated (91(ix)).

The two meet where the costs were not higher and fewer States came, so that a State's share of
them is more than its first invoice. Two readings:

*first invoice*, taken here: 91(ix) for all that came. Their first invoice stands, for who has paid
it as for who has not, so that nobody gains by paying late. What the States that stayed away were
asked for is then owed by nobody, and States may owe less than the meeting cost.

*greater*: 91(ix) only keeps arrears from falling, and the final billing by attendance raises them.
What States owe then always comes to the cost, as Article 14.1 has it.

Findings tell where the two differ, State by State, and what nobody owes.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["WHEN_CHEAPER", "WhenCheaper", "debt", "is_dearer"]


class WhenCheaper(StrEnum):
    """What who came owes where costs were not above the estimate: two readings of 91(ix)."""

    FIRST_INVOICE = "first_invoice"
    GREATER = "greater"


WHEN_CHEAPER = WhenCheaper.FIRST_INVOICE
"""The reading taken: who came owes its first invoice, as para 91(ix) says."""


def is_dearer(actual: int, estimated: int) -> bool:
    """Whether an account cost more in the end than was first assessed (91(ix))."""
    return actual > estimated


def debt(  # noqa: PLR0913 - what it depends on, by name
    first: int | None,
    final: int | None,
    *,
    took_part: bool | None,
    dearer: bool,
    keeps_first: bool,
    reading: WhenCheaper,
) -> int:
    """What a State owes an account (F-base, F-arrears; 91(i), (ix)), in smallest coins.

    ``first`` is its first invoice, ``final`` its share of the actual costs by the attendance of
    the meeting; none before these are known. No attendance, no debt; who attended owes though
    its share of the actual costs be nothing. ``took_part`` is None while it is not known.
    """
    if final is None:
        return first or 0
    if took_part is False:
        return 0
    if first is None or dearer or not keeps_first:
        return final
    return first if reading is WhenCheaper.FIRST_INVOICE else max(first, final)
