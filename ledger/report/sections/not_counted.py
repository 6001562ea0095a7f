"""Sums of money on record that no account can be reckoned with, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.money import ActualCostReported, HostCostsAgreed
from ledger.report.wording import short_name
from projections.money.accounts import cost_of
from projections.money.uncounted import uncounted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.report.writing import Writing
    from projections.money.account import Account, Cost

__all__ = ["not_counted"]


def not_counted(writing: Writing, shown: Sequence[Account]) -> None:
    """What is of the accounts shown, or of days of the period, and is in none of the sums."""
    desk, names = writing.desk, {item.name for item in shown}
    for item in shown:
        for cost in item.other_currency:
            told = f"{item.name}, {_named(cost)} of {cost_of(cost)}, not counted: it is kept in "
            writing.cited(
                f"{told}{item.currency}.", f"Costs of {item.name}", (cost.id,), "money", "status"
            )
    for iso3 in desk.end.states():
        for left in uncounted(desk.end, iso3):
            if left.account in names or left.event.effective_on in desk.period:
                writing.cited(
                    f"{short_name(iso3)}, {left.text}.",
                    f"Not counted of {short_name(iso3)}",
                    (left.event.id,),
                    "money",
                    "statement",
                    iso3,
                )
    writing.paragraph()


def _named(cost: Cost) -> str:
    match cost:
        case ActualCostReported():
            return "an actual cost"
        case HostCostsAgreed():
            return "the cost in Geneva"
        case _:
            return "an estimate"
