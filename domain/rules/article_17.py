"""Article 17: entry into force.

R17.1: for the Convention on the first day of the sixth month after the month of the thirtieth
deposit. R17.2: for a State that deposits later, on the first day of the sixth month after the
month of its deposit. Counted in whole months, as the depositary does.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.dates import first_day_of_sixth_month_after

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "DEPOSITS_NEEDED",
    "THIRTIETH_DEPOSITED_ON",
    "convention_entry_into_force",
    "entry_into_force",
    "thirtieth",
]

DEPOSITS_NEEDED = 30

THIRTIETH_DEPOSITED_ON = date(2010, 2, 16)
"""When it was so (R17.1): fewer deposits recorded by this day and later are a gap in the record.

No rule reckons from it; the day that counts is told by the deposits recorded.
"""


def thirtieth(deposits: Iterable[date]) -> date | None:
    """The day of the thirtieth deposit, or None while there are fewer."""
    days = sorted(deposits)
    return days[DEPOSITS_NEEDED - 1] if len(days) >= DEPOSITS_NEEDED else None


def convention_entry_into_force(deposits: Iterable[date]) -> date | None:
    """When the Convention entered into force (R17.1), or None while too few have deposited."""
    day = thirtieth(deposits)
    return first_day_of_sixth_month_after(day) if day else None


def entry_into_force(deposited_on: date, thirtieth_on: date | None) -> date | None:
    """When the Convention enters into force for one State; None before the thirtieth deposit.

    Until the thirtieth deposit R17.1 governs, after it R17.2: the later of the two days counts.
    """
    if thirtieth_on is None:
        return None
    return first_day_of_sixth_month_after(max(deposited_on, thirtieth_on))
