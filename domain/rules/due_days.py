"""When invoices go out and when a meeting is paid (2RC para 91(i) and (iii); F-time).

Invoices go out 60 days before the financial period or 60 days after the adoption of the estimate,
whichever is later, from the estimates of the 11MSP on. Payment is due three months before the
meeting's opening in force on the due day: same day number, month end where it is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from domain.dates import add_days, add_months
from domain.rules.article_14 import DECIDED_ON, period_start

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

__all__ = [
    "DAYS_AFTER_ADOPTION",
    "DAYS_BEFORE_PERIOD",
    "MONTHS_BEFORE_MEETING",
    "Plan",
    "before_meeting",
    "due_for_meeting",
    "invoices_due_on",
    "is_billed_ahead_by_rule",
]

MONTHS_BEFORE_MEETING = 3
DAYS_BEFORE_PERIOD = DAYS_AFTER_ADOPTION = 60


def is_billed_ahead_by_rule(adopted_on: date) -> bool:
    """Whether 91(iii) says when the invoices of an estimate go out: from the 11MSP's on."""
    return adopted_on > DECIDED_ON


def invoices_due_on(adopted_on: date, year: int) -> date:
    """Day by which invoices go out: the later of the two of 91(iii) (F-time)."""
    before = add_days(period_start(year), -DAYS_BEFORE_PERIOD)
    return max(before, add_days(adopted_on, DAYS_AFTER_ADOPTION))


class Plan(Protocol):
    """From ``since`` on a meeting was to open on a day, or on none that was set."""

    @property
    def since(self) -> date:
        """Day on which it was decided."""

    @property
    def opens_on(self) -> date | None:
        """Its first day; None where it was put off without a day."""


def before_meeting(opens_on: date) -> date:
    """The day three months before a meeting's opening (91(i))."""
    return add_months(opens_on, -MONTHS_BEFORE_MEETING)


def due_for_meeting(plans: Sequence[Plan]) -> date | None:
    """Day by which a meeting is paid: three months before its opening in force on that very day.

    ``plans`` come in the order decided. A day that had come before the meeting was moved stands;
    one still ahead, or on the day of the move itself, moves along. A meeting that is set less
    than three months ahead is paid at once. None where no day is set.
    """
    due: date | None = None
    for plan in plans:
        if due is not None and due < plan.since:
            return due
        due = plan.opens_on and max(plan.since, before_meeting(plan.opens_on))
    return due
