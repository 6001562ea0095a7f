"""The days a report is about, and what it refuses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from domain.dates import DateRange
from domain.errors import QueryError
from domain.rules.article_15 import ADOPTED_ON

__all__ = ["FIRST_REPORTED", "PeriodError", "ReportPeriod", "year"]

FIRST_REPORTED = ADOPTED_ON
"""The first day of which a report can tell: that on which the Convention was adopted."""


class PeriodError(QueryError):
    """Days of which no report can be written: backwards, before the Convention, still to come."""

    code = "REPORT_PERIOD"

    def __init__(self, first: date, last: date, why: str, remedy: str) -> None:
        super().__init__(f"No report from {first} to {last}: {why}. {remedy}")


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """Days from ``first`` to ``last``, both included; the day before them is the baseline.

    Raises PeriodError where ``first`` is after ``last`` or before the Convention, or where ``last``
    is after ``today``.
    """

    first: date
    last: date
    today: date

    def __post_init__(self) -> None:
        first, last = self.first, self.last
        if first > self.today:
            why = f"it would begin after today, {self.today}"
            raise PeriodError(first, last, why, "Begin with today or before.")
        if first > last:
            raise PeriodError(first, last, "it would end before it begins", "Exchange the two.")
        if first < FIRST_REPORTED:
            why = f"the Convention was adopted on {FIRST_REPORTED}"
            raise PeriodError(first, last, why, "Begin on that day or later.")
        if last > self.today:
            why = f"today is {self.today}, and nobody knows what comes after"
            raise PeriodError(first, last, why, "End with today or before.")

    @property
    def before(self) -> date:
        """The day at whose end the figures stood before the period."""
        return self.first - timedelta(days=1)

    @property
    def days(self) -> DateRange:
        """The period as a range of days."""
        return DateRange(self.first, self.last)

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years of which any day is in the period."""
        return tuple(range(self.first.year, self.last.year + 1))

    def __contains__(self, day: object) -> bool:
        return day in self.days

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"


def year(number: int) -> DateRange:
    """A calendar year as a range of days."""
    return DateRange(date(number, 1, 1), date(number, 12, 31))
