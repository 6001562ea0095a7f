"""Days as people ask for them: a day, a month, a year, or a meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.dates import LAST_DAY, DateRange, add_days, add_months, parse_range
from domain.errors import InvalidValueError, QueryError, UnknownMeetingError, quoted
from projections.machinery.meetings import meetings_as_known

if TYPE_CHECKING:
    from datetime import date

    from projections.view import View

__all__ = ["MeetingWithoutDaysError", "WithinError", "days_of", "last_day", "within"]

_MEETING = re.compile(r"\d+\s*(MSP|RC)\b", re.IGNORECASE)
_WITHIN = re.compile(r"(\d{1,4})\s*(d|days?|w|weeks?|m|months?|y|years?)\Z", re.IGNORECASE)


class MeetingWithoutDaysError(QueryError):
    """A meeting that is recorded, and whose days are not."""

    code = "MEETING_DAYS"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The days of the meeting {name} are not recorded. Ask for a day, or record its "
            "MeetingScheduled event.",
        )


class WithinError(InvalidValueError):
    """A text that is no length of time."""

    code = "WITHIN"

    def __init__(self, text: str, why: str = "is no length of time") -> None:
        super().__init__(
            f"{quoted(text)} {why}. Write days (90d), weeks (6w), months (3m) or years (1y).",
        )


def days_of(view: View, text: str) -> DateRange:
    """The days a text names: a day, a month, a year, a range, or those of a meeting.

    Raises InvalidDateError, UnknownMeetingError or MeetingWithoutDaysError.
    """
    known = meetings_as_known(view)
    found = next((item for name, item in known.items() if name.lower() == text.lower()), None)
    if found is None:
        if _MEETING.match(text):
            raise UnknownMeetingError(text, known)
        return parse_range(text)
    if found.days is None:
        raise MeetingWithoutDaysError(found.name)
    return found.days


def last_day(view: View, text: str) -> date:
    """The last of the days a text names. Raises as :func:`days_of`."""
    return days_of(view, text.strip()).last


def within(start: date, text: str) -> int:
    """How many days from ``start`` a length of time runs: ``90d``, ``6w``, ``3m``, ``1y``.

    Raises WithinError.
    """
    match = _WITHIN.match(text.strip())
    if match is None:
        raise WithinError(text)
    number, unit = int(match[1]), match[2][0].lower()
    count = number * (7 if unit == "w" else 12 if unit == "y" else 1)
    try:
        last = add_days(start, count) if unit in "dw" else add_months(start, count)
    except ValueError:  # beyond the calendar
        last = None
    if last is None or last > LAST_DAY:
        why = f"reaches past {LAST_DAY}, to where the ledger reckons"
        raise WithinError(text, why)
    return (last - start).days
