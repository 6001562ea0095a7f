"""The unspent money of closed accounts, and who shares it (para 91(viii), (ix)).

It is shared by those that had paid their first invoice in full by the period's last day and took
part, by the rates of the preliminary assessment: the part that the cash covers when the account is
closed, and the rest, noted, as arrears come in, every five years. No State gets back more than it
owed the account; what that leaves is undistributed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.rules import article_14
from projections.money.accounts import account
from projections.money.assessing import preliminary
from projections.money.books import entries
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from projections.money.account import Account
    from projections.money.entry import Entry
    from projections.view import View

__all__ = ["Pool", "pool"]


@dataclass(frozen=True, slots=True)
class Pool:
    """The unspent money of a closed account, in smallest coins; by State what is due to it.

    ``settlements`` are the days on which noted credits were settled, with all that each State had
    got of its own by then.
    """

    account: Account
    covered: int
    noted: int
    cash_credits: Mapping[str, int]
    noted_credits: Mapping[str, int]
    settlements: tuple[tuple[date, Mapping[str, int]], ...]
    lacking: tuple[str, ...]

    @property
    def is_formed(self) -> bool:
        """Whether the account is closed and its cost known: before, unspent money is unknown."""
        return self.account.closed is not None and self.account.spent is not None

    @property
    def settled_credits(self) -> Mapping[str, int]:
        """What settlements have brought each State by the view's day."""
        return self.settlements[-1][1] if self.settlements else {}

    @property
    def unspent(self) -> int:
        """What States owe or owed beyond the actual cost."""
        return self.covered + self.noted

    @property
    def undistributed(self) -> int:
        """What is due to no State, since none gets back more than it owed."""
        given = sum(self.cash_credits.values()) + sum(self.noted_credits.values())
        return self.unspent - given


@per_view
def pool(view: View, name: str, settled_from: date = article_14.SETTLED_FROM) -> Pool:
    """The unspent money of one account; nothing before it is closed and its cost reported."""
    item = account(view, name)
    if item.closed is None or item.spent is None or not item.keeps_first_invoice:
        return Pool(item, 0, 0, {}, {}, (), ())
    found = entries(view, name)
    closed_on = item.closed.effective_on
    debts = sum(one.debt for one in found)
    covered, noted = article_14.credit_parts(debts, item.spent, _cash(found, closed_on))
    weights, lacking = _weights(view, name, found)
    limits = {one.iso3: one.debt for one in found}
    cash = _capped(article_14.largest_remainder(covered, weights), limits)
    left = {iso3: limits[iso3] - cash[iso3] for iso3 in cash}
    rest = _capped(article_14.largest_remainder(noted, weights), left)
    days = article_14.settlement_days(settled_from, closed_on, view.as_of)
    bound = item.spent + covered
    settlements = tuple((day, _settled(rest, noted, _cash(found, day) - bound)) for day in days)
    return Pool(item, covered, noted, cash, rest, settlements, lacking)


def _cash(found: Sequence[Entry], day: date) -> int:
    """What had been paid towards debts by a day."""
    return sum(one.applied_by(day) for one in found)


def _weights(
    view: View, name: str, found: Sequence[Entry]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """The rates of those that share, as of the preliminary billing; and what is lacking."""
    rates = {one.iso3: one.rate for one in preliminary(view, name).shares}
    sharing = [one.iso3 for one in found if one.paid_in_time and one.debt]
    weights = {
        iso3: rate.rate_per_100000 for iso3 in sharing if (rate := rates.get(iso3)) is not None
    }
    missing = sorted(set(sharing) - weights.keys())
    if not missing:
        return weights, ()
    return {}, (f"the rate by which the preliminary invoice was reckoned of {', '.join(missing)}",)


def _capped(shares: Mapping[str, int], limits: Mapping[str, int]) -> dict[str, int]:
    return {iso3: min(share, limits[iso3]) for iso3, share in shares.items()}


def _settled(rest: Mapping[str, int], noted: int, free: int) -> dict[str, int]:
    """What settlements have brought of noted credits, of cash that is free for them.

    Whole coins of the same part for each: it never falls as arrears come in, and ends at what was
    noted; the coins between wait for the next settlement.
    """
    return {iso3: amount * max(0, free) // noted if noted else 0 for iso3, amount in rest.items()}
