from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import DateRange, parse_range
from ledger.report.days import dated, day, short_day, some_day, span


@pytest.mark.parametrize(
    ("written", "lasting", "unsure"),
    [
        ("2025-09-15", "15 September 2025", "15 September 2025"),
        (
            "2025-09-15/2025-10-03",
            "15 September to 3 October 2025",
            "between 15 September and 3 October 2025",
        ),
        ("2019-09-02/2019-09-04", "2 to 4 September 2019", "between 2 and 4 September 2019"),
        ("2021-09-20/2021-09-21", "20 and 21 September 2021", "between 20 and 21 September 2021"),
        (
            "2018-09-06/2019-09-01",
            "6 September 2018 to 1 September 2019",
            "between 6 September 2018 and 1 September 2019",
        ),
        (
            "2019-12-31/2020-01-01",
            "31 December 2019 and 1 January 2020",
            "between 31 December 2019 and 1 January 2020",
        ),
        ("2020-06", "June 2020", "June 2020"),
        ("2020-03/2020-05", "March to May 2020", "between March and May 2020"),
        (
            "2019-12/2020-01",
            "December 2019 to January 2020",
            "between December 2019 and January 2020",
        ),
        ("2015", "2015", "2015"),
        ("2015/2019", "2015 to 2019", "between 2015 and 2019"),
        (
            "2020-01-01/2020-10-01",
            "1 January to 1 October 2020",
            "between 1 January and 1 October 2020",
        ),
    ],
)
def test_a_range_of_days_is_told_in_words(written: str, lasting: str, unsure: str) -> None:
    assert span(parse_range(written)) == lasting
    assert some_day(parse_range(written)) == unsure


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("as of 2015-01-01, the first day", "as of 1 January 2015, the first day"),
        ("2018-09-06/2019-09-01", "6 September 2018 to 1 September 2019"),
        ("2020-06", "June 2020"),
        (
            "in total for 2020-10-01 by ccm-conf-2021-6, para 31",
            "in total for 1 October 2020 by ccm-conf-2021-6, para 31",
        ),
        (
            "untc-xxvi-6-2026-02-03 and CCM/CONF/2020/9",
            "untc-xxvi-6-2026-02-03 and CCM/CONF/2020/9",
        ),
        ("of 2015 to 2019, 2016-2020", "of 2015 to 2019, 2016-2020"),
        ("2020-13 and 2021-02-30", "2020-13 and 2021-02-30"),
    ],
)
def test_days_in_a_text_are_told_in_words_and_names_stay(text: str, told: str) -> None:
    assert dated(text) == told


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 4000))
def test_both_ends_of_any_range_are_in_its_words(first: date, days: int) -> None:
    when = DateRange(first, date.fromordinal(first.toordinal() + days))
    told = span(when)

    assert told.endswith(str(when.last.year))
    assert str(first.year) in told or first.year == when.last.year
    assert told == day(first) or not when.is_day


def test_the_head_of_a_column_is_never_broken() -> None:
    assert " " not in short_day(date(2020, 10, 1))
