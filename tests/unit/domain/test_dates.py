"""Days, months and ranges as deadlines count them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import (
    DateRange,
    add_days,
    add_months,
    add_years,
    first_day_of_sixth_month_after,
    parse_range,
)
from domain.errors import DateLimitError, EmptyRangeError, InvalidDateError
from domain.strategies import date_ranges, days

MONTHS = st.integers(-300, 300)


@given(days(), MONTHS)
def test_months_keep_the_day_number_or_end_with_the_month(day: date, months: int) -> None:
    moved = add_months(day, months)
    last = monthrange(moved.year, moved.month)[1]
    assert moved.day == min(day.day, last)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months


@given(days(), MONTHS)
def test_months_there_and_back_lead_to_the_same_day_unless_it_was_missing(
    day: date,
    months: int,
) -> None:
    moved = add_months(day, months)
    back = add_months(moved, -months)
    assert back == (day if moved.day == day.day else day.replace(day=moved.day))


@given(days(), days(), MONTHS)
def test_months_never_swap_two_days(one: date, other: date, months: int) -> None:
    first, last = sorted((one, other))
    assert add_months(first, months) <= add_months(last, months)


@given(days(), MONTHS, MONTHS)
def test_more_months_never_lead_to_an_earlier_day(day: date, one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    assert (add_months(day, fewer) < add_months(day, more)) == (fewer < more)


@given(days(), MONTHS, MONTHS)
def test_months_in_two_steps_are_never_later_than_at_once(day: date, one: int, two: int) -> None:
    at_once = add_months(day, one + two)
    in_steps = add_months(add_months(day, one), two)
    assert in_steps <= at_once
    assert (in_steps.year, in_steps.month) == (at_once.year, at_once.month)
    assert in_steps == at_once or day.day > 28


@given(days(), st.integers(-50, 50))
def test_years_are_twelve_months(day: date, years: int) -> None:
    assert add_years(day, years) == add_months(day, 12 * years)


@given(days(), st.integers(-5000, 5000))
def test_days_are_calendar_days(day: date, number: int) -> None:
    assert add_days(day, number) - day == timedelta(number)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2019, 10, 1), 12, date(2020, 10, 1)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2020, 3, 31), -1, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2021, 12, 15), 1, date(2022, 1, 15)),
        (date(2021, 1, 15), -1, date(2020, 12, 15)),
    ],
)
def test_months_by_example(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(days())
def test_the_sixth_month_begins_five_to_six_months_later(day: date) -> None:
    begins = first_day_of_sixth_month_after(day)
    assert begins.day == 1
    assert add_months(day, 5) < begins <= add_months(day, 6)


@given(date_ranges())
def test_a_range_reads_back_from_what_it_writes(span: DateRange) -> None:
    assert parse_range(str(span)) == span


@given(st.integers(1900, 2200), st.integers(1, 12))
def test_years_and_months_within_the_bounds_read_back(year: int, month: int) -> None:
    for written in (f"{year:04}", f"{year:04}-{month:02}", f"{year:04}-{month:02}-09"):
        assert str(parse_range(written)) == written


@pytest.mark.parametrize(
    ("text", "first", "last", "written"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), "2020"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (" 2020-10-01 ", date(2020, 10, 1), date(2020, 10, 1), "2020-10-01"),
        ("2020-01-01/2020-12-14", date(2020, 1, 1), date(2020, 12, 14), "2020-01-01/2020-12-14"),
        ("2020-11 / 2021", date(2020, 11, 1), date(2021, 12, 31), "2020-11-01/2021-12-31"),
        ("2020-01/2020-12", date(2020, 1, 1), date(2020, 12, 31), "2020"),
        ("2021-05-04/2021-05-04", date(2021, 5, 4), date(2021, 5, 4), "2021-05-04"),
    ],
)
def test_ranges_are_read_as_people_write_them(
    text: str,
    first: date,
    last: date,
    written: str,
) -> None:
    assert parse_range(text) == DateRange(first, last)
    assert str(parse_range(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20",
        "2020-1",
        "2020-13",
        "2021-02-29",
        "1 Oct 2020",
        "2020/",
        "/2020",
        "2020-10-1",
    ],
)
def test_other_texts_are_no_dates(text: str) -> None:
    with pytest.raises(InvalidDateError, match="is not a date"):
        parse_range(text)


@pytest.mark.parametrize(
    "text",
    ["0000", "0001", "1899-12-31", "2201", "9999-12-31", "9999", "2020/9999", "0001-01/2020"],
)
def test_days_that_nobody_reckons_with_are_refused(text: str) -> None:
    with pytest.raises(DateLimitError, match="lies outside 1900-01-01 to 2200-12-31"):
        parse_range(text)


@given(days(), days())
def test_a_range_is_refused_exactly_where_it_would_be_empty(first: date, last: date) -> None:
    if first <= last:
        assert DateRange(first, last).days == (last - first).days + 1
    else:
        with pytest.raises(EmptyRangeError, match="holds no day"):
            DateRange(first, last)
        with pytest.raises(EmptyRangeError):
            parse_range(f"{first}/{last}")


@given(date_ranges(longest=5), st.integers(-6, 6), st.integers(0, 5))
def test_ranges_compare_as_their_days_do(one: DateRange, away: int, length: int) -> None:
    near = one.first + timedelta(away)
    other = DateRange(near, near + timedelta(length))
    these, those = _days_of(one), _days_of(other)
    assert one.overlaps(other) == bool(these & those)
    assert one.days == len(these)
    assert all(day in one for day in these)
    assert {day for day in those if day in one} == these & those
    assert one.is_day == (len(these) == 1)


def _days_of(span: DateRange) -> set[date]:
    return {span.first + timedelta(number) for number in range((span.last - span.first).days + 1)}


def test_a_range_holds_only_days() -> None:
    assert date(2020, 1, 1) in DateRange.of(date(2020, 1, 1))
    assert "2020-01-01" not in DateRange.of(date(2020, 1, 1))
