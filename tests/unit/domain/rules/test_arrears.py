"""When those in arrears are asked and offered a schedule, and when its instalments are due."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rules.arrears import contacted_on, instalment_days, schedule_is_encouraged_from
from domain.strategies import days


@pytest.mark.parametrize(
    ("by", "day"),
    [
        (date(2021, 9, 21), None),
        (date(2022, 4, 29), None),
        (date(2022, 4, 30), date(2022, 4, 30)),
        (date(2023, 4, 29), date(2022, 4, 30)),
        (date(2023, 4, 30), date(2023, 4, 30)),
        (date(2023, 12, 31), date(2023, 4, 30)),
    ],
)
def test_the_president_asks_each_30_april_from_the_decision_on(by: date, day: date | None) -> None:
    assert contacted_on(by) == day


def test_two_years_in_arrears_begin_two_years_after_the_due_day() -> None:
    assert schedule_is_encouraged_from(date(2022, 5, 30)) == date(2024, 5, 30)


@given(days(), st.integers(1, 60), st.integers(1, 30))
def test_instalments_come_in_order(first: date, months: int, number: int) -> None:
    found = instalment_days(first, months, number)
    assert found[0] == first
    assert len(found) == number
    assert found == sorted(set(found))
