"""The monthly report on assessed contributions (para 91(i), (ii))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.money import Money
from domain.rules import article_14
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money import AccountField, money
from ledger.answers.money_owed import ArrearsRow, ScheduleRow, arrears_rows, schedule_rows
from projections.money.accounts import accounts
from projections.money.billing import invoices_due_on, meeting_due_on
from projections.money.books import entries

if TYPE_CHECKING:
    from projections.money.accounts import Account
    from projections.money.books import Entry
    from projections.view import View

__all__ = ["AccountRow", "ToContactRow", "money_status_answer"]


@dataclass(frozen=True, slots=True)
class AccountRow(Row):
    """Where one account stands."""

    account: AccountField
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
    invoiced: Annotated[Money | None, Column("first invoices", "Invoiced")]
    received: Annotated[Money | None, Column("what was paid in", "Received")]
    open: Annotated[Money | None, Column("what is left to pay of what is owed", "Open")]
    states_open: Annotated[int, Column("how many States have not paid in full", "States")]
    actual: Annotated[Money | None, Column("actual cost, less what the host pays", "Actual")]
    cash: Annotated[Money | None, Column("paid in, less the actual cost", "Cash")]
    ends_on: Annotated[date | None, Column("last day of its financial period")]
    closing_due_on: Annotated[date | None, Column("last day to close it", "To close by")]
    closed_on: Annotated[date | None, Column("day of its closing", "Closed")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events of the account")]


@dataclass(frozen=True, slots=True)
class ToContactRow(Row):
    """A State that the President asks when it will pay, from 30 April (para 91(vi))."""

    state: StateField
    name: NameField
    account: AccountField
    since: Annotated[date, Column("30 April of the financial year", "Since")]
    open: Annotated[Money, Column("what is left to pay", "Open")]
    invoice: Annotated[str, Column("id of its invoice", "Invoice", short=8)]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def money_status_answer(view: View) -> Answer:
    """The financial status: accounts, whom the President asks, arrears, schedules."""
    found = list(accounts(view).values())
    late = list(arrears_rows(view))
    return Answer(
        Table("accounts", AccountRow, [_row(view, item) for item in found]),
        sections=(
            Table("to_contact", ToContactRow, list(_to_contact(view))),
            Table("arrears", ArrearsRow, late),
            Table("payment_schedules", ScheduleRow, list(schedule_rows(view))),
        ),
        about={"in_arrears": len({row.state for row in late})},
    )


def _row(view: View, item: Account) -> AccountRow:
    booked = entries(view, item.name)
    currency = item.currency
    received = sum(one.received for one in booked)
    actual = item.spent
    return AccountRow(
        account=item.name,
        year=item.year,
        document=item.approved.document if item.approved else None,
        cost=money(item.estimated, currency),
        host_pays=money(item.host_pays, currency),
        invoices_due_on=invoices_due_on(view, item.name),
        due_on=meeting_due_on(view, item.name),
        invoiced=money(sum(one.first.share.amount for one in booked if one.first), currency),
        received=money(received, currency),
        open=money(sum(one.open for one in booked), currency),
        states_open=sum(one.open > 0 for one in booked),
        actual=money(actual, currency),
        cash=money(None if actual is None else received - actual, currency),
        ends_on=item.ends_on,
        closing_due_on=item.closing_due_on,
        closed_on=item.closed.effective_on if item.closed else None,
        evidence=item.evidence,
    )


def _to_contact(view: View) -> Iterator[ToContactRow]:
    """Who had been invoiced by 30 April of the financial year and has not paid since."""
    for name, item in accounts(view).items():
        if item.year is None or not article_14.keeps_first_invoice(
            article_14.period_end(item.year)
        ):
            continue
        since = article_14.contacted_on(item.year)
        for one in entries(view, name):
            if view.as_of >= since and _is_unpaid(one, since):
                yield _contact_row(one, since)


def _is_unpaid(one: Entry, since: date) -> bool:
    return bool(one.open and one.first and one.first.effective_on <= since)


def _contact_row(one: Entry, since: date) -> ToContactRow:
    return ToContactRow(
        state=one.iso3,
        name=state(one.iso3).name,
        account=one.account.name,
        since=since,
        open=Money(one.open, one.currency),
        invoice=one.first.id if one.first else "",
        evidence=one.evidence,
    )
