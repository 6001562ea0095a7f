from __future__ import annotations

from datetime import date

import pytest

from ledger.report.period import PeriodError, ReportPeriod

TODAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (date(2020, 1, 2), date(2020, 1, 1), "it would end before it begins"),
        (date(2008, 5, 29), date(2020, 1, 1), "the Convention was adopted on 2008-05-30"),
        (date(2020, 1, 1), date(2024, 6, 2), "today is 2024-06-01"),
        (date(2024, 6, 2), TODAY, r"it would begin after today, 2024-06-01\. Begin with today"),
    ],
)
def test_days_of_which_no_report_can_be_written_are_refused(
    first: date, last: date, why: str
) -> None:
    with pytest.raises(PeriodError, match=why):
        ReportPeriod(first, last, TODAY)


def test_a_period_of_one_day_stands_on_the_day_before_it() -> None:
    day = date(2008, 5, 30)

    period = ReportPeriod(day, day, day)

    assert period.before == date(2008, 5, 29)
    assert period.years == (2008,)
    assert day in period
    assert period.before not in period


def test_the_years_are_all_of_which_a_day_is_in_the_period() -> None:
    assert ReportPeriod(date(2015, 12, 31), date(2018, 1, 1), TODAY).years == (
        2015,
        2016,
        2017,
        2018,
    )
