"""When an account is billed and due: the days of invoices, of payment, of the first asking."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.money import AssessmentInvoiced, Billing
from domain.rules import due_days
from projections.money.accounts import account
from projections.money.entered import entered
from projections.money.meeting_due import meeting_due_on
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from projections.view import View

__all__ = [
    "Billed",
    "BilledBy",
    "billed",
    "billed_on",
    "due_on",
    "first_invoices",
    "invoices",
    "invoices_due_on",
    "not_counted",
    "of_billing",
    "preliminary_invoices",
]


class BilledBy(StrEnum):
    """What tells the day of the preliminary billing."""

    INVOICE = "invoice"
    RULE = "rule"
    APPROVAL = "approval"
    AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class Billed:
    """The day of the preliminary billing; on record by an invoice alone, else taken from ``by``."""

    on: date
    by: BilledBy


def invoices_due_on(view: View, name: str) -> date | None:
    """Day by which invoices go out (91(iii)); None where no rule says when."""
    approved = account(view, name).first_approved
    if approved is None or approved.year is None:
        return None
    if not due_days.is_billed_ahead_by_rule(approved.effective_on):
        return None
    return due_days.invoices_due_on(approved.effective_on, approved.year)


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


def not_counted(sent: Sequence[AssessmentInvoiced]) -> tuple[AssessmentInvoiced, ...]:
    """Those of one State's invoices for an account that are left out of what it owes.

    A preliminary one counts if it is the first of all; of final ones, the last counts.
    """
    preliminary, final = (of_billing(sent, billing) for billing in Billing)
    counted = (*sent[:1], *final[-1:])
    return tuple(event for event in (*preliminary, *final) if event not in counted)


@per_view
def preliminary_invoices(view: View, name: str) -> tuple[AssessmentInvoiced, ...]:
    """The first invoices of all States, less those that are final ones."""
    return of_billing(tuple(first_invoices(view, name).values()), Billing.PRELIMINARY)


@per_view
def billed(view: View, name: str) -> Billed:
    """The preliminary billing: of its first invoice, else as the rule says, else now.

    An estimate of before that rule is taken to be billed on the day of its approval.
    """
    first = [event.effective_on for event in preliminary_invoices(view, name)]
    if first:
        return Billed(min(first), BilledBy.INVOICE)
    planned = _planned(view, name)
    if planned and planned.on <= view.as_of:
        return planned
    return Billed(view.as_of, BilledBy.AS_OF)


def _planned(view: View, name: str) -> Billed | None:
    by_rule, approved = invoices_due_on(view, name), account(view, name).first_approved
    if by_rule:
        return Billed(by_rule, BilledBy.RULE)
    return Billed(approved.effective_on, BilledBy.APPROVAL) if approved else None


def billed_on(view: View, name: str) -> date:
    """Day of the preliminary billing, on record or taken."""
    return billed(view, name).on


def due_on(view: View, invoice: AssessmentInvoiced) -> date | None:
    """Day by which an invoice is paid; never before it was sent.

    A preliminary one three months before the meeting; for a final one, and for costs under
    Article 14.2, no day is stated: due when invoiced.
    """
    if invoice.billing is Billing.FINAL or account(view, invoice.account).meeting is None:
        return invoice.effective_on
    day = meeting_due_on(view, invoice.account)
    return max(day, invoice.effective_on) if day else None
