"""What each State owes each account, what it paid of it, and what is left open.

What is owed follows from the invoices and the attendance alone, never from the order of payments:
of one day or split, they come to the same.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from domain.events.money import Billing, CreditReturned
from domain.states import state
from projections.money.accounts import account, accounts
from projections.money.assessments import final
from projections.money.expected_share import expected
from projections.money.invoice_days import due_on
from projections.money.known_accounts import is_account
from projections.money.payers import took_part
from projections.money.recorded_invoices import first_invoices, invoices, of_billing
from projections.money.recorded_sums import entered, paid_into
from projections.money.state_in_account import Entry
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.events.money import AssessmentInvoiced
    from domain.money import Currency
    from projections.money.account import Account
    from projections.view import View

__all__ = ["entries", "entries_of_state"]


@per_view
def entries(view: View, name: str) -> tuple[Entry, ...]:
    """Every State that was asked, paid or is to be asked for an account that there is, by name.

    One that was given a credit back of it too, whether or not it had any.
    """
    item = account(view, name)
    shares = final(view, name).amounts if item.actual else {}
    asked = first_invoices(view, name).keys() | shares.keys()
    if item.currency is None or not is_account(view, name):
        return ()
    found = (_entry(view, item, item.currency, iso3) for iso3 in view.states())
    kept = [
        one
        for one in found
        if one.iso3 in asked or one.paid or entered(view, item, one.iso3, CreditReturned)
    ]
    return tuple(sorted(kept, key=lambda one: state(one.iso3).name))


def _entry(view: View, item: Account, currency: Currency, iso3: str) -> Entry:
    name = item.name
    first = first_invoices(view, name).get(iso3)
    finals = of_billing(invoices(view, name).get(iso3, ()), Billing.FINAL)
    return Entry(
        iso3=iso3,
        account=item,
        currency=currency,
        first=first,
        finals=finals,
        share=_share(view, item, iso3, finals),
        took_part=took_part(view, name, iso3),
        paid=paid_into(view, item, iso3),
        first_due_on=due_on(view, first) if first else None,
    )


def _share(
    view: View, item: Account, iso3: str, finals: tuple[AssessmentInvoiced, ...]
) -> int | None:
    """A State's share of the actual cost; 0 for who did not come.

    Where it cannot be computed the last final invoice says it, unless attendance says better.
    """
    share = expected(view, item.name, iso3, Billing.FINAL) if item.actual else None
    if share is not None:
        return share
    return finals[-1].share.amount if finals else None


def entries_of_state(view: View, iso3: str) -> tuple[Entry, ...]:
    """One State in every account, in the order of accounts."""
    return _by_state(view).get(iso3, ())


@per_view
def _by_state(view: View) -> Mapping[str, tuple[Entry, ...]]:
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for name in accounts(view):
        for one in entries(view, name):
            found[one.iso3].append(one)
    return {iso3: tuple(own) for iso3, own in found.items()}
