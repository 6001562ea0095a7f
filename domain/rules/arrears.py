"""What becomes of arrears: who is asked, and offered which schedule (2RC para 91(vi), (vii))."""

from __future__ import annotations

from datetime import date

from domain.dates import add_months, add_years
from domain.rules.article_14 import DECIDED_ON

__all__ = ["ARREARS_YEARS", "contacted_on", "instalment_days", "schedule_is_encouraged_from"]

ARREARS_YEARS = 2


def contacted_on(by: date) -> date | None:
    """Day on which the President last turned to those who have not paid (F-contact; 91(vi)).

    The last 30 April up to a day: the mandate stands, and comes back each year. None before the
    first one after the decision.
    """
    this_year = date(by.year, 4, 30)
    last = this_year if this_year <= by else date(by.year - 1, 4, 30)
    return last if last >= DECIDED_ON else None


def schedule_is_encouraged_from(due_on: date) -> date:
    """Day from which a sum due on a day is two years in arrears (F-schedule; 91(vii))."""
    return add_years(due_on, ARREARS_YEARS)


def instalment_days(first_due: date, every_months: int, instalments: int) -> list[date]:
    """The days on which the payments of a schedule are due."""
    return [add_months(first_due, every_months * number) for number in range(instalments)]
