"""Which invoices are on record for an account, and which of them count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.money import AssessmentInvoiced, Billing
from projections.money.accounts import account
from projections.money.recorded_sums import entered
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from projections.view import View

__all__ = ["first_invoices", "invoices", "not_counted", "of_billing", "preliminary_invoices"]


@per_view
def invoices(view: View, name: str) -> Mapping[str, tuple[AssessmentInvoiced, ...]]:
    """The invoices of each State that was asked to pay into an account, in order."""
    item = account(view, name)
    return {
        iso3: sent
        for iso3 in view.states()
        if (sent := entered(view, item, iso3, AssessmentInvoiced))
    }


@per_view
def first_invoices(view: View, name: str) -> Mapping[str, AssessmentInvoiced]:
    """The first invoice of each State that was asked to pay into an account."""
    return {iso3: sent[0] for iso3, sent in invoices(view, name).items()}


def of_billing(
    sent: Sequence[AssessmentInvoiced], billing: Billing
) -> tuple[AssessmentInvoiced, ...]:
    """Those of some invoices that are of one of the two billings."""
    return tuple(event for event in sent if event.billing is billing)


@per_view
def preliminary_invoices(view: View, name: str) -> tuple[AssessmentInvoiced, ...]:
    """The first invoices of all States, less those that are final ones."""
    return of_billing(tuple(first_invoices(view, name).values()), Billing.PRELIMINARY)


def not_counted(sent: Sequence[AssessmentInvoiced]) -> tuple[AssessmentInvoiced, ...]:
    """Those of one State's invoices for an account that are left out of what it owes.

    A preliminary one counts if it is the first of all; of final ones, the last counts.
    """
    preliminary, final = (of_billing(sent, billing) for billing in Billing)
    counted = (*sent[:1], *final[-1:])
    return tuple(event for event in (*preliminary, *final) if event not in counted)
