"""The Coordination Committee, the Analysis Groups, and members with a request of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from domain.dates import DateRange
from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.fields import Article
from domain.events.header import Event
from domain.events.machinery import MeetingClosed, MeetingOpened
from domain.events.membership import InstrumentDeposited
from domain.events.offices import CoordinatorAppointed, PresidencyDesignated
from domain.strategies import days, example, histories
from projections.machinery.committees import analysis_group, conflicts, coordination_committee
from projections.view import View

Ask = Callable[..., View]


def held(name: str, opens: str, closes: str) -> list[Event]:
    subject = f"meeting:{name}"
    return [
        example(MeetingOpened, opens, subject, kind="MSP", part=1),
        example(MeetingClosed, closes, subject, part=1),
    ]


def coordinates(state: str, theme: str, when: str = "2018-09-10") -> Event:
    return example(CoordinatorAppointed, when, f"state:{state}", theme=theme)


def of_lao(kind: type[Event], when: str, **fields: Any) -> Event:
    return example(kind, when, "state:LAO", article=4, **fields)


MEETINGS = [
    *held("8MSP", "2018-09-03", "2018-09-05"),
    *held("9MSP", "2019-09-02", "2019-09-04"),
    *held("10MSP", "2020-09-02", "2020-09-04"),
    *(
        example(PresidencyDesignated, "2018-09-05", f"meeting:{name}", state=state)
        for name, state in (("9MSP", "LKA"), ("10MSP", "CHE"))
    ),
    example(PresidencyDesignated, "2017-09-05", "meeting:8MSP", state="NIC"),
]
SEATS = [
    coordinates("LAO", "clearance"),
    coordinates("AUT", "stockpile_destruction"),
    coordinates("PER", "cooperation_and_assistance"),
    coordinates("ZMB", "transparency"),
]
JOINED = example(InstrumentDeposited, "2009-03-18", "state:LAO", kind="ratification")
ASKED = of_lao(ExtensionRequested, "2019-02-01/2019-02-26", for_meeting="9MSP")
GRANTED = of_lao(
    ExtensionGranted,
    "2019-09-02/2019-09-04",
    deadline=date(2025, 8, 1),
    decided_by="9MSP",
    form="at_meeting",
)


def test_the_committee_has_three_presidents_and_every_coordinator(ask: Ask) -> None:
    members = coordination_committee(ask([*MEETINGS, *SEATS], date(2018, 10, 1)))
    assert [(item.state, item.office.value) for item in members] == [
        ("LKA", "president"),
        ("CHE", "president_designate"),
        ("NIC", "outgoing_president"),
        ("AUT", "coordinator"),
        ("LAO", "coordinator"),
        ("PER", "coordinator"),
        ("ZMB", "coordinator"),
    ]


@pytest.mark.parametrize(
    ("article", "states"),
    [(Article.STOCKPILES, ["AUT", "PER"]), (Article.CLEARANCE, ["LAO", "PER"])],
)
def test_a_group_is_the_coordinators_on_the_article_and_on_cooperation(
    ask: Ask, article: Article, states: list[str]
) -> None:
    view = ask([*MEETINGS, *SEATS], date(2018, 10, 1))
    assert [item.state for item in analysis_group(view, article)] == states


def test_before_the_eighth_meeting_there_was_no_group(ask: Ask) -> None:
    early = [coordinates("LAO", "clearance", "2017-09-06")]
    assert analysis_group(ask(early, date(2018, 9, 4)), Article.CLEARANCE) == ()
    assert analysis_group(ask(early, date(2018, 9, 5)), Article.CLEARANCE)


def test_a_member_is_marked_while_its_own_request_is_pending(ask: Ask) -> None:
    told = [*MEETINGS, *SEATS, JOINED, ASKED, GRANTED]
    for day, is_marked in (("2019-02-25", False), ("2019-02-26", True), ("2019-09-04", False)):
        (lao, _per) = analysis_group(ask(told, date.fromisoformat(day)), Article.CLEARANCE)
        assert bool(lao.own_request) is is_marked


def test_a_conflict_takes_in_the_days_that_are_certain_alone(ask: Ask) -> None:
    told = [*MEETINGS, *SEATS, JOINED, ASKED, GRANTED]
    (found,) = conflicts(ask(told), "LAO")
    assert found.days == DateRange(date(2019, 2, 26), date(2019, 9, 1))
    assert found.text.endswith("at the least from 2019-02-26 to 2019-09-01")
    (running,) = conflicts(ask(told, date(2019, 5, 1)), "LAO")
    assert running.text.endswith("at the least from 2019-02-26 on")


def test_a_request_under_the_other_article_is_no_conflict(ask: Ask) -> None:
    other = ASKED.model_copy(update={"article": Article.STOCKPILES})
    assert conflicts(ask([*MEETINGS, *SEATS, JOINED, other]), "LAO") == ()


@settings(max_examples=15)
@given(histories(), days())
def test_whoever_conflicts_was_a_member_on_those_days(
    ask: Ask, history: list[Event], as_of: date
) -> None:
    seats = [coordinates(iso3, "clearance") for iso3 in ask(history).states()]
    view = ask([*history, *seats], as_of)
    for iso3 in view.states():
        for found in conflicts(view, iso3):
            then = view.at(found.days.last)
            assert iso3 in {item.state for item in analysis_group(then, found.article)}
