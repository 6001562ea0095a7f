"""What cannot be counted as it was recorded, and what to record instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.money import CreditNoted, CreditReturned
from projections.money.accounts import account, cost_of
from projections.money.costs import OF_STATES, sum_of
from projections.noticed import Noticed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.header import Event
    from domain.events.money import AssessmentInvoiced, PaymentReceived
    from domain.money import Currency, Money
    from projections.money.account import Account
    from projections.view import View

__all__ = ["MISRECORDED_RULES", "costs_misrecorded", "sums_misrecorded"]

MISRECORDED_RULES = {
    "other_currency": "a sum is in another currency than its account, and not counted",
}


def costs_misrecorded(item: Account) -> Iterator[Noticed]:
    """What of the costs of an account is left out."""
    for event in item.other_currency:
        yield from _other_currency(item.name, event, cost_of(event), item.currency)


def sums_misrecorded(view: View, iso3: str) -> Iterator[Noticed]:
    """What of a State's invoices, payments and credits is left out."""
    held: list[Event] = view.of_state(iso3)
    for event in held:
        if isinstance(event, CreditNoted):
            yield from _in_account(view, event.account, event, event.credit)
        if isinstance(event, OF_STATES):
            for name in _accounts_of(event):
                yield from _in_account(view, name, event, sum_of(event))


def _accounts_of(event: AssessmentInvoiced | PaymentReceived | CreditReturned) -> tuple[str, ...]:
    if isinstance(event, CreditReturned) and event.to_account:
        return event.account, event.to_account
    return (event.account,)


def _in_account(view: View, name: str, event: Event, value: Money) -> Iterator[Noticed]:
    currency = account(view, name).currency
    if value.currency is not currency:
        yield from _other_currency(name, event, value, currency)


def _other_currency(
    name: str, event: Event, value: Money | None, currency: Currency | None
) -> Iterator[Noticed]:
    if value is None or currency is None:
        return
    text = (
        f"{name}: {value} of {event.type} of {event.when} is not in {currency} and not counted; "
        f"record the sum converted to {currency}, with its rate and source in the note"
    )
    yield Noticed("other_currency", text, (event.id,))
