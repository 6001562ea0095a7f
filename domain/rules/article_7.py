"""Article 7: transparency reports.

R7.1: the initial report at the latest 180 days after entry into force for the State; calendar
days, the day of entry into force is day 0, no shift for weekends. R7.2: then each year by
30 April, covering the previous calendar year; the first annual report is due in the year after
the one in which the initial report fell due.
"""

from __future__ import annotations

from datetime import date

from domain.dates import add_days

__all__ = ["DAYS_FOR_INITIAL_REPORT", "annual_report_due", "initial_report_due"]

DAYS_FOR_INITIAL_REPORT = 180


def initial_report_due(in_force_on: date) -> date:
    """Last day for the initial report (Article 7.1)."""
    return add_days(in_force_on, DAYS_FOR_INITIAL_REPORT)


def annual_report_due(year_covered: int) -> date:
    """Last day for the annual report on a calendar year (Article 7.2)."""
    return date(year_covered + 1, 4, 30)
