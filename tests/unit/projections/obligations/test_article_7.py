"""The duties to report, among all others, with their derivation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.statements import ListReported
from domain.events.transparency import AnnualReportSubmitted, InitialReportSubmitted
from domain.strategies import example, founders
from domain.subjects import CONVENTION
from projections.obligations import Force, Obligation, Status, due_within, obligations
from projections.view import View

Ask = Callable[..., View]


def event(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:BGR", **fields)


BOUND = event(InstrumentDeposited, "2011-04-06", kind=ConsentKind.RATIFICATION)
MISSING = example(
    ListReported,
    "2013-06-01",
    CONVENTION,
    metric="states_with_overdue_initial_report",
    as_of=date(2013, 6, 1),
    states=("BGR",),
    complete=True,
)
OTHERS = MISSING.model_copy(update={"states": ("TGO",)})


def view_of(ask: Ask, as_of: str, *told: Event) -> View:
    return ask([*founders(without=["BGR"]), BOUND, *told], date.fromisoformat(as_of))


def duties(view: View, article: str) -> list[Obligation]:
    return [item for item in obligations(view, "BGR") if item.article == article]


@pytest.mark.parametrize(
    ("told", "status", "because"),
    [
        ([event(InitialReportSubmitted, "2012-03-27")], Status.MET_ON_TIME, "on 2012-03-27: on"),
        ([event(InitialReportSubmitted, "2012-04")], Status.MET_LATE, "on 2012-04: late"),
        ([event(InitialReportSubmitted, "2012")], Status.CANNOT_TELL, "on 2012: cannot tell"),
        ([OTHERS], Status.CANNOT_TELL, "by 2013-06-01, as ListReported of that day shows"),
        ([MISSING], Status.OVERDUE, "still missing on 2013-06-01, as ListReported of 2013-06-01"),
        ([], Status.NOT_RECORDED, "neither a report nor a complete list"),
    ],
)
def test_the_last_step_says_what_shows_where_the_report_stands(
    ask: Ask, told: list[Event], status: Status, because: str
) -> None:
    (found,) = duties(view_of(ask, "2013-06-01", *told), "7.1")
    assert found.status is status
    assert because in found.steps[-1].text
    assert found.steps[-1].events == tuple(item.id for item in told)
    assert [step.rule for step in found.steps[:2]] == ["R17", "R7.1"]


def test_after_the_list_it_is_said_since_when_nothing_is_recorded(ask: Ask) -> None:
    (found,) = duties(view_of(ask, "2014-06-01", MISSING), "7.1")
    assert found.status is Status.NOT_RECORDED
    assert found.steps[-1].text.endswith("nothing recorded since")
    assert found.steps[-1].events == (MISSING.id,)


def test_every_year_is_a_duty_of_its_own(ask: Ask) -> None:
    view = view_of(ask, "2014-06-01", event(AnnualReportSubmitted, "2014-04-30", year=2013))
    found = duties(view, "7.2")
    assert [(item.what[-4:], item.due_on, item.status) for item in found] == [
        ("2012", date(2013, 4, 30), Status.NOT_RECORDED),
        ("2013", date(2014, 4, 30), Status.MET_ON_TIME),
        ("2014", date(2015, 4, 30), Status.NOT_YET_DUE),
    ]
    assert {item.force for item in found} == {Force.TREATY}


def test_a_report_falls_due_with_the_other_duties(ask: Ask) -> None:
    view = view_of(ask, "2014-04-01")
    found = [item for item in due_within(view, 29) if item.bearer == "state:BGR"]
    assert [(item.article, item.due_on) for item in found] == [("7.2", date(2014, 4, 30))]
