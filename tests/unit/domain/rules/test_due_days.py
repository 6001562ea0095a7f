"""When invoices go out and when a meeting is paid, on both sides of each day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.rules import due_days as rules
from domain.rules.due_days import due_for_meeting, invoices_due_on


@pytest.mark.parametrize(
    ("adopted_on", "year", "expected"),
    [
        (date(2022, 9, 2), 2023, date(2022, 11, 2)),  # 60 days before 1 January
        (date(2022, 9, 3), 2023, date(2022, 11, 2)),
        (date(2022, 9, 4), 2023, date(2022, 11, 3)),  # 60 days after the adoption
        (date(2022, 9, 2), 2024, date(2023, 11, 2)),  # the second year of two
        (date(2023, 3, 1), 2023, date(2023, 4, 30)),
    ],
)
def test_invoices_go_out_by_the_later_of_two_days(
    adopted_on: date, year: int, expected: date
) -> None:
    assert invoices_due_on(adopted_on, year) == expected


@pytest.mark.parametrize(
    ("adopted_on", "ahead"), [("2021-09-20", False), ("2021-09-21", False), ("2021-09-22", True)]
)
def test_the_rule_on_invoices_begins_with_the_estimates_of_the_next_meeting(
    adopted_on: str, ahead: object
) -> None:
    assert rules.is_billed_ahead_by_rule(date.fromisoformat(adopted_on)) is ahead


@pytest.mark.parametrize(
    ("opens_on", "due"),
    [
        ("2022-08-30", "2022-05-30"),
        ("2022-05-30", "2022-02-28"),
        ("2022-05-31", "2022-02-28"),  # there is no 31 February
        ("2024-05-31", "2024-02-29"),
        ("2022-12-31", "2022-09-30"),
        ("2023-01-31", "2022-10-31"),
        ("2022-07-31", "2022-04-30"),
    ],
)
def test_three_months_before_a_meeting_is_the_same_day_or_the_end_of_the_month(
    opens_on: str, due: str
) -> None:
    assert rules.before_meeting(date.fromisoformat(opens_on)) == date.fromisoformat(due)


@dataclass(frozen=True)
class Planned:
    since: date
    opens_on: date | None


PLANS = st.lists(
    st.builds(
        Planned,
        st.dates(date(2020, 1, 1), date(2022, 12, 31)),
        st.none() | st.dates(date(2020, 1, 1), date(2023, 6, 30)),
    ),
    max_size=5,
    unique_by=lambda plan: plan.since,
).map(lambda plans: sorted(plans, key=lambda plan: plan.since))


@given(PLANS)
def test_what_is_due_on_a_day_follows_the_opening_in_force_on_that_day(
    plans: list[Planned],
) -> None:
    """Against a walk from day to day: the first on which three months or less are left."""
    expected = None
    for number in range(1300):
        day = date(2020, 1, 1) + timedelta(number)
        force = [plan.opens_on for plan in plans if plan.since <= day]
        if force and force[-1] and rules.before_meeting(force[-1]) <= day:
            expected = day
            break
    assert due_for_meeting(plans) == expected


def test_a_postponement_moves_only_a_day_that_had_not_come() -> None:
    first = Planned(date(2019, 9, 4), date(2020, 11, 16))
    off = Planned(date(2020, 8, 15), None)
    later = Planned(date(2020, 10, 1), date(2021, 9, 20))
    assert due_for_meeting([first]) == date(2020, 8, 16)
    assert due_for_meeting([first, off]) is None
    assert due_for_meeting([first, off, later]) == date(2021, 6, 20)
    on_the_day = Planned(date(2020, 8, 16), date(2021, 9, 20))
    assert due_for_meeting([first, on_the_day]) == date(2021, 6, 20)
    too_late = Planned(date(2020, 8, 17), date(2021, 9, 20))
    assert due_for_meeting([first, too_late]) == date(2020, 8, 16)
