"""Meetings as scheduled, moved and held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import DateRange
from domain.events.header import Event
from domain.events.machinery import (
    MeetingClosed,
    MeetingKind,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
)
from domain.strategies import any_fact, days, example, timelines_of_meeting
from projections.machinery.meetings import (
    FORMAL,
    Meeting,
    Part,
    calendar,
    meeting,
    meetings,
    next_meeting,
)
from projections.view import View
from support.kinds import the

Ask = Callable[..., View]

SOME = settings(max_examples=30)
PLANNED = (MeetingScheduled, MeetingRescheduled)


def planned(kind: type[Event], when: str, name: str, /, part: int = 1, **more: Any) -> Event:
    """``opens`` and ``closes`` are days, absent where none are set."""
    set_days = (
        {f"{key}_on": date.fromisoformat(more.pop(key)) for key in ("opens", "closes")}
        if ("opens" in more)
        else {}
    )
    fields = {"kind": MeetingKind.MEETING_OF_STATES_PARTIES, "part": part, **set_days, **more}
    return example(kind, when, f"meeting:{name}", **fields)


def held(opens: str, closes: str, name: str, part: int = 1, kind: str = "MSP") -> list[Event]:
    subject = f"meeting:{name}"
    return [
        example(MeetingOpened, opens, subject, kind=kind, part=part),
        example(MeetingClosed, closes, subject, part=part),
    ]


REVIEW = [
    planned(
        MeetingScheduled, "2019-09-04", "2RC", kind="RC", opens="2020-11-16", closes="2020-11-20"
    ),
    planned(
        MeetingRescheduled, "2020-06-04", "2RC", kind="RC", opens="2020-11-23", closes="2020-11-27"
    ),
    *held("2020-11-25", "2020-11-27", "2RC", kind="RC"),
    planned(
        MeetingScheduled,
        "2020-11-27",
        "2RC",
        part=2,
        kind="RC",
        opens="2021-02-04",
        closes="2021-02-05",
    ),
    planned(MeetingRescheduled, "2021-02-01", "2RC", part=2, kind="RC"),
    planned(
        MeetingRescheduled,
        "2021-06-01",
        "2RC",
        part=2,
        kind="RC",
        opens="2021-09-20",
        closes="2021-09-21",
    ),
    *held("2021-09-20", "2021-09-21", "2RC", part=2, kind="RC"),
]


@pytest.mark.parametrize(
    ("as_of", "opens_on", "closes_on"),
    [
        ("2019-09-03", None, None),
        ("2019-09-04", "2020-11-16", "2020-11-20"),
        ("2020-06-04", "2020-11-23", "2020-11-27"),
        ("2020-11-26", "2020-11-25", "2020-11-27"),
        ("2020-11-27", "2020-11-25", "2021-02-05"),
        ("2021-02-01", "2020-11-25", None),
        ("2021-06-01", "2020-11-25", "2021-09-21"),
        ("2021-09-21", "2020-11-25", "2021-09-21"),
    ],
)
def test_the_second_review_conference_as_it_stood_on_a_day(
    ask: Ask,
    as_of: str,
    opens_on: str | None,
    closes_on: str | None,
) -> None:
    found = meetings(ask(REVIEW, date.fromisoformat(as_of)))["2RC"]
    assert found.opens_on == (date.fromisoformat(opens_on) if opens_on else None)
    assert found.closes_on == (date.fromisoformat(closes_on) if closes_on else None)


def test_it_is_one_meeting_of_two_parts(ask: Ask) -> None:
    found = the(meeting(ask(REVIEW, date(2019, 1, 1)), "2RC"), Meeting)
    assert [part.number for part in found.parts] == [1, 2]
    assert found.kind is MeetingKind.REVIEW_CONFERENCE
    assert found.days == DateRange(date(2020, 11, 25), date(2021, 9, 21))
    assert set(found.evidence) == {event.id for event in REVIEW}


@pytest.mark.parametrize(
    ("after", "name"),
    [
        ("2019-09-01", "9MSP"),
        ("2019-09-02", "2RC"),
        ("2020-11-24", "2RC"),
        # between its parts the next meeting is its next part
        ("2020-12-01", "2RC"),
        ("2021-09-19", "2RC"),
        ("2021-09-20", "10MSP"),
        ("2022-08-30", None),
    ],
)
def test_the_next_meeting_is_the_first_that_opens_after_a_day(
    ask: Ask,
    after: str,
    name: str | None,
) -> None:
    preparatory = planned(
        MeetingScheduled,
        "2019-09-04",
        "PrepCom",
        kind=MeetingKind.PREPARATORY,
        opens="2020-06-29",
        closes="2020-06-30",
    )
    known = [
        *held("2019-09-02", "2019-09-04", "9MSP"),
        *REVIEW,
        preparatory,
        *held("2022-08-30", "2022-09-02", "10MSP"),
    ]
    found = next_meeting(ask(known), date.fromisoformat(after))
    assert (found.name if found else None) == name


def test_a_meeting_opened_on_the_latest_day_it_can_have(ask: Ask) -> None:
    told = held("2022-08-29/2022-08-30", "2022-09-01/2022-09-02", "10MSP")
    found = the(meeting(ask(told), "10MSP"), Meeting)
    assert found.days == DateRange(date(2022, 8, 30), date(2022, 9, 2))


def test_a_meeting_that_is_not_recorded_is_none(ask: Ask) -> None:
    assert meeting(ask(REVIEW), "9MSP") is None


def test_the_last_day_is_unknown_where_it_opened_after_the_days_it_was_given(ask: Ask) -> None:
    """It was moved, and the ledger holds no record of where to."""
    plan = planned(MeetingScheduled, "2020-01-01", "10MSP", opens="2021-09-01", closes="2021-09-03")
    opened = held("2022-08-30", "2022-09-02", "10MSP")[:1]
    found = the(meeting(ask([plan, *opened]), "10MSP"), Meeting)
    assert (found.opens_on, found.closes_on, found.days) == (date(2022, 8, 30), None, None)
    assert Part(1, opened_on=date(2021, 9, 3), planned_close=date(2021, 9, 3)).closes_on


@SOME
@given(st.lists(any_fact(subject="meeting:9MSP"), max_size=8), days())
def test_whatever_is_recorded_a_meeting_never_ends_before_it_begins(
    ask: Ask,
    recorded: list[Event],
    as_of: date,
) -> None:
    for found in meetings(ask(recorded, as_of)).values():
        assert found.days is None or found.days.first <= found.days.last


@SOME
@given(timelines_of_meeting("9MSP"), days())
def test_a_meeting_is_as_held_and_else_as_last_planned(
    ask: Ask,
    timeline: list[Event],
    as_of: date,
) -> None:
    found = meetings(ask(timeline, as_of))["9MSP"]
    happened = [event for event in timeline if event.effective_on <= as_of]
    for part in found.parts:
        own = [event for event in happened if dict(event)["part"] == part.number]
        plan = next(event for event in reversed(own) if isinstance(event, PLANNED))
        opened = [event.effective_on for event in own if isinstance(event, MeetingOpened)]
        closed = [event.effective_on for event in own if isinstance(event, MeetingClosed)]
        assert part.opens_on == (opened[0] if opened else plan.opens_on)
        assert part.closes_on == (closed[0] if closed else plan.closes_on)


@SOME
@given(st.lists(st.sampled_from(("8MSP", "9MSP", "2RC")), unique=True), st.data())
def test_the_next_meeting_is_the_least_opening_of_the_calendar(
    ask: Ask,
    names: list[str],
    data: st.DataObject,
) -> None:
    view = ask([event for name in names for event in data.draw(timelines_of_meeting(name))])
    entries = calendar(view)
    assert [day for day, _ in entries] == sorted(day for day, _ in entries)
    after = data.draw(days())
    later = [day for day, item in entries if day > after and item.kind in FORMAL]
    found = next_meeting(view, after)
    assert (found is None) is (not later)
    if found:
        assert min(later) in {part.opens_on for part in found.parts}
