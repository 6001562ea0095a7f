"""Article 4: ten years to clear, from entry into force or from the end of hostilities."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from domain.dates import add_months
from domain.rules.article_4 import (
    MAX_EXTENSION_MONTHS,
    deadline_after_hostilities,
    original_deadline,
)
from domain.strategies import days


@pytest.mark.parametrize(
    ("state", "in_force_on", "deadline"),
    [
        ("Bosnia and Herzegovina", date(2011, 3, 1), date(2021, 3, 1)),
        ("Chile", date(2011, 6, 1), date(2021, 6, 1)),
        ("Lebanon", date(2011, 5, 1), date(2021, 5, 1)),
        ("Afghanistan", date(2012, 3, 1), date(2022, 3, 1)),
        ("Mauritania", date(2012, 8, 1), date(2022, 8, 1)),
        ("Germany and Lao PDR", date(2010, 8, 1), date(2020, 8, 1)),
    ],
)
def test_deadlines_by_example(state: str, in_force_on: date, deadline: date) -> None:
    assert original_deadline(in_force_on) == deadline, state


@given(days())
def test_both_clocks_run_ten_years_to_the_day(begins: date) -> None:
    assert original_deadline(begins) == add_months(begins, 120)
    assert deadline_after_hostilities(begins) == add_months(begins, 120)


def test_hostilities_that_ended_on_a_leap_day_lead_to_the_28th() -> None:
    assert deadline_after_hostilities(date(2012, 2, 29)) == date(2022, 2, 28)


def test_a_grant_leads_at_most_five_years_further() -> None:
    assert MAX_EXTENSION_MONTHS == 5 * 12
