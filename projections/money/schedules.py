"""Payment schedules: what was agreed, what is due of it by a day, whether it is kept (91(vii))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import PaymentReceived, PaymentScheduleAgreed
from domain.rules import article_14

if TYPE_CHECKING:
    from datetime import date

    from projections.view import View

__all__ = ["Schedule", "schedule"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A State's last schedule, in smallest coins: due by the view's day, paid since agreed."""

    agreed: PaymentScheduleAgreed
    due: int
    paid: int
    next_due_on: date | None

    @property
    def is_kept(self) -> bool:
        """Whether what is due of it has been paid."""
        return self.paid >= self.due


def schedule(view: View, iso3: str) -> Schedule | None:
    """The last payment schedule of a State, or None where none is agreed."""
    agreed = view.of_state(iso3, PaymentScheduleAgreed)
    if not agreed:
        return None
    last = agreed[-1]
    days = article_14.instalment_days(last.first_due, last.every_months, last.instalments)
    parts = article_14.largest_remainder(
        last.arrears.amount, {f"{number:04}": 1 for number in range(last.instalments)}
    )
    return Schedule(
        agreed=last,
        due=sum(part for day, part in zip(days, parts.values(), strict=True) if day < view.as_of),
        paid=_paid_since(view, iso3, last),
        next_due_on=next((day for day in days if day >= view.as_of), None),
    )


def _paid_since(view: View, iso3: str, agreed: PaymentScheduleAgreed) -> int:
    return sum(
        event.paid.amount
        for event in view.of_state(iso3, PaymentReceived)
        if event.effective_on >= agreed.effective_on
        and event.paid.currency is agreed.arrears.currency
    )
