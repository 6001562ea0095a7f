"""What a State was asked for, paid or was given back that is left out of every balance, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import (
    AssessmentInvoiced,
    Billing,
    CreditNoted,
    CreditReturned,
    PaymentReceived,
)
from projections.money.accounts import account, accounts
from projections.money.billing import invoices, not_counted
from projections.money.costs import OfState, accounts_of, sum_of
from projections.money.known import is_account

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.header import Event
    from projections.view import View

__all__ = ["Uncounted", "uncounted"]


@dataclass(frozen=True, slots=True)
class Uncounted:
    """One event that changes nothing of what a State owes an account; ``text`` says why."""

    account: str
    event: OfState
    text: str


def uncounted(view: View, iso3: str) -> Iterator[Uncounted]:
    """What of one State is of no account, in another currency than its account, or sent twice."""
    held: list[Event] = view.of_state(iso3)
    for event in held:
        if isinstance(event, OfState):
            yield from _elsewhere(view, event)
    for name in accounts(view):
        if is_account(view, name):
            yield from _sent_twice(name, invoices(view, name).get(iso3, ()))


def _elsewhere(view: View, event: OfState) -> Iterator[Uncounted]:
    for name in accounts_of(event):
        currency = account(view, name).currency
        if not is_account(view, name):
            yield _left_out(name, event, f"there is no account {name}")
        elif currency is not sum_of(event).currency:
            yield _left_out(name, event, f"{name} is kept in {currency}")


def _sent_twice(name: str, sent: tuple[AssessmentInvoiced, ...]) -> Iterator[Uncounted]:
    """Invoices that change nothing, since another of the same billing counts."""
    for event in not_counted(sent):
        counts = "the last" if event.billing is Billing.FINAL else "the first"
        yield _left_out(name, event, f"{counts} one is")


def _left_out(name: str, event: OfState, why: str) -> Uncounted:
    return Uncounted(name, event, f"{_named(event)} of {sum_of(event)}, not counted: {why}")


def _named(event: OfState) -> str:
    match event:
        case AssessmentInvoiced():
            return f"{event.billing} invoice"
        case PaymentReceived():
            return "payment"
        case CreditReturned():
            return "credit returned"
        case CreditNoted():
            return "credit noted"
