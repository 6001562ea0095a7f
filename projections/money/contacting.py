"""Whom the President asks when they will pay (para 91(vi)).

The paragraph speaks of States that have not paid their assessed contribution by 30 April: of no
invoice in particular, of States Parties no more than of others. So whoever was asked for a sum by
that day and has it open is asked, each year again, for whichever billing and meeting it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.rules import arrears as rules
from projections.money.accounts import accounts
from projections.money.states_in_accounts import entries

if TYPE_CHECKING:
    from datetime import date

    from projections.money.state_in_account import Charge, Entry
    from projections.view import View

__all__ = ["Contact", "to_contact"]


@dataclass(frozen=True, slots=True)
class Contact:
    """What a State had not paid of one invoice by ``since``, the last 30 April, nor has since."""

    entry: Entry
    charge: Charge
    since: date


def to_contact(view: View) -> tuple[Contact, ...]:
    """Every sum that was asked for by the last 30 April and is open."""
    since = rules.contacted_on(view.as_of)
    if since is None:
        return ()
    return tuple(
        Contact(one, charge, since)
        for name in accounts(view)
        for one in entries(view, name)
        for charge in one.charges()
        if charge.open and charge.invoice.effective_on <= since
    )
