"""Nine months ahead of a meeting, as it was scheduled and as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.header import Event
from domain.events.machinery import MeetingOpened, MeetingRescheduled, MeetingScheduled
from domain.strategies import example
from projections.extensions import cases
from projections.nine_months import NineMonths, nine_months
from projections.view import View
from support.kinds import the

Ask = Callable[..., View]


def planned(kind: type[Event], when: str, opens: str) -> Event:
    return example(kind, when, "meeting:2RC", kind="RC", part=1, opens_on=date.fromisoformat(opens))


SCHEDULED = planned(MeetingScheduled, "2019-09-04", "2020-11-16")
MOVED = planned(MeetingRescheduled, "2020-06-01", "2020-11-25")
OPENED = example(MeetingOpened, "2020-11-25", "meeting:2RC", kind="RC", part=1)


def request(when: str, meeting: str | None = "2RC") -> Event:
    return example(ExtensionRequested, when, "state:BGR", article=3, months=12, for_meeting=meeting)


def mark(ask: Ask, *told: Event) -> NineMonths | None:
    view = ask(told)
    return nine_months(view, cases(view, "BGR")[0])


@pytest.mark.parametrize(
    ("when", "in_time", "in_time_actual"),
    [
        ("2020-02-16", True, True),
        ("2020-02-17", False, True),
        ("2020-02-25", False, True),
        ("2020-02-26", False, False),
        ("2020-02", None, None),
        ("2020-02-01/2020-02-20", None, True),
    ],
)
def test_exactly_nine_months_are_in_time(
    ask: Ask,
    when: str,
    in_time: bool | None,  # noqa: FBT001
    in_time_actual: bool | None,  # noqa: FBT001
) -> None:
    found = the(mark(ask, SCHEDULED, MOVED, OPENED, request(when)), NineMonths)

    assert (found.scheduled, found.ask_by) == (date(2020, 11, 16), date(2020, 2, 16))
    assert (found.actual, found.ask_by_actual) == (date(2020, 11, 25), date(2020, 2, 25))
    assert (found.in_time, found.in_time_actual) == (in_time, in_time_actual)


def test_the_opening_scheduled_on_the_day_of_the_request_governs(ask: Ask) -> None:
    found = the(mark(ask, SCHEDULED, MOVED, OPENED, request("2020-06-02")), NineMonths)

    assert found.scheduled == date(2020, 11, 25)


def test_without_a_meeting_or_its_days_there_is_no_mark(ask: Ask) -> None:
    assert mark(ask, request("2020-02-16")) is None
    assert mark(ask, SCHEDULED, request("2020-02-16", None)) is None
    assert mark(ask, SCHEDULED, request("2020-11-17")) is None


def test_a_decision_without_a_request_has_no_mark(ask: Ask) -> None:
    grant = example(
        ExtensionGranted,
        "2020-11-27",
        "state:BGR",
        article=3,
        deadline=date(2022, 10, 1),
        decided_by="2RC",
        form="at_meeting",
    )
    assert mark(ask, SCHEDULED, grant) is None
