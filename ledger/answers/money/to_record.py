"""The invoices to be sent as rows that `ccm import` takes, once they have gone out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from domain.errors import QueryError
from domain.events.machinery import DocumentIssued
from domain.money import Money
from domain.states import state
from domain.subjects import document_subject, key_of
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.subjects import subject_named
from projections.money.invoice import BillStatus
from projections.money.invoices import bills

if TYPE_CHECKING:
    from datetime import date

    from projections.money.invoice import Bill
    from projections.view import View

__all__ = ["EarlierDocumentError", "InvoiceToRecordRow", "invoices_to_record_answer"]


class EarlierDocumentError(QueryError):
    """A document that was issued before the invoices that it is to tell of."""

    code = "DOCUMENT_EARLIER"

    def __init__(self, key: str, issued_on: date, sent_on: date) -> None:
        super().__init__(
            f"The document {key} is of {issued_on}, and cannot tell of invoices sent on {sent_on}: "
            f"they could not be imported. Ask as of the day on which they were sent (--as-of "
            f"{issued_on} or before), or name the document that tells of them.",
        )


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
    """What is to be sent for one account or for all, as sent on the view's day.

    Raises UnknownDocumentError, and EarlierDocumentError for a document of before that day.
    """
    key = _document(view, document)
    found = [
        _row(view, bill, bill.share, key)
        for bill in bills(view)
        if bill.status is BillStatus.TO_SEND and bill.share and name in {None, bill.account.name}
    ]
    return Answer(
        Table("AssessmentInvoiced", InvoiceToRecordRow, found),
        nothing=f"no invoice is to be sent on {view.as_of}",
    )


def _document(view: View, text: str) -> str:
    """The key of a document that can tell of invoices of the view's day."""
    subject = subject_named(view, document_subject(text))
    issued = view.known(subject, DocumentIssued)
    if issued and issued[0].effective_on < view.as_of:
        raise EarlierDocumentError(key_of(subject), issued[0].effective_on, view.as_of)
    return key_of(subject)


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
