"""Article 20: withdrawal.

R20: effective six calendar months after the depositary received the notice; where the State is in
an armed conflict on that day, not before the conflict's end. The State is bound through the day
before. What accrued until then stays owed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_months

if TYPE_CHECKING:
    from datetime import date

    from domain.events.membership import WithdrawalNotified

__all__ = ["MONTHS_OF_NOTICE", "effective_after", "withdrawal_effective_on"]

MONTHS_OF_NOTICE = 6


def withdrawal_effective_on(notice: WithdrawalNotified) -> date | None:
    """First day on which the State is no longer bound, or None while a conflict goes on."""
    return effective_after(notice.effective_on, notice)


def effective_after(received_on: date, notice: WithdrawalNotified) -> date | None:
    """The same if the notice was received on one of its days."""
    day = add_months(received_on, MONTHS_OF_NOTICE)
    if not notice.in_armed_conflict:
        return day
    return max(day, notice.conflict_ended_on) if notice.conflict_ended_on else None
