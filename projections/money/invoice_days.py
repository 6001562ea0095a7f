"""By which days invoices go out and are paid, and on which day an account was first billed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.money import Billing
from domain.rules import due_days
from projections.money.accounts import account
from projections.money.meeting_due import meeting_due_on
from projections.money.recorded_invoices import preliminary_invoices
from projections.view import per_view

if TYPE_CHECKING:
    from datetime import date

    from domain.events.money import AssessmentInvoiced
    from projections.view import View

__all__ = ["Billed", "BilledBy", "billed", "billed_on", "due_on", "invoices_due_on"]


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
