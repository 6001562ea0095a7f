"""Nothing disappears from a difference without the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings

from domain.events.decisions import MandateGiven
from domain.events.extensions import RecommendationMade
from domain.events.header import Event
from domain.events.machinery import MeetingRescheduled, MeetingScheduled
from domain.events.membership import WithdrawalNotified
from domain.events.offices import CoordinatorAppointed
from domain.strategies import days, example, founders, histories
from projections.changes import Change, differences
from projections.view import View

Ask = Callable[..., View]

PROGRESS = example(
    RecommendationMade,
    "2021-02-26",
    "state:BGR",
    article=3,
    decided_by="2RC",
    key="progress",
    ask="report progress",
    repeats="yearly_and_at_meetings",
)
ASKED = "Article 2RC on Article 3: report progress (10MSP)"


def tenth(kind: type[Event], when: str, opens: date | None) -> Event:
    fields = {"kind": "MSP", "part": 1, "opens_on": opens, "closes_on": opens}
    return example(kind, when, "meeting:10MSP", **fields)


SET = tenth(MeetingScheduled, "2021-03-01", date(2021, 9, 6))
OFF = tenth(MeetingRescheduled, "2021-06-30", None)


def gone(before: View, after: View) -> list[Change]:
    return [item for item in differences(before, after) if not item.after]


def test_what_is_asked_at_a_meeting_waits_while_it_is_put_off(
    ask: Ask, granted: list[Event]
) -> None:
    after = ask([*granted, PROGRESS, SET, OFF], date(2021, 6, 30))
    found = {item.what: item for item in differences(after.at(date(2021, 6, 29)), after)}
    assert (found[ASKED].before, found[ASKED].after) == (
        "not_yet_due, due 2021-09-06",
        "not_yet_due",
    )
    assert not gone(after.at(date(2021, 6, 29)), after)


def test_a_meeting_that_never_had_a_day_is_not_waited_for(ask: Ask, granted: list[Event]) -> None:
    view = ask([*granted, PROGRESS, tenth(MeetingScheduled, "2021-03-01", None)], date(2021, 6, 30))
    assert ASKED not in {item.what for item in differences(view.at(date(2021, 2, 1)), view)}


def test_a_meeting_moved_behind_the_extension_says_why_nothing_is_asked_there(
    ask: Ask, granted: list[Event]
) -> None:
    later = tenth(MeetingRescheduled, "2021-06-30", date(2022, 11, 14))
    after = ask([*granted, PROGRESS, SET, later], date(2021, 6, 30))
    (found,) = gone(after.at(date(2021, 6, 29)), after)
    assert (found.subject, found.what) == ("state:BGR", ASKED)
    assert found.because == (
        "asked for no longer: the 10MSP opens on 2022-11-14, after the extension ends on 2022-10-01"
    )
    assert later.id in found.evidence


def test_a_report_that_a_withdrawal_leaves_unasked_names_it(ask: Ask, granted: list[Event]) -> None:
    left = example(WithdrawalNotified, "2021-09-06", "state:BGR", in_armed_conflict=False)
    after = ask([*granted, PROGRESS, left], date(2021, 9, 6))
    (found,) = gone(after.at(date(2021, 9, 5)), after)
    assert found.what == "Article 7.2: submit the transparency report on 2021"
    assert found.because == "since WithdrawalNotified of 2021-09-06"


def test_what_rested_on_a_fact_that_is_not_known_names_it(ask: Ask, granted: list[Event]) -> None:
    before = ask([*granted, PROGRESS, SET], date(2021, 6, 30))
    after = ask(granted, date(2021, 6, 30))
    found = {item.what: item.because for item in gone(before, after)}
    assert found[ASKED] == (
        "rests on RecommendationMade of 2021-02-26, which there is not: taken back, or not known "
        "yet"
    )


def test_a_term_that_ended_says_when(ask: Ask) -> None:
    appointed = example(
        CoordinatorAppointed, "2021-03-01", "state:AUS", theme="clearance", until_meeting="10MSP"
    )
    after = ask([*founders(), SET, appointed], date(2021, 9, 7))
    (found,) = gone(after.at(date(2021, 9, 6)), after)
    assert found.because == "the term ended on 2021-09-06"
    assert appointed.id in found.evidence, "what it rested on, where the reason has no events"


def test_an_earlier_day_says_what_is_not_there_yet(ask: Ask) -> None:
    given_ = example(
        MandateGiven,
        "2021-03-01",
        "meeting:2RC",
        key="agenda",
        bearer="President",
        task="keep it",
    )
    later = ask([*founders(), given_], date(2022, 1, 1))
    found = {item.what: item.because for item in gone(later, later.at(date(2020, 1, 1)))}
    assert found["mandate agenda"] == "rests on MandateGiven of 2021-03-01, later than 2020-01-01"
    assert "not there yet on 2020-01-01" in found.values(), "a report of a later year"


def test_what_happened_on_the_day_itself_is_not_later(ask: Ask) -> None:
    later = ask(founders(), date(2022, 1, 1))
    day = founders()[0].effective_on
    found = gone(later, later.at(day))
    assert {item.because for item in found if "Article" in item.what} == {f"not there yet on {day}"}


@settings(max_examples=10)
@given(histories(), days(), days())
def test_whatever_is_gone_says_why(
    ask: Ask, history: list[Event], first: date, second: date
) -> None:
    view = ask(history, first)
    assert all(item.because for item in gone(view, view.at(second)))
