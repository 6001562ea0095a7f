"""Which sums are on record of States: invoices, payments and credits, account by account."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from domain.events.money import AssessmentInvoiced, CreditNoted, CreditReturned, PaymentReceived
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.events.header import Event
    from domain.money import Money
    from projections.money.account import Account
    from projections.view import View

__all__ = [
    "OfState",
    "Paid",
    "accounts_of",
    "entered",
    "first_sums",
    "invoiced",
    "paid_into",
    "sum_of",
]

OfState = AssessmentInvoiced | PaymentReceived | CreditReturned | CreditNoted
Paid = PaymentReceived | CreditReturned
E = TypeVar("E", AssessmentInvoiced, PaymentReceived, CreditReturned, CreditNoted)


def entered(view: View, item: Account, iso3: str, kind: type[E]) -> tuple[E, ...]:
    """A State's sums of one kind in an account; findings tell what came in another currency."""
    return tuple(
        event
        for event in _named(view, iso3).get(item.name, ())
        if isinstance(event, kind)
        and event.account == item.name
        and sum_of(event).currency is item.currency
    )


def paid_into(view: View, item: Account, iso3: str) -> tuple[Paid, ...]:
    """What a State paid into an account, and the credits of others put on its invoice, by day."""
    return tuple(
        event
        for event in _named(view, iso3).get(item.name, ())
        if isinstance(event, PaymentReceived | CreditReturned)
        and _goes_to(event) == item.name
        and sum_of(event).currency is item.currency
    )


@per_view
def _named(view: View, iso3: str) -> Mapping[str, Sequence[OfState]]:
    """A State's sums by the accounts that they name, in order: looked through once for all."""
    found: dict[str, list[OfState]] = {}
    held: list[Event] = view.of_state(iso3)
    for event in held:
        if isinstance(event, OfState):
            for name in dict.fromkeys(accounts_of(event)):
                found.setdefault(name, []).append(event)
    return found


def _goes_to(event: Paid) -> str | None:
    return event.account if isinstance(event, PaymentReceived) else event.to_account


@per_view
def first_sums(view: View) -> Mapping[str, OfState]:
    """The first sum that a State was asked for, paid or was given back, account by account."""
    sums: list[OfState] = []
    for iso3 in view.states():
        held: list[Event] = view.of_state(iso3)
        sums += [event for event in held if isinstance(event, OfState)]
    found: dict[str, OfState] = {}
    for event in sorted(sums, key=lambda item: (item.effective_on, item.id)):
        for name in accounts_of(event):
            found.setdefault(name, event)
    return found


@per_view
def invoiced(view: View) -> frozenset[str]:
    """The accounts for which a State was sent an invoice."""
    sent = (view.of_state(iso3, AssessmentInvoiced) for iso3 in view.states())
    return frozenset(event.account for events in sent for event in events)


def accounts_of(event: OfState) -> tuple[str, ...]:
    """The account that a sum is of; with it the one on whose invoice a credit is put."""
    if isinstance(event, CreditReturned) and event.to_account:
        return event.account, event.to_account
    return (event.account,)


def sum_of(event: OfState) -> Money:
    """What a State was asked for, paid, was given back, or is noted to have to its credit."""
    match event:
        case AssessmentInvoiced():
            return event.share
        case PaymentReceived():
            return event.paid
        case CreditReturned() | CreditNoted():
            return event.credit
