"""What is not known: told by what a duty rests on, not by its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.clearance import (
    ClearanceCompleted,
    ContaminationDiscovered,
    ContaminationReported,
    LandReleased,
)
from domain.events.cooperation import AssistanceRequested
from domain.events.header import Event
from domain.events.machinery import MeetingClosed, MeetingOpened
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.stockpiles import HoldingsClarified, MunitionsRetained, StockpileDeclared
from domain.events.transparency import AnnualReportSubmitted, InitialReportSubmitted
from domain.quantities import Quantity, Unit
from domain.strategies import example, founders
from projections.coverage import bears_on, coverage, gaps_under
from projections.gaps import Gap, GapKind
from projections.view import View

Ask = Callable[..., View]


def event(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:BGR", **fields)


BOUND = event(InstrumentDeposited, "2011-04-06", kind=ConsentKind.RATIFICATION)


@pytest.mark.parametrize(
    ("told", "gaps"),
    [
        ([], ["no statement on stocks"]),
        ([event(HoldingsClarified, "2012", holdings="none")], []),
        (
            [event(StockpileDeclared, "2012", scope="total")],
            ["holdings not stated", "nothing recorded since the deadline 2019-10-01"],
        ),
    ],
)
def test_a_passed_deadline_is_a_gap_where_stock_was_declared(
    ask: Ask,
    told: list[Event],
    gaps: list[str],
) -> None:
    view = ask([*founders(without=["BGR"]), BOUND, *told], date(2020, 1, 1))
    assert [item.what for item in coverage(view, "BGR") if item.article[0] == "3"] == gaps


def test_a_declaration_without_a_sure_due_day_is_a_gap_too(ask: Ask) -> None:
    done = event(ClearanceCompleted, "2011", paragraph="4.1(a)")
    meeting = [
        example(MeetingOpened, "2011-11-12", "meeting:2MSP", part=1, kind="MSP"),
        example(MeetingClosed, "2011-11-16", "meeting:2MSP", part=1),
    ]
    view = ask([*founders(without=["BGR"]), BOUND, done, *meeting], date(2020, 1, 1))
    found = [item for item in coverage(view, "BGR") if item.article == "4.1(c)"]
    assert [item.what for item in found] == ["declaration of completed clearance not recorded"]
    assert done.id in found[0].evidence


def gaps(ask: Ask, as_of: str, *told: Event) -> dict[GapKind, tuple[int, ...]]:
    view = ask([*founders(without=["BGR"]), BOUND, *told], date.fromisoformat(as_of))
    return {item.kind: item.years for item in coverage(view, "BGR")}


def test_annual_reports_are_one_gap_that_names_the_years(ask: Ask) -> None:
    reported = event(AnnualReportSubmitted, "2014-04-01", year=2013)
    undated = event(AnnualReportSubmitted, "2015", year=2014)
    found = gaps(ask, "2017-04-30", reported, undated)
    assert found[GapKind.ANNUAL_REPORTS_NOT_RECORDED] == (2012, 2015)
    assert found[GapKind.IN_TIME_NOT_RECORDED] == (2014,)
    assert GapKind.INITIAL_REPORT_NOT_RECORDED in found


def test_a_report_that_is_overdue_for_certain_is_no_gap(ask: Ask) -> None:
    found = gaps(ask, "2013-06-01", event(InitialReportSubmitted, "2013-07-01"))
    assert GapKind.INITIAL_REPORT_NOT_RECORDED not in found
    assert GapKind.ANNUAL_REPORTS_NOT_RECORDED not in found


def test_land_released_is_asked_of_every_year_of_an_open_duty(ask: Ask) -> None:
    one = Quantity(1, Unit.SQUARE_METRES)
    areas = event(ContaminationReported, "2012", total=one, covers="whole")
    released = event(
        LandReleased,
        "2013",
        period_from=date(2013, 1, 1),
        period_to=date(2014, 12, 31),
        cleared=one,
        series="Monitor",
    )
    assert gaps(ask, "2016-06-01", areas, released)[GapKind.RELEASE_NOT_RECORDED] == (
        2011,
        2012,
        2015,
    )
    assert GapKind.RELEASE_NOT_RECORDED not in gaps(ask, "2016-06-01", released)


def test_an_area_found_after_a_completion_is_not_stated_by_a_report_before_it(ask: Ask) -> None:
    one = Quantity(1, Unit.SQUARE_METRES)
    told = [
        event(ContaminationReported, "2012", total=one, covers="whole"),
        event(ClearanceCompleted, "2013", paragraph="4.1(a)"),
        event(ContaminationDiscovered, "2015"),
        event(ContaminationReported, "2016", total=one, covers="whole"),
    ]
    days = ("2013-01-01", "2014-06-01", "2016-01-01", "2017-01-01")
    stated = [GapKind.AREA_NOT_STATED not in gaps(ask, day, *told) for day in days]

    assert stated == [True, True, False, True]


def test_retained_munitions_are_asked_of_every_year_since_the_first(ask: Ask) -> None:
    kept = event(MunitionsRetained, "2013", year=2012, munitions=Quantity(5, Unit.MUNITIONS))
    none = event(MunitionsRetained, "2015", year=2014, munitions=Quantity(0, Unit.MUNITIONS))
    assert gaps(ask, "2015-06-01", kept)[GapKind.RETENTION_NOT_RECORDED] == (2013, 2014)
    assert GapKind.RETENTION_NOT_RECORDED not in gaps(ask, "2016-06-01", kept, none)


@pytest.mark.parametrize("kind", GapKind)
def test_every_kind_has_words_and_says_what_would_tell(kind: GapKind) -> None:
    gap = Gap("state:BGR", "3", kind)
    assert gap.what
    assert gap.needed


@pytest.mark.parametrize(
    ("own", "asked", "bears"),
    [
        ("4", "4.1(a)", True),
        ("4.1(a)", "4", True),
        ("4.1(a)", "4.1a", True),
        ("3", "3.2", True),
        ("3.6", "3.2", False),
        ("7.1", "7.2", False),
        ("4", "41", False),
    ],
)
def test_a_gap_bears_on_its_article_and_on_what_lies_in_it(
    own: str,
    asked: str,
    bears: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert bears_on(Gap("state:BGR", own, GapKind.AREA_NOT_STATED), asked) is bears


@pytest.mark.parametrize(
    ("deposits", "as_of", "missing"),
    [(29, "2020-01-01", True), (30, "2020-01-01", False), (29, "2010-02-15", False)],
)
def test_deposits_that_are_missing_for_entry_into_force_are_a_gap_under_everything(
    ask: Ask,
    deposits: int,
    as_of: str,
    *,
    missing: bool,
) -> None:
    view = ask([*founders()[:deposits]], date.fromisoformat(as_of))

    kinds = [item.kind for item in coverage(view)]

    assert (GapKind.DEPOSITS_NOT_RECORDED in kinds) is missing
    found = gaps_under(view, "BGR", ("7.1",))
    assert (GapKind.DEPOSITS_NOT_RECORDED in [item.kind for item in found]) is missing


def test_assistance_of_which_nothing_is_said_is_a_gap(ask: Ask) -> None:
    asked = event(AssistanceRequested, "2013", year=2013, purpose="victims")
    assert GapKind.NO_STATEMENT_ON_ASSISTANCE in gaps(ask, "2016-06-01")
    assert GapKind.NO_STATEMENT_ON_ASSISTANCE not in gaps(ask, "2016-06-01", asked)


def test_what_became_of_retained_munitions_is_a_gap_for_who_retained_any(ask: Ask) -> None:
    kept = event(MunitionsRetained, "2013", year=2012, munitions=Quantity(5, Unit.MUNITIONS))
    none = event(MunitionsRetained, "2013", year=2012, munitions=Quantity(0, Unit.MUNITIONS))
    assert GapKind.TRANSFERS_NOT_RECORDED in gaps(ask, "2016-06-01", kept)
    assert GapKind.TRANSFERS_NOT_RECORDED not in gaps(ask, "2016-06-01", none)
    assert GapKind.TRANSFERS_NOT_RECORDED not in gaps(ask, "2016-06-01")
