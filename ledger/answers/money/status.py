"""The monthly report on assessed contributions (para 91(i), (ii))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.money import Money
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money.arrears import ArrearsRow, arrears_rows
from ledger.answers.money.naming import AccountField, InferredField, inferred_from, money
from ledger.answers.money.schedules import ScheduleRow, schedule_rows
from projections.money.accounts import accounts
from projections.money.contacting import to_contact
from projections.money.invoice_days import invoices_due_on
from projections.money.known_accounts import is_account
from projections.money.meeting_due import meeting_due
from projections.money.standing import standing

if TYPE_CHECKING:
    from projections.money.accounts import Account
    from projections.money.contacting import Contact
    from projections.view import View

__all__ = ["AccountRow", "ToContactRow", "money_status_answer"]


@dataclass(frozen=True, slots=True)
class AccountRow(Row):
    """Where one account stands."""

    account: AccountField
    known: Annotated[
        str,
        Column(
            "no such account, where what States were asked for or paid names one of which no cost "
            "is recorded, no such meeting and no such year; else empty",
            "Known",
            usual="",
        ),
    ]
    year: Annotated[int | None, Column("financial year", "Year")]
    document: Annotated[str | None, Column("document whose cost was approved", "Approved")]
    cost: Annotated[Money | None, Column("cost to be shared, as approved; null: not known", "Cost")]
    host_pays: Annotated[
        Money | None, Column("what the host pays above the cost in Geneva", "Host pays")
    ]
    invoices_due_on: Annotated[
        date | None, Column("day by which invoices go out; null: no rule says")
    ]
    due_on: Annotated[date | None, Column("day by which it is paid", "Due")]
    due_inferred_from: InferredField
    invoiced: Annotated[
        Money | None, Column("what States were asked for and owe, paid or not", "Invoiced")
    ]
    received: Annotated[Money | None, Column("what was paid in", "Received")]
    open: Annotated[Money | None, Column("what is left to pay of what was asked for", "Open")]
    states_open: Annotated[int, Column("how many States have it open", "States")]
    to_bill: Annotated[
        Money | None,
        Column("what is still to be asked for, less what was paid ahead; null: unknown", "To bill"),
    ]
    returned: Annotated[Money | None, Column("what was given back of it", "Returned")]
    actual: Annotated[Money | None, Column("actual cost, less what the host pays", "Actual")]
    cash: Annotated[
        Money | None,
        Column("paid in, less what was given back and the actual cost; null: not known", "Cash"),
    ]
    ends_on: Annotated[date | None, Column("last day of its financial period")]
    closing_due_on: Annotated[date | None, Column("last day to close it", "To close by")]
    closed_on: Annotated[date | None, Column("day of its closing", "Closed")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events of the account")]


@dataclass(frozen=True, slots=True)
class ToContactRow(Row):
    """A State that the President asks when it will pay an invoice (para 91(vi))."""

    state: StateField
    name: NameField
    account: AccountField
    since: Annotated[date, Column("last 30 April, by which it had not paid", "Since")]
    open: Annotated[Money, Column("what is left to pay of that invoice", "Open")]
    invoice: Annotated[str, Column("id of that invoice", "Invoice", short=8)]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def money_status_answer(view: View) -> Answer:
    """The financial status: accounts, whom the President asks, arrears, schedules."""
    found = list(accounts(view).values())
    late = arrears_rows(view)
    return Answer(
        Table("accounts", AccountRow, [_row(view, item) for item in found]),
        sections=(
            Table("to_contact", ToContactRow, [_contact_row(item) for item in to_contact(view)]),
            Table("arrears", ArrearsRow, late),
            Table("payment_schedules", ScheduleRow, schedule_rows(view)),
        ),
        about={"in_arrears": len({row.state for row in late})},
    )


def _row(view: View, item: Account) -> AccountRow:
    stands, due = standing(view, item), meeting_due(view, item.name)
    currency = item.currency
    return AccountRow(
        account=item.name,
        known="" if is_account(view, item.name) else "no such account",
        year=item.year,
        document=item.approved.document if item.approved else None,
        cost=money(item.estimated, currency),
        host_pays=money(item.host_pays, currency),
        invoices_due_on=invoices_due_on(view, item.name),
        due_on=due.on if due else None,
        due_inferred_from=inferred_from(due),
        invoiced=money(stands.invoiced, currency),
        received=money(stands.received, currency),
        open=money(stands.open, currency),
        states_open=stands.states_open,
        to_bill=money(stands.to_bill, currency),
        returned=money(stands.returned, currency),
        actual=money(item.spent, currency),
        cash=money(stands.cash, currency),
        ends_on=item.ends_on,
        closing_due_on=item.closing_due_on,
        closed_on=item.closed.effective_on if item.closed else None,
        evidence=item.evidence,
    )


def _contact_row(item: Contact) -> ToContactRow:
    one = item.entry
    return ToContactRow(
        state=one.iso3,
        name=state(one.iso3).name,
        account=one.account.name,
        since=item.since,
        open=Money(item.charge.open, one.currency),
        invoice=item.charge.invoice.id,
        evidence=one.evidence,
    )
