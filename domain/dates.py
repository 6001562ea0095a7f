"""Days, months, years and ranges of days, as treaty deadlines count them.

A deadline is met on its day ("not later than"); overdue begins the day after (TREATY section 0).
Months and years run to the same day number, or to the month's end where that day is missing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import DateLimitError, EmptyRangeError, InvalidDateError

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "DateRange",
    "add_days",
    "add_months",
    "add_years",
    "first_day_of_sixth_month_after",
    "parse_range",
]

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
"""The days that events and questions can name; reckoning from them reaches some decades further."""

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def add_months(day: date, months: int) -> date:
    """The same day number ``months`` later (or earlier), or that month's last day.

    >>> add_months(date(2020, 1, 31), 1)
    datetime.date(2020, 2, 29)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes the 28th in a common year."""
    return add_months(day, 12 * years)


def add_days(day: date, days: int) -> date:
    """``days`` calendar days later; ``day`` itself is day 0. Weekends do not count apart."""
    return day + timedelta(days=days)


def first_day_of_sixth_month_after(day: date) -> date:
    """First day of the sixth month after the month of ``day`` (Article 17).

    >>> first_day_of_sixth_month_after(date(2010, 2, 16))
    datetime.date(2010, 8, 1)
    """
    return add_months(day.replace(day=1), 6)


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """Days from ``first`` to ``last``, both included; never empty.

    Raises :class:`~domain.errors.EmptyRangeError` when ``last`` is before ``first``.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise EmptyRangeError(self.first, self.last)

    @classmethod
    def of(cls, day: date) -> DateRange:
        """The range of one day."""
        return cls(day, day)

    @property
    def is_day(self) -> bool:
        """Whether the day is known exactly."""
        return self.first == self.last

    @property
    def days(self) -> int:
        """How many days the range holds."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def overlaps(self, other: DateRange) -> bool:
        """Whether some day is in both."""
        return self.first <= other.last and other.first <= self.last

    def __str__(self) -> str:
        """As people write it: a year, a month, a day, or ``first/last``."""
        if self.is_day:
            return self.first.isoformat()
        if self == _year(self.first.year):
            return f"{self.first.year:04d}"
        if self == _month(self.first.year, self.first.month):
            return self.first.isoformat()[:7]  # %Y drops the zeros of early years
        return f"{self.first.isoformat()}/{self.last.isoformat()}"


def _year(year: int) -> DateRange:
    return DateRange(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int) -> DateRange:
    return DateRange(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def parse_range(text: str) -> DateRange:
    """Read a day, a month, a year or ``first/last`` of these.

    Raises :class:`~domain.errors.InvalidDateError` for any other text,
    :class:`~domain.errors.DateLimitError` for a day before FIRST_DAY or after LAST_DAY, and
    :class:`~domain.errors.EmptyRangeError` for a range that runs backwards.

    >>> str(parse_range("2020-06").last)
    '2020-06-30'
    """
    first, slash, last = text.strip().partition("/")
    if slash:
        return DateRange(_parse_one(first, text).first, _parse_one(last, text).last)
    return _parse_one(first, text)


def _parse_one(part: str, whole: str) -> DateRange:
    match = _PARTIAL.match(part.strip())
    if not match:
        raise InvalidDateError(whole)
    year, month, day = match.groups()
    try:
        found = _found(int(year), month, day)
    except ValueError:
        if int(year):
            raise InvalidDateError(whole) from None
        raise DateLimitError(whole, FIRST_DAY, LAST_DAY) from None
    if found.first < FIRST_DAY or found.last > LAST_DAY:
        raise DateLimitError(whole, FIRST_DAY, LAST_DAY)
    return found


def _found(year: int, month: str | None, day: str | None) -> DateRange:
    if month and day:
        return DateRange.of(date(year, int(month), int(day)))
    return _month(year, int(month)) if month else _year(year)
