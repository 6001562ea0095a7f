"""Article 7: when reports are due."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rules.article_7 import (
    annual_report_due,
    first_year_reported,
    initial_report_due,
    last_year_due,
    next_year_due,
)
from domain.strategies import days


@pytest.mark.parametrize(
    ("state", "in_force_on", "due_on"),
    [
        ("Germany", date(2010, 8, 1), date(2011, 1, 28)),
        ("South Africa", date(2015, 11, 1), date(2016, 4, 29)),
        ("Slovakia, in a leap year", date(2016, 1, 1), date(2016, 6, 29)),
    ],
)
def test_the_initial_report_by_example(state: str, in_force_on: date, due_on: date) -> None:
    assert initial_report_due(in_force_on) == due_on, state


@given(days())
def test_the_day_of_entry_into_force_is_day_zero(in_force_on: date) -> None:
    assert (initial_report_due(in_force_on) - in_force_on).days == 180


@given(st.integers(2010, 2040))
def test_a_year_is_reported_by_30_april_of_the_next(year: int) -> None:
    assert annual_report_due(year) == date(year + 1, 4, 30)


@pytest.mark.parametrize(
    ("state", "initial_due_on", "year"),
    [("Germany", date(2011, 1, 28), 2011), ("South Africa", date(2016, 4, 29), 2016)],
)
def test_the_first_annual_report_covers_the_year_of_the_initial_one(
    state: str, initial_due_on: date, year: int
) -> None:
    assert first_year_reported(initial_due_on) == year, state
    assert first_year_reported(initial_due_on, 0) == year - 1, "read literally"


@given(days())
def test_the_next_report_is_due_on_the_day_or_later_and_the_last_one_was_due_before(
    day: date,
) -> None:
    assert annual_report_due(last_year_due(day)) < day <= annual_report_due(next_year_due(day))
