"""Whom the President asks when they will pay (para 91(vi))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import Billing
from domain.rules import article_14
from projections.money.accounts import accounts
from projections.money.books import entries

if TYPE_CHECKING:
    from datetime import date

    from projections.money.account import Account
    from projections.money.entry import Charge, Entry
    from projections.view import View

__all__ = ["Contact", "to_contact"]


@dataclass(frozen=True, slots=True)
class Contact:
    """A State that has not paid its first invoice in full by ``since``, 30 April."""

    entry: Entry
    charge: Charge
    since: date


def to_contact(view: View) -> tuple[Contact, ...]:
    """Who had its first invoice by 30 April of the financial period and has not paid it since."""
    return tuple(
        Contact(one, charge, since)
        for item in accounts(view).values()
        if (since := _contacted_on(item)) and since <= view.as_of
        for one in entries(view, item.name)
        for charge in one.charges()
        if charge.open and _is_first(charge) and charge.invoice.effective_on <= since
    )


def _contacted_on(item: Account) -> date | None:
    if item.year is None or item.ends_on is None:
        return None
    return article_14.contacted_on(item.year, item.ends_on)


def _is_first(charge: Charge) -> bool:
    """Whether it is of the preliminary invoice: who is invoiced afterwards is not asked ahead."""
    return charge.invoice.billing is Billing.PRELIMINARY
