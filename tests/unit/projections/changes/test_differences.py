"""What differs between two views in meetings, offices, mandates and findings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings

from domain.events.decisions import MandateGiven
from domain.events.extensions import RecommendationMade
from domain.events.header import Event
from domain.events.machinery import MeetingRescheduled, MeetingScheduled
from domain.events.offices import CoordinatorAppointed, PresidencyDesignated
from domain.strategies import days, example, histories
from projections.changes import differences, new_findings
from projections.view import View

Ask = Callable[..., View]


def meeting(kind: type[Event], when: str, opens: str | None, closes: str | None) -> Event:
    set_days = {
        "opens_on": opens and date.fromisoformat(opens),
        "closes_on": closes and date.fromisoformat(closes),
    }
    return example(kind, when, "meeting:2RC", **{"kind": "RC", "part": 1, **set_days})


TOLD = [
    meeting(MeetingScheduled, "2019-09-04", "2020-11-16", "2020-11-20"),
    meeting(MeetingRescheduled, "2020-02-13", "2020-11-23", "2020-11-27"),
    meeting(MeetingRescheduled, "2020-11-10", None, None),
    example(
        MandateGiven,
        "2019-09-04",
        "meeting:9MSP",
        key="proposal",
        bearer="President",
        task="propose",
        due_meeting="2RC",
    ),
    example(
        CoordinatorAppointed,
        "2019-09-10",
        "state:AUT",
        theme="stockpile_destruction",
        until_meeting="2RC",
    ),
    example(PresidencyDesignated, "2019-09-04", "meeting:2RC", state="CHE"),
]


def test_a_postponement_shows_in_all_that_hangs_on_the_meeting(ask: Ask) -> None:
    view = ask(TOLD, date(2020, 11, 10))
    found = differences(view.at(date(2020, 2, 12)), view.at(date(2020, 2, 13)))
    assert [(item.subject, item.what, item.before, item.after) for item in found] == [
        ("meeting:2RC", "assessed contributions", "due 2020-08-16", "due 2020-08-23"),
        ("meeting:2RC", "last day to request an extension", "2020-02-16", "2020-02-23"),
        (
            "meeting:2RC",
            "meeting",
            "scheduled, 2020-11-16 to 2020-11-20",
            "scheduled, 2020-11-23 to 2020-11-27",
        ),
        (
            "meeting:9MSP",
            "mandate proposal",
            "not_yet_due, due 2020-11-20",
            "not_yet_due, due 2020-11-27",
        ),
        (
            "state:AUT",
            "Coordinator on stockpile destruction",
            "in office, through 2020-11-20",
            "in office, through 2020-11-27",
        ),
        (
            "state:CHE",
            "President of the 2RC",
            "from a day not set, through 2020-11-20",
            "from a day not set, through 2020-11-27",
        ),
    ]


def test_until_further_notice_is_told(ask: Ask) -> None:
    view = ask(TOLD, date(2020, 11, 10))
    found = differences(view.at(date(2020, 11, 9)), view)
    assert {(item.subject, item.what): item.after for item in found} == {
        ("meeting:2RC", "last day to request an extension"): "no day set",
        ("meeting:2RC", "meeting"): "postponed, no days set",
        ("meeting:9MSP", "mandate proposal"): "no_day_set",
        ("state:AUT", "Coordinator on stockpile destruction"): "in office, no last day set",
        ("state:CHE", "President of the 2RC"): "from a day not set, no last day set",
    }, "money that was due before stays due"


def test_the_same_is_found_along_what_was_known(ask: Ask) -> None:
    before = ask(TOLD, date(2020, 11, 10), known_at=date(2020, 2, 12))
    after = ask(TOLD, date(2020, 11, 10), known_at=date(2020, 2, 13))
    assert {item.subject for item in differences(before, after)} == {
        "meeting:2RC",
        "meeting:9MSP",
        "state:AUT",
        "state:CHE",
    }


TENTH = [
    *(
        example(kind, when, "meeting:10MSP", kind="MSP", part=1, opens_on=opens, closes_on=closes)
        for kind, when, opens, closes in (
            (MeetingScheduled, "2019-09-04", date(2021, 9, 6), date(2021, 9, 9)),
            (MeetingRescheduled, "2021-06-30", date(2022, 8, 30), date(2022, 9, 2)),
        )
    ),
    example(
        RecommendationMade,
        "2021-02-26",
        "state:BGR",
        article=3,
        decided_by="2RC",
        key="plan",
        ask="a plan",
        due_meeting="10MSP",
    ),
    example(
        MandateGiven,
        "2021-02-26",
        "meeting:2RC",
        key="budget",
        bearer="Implementation Support Unit",
        task="submit",
        due_meeting="10MSP",
        days_before=60,
    ),
    example(
        CoordinatorAppointed, "2019-09-10", "state:AUS", theme="clearance", until_meeting="10MSP"
    ),
    example(
        CoordinatorAppointed, "2021-02-26", "state:GUY", theme="clearance", from_meeting="10MSP"
    ),
]


def test_a_meeting_put_off_by_a_year_takes_duties_mandates_and_terms_with_it(
    ask: Ask, granted: list[Event]
) -> None:
    view = ask([*granted, *TENTH], date(2021, 6, 30))
    found = differences(view.at(date(2021, 6, 29)), view)
    moved = {item.subject: (item.before, item.after) for item in found}
    assert moved["meeting:2RC"] == ("not_yet_due, due 2021-07-08", "not_yet_due, due 2022-07-01")
    assert moved["state:BGR"] == ("not_yet_due, due 2021-09-09", "not_yet_due, due 2022-09-02")
    assert moved["state:AUS"] == (
        "in office, through 2021-09-09",
        "in office, through 2022-09-02",
    )
    assert moved["state:GUY"] == (
        "from 2021-09-10, no last day set",
        "from 2022-09-03, no last day set",
    )


def test_a_duty_waits_while_its_meeting_is_put_off_until_further_notice(
    ask: Ask, granted: list[Event]
) -> None:
    put_off = example(MeetingRescheduled, "2021-06-29", "meeting:10MSP", kind="MSP", part=1)
    view = ask([*granted, *TENTH, put_off], date(2021, 6, 29))
    found = differences(view.at(date(2021, 6, 28)), view)
    moved = {item.subject: (item.before, item.after) for item in found}
    assert moved["state:BGR"] == ("not_yet_due, due 2021-09-09", "not_yet_due")
    assert moved["meeting:2RC"] == ("not_yet_due, due 2021-07-08", "no_day_set")


def test_findings_that_were_there_before_are_not_new(ask: Ask) -> None:
    told = TOLD[:2] + TOLD[3:]
    view = ask(told, date(2021, 1, 1))
    (found,) = new_findings(view.at(date(2020, 11, 27)), view)
    assert found.rule == "mandate_not_recorded"
    assert found.text.endswith("due by 2020-11-27 (first set for 2020-11-20)")
    assert new_findings(view, view) == ()


@settings(max_examples=10)
@given(histories(), days())
def test_a_view_differs_from_itself_in_nothing(ask: Ask, history: list[Event], as_of: date) -> None:
    assert differences(ask(history, as_of), ask(history, as_of)) == ()
