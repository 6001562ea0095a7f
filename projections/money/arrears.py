"""What is open past its due day, invoice by invoice (para 91(vii), (ix))."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.rules import arrears as rules
from projections.money.accounts import accounts
from projections.money.schedules import schedules
from projections.money.states_in_accounts import entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from projections.money.state_in_account import Charge, Entry
    from projections.view import View

__all__ = ["Arrear", "Scheduled", "WithoutDueDay", "arrears", "without_due_day"]


class Scheduled(StrEnum):
    """Whether a payment schedule clears arrears, or is encouraged."""

    KEPT = "kept"
    NOT_KEPT = "not_kept"
    ENCOURAGED = "encouraged"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Arrear:
    """What a State has not paid of one invoice by its due day."""

    entry: Entry
    charge: Charge
    due_on: date
    scheduled: Scheduled

    @property
    def two_years_on(self) -> date:
        """Day from which it is two years in arrears."""
        return rules.schedule_is_encouraged_from(self.due_on)


@dataclass(frozen=True, slots=True)
class WithoutDueDay:
    """What is open of an invoice of which no day is on record by which it is to be paid."""

    entry: Entry
    charge: Charge


def arrears(view: View) -> tuple[Arrear, ...]:
    """What is open past its due day, oldest first: overdue from the day after it was due."""
    found = [
        Arrear(one, charge, due_on, _scheduled(view, one, due_on))
        for one, charge in _open(view)
        if (due_on := charge.due_on) and due_on < view.as_of
    ]
    return tuple(sorted(found, key=_order))


def without_due_day(view: View) -> tuple[WithoutDueDay, ...]:
    """What is open and cannot be said to be late, account by account."""
    return tuple(WithoutDueDay(one, charge) for one, charge in _open(view) if charge.due_on is None)


def _open(view: View) -> Iterator[tuple[Entry, Charge]]:
    return (
        (one, charge)
        for name in accounts(view)
        for one in entries(view, name)
        for charge in one.charges()
        if charge.open
    )


def _order(item: Arrear) -> tuple[date, str, str, date]:
    return item.due_on, item.entry.iso3, item.entry.account.name, item.charge.invoice.effective_on


def _scheduled(view: View, one: Entry, due_on: date) -> Scheduled:
    for agreed in schedules(view, one.iso3):
        if agreed.covers(due_on, one.currency):
            return Scheduled.KEPT if agreed.is_kept else Scheduled.NOT_KEPT
    old = view.as_of >= rules.schedule_is_encouraged_from(due_on)
    return Scheduled.ENCOURAGED if old else Scheduled.NOT_YET
