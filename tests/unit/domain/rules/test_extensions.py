"""The extension procedure of Articles 3 and 4."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import add_months
from domain.events.fields import Article
from domain.rules.extensions import (
    deadline_by_months,
    exceeds_maximum,
    latest_day_to_request,
    max_months,
)
from domain.strategies import days

ARTICLES = st.sampled_from(Article)


@pytest.mark.parametrize(
    ("grant", "previous", "months", "deadline"),
    [
        ("Bulgaria, first", date(2019, 10, 1), 12, date(2020, 10, 1)),
        ("Bulgaria, second", date(2020, 10, 1), 24, date(2022, 10, 1)),
        ("Peru", date(2021, 3, 1), 37, date(2024, 4, 1)),
        ("Bosnia and Herzegovina", date(2021, 3, 1), 18, date(2022, 9, 1)),
        ("Chile, first", date(2021, 6, 1), 12, date(2022, 6, 1)),
        ("Chile, second", date(2022, 6, 1), 12, date(2023, 6, 1)),
        ("Lebanon", date(2021, 5, 1), 60, date(2026, 5, 1)),
        ("Afghanistan", date(2022, 3, 1), 48, date(2026, 3, 1)),
        ("Mauritania", date(2022, 8, 1), 24, date(2024, 8, 1)),
        ("Germany and Lao PDR", date(2020, 8, 1), 60, date(2025, 8, 1)),
    ],
)
def test_months_lead_from_the_last_deadline(
    grant: str,
    previous: date,
    months: int,
    deadline: date,
) -> None:
    assert deadline_by_months(previous, months) == deadline, grant


def test_the_months_of_bulgarias_third_grant_lead_a_day_too_far() -> None:
    """Decided was 31 December 2023; the decision governs, the difference is a finding."""
    assert deadline_by_months(date(2022, 10, 1), 15) == date(2024, 1, 1)


@given(ARTICLES, days(), st.integers(0, 120))
def test_a_grant_is_too_long_exactly_beyond_its_months(
    article: Article,
    previous: date,
    months: int,
) -> None:
    deadline = deadline_by_months(previous, months)
    assert exceeds_maximum(article, previous, deadline) == (months > max_months(article))


def test_four_years_under_article_3_and_five_under_article_4() -> None:
    assert max_months(Article.STOCKPILES) == 48
    assert max_months(Article.CLEARANCE) == 60


@given(days())
def test_exactly_nine_months_ahead_is_in_time(opens_on: date) -> None:
    latest = latest_day_to_request(opens_on)
    assert add_months(latest, 9) <= opens_on
    assert latest.day <= opens_on.day


def test_nine_months_before_a_day_that_the_month_lacks_is_its_last_day() -> None:
    assert latest_day_to_request(date(2021, 11, 30)) == date(2021, 2, 28)
    assert latest_day_to_request(date(2020, 11, 23)) == date(2020, 2, 23)
