"""What cannot be counted as it was recorded, and what to record instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.money import Billing
from projections.misnamed import misnamed
from projections.money.accounts import account, accounts, cost_of
from projections.money.costs import cost_events
from projections.money.known_accounts import known_accounts
from projections.money.recorded_invoices import invoices, not_counted, of_billing
from projections.money.recorded_sums import OfState, accounts_of, sum_of
from projections.noticed import Noticed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.events.header import Event
    from domain.events.money import AssessmentInvoiced
    from domain.money import Currency, Money
    from projections.money.account import Account
    from projections.view import View

__all__ = ["MISRECORDED_RULES", "costs_misrecorded", "sums_misrecorded"]

MISRECORDED_RULES = {
    "account_unknown": "a cost or a sum is of an account that is no recorded meeting and no year",
    "invoiced_twice": "a State was sent two invoices of one billing, of which one counts",
    "other_currency": "a sum is in another currency than its account, and not counted",
}


def costs_misrecorded(view: View, item: Account) -> Iterator[Noticed]:
    """What of the costs of an account is left out, or is of no account."""
    for event in cost_events(view).get(item.name, ()):
        yield from _unknown(view, item.name, event, "")
    for cost in item.other_currency:
        yield from _other_currency(item.name, cost, cost_of(cost), item.currency)


def sums_misrecorded(view: View, iso3: str) -> Iterator[Noticed]:
    """What of a State's invoices, payments and credits is left out, or is of no account."""
    held: list[Event] = view.of_state(iso3)
    for event in held:
        if not isinstance(event, OfState):
            continue
        value = sum_of(event)
        for name in accounts_of(event):
            yield from _unknown(view, name, event, f" of {value}")
            yield from _other_currency(name, event, value, account(view, name).currency)
    for name in accounts(view):
        yield from _twice(name, invoices(view, name).get(iso3, ()))


def _unknown(view: View, name: str, event: Event, said: str) -> Iterator[Noticed]:
    known = known_accounts(view)
    if name in known:
        return
    what = misnamed(name, known, " and no year of the Convention")
    yield Noticed("account_unknown", f"{event.type} of {event.when}{said} {what}", (event.id,))


def _twice(name: str, sent: Sequence[AssessmentInvoiced]) -> Iterator[Noticed]:
    """More than one invoice of a billing, or a preliminary one after a final one."""
    left_out = not_counted(sent)
    for billing, counts in ((Billing.PRELIMINARY, "first invoice"), (Billing.FINAL, "last")):
        found = of_billing(sent, billing)
        if len(found) > 1 or any(event in left_out for event in found):
            of_days = ", ".join(f"{event.share} on {event.when}" for event in found)
            text = f"{name}: {billing} invoices of {of_days}; the {counts} counts"
            yield Noticed("invoiced_twice", text, tuple(event.id for event in found))


def _other_currency(
    name: str, event: Event, value: Money | None, currency: Currency | None
) -> Iterator[Noticed]:
    if value is None or currency is None or value.currency is currency:
        return
    text = (
        f"{name}: {value} of {event.type} of {event.when} is not in {currency} and not counted; "
        f"record the sum converted to {currency}, with its rate and source in the note"
    )
    yield Noticed("other_currency", text, (event.id,))
