"""Article 7: transparency reports.

R7.1: the initial report at the latest 180 days after entry into force for the State; calendar
days, the day of entry into force is day 0, no shift for weekends. R7.2: then each year by
30 April, covering the previous calendar year; the first annual report is due in the year after
the one in which the initial report fell due, and a missing initial report does not stop it.
"""

from __future__ import annotations

from datetime import date

from domain.dates import add_days

__all__ = [
    "ANNUAL_REPORTS_START_YEARS_LATER",
    "DAYS_FOR_INITIAL_REPORT",
    "SILENT_DUE_DATES",
    "annual_report_due",
    "first_year_reported",
    "initial_report_due",
    "last_year_due",
    "next_year_due",
]

DAYS_FOR_INITIAL_REPORT = 180
ANNUAL_REPORTS_START_YEARS_LATER = 1
"""Years from the one in which the initial report fell due to the first 30 April that counts.

As the States Parties keep it: Germany's initial report fell due in 2011, its first annual one on
30 April 2012. The words of Article 7.2 could be read as earlier: 0.
"""

SILENT_DUE_DATES = 2
"""Due dates in a row without a report after which the President engages (2RC, para 85 (iv)(c))."""

_MONTH, _DAY = 4, 30


def initial_report_due(in_force_on: date) -> date:
    """Last day for the initial report (Article 7.1)."""
    return add_days(in_force_on, DAYS_FOR_INITIAL_REPORT)


def annual_report_due(year_covered: int) -> date:
    """Last day for the annual report on a calendar year (Article 7.2)."""
    return date(year_covered + 1, _MONTH, _DAY)


def first_year_reported(
    initial_due_on: date, years_later: int = ANNUAL_REPORTS_START_YEARS_LATER
) -> int:
    """The calendar year that the first annual report covers."""
    return initial_due_on.year + years_later - 1


def last_year_due(day: date) -> int:
    """The last calendar year whose report was due before a day: late from that day on."""
    year = day.year - 1
    return year if annual_report_due(year) < day else year - 1


def next_year_due(day: date) -> int:
    """The calendar year whose report falls due next, on the day itself at the earliest."""
    return last_year_due(day) + 1
