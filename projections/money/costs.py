"""What is recorded of the costs of accounts, and in which currency each account is kept.

An account is kept in one currency: that of the first estimate approved with a figure, else of the
first actual cost reported, else of the first sum that a State was asked for, paid or was given
back. Nothing is added across currencies: no rate is known that would tell how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    AssessmentInvoiced,
    CostEstimateApproved,
    CostEstimatePresented,
    CreditNoted,
    CreditReturned,
    FundsCarriedOver,
    HostCostsAgreed,
    PaymentReceived,
)
from domain.subjects import CONVENTION, SubjectKind
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.events.header import Event
    from domain.money import Currency, Money
    from projections.view import View

__all__ = [
    "CostEvent",
    "OfState",
    "accounts_of",
    "cost_events",
    "currency_set",
    "first_sums",
    "invoiced",
    "sum_of",
]

CostEvent = (
    CostEstimatePresented
    | CostEstimateApproved
    | ActualCostReported
    | AccountsClosed
    | FundsCarriedOver
    | HostCostsAgreed
)
OfState = AssessmentInvoiced | PaymentReceived | CreditReturned | CreditNoted


@per_view
def cost_events(view: View) -> Mapping[str, Sequence[CostEvent]]:
    """What is recorded of the costs of each account, in order."""
    found: dict[str, list[CostEvent]] = {}
    for subject in (CONVENTION, *sorted(view.subjects(SubjectKind.MEETING))):
        held: list[Event] = view.held(subject)
        for event in held:
            if isinstance(event, CostEvent):
                found.setdefault(_account_of(event), []).append(event)
    return found


def _account_of(event: CostEvent) -> str:
    return event.subject_key if isinstance(event, HostCostsAgreed) else event.account


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


def currency_set(view: View, name: str) -> tuple[Currency, str] | None:
    """The currency in which an account is kept, and the id of the event that says so.

    None where no sum is recorded of it.
    """
    events = cost_events(view).get(name, ())
    for kind in (CostEstimateApproved, ActualCostReported):
        for event in events:
            if isinstance(event, kind) and event.cost:
                return event.cost.currency, event.id
    first = first_sums(view).get(name)
    return (sum_of(first).currency, first.id) if first else None


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
