"""Article 3: eight years to destroy stockpiles."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from domain.dates import add_months
from domain.rules.article_3 import (
    MAX_EXTENSION_MONTHS,
    original_deadline,
    retention_report_due,
)
from domain.strategies import days


@pytest.mark.parametrize(
    ("state", "in_force_on", "deadline"),
    [
        ("Bulgaria", date(2011, 10, 1), date(2019, 10, 1)),
        ("Peru", date(2013, 3, 1), date(2021, 3, 1)),
        ("the first", date(2010, 8, 1), date(2018, 8, 1)),
    ],
)
def test_deadlines_by_example(state: str, in_force_on: date, deadline: date) -> None:
    assert original_deadline(in_force_on) == deadline, state


@given(days())
def test_it_is_eight_years_to_the_day(in_force_on: date) -> None:
    assert original_deadline(in_force_on) == add_months(in_force_on, 96)


def test_a_grant_leads_at_most_four_years_further() -> None:
    assert MAX_EXTENSION_MONTHS == 4 * 12


def test_what_is_retained_in_a_year_is_reported_by_30_april_of_the_next() -> None:
    assert retention_report_due(2019) == date(2020, 4, 30)
