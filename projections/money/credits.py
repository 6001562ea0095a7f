"""What goes back to a State: its part of unspent money, and what it paid too much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import CreditNoted, CreditReturned
from domain.rules import article_14
from projections.money.accounts import accounts
from projections.money.pools import pool
from projections.money.recorded_sums import entered
from projections.money.states_in_accounts import entries
from projections.view import per_view

if TYPE_CHECKING:
    from datetime import date

    from domain.money import Currency
    from projections.money.account import Account
    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["Credit", "all_credits", "credit", "credits_of"]


@dataclass(frozen=True, slots=True)
class Credit:
    """What one account owes back to one State, in smallest coins.

    ``overpaid`` is what it paid beyond its debt, ``cash`` its part of what the cash covers,
    ``noted`` of the rest, ``settled`` what settlements brought of that; ``returned`` what was
    given back by ``returns``.
    """

    entry: Entry
    overpaid: int
    cash: int
    noted: int
    settled: int
    returns: tuple[CreditReturned, ...]
    notes: tuple[CreditNoted, ...]
    evidence: tuple[str, ...]

    @property
    def iso3(self) -> str:
        """Code of the State."""
        return self.entry.iso3

    @property
    def account(self) -> Account:
        """The account that owes."""
        return self.entry.account

    @property
    def currency(self) -> Currency:
        """That of the account."""
        return self.entry.currency

    @property
    def returned(self) -> int:
        """What was given back."""
        return sum(event.credit.amount for event in self.returns)

    @property
    def available(self) -> int:
        """What is to be given back now, on the next invoice; negative where too much was."""
        return self.overpaid + self.cash + self.settled - self.returned

    @property
    def waiting(self) -> int:
        """What is noted and waits for arrears to come in."""
        return self.noted - self.settled


@per_view
def credits_of(
    view: View, name: str, settled_from: date = article_14.SETTLED_FROM
) -> tuple[Credit, ...]:
    """Every State with a credit of one account, or to which one was given back."""
    found = (credit(view, one, settled_from) for one in entries(view, name))
    return tuple(item for item in found if item.overpaid or item.cash or item.noted or item.returns)


def credit(view: View, one: Entry, settled_from: date = article_14.SETTLED_FROM) -> Credit:
    """What one account owes back to one State."""
    shared = pool(view, one.account.name, settled_from)
    returns = entered(view, one.account, one.iso3, CreditReturned)
    notes = entered(view, one.account, one.iso3, CreditNoted)
    return Credit(
        entry=one,
        overpaid=one.overpaid,
        cash=shared.cash_credits.get(one.iso3, 0),
        noted=shared.noted_credits.get(one.iso3, 0),
        settled=shared.settled_credits.get(one.iso3, 0),
        returns=returns,
        notes=notes,
        evidence=(
            *one.evidence,
            *one.account.evidence,
            *(event.id for event in (*returns, *notes)),
        ),
    )


def all_credits(view: View, settled_from: date = article_14.SETTLED_FROM) -> tuple[Credit, ...]:
    """The credits of every account, in the order of accounts."""
    return tuple(item for name in accounts(view) for item in credits_of(view, name, settled_from))
