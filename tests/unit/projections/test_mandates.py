"""Mandates of bodies: open or discharged, due when their meeting ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.decisions import MandateDischarged, MandateGiven, Recurrence
from domain.events.header import Event
from domain.events.machinery import MeetingRescheduled, MeetingScheduled
from domain.strategies import any_fact, days, events, example, timelines_of_meeting
from projections.explain import explain_mandate
from projections.mandates import DISCHARGED, MandateStatus, falling_due, mandates
from projections.view import View

Ask = Callable[..., View]

SOME = settings(max_examples=40)


def given_(when: str = "2019-09-04", **fields: Any) -> Event:
    usual = {"key": "proposal", "bearer": "President", "task": "propose"}
    return example(MandateGiven, when, "meeting:9MSP", **{**usual, **fields})


def done(when: str, key: str = "proposal") -> Event:
    return example(MandateDischarged, when, "meeting:9MSP", key=key)


def set_for(when: str, opens: str | None, closes: str | None, *, again: bool = False) -> Event:
    return example(
        MeetingRescheduled if again else MeetingScheduled,
        when,
        "meeting:2RC",
        kind="RC",
        part=1,
        opens_on=opens and date.fromisoformat(opens),
        closes_on=closes and date.fromisoformat(closes),
    )


AT_2RC = given_(due_meeting="2RC")
PLANNED = set_for("2019-09-04", "2020-11-16", "2020-11-20")
MOVED = set_for("2020-02-13", "2020-11-23", "2020-11-27", again=True)
PUT_OFF = set_for("2021-01-31", None, None, again=True)


@pytest.mark.parametrize(
    ("as_of", "due_on", "status"),
    [
        ("2019-09-04", "2020-11-20", "not_yet_due"),
        ("2020-02-13", "2020-11-27", "not_yet_due"),
        ("2020-11-27", "2020-11-27", "not_yet_due"),
        ("2020-11-28", "2020-11-27", "not_recorded"),
        ("2021-01-31", "None", "no_day_set"),
    ],
)
def test_a_postponement_shifts_what_hangs_on_the_meeting(
    ask: Ask, as_of: str, due_on: str, status: str
) -> None:
    (item,) = mandates(ask([AT_2RC, PLANNED, MOVED, PUT_OFF], date.fromisoformat(as_of)))
    assert (str(item.due_on), item.status.value) == (due_on, status)
    assert item.first_due_on == date(2020, 11, 20)
    assert item.has_moved is (as_of != "2019-09-04")


@pytest.mark.parametrize(
    ("as_of", "due_on"), [("2019-09-04", "2020-09-17"), ("2020-02-13", "2020-09-24")]
)
def test_days_before_a_meeting_are_counted_from_its_first_day_and_move_with_it(
    ask: Ask, as_of: str, due_on: str
) -> None:
    told = [given_(due_meeting="2RC", days_before=60), PLANNED, MOVED, PUT_OFF]
    (item,) = mandates(ask(told, date.fromisoformat(as_of)))
    assert (str(item.due_on), item.first_due_on) == (due_on, date(2020, 9, 17))
    assert mandates(ask(told))[0].due_on is None


def test_what_falls_due_is_what_is_open_and_dated_the_past_first(ask: Ask) -> None:
    told = [
        given_(key="later", due_on=date(2021, 3, 2)),
        given_(key="past", due_on=date(2020, 1, 1)),
        given_(key="soon", due_on=date(2021, 3, 1)),
        given_(key="standing"),
        given_(key="done", due_on=date(2021, 1, 5)),
        done("2020-02-02", "done"),
    ]
    view = ask(told, date(2021, 1, 1))
    assert [item.given.key for item in falling_due(view, 59)] == ["past", "soon"]
    assert [item.given.key for item in falling_due(view, 60)] == ["past", "soon", "later"]


def test_an_explanation_tells_from_which_day_a_postponement_moved_it(ask: Ask) -> None:
    view = ask([AT_2RC, PLANNED, MOVED], date(2021, 1, 1))
    told = explain_mandate(view, mandates(view)[0])
    assert told.answer == "not recorded, due by 2020-11-27"
    assert [step.text for step in told.steps] == [
        "the 9MSP gave it to the President",
        "due by the end of the 2RC, 2020-11-27, and not 2020-11-20 as when it was given",
        "its day is past, and the ledger has no record of its discharge",
    ]
    assert [event.type for event in told.steps[1].events] == [
        "MeetingScheduled",
        "MeetingRescheduled",
    ]


@pytest.mark.parametrize(
    ("fields", "as_of", "status"),
    [
        ({}, "2030-01-01", "standing"),
        ({"due_on": date(2022, 7, 1)}, "2022-07-01", "not_yet_due"),
        ({"due_on": date(2022, 7, 1)}, "2022-07-02", "not_recorded"),
        ({"due_meeting": "3RC"}, "2030-01-01", "no_day_set"),
    ],
)
def test_without_a_discharge_a_mandate_stays_open_and_is_never_overdue(
    ask: Ask, fields: dict[str, Any], as_of: str, status: str
) -> None:
    (item,) = mandates(ask([given_(**fields)], date.fromisoformat(as_of)))
    assert item.status.value == status
    assert item.is_open


@pytest.mark.parametrize(
    ("when", "status"),
    [
        ("2022-07-01", MandateStatus.DISCHARGED),
        ("2022-06-30/2022-07-02", MandateStatus.DISCHARGED),
        ("2022-07-02", MandateStatus.DISCHARGED_LATE),
    ],
)
def test_it_is_late_only_if_certainly_done_after_its_day(
    ask: Ask, when: str, status: MandateStatus
) -> None:
    (item,) = mandates(ask([given_(due_on=date(2022, 7, 1)), done(when)]))
    assert item.status is status
    assert not item.is_open


def test_a_discharge_of_another_key_or_of_before_discharges_nothing(ask: Ask) -> None:
    (item,) = mandates(ask([given_(), done("2020-01-01", "another"), done("2019-01-01")]))
    assert item.discharge is None


def test_what_is_discharged_later_is_open_on_the_day(ask: Ask) -> None:
    (item,) = mandates(ask([given_(), done("2020-01-02")], date(2020, 1, 1)))
    assert item.is_open


YEARLY = given_(key="report", due_on=date(2022, 4, 30), repeats=Recurrence.YEARLY)


def stand(view: View) -> dict[str, str]:
    return {item.name: item.status.value for item in mandates(view)}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2020-01-01", {"report-2022": "not_yet_due"}),
        ("2022-04-30", {"report-2022": "not_yet_due"}),
        ("2022-05-01", {"report-2022": "not_recorded", "report-2023": "not_yet_due"}),
    ],
)
def test_a_yearly_mandate_is_due_each_year_to_the_next(
    ask: Ask, as_of: str, expected: dict[str, str]
) -> None:
    assert stand(ask([YEARLY], date.fromisoformat(as_of))) == expected


def of(when: str, **time: Any) -> Event:
    return example(MandateDischarged, when, "meeting:9MSP", key="report", **time)


def test_each_year_is_discharged_by_its_own_event(ask: Ask) -> None:
    told = [YEARLY, of("2022-05-02", year=2022), of("2023-04-01", year=2023), of("2024-01-01")]
    assert stand(ask(told, date(2024, 6, 1))) == {
        "report-2022": "discharged_late",
        "report-2023": "discharged",
        "report-2024": "not_recorded",
        "report-2025": "not_yet_due",
    }, "one that names no year discharges none"


def test_where_no_last_day_is_named_nothing_is_late(ask: Ask) -> None:
    asked = given_(key="report", due_on=date(2022, 4, 30), repeats=Recurrence.YEARLY_FROM)
    view = ask([asked, of("2022-06-01", year=2022)], date(2023, 1, 1))
    assert stand(view) == {"report-2022": "discharged", "report-2023": "not_yet_due"}
    assert explain_mandate(view, mandates(view)[1]).answer == "not yet due, due from 2023-04-30"


def test_a_last_year_ends_it(ask: Ask) -> None:
    ended = given_(
        key="report", due_on=date(2022, 4, 30), repeats=Recurrence.YEARLY, last_year=2023
    )
    assert list(stand(ask([ended]))) == ["report-2022", "report-2023"]


def test_a_mandate_of_each_meeting_follows_its_meetings(ask: Ask) -> None:
    each = given_(key="report", repeats=Recurrence.AT_MEETINGS)
    told = [each, PLANNED, MOVED]
    (item,) = mandates(ask(told, date(2020, 3, 1)))
    assert (item.name, item.occasion.meeting) == ("report-2rc", "2RC")
    assert (item.first_due_on, item.due_on) == (date(2020, 11, 20), date(2020, 11, 27))
    assert stand(ask([*told, PUT_OFF], date(2021, 2, 1))) == {"report-2rc": "no_day_set"}
    done_there = of("2020-11-26", meeting="2RC")
    assert stand(ask([*told, done_there], date(2021, 1, 1))) == {"report-2rc": "discharged"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"repeats": Recurrence.AT_MSPS}, []),
        ({"repeats": Recurrence.AT_MEETINGS, "last_year": 2019}, []),
        ({"repeats": Recurrence.AT_MEETINGS, "last_year": 2020}, [date(2020, 11, 20)]),
        ({"repeats": Recurrence.AT_MEETINGS, "days_before": 60}, [date(2020, 9, 17)]),
    ],
)
def test_only_its_meetings_count(ask: Ask, fields: dict[str, Any], expected: list[date]) -> None:
    view = ask([given_(**fields), PLANNED], date(2020, 3, 1))
    assert [item.due_on for item in mandates(view)] == expected


def test_a_meeting_of_before_is_no_occasion(ask: Ask) -> None:
    later = given_("2020-11-16", repeats=Recurrence.AT_MEETINGS)
    assert mandates(ask([later, PLANNED])) == ()


KEYS = st.sampled_from(("one", "two"))


@st.composite
def told(draw: st.DrawFn) -> list[Event]:
    steps = st.one_of(
        events(MandateGiven, subject="meeting:9MSP", key=KEYS),
        events(MandateDischarged, subject="meeting:9MSP", key=KEYS),
        any_fact(subject="meeting:9MSP"),
    )
    return [*draw(st.lists(steps, max_size=8)), *draw(timelines_of_meeting("2RC"))]


@SOME
@given(told(), days())
def test_a_mandate_is_open_or_discharged_and_never_both(
    ask: Ask, history: list[Event], as_of: date
) -> None:
    for item in mandates(ask(history, as_of)):
        assert item.is_open is (item.discharge is None)
        assert (item.status in DISCHARGED) is (item.discharge is not None)


@SOME
@given(told(), days())
def test_each_key_of_a_meeting_is_one_mandate(ask: Ask, history: list[Event], as_of: date) -> None:
    keys = [(item.meeting, item.name) for item in mandates(ask(history, as_of))]
    assert len(keys) == len(set(keys))
