"""The unspent money of closed accounts, and who shares it (para 91(viii), (ix)).

The whole of it is shared once, by those that had paid their first invoice in full by the period's
last day and took part, by the rates of the preliminary assessment. No State gets back more than it
owed the account; what that leaves is undistributed. Of its share each gets what the cash covers
when the account is closed, and more as arrears come in, every five years.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.rules import article_14
from projections.money.accounts import account
from projections.money.assessments import preliminary
from projections.money.states_in_accounts import entries
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from projections.money.account import Account
    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["Pool", "pool"]


@dataclass(frozen=True, slots=True)
class Pool:
    """The unspent money of a closed account, in smallest coins.

    ``shares`` is what each State gets back of it in the end, ``cash_credits`` what it got of that
    at the closing. ``settlements`` are the days on which noted credits were settled, with all that
    each State had got of its own by then.
    """

    account: Account
    covered: int
    noted: int
    shares: Mapping[str, int]
    cash_credits: Mapping[str, int]
    settlements: tuple[tuple[date, Mapping[str, int]], ...]
    lacking: tuple[str, ...]

    @property
    def is_formed(self) -> bool:
        """Whether the account is closed and its cost known: before, unspent money is unknown."""
        return self.account.closed is not None and self.account.spent is not None

    @property
    def noted_credits(self) -> Mapping[str, int]:
        """What is left of each share after the closing."""
        return _less(self.shares, self.cash_credits)

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
        return self.unspent - sum(self.shares.values())


@per_view
def pool(view: View, name: str, settled_from: date = article_14.SETTLED_FROM) -> Pool:
    """The unspent money of one account; nothing before it is closed and its cost reported."""
    item = account(view, name)
    if item.closed is None or item.spent is None or not item.keeps_first_invoice:
        return Pool(item, 0, 0, {}, {}, (), ())
    found = entries(view, name)
    covered, noted = _parts(found, item.spent, item.closed.effective_on)
    weights, lacking = _weights(view, name, found)
    limits = {one.iso3: one.debt for one in found}
    shares = _capped(article_14.largest_remainder(covered + noted, weights), limits)
    cash = _got(shares, covered, noted)
    days = article_14.settlement_days(settled_from, item.closed.effective_on, view.as_of)
    got = ((day, _got(shares, *_parts(found, item.spent, day))) for day in days)
    settlements = tuple((day, _less(amounts, cash)) for day, amounts in got)
    return Pool(item, covered, noted, shares, cash, settlements, lacking)


def _parts(found: Sequence[Entry], spent: int, day: date) -> tuple[int, int]:
    """The unspent money: what was covered by a day of what had been paid towards debts, and not."""
    debts = sum(one.debt for one in found)
    return article_14.credit_parts(debts, spent, sum(one.applied_by(day) for one in found))


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


def _got(shares: Mapping[str, int], covered: int, noted: int) -> dict[str, int]:
    """What each State has got of its share when so much of the unspent money is covered.

    Whole coins of the same part for each, rounded down, so that it never falls as money comes in
    (largest remainders could take a coin back), and nobody gains by paying later. When all is
    covered each has got its share.
    """
    unspent = covered + noted
    return {iso3: share * covered // unspent if unspent else 0 for iso3, share in shares.items()}


def _less(of: Mapping[str, int], less: Mapping[str, int]) -> dict[str, int]:
    return {iso3: amount - less[iso3] for iso3, amount in of.items()}
