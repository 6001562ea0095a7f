"""Munitions retained, year by year, and the report that is due on each year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.events.header import Event
from domain.events.membership import InstrumentDeposited, WithdrawalNotified
from domain.events.stockpiles import MunitionsRetained
from domain.events.transparency import AnnualReportSubmitted
from domain.quantities import Quantity, Unit
from domain.states import all_states
from domain.strategies import events, example
from projections.obligations import Force, Status
from projections.obligations.retaining import report_retained
from projections.retained import RetainedYear, latest_retained, retained_by_year, years_of
from projections.view import View
from support.kinds import the

Ask = Callable[..., View]

BOUND = [
    example(InstrumentDeposited, "2010-02-16", f"state:{item.iso3}", kind="accession")
    for item in [each for each in all_states() if each.iso3 != "BGR"][:30]
] + [example(InstrumentDeposited, "2011-04-06", "state:BGR", kind="ratification")]
"""In force for Bulgaria on 1 October 2011."""


def retained(
    year: int, munitions: int | None, submunitions: int | None = None, **fields: Any
) -> MunitionsRetained:
    return example(
        MunitionsRetained,
        f"{year}-12-31",
        "state:BGR",
        year=year,
        munitions=None if munitions is None else Quantity(munitions, Unit.MUNITIONS),
        submunitions=None if submunitions is None else Quantity(submunitions, Unit.SUBMUNITIONS),
        **fields,
    )


def reported(when: str, year: int, *sections: str) -> AnnualReportSubmitted:
    return example(AnnualReportSubmitted, when, "state:BGR", year=year, sections=sections)


BULGARIA = (retained(2016, 0, 0), retained(2017, 8, 400), retained(2019, 7, 350))


def test_each_year_is_compared_with_the_one_on_record_before() -> None:
    first, second, third = years_of(reversed(BULGARIA))

    assert (first.year, first.before, first.munitions_change) == (2016, None, None)
    assert (second.munitions_change, second.submunitions_change) == (8, 400)
    assert third.before == BULGARIA[1]
    assert (third.munitions_change, third.submunitions_change) == (-1, -50)


@pytest.mark.parametrize(
    ("told", "retains"),
    [
        (retained(2016, 0, 0), False),
        (retained(2016, 0), False),
        (retained(2016, None, 67), True),
        (retained(2016, 8, 400), True),
        # no figure is not none
        (retained(2016, None), None),
    ],
)
def test_none_is_retained_only_where_that_is_said(
    told: MunitionsRetained,
    retains: bool | None,  # noqa: FBT001
) -> None:
    assert RetainedYear(told).retains is retains


def test_a_change_of_what_is_not_stated_is_not_known() -> None:
    _first, second = years_of([retained(2012, None, 293), retained(2013, 3, 100)])

    assert (second.munitions_change, second.submunitions_change) == (None, -193)


def test_of_two_statements_on_a_year_the_better_one_counts() -> None:
    worse = retained(2017, 9, confidence="low", known_on=date(2020, 1, 1))
    (year,) = years_of([worse, retained(2017, 8)])

    assert (year.statement, year.rivals) == (retained(2017, 8), (worse,))


@given(st.lists(events(MunitionsRetained), max_size=6, unique_by=lambda item: item.id), st.data())
def test_the_order_of_arrival_does_not_matter(
    told: list[MunitionsRetained], data: st.DataObject
) -> None:
    years = years_of(told)

    assert years == years_of(data.draw(st.permutations(told)))
    assert [item.year for item in years] == sorted({item.year for item in told})
    assert sum(1 + len(item.rivals) for item in years) == len(told)


def test_the_newest_year_by_the_day_counts(ask: Ask) -> None:
    assert latest_retained(ask([]), "BGR") is None
    assert the(latest_retained(ask(BULGARIA), "BGR"), RetainedYear).year == 2019
    before = latest_retained(ask(BULGARIA, date(2019, 12, 30)), "BGR")
    assert the(before, RetainedYear).year == 2017
    assert len(retained_by_year(ask(BULGARIA), "BGR")) == 3


def duties(ask: Ask, *told: Event, on: str = "2020-10-01") -> dict[str, Any]:
    found = report_retained(ask([*BOUND, *told], date.fromisoformat(on)), "BGR")
    return {item.what[-4:]: item for item in found}


def test_each_year_with_munitions_retained_is_a_duty_of_its_own(ask: Ask) -> None:
    found = duties(ask, *BULGARIA)

    assert found.keys() == {"2017", "2019"}
    duty = found["2019"]
    assert (duty.bearer, duty.article, duty.force) == ("state:BGR", "3.8", Force.TREATY)
    assert duty.due_on == date(2020, 4, 30)
    assert duty.status is Status.NOT_RECORDED
    assert duty.evidence == (BULGARIA[2].id,)


@pytest.mark.parametrize(
    ("report", "on", "status"),
    [
        (None, "2020-04-30", Status.NOT_YET_DUE),
        (None, "2020-05-01", Status.NOT_RECORDED),
        (reported("2020-04-30", 2019, "3.8"), "2020-10-01", Status.MET_ON_TIME),
        (reported("2020-05-01", 2019, "3.8"), "2020-10-01", Status.MET_LATE),
        (reported("2020-04-01/2020-05-31", 2019, "3.8"), "2020-10-01", Status.CANNOT_TELL),
        # a report that is not known to speak of them neither meets the duty nor leaves it unmet
        (reported("2020-04-30", 2019), "2020-10-01", Status.CANNOT_TELL),
        (reported("2020-04-30", 2018, "3.8"), "2020-10-01", Status.NOT_RECORDED),
    ],
)
def test_the_report_is_due_on_30_april_of_the_next_year(
    ask: Ask, report: AnnualReportSubmitted | None, on: str, status: Status
) -> None:
    duty = duties(ask, BULGARIA[2], *([report] if report else []), on=on)["2019"]

    assert duty.status is status
    assert (duty.met_on is not None) is (report is not None and status not in unmet_by(report))


def unmet_by(report: AnnualReportSubmitted) -> set[Status]:
    return {Status.NOT_RECORDED} | ({Status.CANNOT_TELL} if not report.sections else set())


def test_years_before_the_state_was_bound_and_states_not_bound_owe_nothing(ask: Ask) -> None:
    assert duties(ask, retained(2010, 5)) == {}
    assert duties(ask, retained(2011, 5)).keys() == {"2011"}
    assert report_retained(ask([retained(2017, 5)]), "BGR") == ()


def test_a_report_that_fell_due_after_a_withdrawal_is_not_owed(ask: Ask) -> None:
    left = example(WithdrawalNotified, "2019-09-01", "state:BGR", in_armed_conflict=False)
    found = duties(ask, *BULGARIA[1:], left)

    assert found["2019"].status is Status.ENDED_BY_WITHDRAWAL
    assert found["2019"].due_on is None
    assert found["2017"].status is Status.NOT_RECORDED
