"""Payment schedules: what was agreed, what is due of it by a day, whether it is kept (91(vii))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates import add_days
from domain.events.money import PaymentScheduleAgreed
from domain.rules import arrears, article_14
from projections.money.states_in_accounts import entries_of_state

if TYPE_CHECKING:
    from datetime import date

    from domain.money import Currency
    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["Schedule", "schedules"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A State's schedule in one currency, in smallest coins.

    ``due`` are the instalments whose day has passed, ``paid`` what was paid of the arrears it is
    to clear from the day of its agreement on.
    """

    agreed: PaymentScheduleAgreed
    due: int
    paid: int
    next_due_on: date | None

    @property
    def is_kept(self) -> bool:
        """Whether what is due of it has been paid."""
        return self.paid >= self.due

    def covers(self, due_on: date, currency: Currency) -> bool:
        """Whether it is to clear a sum due on a day: one in arrears when it was agreed."""
        return _covers(self.agreed, due_on, currency)


def schedules(view: View, iso3: str) -> tuple[Schedule, ...]:
    """The payment schedules of a State, the last agreed of each currency."""
    last = {event.arrears.currency: event for event in view.of_state(iso3, PaymentScheduleAgreed)}
    return tuple(_schedule(view, iso3, agreed) for agreed in last.values())


def _schedule(view: View, iso3: str, agreed: PaymentScheduleAgreed) -> Schedule:
    days = arrears.instalment_days(agreed.first_due, agreed.every_months, agreed.instalments)
    parts = article_14.largest_remainder(
        agreed.arrears.amount, {f"{number:04}": 1 for number in range(agreed.instalments)}
    )
    return Schedule(
        agreed=agreed,
        due=sum(part for day, part in zip(days, parts.values(), strict=True) if day < view.as_of),
        paid=sum(_paid_since(one, agreed) for one in entries_of_state(view, iso3)),
        next_due_on=next((day for day in days if day >= view.as_of), None),
    )


def _paid_since(one: Entry, agreed: PaymentScheduleAgreed) -> int:
    """What one account was paid of the arrears since: new invoices do not keep an old schedule."""
    before = one.charges(by=add_days(agreed.effective_on, -1))
    return sum(
        now.paid - then.paid
        for now, then in zip(one.charges(), before, strict=True)
        if now.due_on and _covers(agreed, now.due_on, one.currency)
    )


def _covers(agreed: PaymentScheduleAgreed, due_on: date, currency: Currency) -> bool:
    return due_on < agreed.effective_on and agreed.arrears.currency is currency
