"""What is open past its due day, invoice by invoice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.money import Money
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money.naming import AccountField
from ledger.answers.money.schedules import ScheduleRow, schedule_rows
from projections.money.arrears import arrears

if TYPE_CHECKING:
    from projections.money.arrears import Arrear
    from projections.view import View

__all__ = ["ArrearsRow", "arrears_answer", "arrears_rows"]


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


def arrears_answer(view: View, iso3: str | None = None) -> Answer:
    """What is open past its due day, of one State or of all, oldest first."""
    rows = [row for row in arrears_rows(view) if iso3 in {None, row.state}]
    agreed = [row for row in schedule_rows(view) if iso3 in {None, row.state}]
    return Answer(
        Table("arrears", ArrearsRow, rows),
        sections=(Table("payment_schedules", ScheduleRow, agreed),),
        about={"open": _totals(row.open for row in rows)},
        calls_for_attention=bool(rows),
    )


def _totals(sums: Iterator[Money]) -> list[str]:
    """The sum in each currency, as people write it."""
    found: dict[str, Money] = {}
    for item in sums:
        found[item.currency] = found.get(item.currency, Money(0, item.currency)) + item
    return [str(found[currency]) for currency in sorted(found)]


def arrears_rows(view: View) -> list[ArrearsRow]:
    """Arrears of all States, oldest first."""
    return [_row(item) for item in arrears(view)]


def _row(item: Arrear) -> ArrearsRow:
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
        two_years_on=item.two_years_on,
        schedule=item.scheduled.value,
        evidence=(*one.evidence, *one.account.evidence),
    )
