"""What is not known: told by what a duty rests on, not by its words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.clearance import ClearanceCompleted
from domain.events.header import Event
from domain.events.machinery import MeetingClosed, MeetingOpened
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.stockpiles import HoldingsClarified, StockpileDeclared
from domain.strategies import example, founders
from projections.coverage import coverage
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
