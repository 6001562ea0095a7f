"""The order of events."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.strategies import any_event, events
from domain.strategies.payloads import PAYLOADS
from domain.timelines.order import SAME_DAY, order_key

FEW = settings(max_examples=30)


@FEW
@given(st.lists(any_event(), max_size=8))
def test_events_are_ordered_by_their_latest_day_first(timeline: list[Event]) -> None:
    ordered = sorted(timeline, key=order_key)
    assert all(one.effective_on <= other.effective_on for one, other in pairwise(ordered))


@FEW
@given(st.lists(any_event(), max_size=8, unique_by=lambda event: event.id), st.data())
def test_the_order_does_not_depend_on_arrival(timeline: list[Event], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(timeline))
    assert sorted(mixed, key=order_key) == sorted(timeline, key=order_key)


@given(st.data())
def test_position_decides_only_between_events_of_one_type_and_the_same_days(
    data: st.DataObject,
) -> None:
    kind = data.draw(st.sampled_from(list(PAYLOADS)))
    one, other = data.draw(events(kind)), data.draw(events(kind))
    first, second = sorted((one, other), key=order_key)
    kept = order_key(first, 9) < order_key(second, 1)
    assert kept is (one.when != other.when)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("ConventionSigned", "InstrumentDeposited"),
        ("InstrumentDeposited", "ProvisionalApplicationDeclared"),
        ("StockpileDeclared", "StockpileDestroyed"),
        ("StockpileDestroyed", "StockpileDestructionCompleted"),
        ("StockpileDestructionCompleted", "StockpileComplianceDeclared"),
        ("ContaminationReported", "ClearanceCompleted"),
        ("ClearanceCompleted", "ClearanceComplianceDeclared"),
        ("ExtensionRequested", "ExtensionRequestRevised"),
        ("ExtensionRequestRevised", "ExtensionAnalysed"),
        ("ExtensionAnalysed", "ExtensionGranted"),
        ("ExtensionGranted", "RecommendationMade"),
        ("RecommendationMade", "RecommendationMet"),
        ("MeetingScheduled", "MeetingOpened"),
        ("MeetingOpened", "ExtensionGranted"),
        ("ExtensionGranted", "MeetingClosed"),
        ("InstrumentDeposited", "WithdrawalNotified"),
        ("FigureReported", "SourceAdded"),
        ("SourceAdded", "Corrected"),
    ],
)
def test_events_of_one_day_have_their_order(earlier: str, later: str) -> None:
    assert SAME_DAY[earlier] < SAME_DAY[later]


@given(st.data())
def test_of_two_on_the_same_latest_day_the_vaguer_comes_first(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(PAYLOADS)))
    event = data.draw(events(kind, when=date(2012, 6, 1)))
    vaguer = event.model_copy(update={"not_before": date(2012, 5, 1)})
    assert order_key(vaguer, 2) < order_key(event, 1)
