"""What is open past its due day, invoice by invoice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.events.money import Billing
from domain.money import Money
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money.naming import (
    AccountField,
    InferredField,
    inferred_from,
    nothing_asked,
)
from ledger.answers.money.schedules import ScheduleRow, schedule_rows
from projections.money.arrears import arrears, without_due_day
from projections.money.meeting_due import meeting_due

if TYPE_CHECKING:
    from projections.money.arrears import Arrear
    from projections.view import View

__all__ = ["ArrearsRow", "UndatedRow", "arrears_answer", "arrears_rows"]


_DUE_DAY = "the due day, which is not recorded: no day is set for the meeting (MeetingScheduled)"


@dataclass(frozen=True, slots=True)
class ArrearsRow(Row):
    """What a State has not paid of one invoice by its due day."""

    account: AccountField
    state: StateField
    name: NameField
    open: Annotated[Money, Column("what is left to pay of the invoice", "Open")]
    asked: Annotated[Money, Column("what it asks for beyond the invoice before it", "Asked")]
    paid: Annotated[Money, Column("what was paid of that", "Paid")]
    billing: Annotated[str, Column("preliminary or final")]
    invoice: Annotated[str, Column("id of the invoice", "Invoice", short=8)]
    sent_on: Annotated[date, Column("day of the invoice", "Sent")]
    due_on: Annotated[date, Column("day by which it was to be paid", "Due")]
    due_inferred_from: InferredField
    two_years_on: Annotated[
        date, Column("day from which it is two years in arrears, para 91(vii)", "Two years on")
    ]
    schedule: Annotated[
        str,
        Column(
            "payment schedule that is to clear it: kept or not_kept; without one encouraged, or "
            "not_yet asked for",
            "Schedule",
        ),
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class UndatedRow(Row):
    """What is open of one invoice of which it cannot be said whether it is late."""

    account: AccountField
    state: StateField
    name: NameField
    open: Annotated[Money, Column("what is left to pay of the invoice", "Open")]
    invoice: Annotated[str, Column("id of the invoice", "Invoice", short=8)]
    sent_on: Annotated[date, Column("day of the invoice", "Sent")]
    lacking: Annotated[
        str, Column("what keeps it from being told whether it is late", "Not computable without")
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def arrears_answer(view: View, iso3: str | None = None) -> Answer:
    """What is open past its due day, of one State or of all, oldest first."""
    rows = [row for row in arrears_rows(view) if iso3 in {None, row.state}]
    undated = [row for row in _undated_rows(view) if iso3 in {None, row.state}]
    agreed = [row for row in schedule_rows(view) if iso3 in {None, row.state}]
    return Answer(
        Table("arrears", ArrearsRow, rows),
        sections=(
            Table("due_day_not_recorded", UndatedRow, undated),
            Table("payment_schedules", ScheduleRow, agreed),
        ),
        about={"open": _totals(row.open for row in rows)},
        calls_for_attention=bool(rows or undated),
        nothing=nothing_asked(view),
    )


def _totals(sums: Iterator[Money]) -> list[str]:
    """The sum in each currency, as people write it."""
    found: dict[str, Money] = {}
    for item in sums:
        found[item.currency] = found.get(item.currency, Money(0, item.currency)) + item
    return [str(found[currency]) for currency in sorted(found)]


def arrears_rows(view: View) -> list[ArrearsRow]:
    """Arrears of all States, oldest first."""
    return [_row(view, item) for item in arrears(view)]


def _row(view: View, item: Arrear) -> ArrearsRow:
    one, charge = item.entry, item.charge
    return ArrearsRow(
        account=one.account.name,
        state=one.iso3,
        name=state(one.iso3).name,
        open=Money(charge.open, one.currency),
        asked=Money(charge.amount, one.currency),
        paid=Money(charge.paid, one.currency),
        billing=charge.invoice.billing.value,
        invoice=charge.invoice.id,
        sent_on=charge.invoice.effective_on,
        due_on=item.due_on,
        due_inferred_from=_inferred(view, item),
        two_years_on=item.two_years_on,
        schedule=item.scheduled.value,
        evidence=(*one.evidence, *one.account.evidence),
    )


def _inferred(view: View, item: Arrear) -> str:
    """What the due day is inferred from, where it is that of the meeting and none is scheduled."""
    due = meeting_due(view, item.entry.account.name)
    of_meeting = item.charge.invoice.billing is Billing.PRELIMINARY
    return inferred_from(due) if of_meeting else ""


def _undated_rows(view: View) -> Iterator[UndatedRow]:
    for item in without_due_day(view):
        one, charge = item.entry, item.charge
        yield UndatedRow(
            account=one.account.name,
            state=one.iso3,
            name=state(one.iso3).name,
            open=Money(charge.open, one.currency),
            invoice=charge.invoice.id,
            sent_on=charge.invoice.effective_on,
            lacking=_DUE_DAY,
            evidence=one.evidence,
        )
