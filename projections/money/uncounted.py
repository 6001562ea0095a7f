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
from projections.money.accounts import accounts
from projections.money.costs import currency_set
from projections.money.known_accounts import is_account
from projections.money.recorded_invoices import invoices, not_counted, of_billing
from projections.money.recorded_sums import OfState, accounts_of, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.header import Event
    from projections.view import View

__all__ = ["Uncounted", "uncounted"]


@dataclass(frozen=True, slots=True)
class Uncounted:
    """One event that changes nothing of what a State owes an account; ``text`` says why.

    ``because`` are the ids of what tells so: the invoice that counts, or what sets the currency.
    """

    account: str
    event: OfState
    text: str
    because: tuple[str, ...]


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
        kept_in = currency_set(view, name)
        if not is_account(view, name):
            yield _left_out(name, event, f"there is no account {name}", ())
        elif kept_in and kept_in[0] is not sum_of(event).currency:
            yield _left_out(name, event, f"{name} is kept in {kept_in[0]}", kept_in[1:])


def _sent_twice(name: str, sent: tuple[AssessmentInvoiced, ...]) -> Iterator[Uncounted]:
    """Invoices that change nothing, since another of the same billing counts.

    A final one besides because it is not the first of all, which stands whatever its billing.
    """
    finals = of_billing(sent, Billing.FINAL)
    for event in not_counted(sent):
        if event.billing is Billing.FINAL:
            yield _left_out(name, event, "the last one is", (finals[-1].id, sent[0].id))
        else:
            yield _left_out(name, event, "the first one is", (sent[0].id,))


def _left_out(name: str, event: OfState, why: str, because: tuple[str, ...]) -> Uncounted:
    text = f"{_named(event)} of {sum_of(event)}, not counted: {why}"
    return Uncounted(name, event, text, because)


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
