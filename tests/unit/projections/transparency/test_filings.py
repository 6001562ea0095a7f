"""Reports under Article 7: what came, what is missing, and what nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example as example_of
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import DateRange
from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited, WithdrawalNotified
from domain.events.statements import ListReported
from domain.events.transparency import (
    AnnualReportSubmitted,
    InitialReportSubmitted,
    VoluntaryReportSubmitted,
)
from domain.rules.article_7 import DAYS_FOR_INITIAL_REPORT
from domain.strategies import example, founders, histories
from domain.subjects import CONVENTION
from projections.obligations.article_7 import reason
from projections.transparency.filings import (
    Report,
    ReportStatus,
    annual_reports,
    filings,
    initial_report,
    reports,
)
from projections.view import View

Ask = Callable[..., View]

SOME = settings(max_examples=100, deadline=None)
FEW = settings(max_examples=20, deadline=None)


def event(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:BGR", **fields)


# in force 1 October 2011, initial report due by 29 March 2012, the first annual one on 2012
BOUND = event(InstrumentDeposited, "2011-04-06", kind=ConsentKind.RATIFICATION)
FOUNDERS = founders(without=["BGR"])


def initial(when: str) -> Event:
    return event(InitialReportSubmitted, when)


def annual(when: str, year: int) -> Event:
    return event(AnnualReportSubmitted, when, year=year)


def listed(metric: str, day: str, *codes: str, complete: bool = True) -> Event:
    return example(
        ListReported,
        day,
        CONVENTION,
        metric=metric,
        as_of=date.fromisoformat(day),
        states=codes,
        complete=complete,
    )


WITHOUT = "states_without_initial_report"
OVERDUE = "states_with_overdue_initial_report"
WITH = "states_with_initial_report"


def asked(ask: Ask, as_of: str, *told: Event) -> View:
    return ask([*FOUNDERS, BOUND, *told], date.fromisoformat(as_of))


def first_of(view: View) -> Report:
    found = initial_report(view, "BGR")
    assert found is not None
    return found


def of_year(view: View, year: int) -> Report:
    return next(item for item in annual_reports(view, "BGR") if item.year == year)


@pytest.mark.parametrize(
    ("as_of", "told", "status"),
    [
        ("2012-03-29", [], ReportStatus.NOT_YET_DUE),
        ("2012-03-30", [], ReportStatus.NOT_RECORDED),
        ("2020-01-01", [initial("2012-03-27")], ReportStatus.ON_TIME),
        ("2020-01-01", [initial("2012-03-29")], ReportStatus.ON_TIME),
        ("2020-01-01", [initial("2012-03-30")], ReportStatus.LATE),
        ("2020-01-01", [initial("2012")], ReportStatus.CANNOT_TELL),
        ("2020-01-01", [initial("2013")], ReportStatus.LATE),
        # the first one counts, and one from before the consent is of no duty
        ("2020-01-01", [initial("2012-05-01"), initial("2012-03-01")], ReportStatus.ON_TIME),
        ("2020-01-01", [initial("2011-04-05")], ReportStatus.NOT_RECORDED),
        # one that came later shows that it was missing; within its days nothing can be told
        ("2012-12-31", [initial("2013-02-01")], ReportStatus.OVERDUE),
        ("2013-06-30", [initial("2013")], ReportStatus.CANNOT_TELL),
        # a list shows it for its day and all before, and for none after
        ("2013-01-01", [listed(WITHOUT, "2013-01-01", "BGR")], ReportStatus.OVERDUE),
        ("2012-06-01", [listed(WITHOUT, "2013-01-01", "BGR")], ReportStatus.OVERDUE),
        ("2012-03-01", [listed(WITHOUT, "2013-01-01", "BGR")], ReportStatus.NOT_YET_DUE),
        ("2013-01-02", [listed(WITHOUT, "2013-01-01", "BGR")], ReportStatus.NOT_RECORDED),
        ("2013-01-01", [listed(OVERDUE, "2013-01-01", "BGR")], ReportStatus.OVERDUE),
        # who is not on a complete list has reported; a list in part says nothing of others
        ("2013-01-01", [listed(OVERDUE, "2013-01-01", "TGO")], ReportStatus.CANNOT_TELL),
        ("2012-12-31", [listed(OVERDUE, "2013-01-01", "TGO")], ReportStatus.NOT_RECORDED),
        (
            "2013-01-01",
            [listed(OVERDUE, "2013-01-01", "TGO", complete=False)],
            ReportStatus.NOT_RECORDED,
        ),
        # a list of overdue reports says nothing of one that is not due yet, another list does
        ("2012-03-30", [listed(OVERDUE, "2012-03-29", "TGO")], ReportStatus.NOT_RECORDED),
        ("2012-03-30", [listed(WITHOUT, "2012-03-29", "TGO")], ReportStatus.ON_TIME),
        ("2012-03-30", [listed(WITH, "2012-03-29", "BGR")], ReportStatus.ON_TIME),
        ("2013-01-01", [listed(WITH, "2013-01-01", "TGO")], ReportStatus.OVERDUE),
        # two lists: missing after the due date, then submitted
        (
            "2015-01-01",
            [listed(OVERDUE, "2013-01-01", "BGR"), listed(OVERDUE, "2014-01-01", "TGO")],
            ReportStatus.LATE,
        ),
        (
            "2012-12-01",
            [listed(OVERDUE, "2013-01-01", "BGR"), listed(OVERDUE, "2014-01-01", "TGO")],
            ReportStatus.OVERDUE,
        ),
        # a later list that misses it beats an earlier one that has it
        (
            "2013-06-01",
            [listed(OVERDUE, "2013-01-01", "TGO"), listed(OVERDUE, "2014-01-01", "BGR")],
            ReportStatus.OVERDUE,
        ),
        # a list can know of an earlier report than the one that is recorded
        (
            "2013-01-01",
            [initial("2012-06-01"), listed(WITH, "2012-03-29", "BGR")],
            ReportStatus.ON_TIME,
        ),
        # a report beats a list, and a list narrows the days of a report
        (
            "2013-01-01",
            [initial("2012-03-27"), listed(OVERDUE, "2013-01-01", "BGR")],
            ReportStatus.ON_TIME,
        ),
        (
            "2020-01-01",
            [initial("2012"), listed(OVERDUE, "2012-04-01", "BGR")],
            ReportStatus.LATE,
        ),
        (
            "2020-01-01",
            [initial("2012"), listed(WITH, "2012-03-29", "BGR")],
            ReportStatus.ON_TIME,
        ),
    ],
)
def test_the_initial_report_by_example(
    ask: Ask, as_of: str, told: list[Event], status: ReportStatus
) -> None:
    assert first_of(asked(ask, as_of, *told)).status is status


@pytest.mark.parametrize(
    ("as_of", "told", "status"),
    [
        ("2013-04-30", [], ReportStatus.NOT_YET_DUE),
        ("2013-05-01", [], ReportStatus.NOT_RECORDED),
        ("2013-05-01", [annual("2013-04-30", 2012)], ReportStatus.ON_TIME),
        ("2014-01-01", [annual("2013-05-01", 2012)], ReportStatus.LATE),
        ("2014-01-01", [annual("2013", 2012)], ReportStatus.CANNOT_TELL),
        ("2014-01-01", [annual("2013-05-01", 2013)], ReportStatus.NOT_RECORDED),
        # where not even the initial report had come, no annual one had
        ("2014-01-01", [listed(OVERDUE, "2015-01-01", "BGR")], ReportStatus.OVERDUE),
        ("2014-01-01", [initial("2014-06-01")], ReportStatus.OVERDUE),
        ("2014-07-01", [initial("2014-06-01")], ReportStatus.NOT_RECORDED),
        # lists of annual reports: of the last year due, or of the year named
        (
            "2013-06-01",
            [listed("states_with_overdue_annual_report", "2013-06-01", "BGR")],
            ReportStatus.OVERDUE,
        ),
        (
            "2014-06-01",
            [listed("states_with_overdue_annual_report", "2014-06-01", "BGR")],
            ReportStatus.NOT_RECORDED,
        ),
        (
            "2014-06-01",
            [listed("states_with_annual_report_2012", "2014-06-01", "TGO")],
            ReportStatus.OVERDUE,
        ),
        (
            "2013-04-30",
            [listed("states_with_annual_report_2012", "2013-04-30", "BGR")],
            ReportStatus.ON_TIME,
        ),
    ],
)
def test_the_report_on_2012_by_example(
    ask: Ask, as_of: str, told: list[Event], status: ReportStatus
) -> None:
    assert of_year(asked(ask, as_of, *told), 2012).status is status


def test_annual_reports_start_in_the_year_in_which_the_initial_one_fell_due(ask: Ask) -> None:
    found = annual_reports(asked(ask, "2015-04-30"), "BGR")
    assert [item.year for item in found] == [2012, 2013, 2014]
    assert [item.year for item in annual_reports(asked(ask, "2015-05-01"), "BGR")][-1] == 2015
    assert annual_reports(asked(ask, "2011-09-30"), "BGR") == ()


def test_a_missing_initial_report_does_not_stop_the_annual_ones(ask: Ask) -> None:
    view = asked(ask, "2014-01-01", listed(OVERDUE, "2015-01-01", "BGR"))
    assert first_of(view).status is ReportStatus.OVERDUE
    assert of_year(view, 2012).due_on == date(2013, 4, 30)


def test_what_fell_due_before_a_withdrawal_stays_owed(ask: Ask) -> None:
    left = event(WithdrawalNotified, "2014-09-06", in_armed_conflict=False)
    view = asked(ask, "2016-01-01", annual("2013-04-01", 2012), left)
    found = {item.year: item.status for item in reports(view, "BGR")}
    assert found == {
        None: ReportStatus.NOT_RECORDED,
        2012: ReportStatus.ON_TIME,
        2013: ReportStatus.NOT_RECORDED,
    }


def test_what_had_not_fallen_due_ends_with_a_withdrawal_whatever_came_later(ask: Ask) -> None:
    left = event(WithdrawalNotified, "2011-08-01", in_armed_conflict=False)  # out 1 February 2012
    came = event(InitialReportSubmitted, "2012-03-01")
    assert first_of(asked(ask, "2012-01-31", left)).status is ReportStatus.NOT_YET_DUE
    assert first_of(asked(ask, "2016-01-01", left)).status is ReportStatus.ENDED_BY_WITHDRAWAL
    late = first_of(asked(ask, "2016-01-01", left, came))
    assert late.status is ReportStatus.ENDED_BY_WITHDRAWAL
    assert reason(late) == "withdrawal took effect on 2012-02-01, before it fell due"


def test_a_voluntary_report_counts_apart(ask: Ask) -> None:
    view = asked(ask, "2016-01-01", event(VoluntaryReportSubmitted, "2012-03-01", year=2011))
    assert first_of(view).status is ReportStatus.NOT_RECORDED
    assert len(filings(view, "BGR").voluntary) == 1


DAYS = st.dates(date(2011, 5, 1), date(2016, 12, 31))
RANGES = st.builds(
    lambda first, days: DateRange(first, first + timedelta(days)), DAYS, st.integers(0, 500)
)
INITIALS = RANGES.map(lambda when: example(InitialReportSubmitted, when, "state:BGR"))
ANNUALS = RANGES.map(
    lambda when: example(AnnualReportSubmitted, when, "state:BGR", year=when.first.year - 1)
)
LISTS = st.builds(
    lambda metric, day, codes, complete: listed(metric, str(day), *codes, complete=complete),
    st.sampled_from([WITHOUT, OVERDUE, WITH, "states_with_overdue_annual_report"]),
    DAYS,
    st.sampled_from([("BGR",), ("TGO",), ()]),
    st.booleans(),
)
TOLD = st.lists(st.one_of(INITIALS, ANNUALS, LISTS), max_size=6)

_RANK = {
    ReportStatus.ON_TIME: 0,
    ReportStatus.CANNOT_TELL: 1,  # it came; better knowledge of when makes it late or in time
    ReportStatus.LATE: 1,
    ReportStatus.NOT_YET_DUE: 2,
    ReportStatus.NOT_RECORDED: 3,
    ReportStatus.OVERDUE: 4,
}


def rank(item: Report) -> int:
    """How well a report stands; where it is open whether it came, as if nothing were recorded."""
    open_still = item.status is ReportStatus.CANNOT_TELL and not item.is_in
    return _RANK[ReportStatus.NOT_RECORDED if open_still else item.status]


def test_an_updated_report_makes_one_that_came_in_time_no_later(ask: Ask) -> None:
    updated = event(AnnualReportSubmitted, "2013-11-05", year=2012, updates=True)
    alone = asked(ask, "2014-01-01", updated)
    assert of_year(alone, 2012).status is ReportStatus.CANNOT_TELL
    assert of_year(alone, 2012).submitted == DateRange(date(2013, 1, 1), date(2013, 11, 5))
    both = asked(ask, "2014-01-01", annual("2013-04-30", 2012), updated)
    assert of_year(both, 2012).status is ReportStatus.ON_TIME
    late = asked(ask, "2014-01-01", annual("2013-05-01", 2012), updated)
    assert of_year(late, 2012).status is ReportStatus.LATE


def test_a_vague_report_counts_before_its_update(ask: Ask) -> None:
    updated = event(AnnualReportSubmitted, "2013-11-05", year=2012, updates=True)
    vague = event(AnnualReportSubmitted, "2013-05-01/2013-12-31", year=2012)
    assert of_year(asked(ask, "2014-01-01", vague, updated), 2012).status is ReportStatus.LATE


NO_ANNUAL_OVERDUE = listed("states_with_overdue_annual_report", "2013-05-01", "TGO")


@SOME
@example_of(told=[NO_ANNUAL_OVERDUE], added=event(InitialReportSubmitted, "2014-01-01"), days=0)
@given(told=TOLD, added=st.one_of(INITIALS, ANNUALS), days=st.integers(0, 900))
def test_adding_a_report_that_has_come_makes_no_status_worse(
    ask: Ask, told: list[Event], added: Event, days: int
) -> None:
    as_of = str(added.effective_on + timedelta(days))
    before = reports(asked(ask, as_of, *told), "BGR")
    after = reports(asked(ask, as_of, *told, added), "BGR")

    assert [item.year for item in before] == [item.year for item in after]
    for one, other in zip(before, after, strict=True):
        assert rank(other) <= rank(one)


@SOME
@given(told=TOLD, as_of=DAYS, shuffled=st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(
    ask: Ask, told: list[Event], as_of: date, shuffled: Any
) -> None:
    again = [*FOUNDERS, BOUND, *told]
    shuffled.shuffle(again)

    assert reports(asked(ask, str(as_of), *told), "BGR") == reports(ask(again, as_of), "BGR")


@SOME
@given(told=TOLD, as_of=DAYS)
def test_overdue_is_only_what_an_event_shows_to_be_missing(
    ask: Ask, told: list[Event], as_of: date
) -> None:
    view = asked(ask, str(as_of), *told)
    for item in reports(view, "BGR"):
        if item.status is ReportStatus.OVERDUE:
            shown = [view.facts.by_id[key] for key in item.evidence]
            assert shown
            assert all(
                each.as_of >= as_of if isinstance(each, ListReported) else each.effective_on > as_of
                for each in shown
            )
        assert item.is_in is not True or item.submitted


@SOME
@given(told=TOLD, as_of=DAYS)
def test_nothing_is_overdue_that_a_report_by_then_is_recorded_of(
    ask: Ask, told: list[Event], as_of: date
) -> None:
    view = asked(ask, str(as_of), *told)
    came = filings(view, "BGR")
    assert not came.initial or first_of(view).status is not ReportStatus.OVERDUE


@FEW
@given(told=histories(), days=st.integers(0, 4000))
def test_no_report_is_due_before_180_days_of_entry_into_force(
    ask: Ask, told: list[Event], days: int
) -> None:
    view = ask([*founders(), *told], date(2010, 8, 1) + timedelta(days))
    for iso3 in view.states():
        for item in reports(view, iso3):
            least = item.owing.in_force_on + timedelta(DAYS_FOR_INITIAL_REPORT)
            assert item.due_on >= least
