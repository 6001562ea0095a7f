"""Days and ranges of days as people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from domain.dates import DateRange, parse_range
from domain.errors import InvalidValueError

__all__ = ["dated", "day", "short_day", "some_day", "span"]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_TWO = 2
_PART = r"\d{4}-\d{2}(?:-\d{2})?"
_IN_PROSE = re.compile(rf"(?<![\w/.-]){_PART}(?:/{_PART})?(?![\w/-])")


def day(when: date) -> str:
    """A day as people write it.

    >>> day(date(2015, 9, 12))
    '12 September 2015'
    """
    return f"{when.day} {_month(when)} {when.year}"


def short_day(when: date) -> str:
    """A day for the head of a column, which is never broken."""
    return f"{when.day}\u00a0{_month(when)[:3]}\u00a0{when.year}"


def span(when: DateRange) -> str:
    """What lasts from the first day to the last; whole months and years by their names.

    >>> span(parse_range("2025-09-15/2025-10-03")), span(parse_range("2020-06"))
    ('15 September to 3 October 2025', 'June 2020')
    >>> span(parse_range("2021-09-20/2021-09-21"))
    '20 and 21 September 2021'
    """
    return (" and " if when.days == _TWO else " to ").join(_ends(when))


def some_day(when: DateRange) -> str:
    """A day that is known to lie within a range.

    >>> some_day(parse_range("2019-09-02/2019-09-04")), some_day(parse_range("2020-06"))
    ('between 2 and 4 September 2019', 'June 2020')
    """
    ends = _ends(when)
    return f"between {' and '.join(ends)}" if len(ends) > 1 else ends[0]


def dated(text: str) -> str:
    """A text with the days in it as people write them; what is part of a longer name stays.

    >>> dated("as of the end of the 1RC, 2015-09-11")
    'as of the end of the 1RC, 11 September 2015'
    """
    return _IN_PROSE.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    try:
        return span(parse_range(found[0]))
    except InvalidValueError:
        return found[0]


def _ends(when: DateRange) -> tuple[str, ...]:
    """The first day without what the last says too, and the last; one where they are the same."""
    first, last = _parts(when, when.first), _parts(when, when.last)
    whole = " ".join(last)
    while first and first[-1] == last[-1]:
        first, last = first[:-1], last[:-1]
    return (" ".join(first), whole) if first else (whole,)


def _parts(when: DateRange, end: date) -> list[str]:
    """Day, month and year of an end of a range, as far as the range is not of whole ones."""
    after = when.last + timedelta(days=1)
    whole_months = when.first.day == after.day == 1
    if whole_months and when.first.month == after.month == 1:
        return [str(end.year)]
    words = [_month(end), str(end.year)]
    return words if whole_months else [str(end.day), *words]


def _month(when: date) -> str:
    return _MONTHS[when.month - 1]
