"""The invoices of one account or of all: what was sent, what is to be sent, what is to be paid."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.events.money import Billing
from domain.money import Money
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money.lacking import LackingRow, lacking_by_account, lacking_rows
from ledger.answers.money.naming import AccountField, money
from projections.money.accounts import accounts
from projections.money.invoice import BillStatus
from projections.money.invoice_days import invoices_due_on
from projections.money.invoices import bills

if TYPE_CHECKING:
    from projections.money.invoice import Bill
    from projections.view import View

__all__ = ["InvoiceRow", "invoices_answer"]


@dataclass(frozen=True, slots=True)
class InvoiceRow(Row):
    """One invoice, sent or to be sent."""

    account: AccountField
    state: StateField
    name: NameField
    billing: Annotated[str, Column("preliminary or final", "Billing")]
    share: Annotated[
        Money | None, Column("share by scale and attendance; null: not computable", "Share")
    ]
    invoiced: Annotated[
        Money | None, Column("share that the invoice states; null: none is recorded", "Invoiced")
    ]
    send_by: Annotated[
        date | None,
        Column("day by which a preliminary one goes out; null: no rule says when", "Send by"),
    ]
    sent_on: Annotated[date | None, Column("day of the invoice", "Sent")]
    due_on: Annotated[date | None, Column("day by which it is to be paid", "Due")]
    owed: Annotated[
        Money | None,
        Column(
            "what the State owes by it, in the final billing beyond the first; null: unknown",
            "Owed",
        ),
    ]
    received: Annotated[Money, Column("what the State paid of that", "Received")]
    credit: Annotated[Money, Column("credit of the State that it uses up", "Credit")]
    to_pay: Annotated[Money | None, Column("what is left to pay of it; null: unknown", "To pay")]
    status: Annotated[
        str,
        Column(
            "to_send, nothing_to_send where nothing is owed in all, sent, first_stands where the "
            "final billing changes nothing of what is owed, "
            "differs where it states another share than scale and attendance give, or "
            "not_computable where these give none",
            "Status",
        ),
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def invoices_answer(view: View, name: str | None = None) -> Answer:
    """The invoices of one account or of all, and what keeps others from being computed.

    Credits are used up by those of all accounts.
    """
    found = [bill for bill in bills(view) if name in {None, bill.account.name}]
    names = [name] if name else list(accounts(view))
    lacking = lacking_by_account(view, names)
    return Answer(
        Table("invoices", InvoiceRow, [_row(view, bill) for bill in found]),
        sections=(Table("not_computable", LackingRow, lacking_rows(view, lacking)),),
        about={
            "to_send": sum(bill.status is BillStatus.TO_SEND for bill in found),
            "lacking": lacking,
        },
    )


def _row(view: View, bill: Bill) -> InvoiceRow:
    return InvoiceRow(
        account=bill.account.name,
        state=bill.iso3,
        name=state(bill.iso3).name,
        billing=bill.billing.value,
        share=money(bill.share, bill.currency),
        invoiced=bill.sent.share if bill.sent else None,
        send_by=_send_by(view, bill),
        sent_on=bill.sent.effective_on if bill.sent else None,
        due_on=bill.due_on,
        owed=money(bill.owed, bill.currency),
        received=Money(bill.received, bill.currency),
        credit=Money(bill.credit, bill.currency),
        to_pay=money(bill.to_pay, bill.currency),
        status=bill.status.value,
        evidence=bill.evidence,
    )


def _send_by(view: View, bill: Bill) -> date | None:
    """Para 91(iii) speaks of what is asked for ahead: final invoices have no day to go out by."""
    return invoices_due_on(view, bill.account.name) if bill.billing is Billing.PRELIMINARY else None
