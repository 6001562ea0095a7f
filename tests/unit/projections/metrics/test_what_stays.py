"""What a State did stays done when it withdraws: sums, finds, requests, lapsed deadlines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.dates import DateRange
from domain.events.clearance import ClearanceCompleted, ContaminationReported, LandReleased
from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited, WithdrawalNotified
from domain.events.stockpiles import (
    StockpileDeclared,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.quantities import Quantity, Unit
from domain.strategies import example, founders
from projections.metrics.model import Asked, MetricAnswer
from projections.metrics.registry import measure, metric
from projections.view import View

Ask = Callable[..., View]

BEFORE, AFTER = date(2025, 3, 5), date(2025, 3, 6)


def event(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:LTU", **fields)


def munitions(amount: int) -> Quantity:
    return Quantity(amount, Unit.MUNITIONS)


MEMBER = [
    event(InstrumentDeposited, "2011-03-24", kind=ConsentKind.RATIFICATION),
    event(WithdrawalNotified, "2024-09-06", in_armed_conflict=False),
]
DESTROYED = [
    event(StockpileDeclared, "2012", scope="total", munitions=munitions(10)),
    event(StockpileDestructionCompleted, "2015", munitions=munitions(10)),
]
FOUND = [event(StockpileDiscovered, "2021")]
ASKED = [
    event(ExtensionRequested, "2018-01-05", article=3, for_meeting="9MSP"),
    event(
        ExtensionGranted,
        "2019-09-04",
        article=3,
        deadline=date(2021, 9, 1),
        decided_by="9MSP",
        form="at_meeting",
    ),
]
LATE = [
    event(StockpileDeclared, "2012", scope="total", munitions=munitions(10)),
    event(StockpileDestructionCompleted, "2022", munitions=munitions(10)),
]


@pytest.mark.parametrize(
    ("told", "name", "value"),
    [
        (DESTROYED, "munitions_destroyed_total", 10),
        (DESTROYED, "share_destroyed", 100),
        ([*DESTROYED, *FOUND], "discoveries_after_deadline", 1),
        (ASKED, "art3_requests_so_far", 1),
        (ASKED, "first_art3_extension_meeting", "9MSP"),
        (ASKED, "art3_extensions_granted_9msp", 1),
    ],
)
def test_what_was_done_stays_done(ask: Ask, told: list[Event], name: str, value: object) -> None:
    view = ask([*founders(without=["LTU"]), *MEMBER, *told])
    assert measure(view.at(BEFORE), name).value == value
    assert measure(view.at(AFTER), name).value == value


def test_land_cleared_in_past_years_counts_whoever_was_bound_then(ask: Ask) -> None:
    area = Quantity(1_000_000, Unit.SQUARE_METRES)
    days = {"period_from": date(2016, 1, 1), "period_to": date(2016, 12, 31)}
    cleared = event(LandReleased, "2016", cleared=area, series="Monitor", **days)
    view = ask([*founders(without=["LTU"]), *MEMBER, cleared], AFTER)
    during = DateRange(date(2016, 1, 1), date(2016, 12, 31))
    later = DateRange(date(2025, 4, 1), date(2025, 12, 31))
    assert measure(view, "area_cleared_states_parties", None, during).states == ("LTU",)
    assert measure(view, "area_cleared_states_parties", None, later).states == ()


def test_a_state_that_withdrew_is_no_state_with_stock(ask: Ask) -> None:
    view = ask([*founders(without=["LTU"]), *MEMBER, *DESTROYED])
    assert measure(view.at(BEFORE), "states_that_reported_stockpiles").states == ("LTU",)
    assert measure(view.at(AFTER), "states_that_reported_stockpiles").states == ()


@pytest.mark.parametrize(
    ("cleared", "surely", "perhaps"),
    [("2011-08-31", 0, 0), ("2011", 0, 1), ("2011-09-01", 1, 1)],
)
def test_who_finished_when_bound_goes_by_every_day_of_the_completion(
    ask: Ask,
    cleared: str,
    surely: int,
    perhaps: int,
) -> None:
    told = [
        event(ContaminationReported, "2010", covers="whole"),
        event(ClearanceCompleted, cleared, paragraph="4.1(a)"),
    ]
    view = ask([*founders(without=["LTU"]), MEMBER[0], *told], date(2020, 1, 1))
    (reading,) = [item for item in metric("states_completed_art4").readings if item.least]
    assert reading.least is not None
    assert _count(reading.least, view) == surely
    assert _count(reading.answer, view) == perhaps


def test_a_deadline_that_lapsed_stays_lapsed_and_is_no_finding_of_a_meeting(ask: Ask) -> None:
    view = ask([*founders(without=["LTU"]), *MEMBER, *LATE])
    (lapsed,) = metric("non_compliance_cases").readings
    for day in (BEFORE, AFTER):
        assert _count(lapsed.answer, view.at(day)) == 1
        assert measure(view.at(day), "non_compliance_cases").value is None


def _count(answer: Callable[[Asked], MetricAnswer], view: View) -> object:
    return answer(Asked(view, None, DateRange.of(view.as_of))).value


@pytest.mark.parametrize(
    "name",
    ["annual_reports_due", "initial_reports_due", "states_finishing_art3"],
)
def test_what_fell_due_or_was_done_in_a_year_is_the_same_when_asked_later(
    ask: Ask, name: str
) -> None:
    told = [event(StockpileDestructionCompleted, "2022-03-01", munitions=munitions(10))]
    view = ask([*founders(without=["LTU"]), *MEMBER, *told])
    year = DateRange(date(2022, 1, 1), date(2022, 12, 31))
    then, since = (metric(name).answer(Asked(view.at(day), None, year)) for day in (BEFORE, AFTER))

    assert "LTU" in then.states
    assert since.states == then.states


def test_no_report_falls_due_from_the_day_of_a_withdrawal_on(ask: Ask) -> None:
    view = ask([*founders(without=["LTU"]), *MEMBER]).at(date(2025, 12, 31))
    year = DateRange(date(2025, 1, 1), date(2025, 12, 31))

    assert "LTU" not in metric("annual_reports_due").answer(Asked(view, None, year)).states
