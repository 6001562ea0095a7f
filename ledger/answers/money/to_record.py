"""The invoices to be sent as rows that `ccm import` takes, once they have gone out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from domain.money import Money
from domain.states import state
from ledger.answers.model import Answer, Column, Row, Table
from projections.money.invoice import BillStatus
from projections.money.invoices import bills

if TYPE_CHECKING:
    from projections.money.invoice import Bill
    from projections.view import View

__all__ = ["InvoiceToRecordRow", "invoices_to_record_answer"]


@dataclass(frozen=True, slots=True)
class InvoiceToRecordRow(Row):
    """One invoice to be sent, under the headings of the table `AssessmentInvoiced.csv`."""

    subject: Annotated[str, Column("the State that is asked", "Subject")]
    date: Annotated[str, Column("day of the invoice: that of the question", "Date")]
    account: Annotated[str, Column("what is paid for", "Account")]
    billing: Annotated[str, Column("preliminary or final", "Billing")]
    share: Annotated[str, Column("the whole share, before payments and credits", "Share")]
    documents: Annotated[str, Column("key of the document of the invoices", "Documents")]
    locators: Annotated[str, Column("where in it the invoice stands", "Locators")]


def invoices_to_record_answer(view: View, document: str, name: str | None = None) -> Answer:
    """What is to be sent for one account or for all, as sent on the view's day."""
    found = [
        _row(view, bill, bill.share, document)
        for bill in bills(view)
        if bill.status is BillStatus.TO_SEND and bill.share and name in {None, bill.account.name}
    ]
    return Answer(Table("AssessmentInvoiced", InvoiceToRecordRow, found))


def _row(view: View, bill: Bill, share: int, document: str) -> InvoiceToRecordRow:
    return InvoiceToRecordRow(
        subject=state(bill.iso3).name,
        date=view.as_of.isoformat(),
        account=bill.account.name,
        billing=bill.billing.value,
        share=str(Money(share, bill.currency)),
        documents=document,
        locators=f"{bill.billing.value} invoice of {state(bill.iso3).name}",
    )
