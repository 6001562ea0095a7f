"""A State that is known not to have reported leaves its duties unverified (Annex III, para 29)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.dates import DateRange
from domain.events.clearance import ContaminationReported
from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.statements import ListReported
from domain.events.stockpiles import HoldingsClarified
from domain.events.transparency import InitialReportSubmitted
from domain.strategies import example, founders
from projections.basis import DutyBasis
from projections.findings import findings
from projections.metrics.model import Asked
from projections.metrics.registry import metric
from projections.obligations import Obligation, Status, obligations
from projections.transparency.silence import silence
from projections.view import View

Ask = Callable[..., View]

BOUND = example(InstrumentDeposited, "2011-04-06", "state:BGR", kind=ConsentKind.RATIFICATION)
# in force 1 October 2011, initial report due 29 March 2012, stock due 2019, areas due 2021
LISTED = example(
    ListReported,
    "2020-10-01",
    "convention",
    metric="states_with_overdue_initial_report",
    as_of=date(2020, 10, 1),
    states=("BGR",),
    complete=True,
)


def reported(when: str) -> Event:
    return example(InitialReportSubmitted, when, "state:BGR")


def both(ask: Ask, as_of: str, *told: Event) -> list[Obligation]:
    view = ask([*founders(without=["BGR"]), BOUND, *told], date.fromisoformat(as_of))
    return [item for item in obligations(view, "BGR") if item.article in {"3.2", "4.1(a)"}]


@pytest.mark.parametrize(
    ("told", "as_of", "status"),
    [
        ([], "2020-10-01", Status.NOT_RECORDED),
        ([LISTED], "2020-10-01", Status.UNVERIFIED),
        ([LISTED], "2014-01-01", Status.UNVERIFIED),
        ([LISTED], "2023-01-01", Status.UNVERIFIED),  # it stands until something else is recorded
        ([reported("2013-05-01")], "2013-04-30", Status.UNVERIFIED),
        ([reported("2013-05-01")], "2013-05-01", Status.NOT_RECORDED),  # what it said is unknown
        ([LISTED, reported("2021-05-01/2022-05-01")], "2021-12-01", Status.NOT_RECORDED),
        ([LISTED, reported("2021-05-01/2022-05-01")], "2021-04-30", Status.UNVERIFIED),
    ],
)
def test_duties_are_unverified_while_the_initial_report_is_known_to_be_missing(
    ask: Ask,
    told: list[Event],
    as_of: str,
    status: Status,
) -> None:
    assert [item.status for item in both(ask, as_of, *told)] == [status, status]


def test_what_shows_the_report_missing_is_named(ask: Ask) -> None:
    for item in both(ask, "2023-01-01", LISTED):
        assert item.basis is DutyBasis.NO_INITIAL_REPORT
        assert LISTED.id in item.evidence


def test_a_statement_without_a_report_is_a_statement(ask: Ask) -> None:
    told: list[Any] = [
        LISTED,
        example(HoldingsClarified, "2015", "state:BGR", holdings="none"),
        example(ContaminationReported, "2015", "state:BGR", covers="whole"),
    ]
    stock, areas = both(ask, "2020-10-01", *told)
    assert (stock.status, areas.basis) == (Status.CLOSED, DutyBasis.DECLARED)


def test_a_state_that_never_reported_is_none_that_says_it_is_verifying(ask: Ask) -> None:
    view = ask([*founders(without=["BGR"]), BOUND, LISTED], date(2020, 10, 1))
    assert "deadline_passed_unverified" not in {item.rule for item in findings(view, "BGR")}
    assert silence(view, "BGR") is None
    (lapsed,) = metric("non_compliance_cases").readings
    assert "BGR" not in lapsed.answer(Asked(view, None, DateRange.of(view.as_of))).states
