"""Axes of time name each year, month or day once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.charts.style import percent, ticks_over, timed


@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.integers(0, 40_000),
)
def test_no_two_labels_are_alike_and_all_lie_on_the_axis(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    days, form = ticks_over([last.isoformat(), first.isoformat()])

    labels = [f"{day:{form}}" for day in days]
    assert len(set(labels)) == len(labels)
    assert all(first <= day <= last for day in days)
    assert 1 <= len(days) <= 18


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2021-04-22", "2027-01-10", ["2022", "2023", "2024", "2025", "2026", "2027"]),
        ("2008-12-31", "2033-05-01", ["2010", "2015", "2020", "2025", "2030"]),
        ("2021-01-01", "2022-12-31", ["2021-01", "2021-04", "2021-07", "2021-10", "2022-01"]),
        ("2021-01-01", "2021-01-04", ["2021-01-01", "2021-01-02", "2021-01-03", "2021-01-04"]),
    ],
)
def test_labels_are_whole_years_or_months_or_days_by_the_span(
    first: str, last: str, labels: list[str]
) -> None:
    days, form = ticks_over([first, last])
    assert [f"{day:{form}}" for day in days][: len(labels)] == labels


def test_an_axis_of_time_is_in_utc_as_its_days_are() -> None:
    spec = timed("day", ["2021-01-01", "2027-01-01T00:00:00"], "completed by").to_dict()

    assert spec["scale"] == {"type": "utc"}
    assert spec["axis"]["title"] == "completed by"
    assert spec["axis"]["values"][0] == {"date": 1, "month": 1, "utc": True, "year": 2021}


def test_labels_of_half_per_cents_are_not_rounded_to_the_same() -> None:
    assert percent("p").to_dict()["format"] == ".1~%"
