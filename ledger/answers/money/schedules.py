"""The payment schedules that were agreed, and whether they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.money import Money
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Column, Row
from projections.money.schedules import schedules

if TYPE_CHECKING:
    from projections.money.schedules import Schedule
    from projections.view import View

__all__ = ["ScheduleRow", "schedule_rows"]


@dataclass(frozen=True, slots=True)
class ScheduleRow(Row):
    """A payment schedule and how far it is kept."""

    state: StateField
    name: NameField
    agreed_on: Annotated[date, Column("day on which it was agreed", "Agreed")]
    arrears: Annotated[Money, Column("what it is to clear", "To clear")]
    instalments: Annotated[int, Column("how many payments", "Payments")]
    due: Annotated[Money, Column("instalments whose day has passed", "Due so far")]
    paid: Annotated[
        Money, Column("what was paid since of the arrears that it is to clear", "Paid since")
    ]
    next_due_on: Annotated[date | None, Column("day of the next payment; null: none", "Next")]
    kept: Annotated[bool, Column("whether what was due has been paid", "Kept")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def schedule_rows(view: View) -> list[ScheduleRow]:
    """The payment schedules that were agreed, by name."""
    named = sorted(view.states(), key=lambda code: state(code).name)
    return [_row(iso3, found) for iso3 in named for found in schedules(view, iso3)]


def _row(iso3: str, found: Schedule) -> ScheduleRow:
    currency = found.agreed.arrears.currency
    return ScheduleRow(
        state=iso3,
        name=state(iso3).name,
        agreed_on=found.agreed.effective_on,
        arrears=found.agreed.arrears,
        instalments=found.agreed.instalments,
        due=Money(found.due, currency),
        paid=Money(found.paid, currency),
        next_due_on=found.next_due_on,
        kept=found.is_kept,
        evidence=(found.agreed.id,),
    )
