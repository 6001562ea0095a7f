"""Who presides and who coordinates, at any day, as meetings move."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.events.machinery import (
    MeetingClosed,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
)
from domain.events.offices import CoordinatorAppointed, PresidencyDesignated, Theme
from domain.strategies import days, events, example, timelines_of_meeting
from projections.machinery.offices import (
    Term,
    coordinators,
    holders,
    outgoing_president,
    presidencies,
    president,
    president_designate,
    vacant_themes,
)
from projections.view import View
from support.kinds import the

Ask = Callable[..., View]

SOME = settings(max_examples=40)


def planned(name: str, when: str, opens: str | None, closes: str | None, part: int = 1) -> Event:
    kind = MeetingRescheduled if part < 0 else MeetingScheduled
    return example(
        kind,
        when,
        f"meeting:{name}",
        kind="RC" if name.endswith("RC") else "MSP",
        part=abs(part),
        opens_on=opens and date.fromisoformat(opens),
        closes_on=closes and date.fromisoformat(closes),
    )


def held(name: str, opens: str, closes: str, part: int = 1) -> list[Event]:
    kind = "RC" if name.endswith("RC") else "MSP"
    return [
        example(MeetingOpened, opens, f"meeting:{name}", kind=kind, part=part),
        example(MeetingClosed, closes, f"meeting:{name}", part=part),
    ]


def designated(name: str, when: str, state: str) -> Event:
    return example(PresidencyDesignated, when, f"meeting:{name}", state=state)


def appointed(state: str, when: str, **fields: Any) -> Event:
    return example(CoordinatorAppointed, when, f"state:{state}", theme=Theme.CLEARANCE, **fields)


OF_OLD = [
    *held("4MSP", "2013-09-09", "2013-09-13"),
    designated("4MSP", "2012-09-14", "ZMB"),
    *held("5MSP", "2014-09-02", "2014-09-05"),
    designated("5MSP", "2013-09-13", "CRI"),
    *held("1RC", "2015-09-07", "2015-09-11"),
    designated("1RC", "2014-09-05", "HRV"),
]
SINCE = [
    *held("8MSP", "2018-09-03", "2018-09-05"),
    *held("9MSP", "2019-09-02", "2019-09-04"),
    designated("9MSP", "2018-09-05", "LKA"),
    planned("2RC", "2019-09-04", "2020-11-16", "2020-11-20"),
    designated("2RC", "2019-09-04", "CHE"),
    planned("2RC", "2020-02-13", "2020-11-23", "2020-11-27", -1),
    *held("2RC", "2020-11-25", "2020-11-27"),
    planned("2RC", "2020-11-10", "2021-02-04", "2021-02-05", 2),
    planned("2RC", "2021-01-31", None, None, -2),
    planned("2RC", "2021-06-30", "2021-09-20", "2021-09-21", -2),
    *held("2RC", "2021-09-20", "2021-09-21", 2),
    designated("10MSP", "2021-09-21", "GBR"),
    planned("10MSP", "2021-09-21", "2022-08-30", "2022-09-02"),
    designated("11MSP", "2021-09-21", "IRQ"),
]
COORDINATES = [
    appointed("AFG", "2019-09-04", from_meeting="9MSP", until_meeting="10MSP"),
    appointed("SWE", "2019-09-04", from_meeting="9MSP", until_meeting="2RC"),
    appointed("GUY", "2021-09-21", from_meeting="2RC", until_meeting=None),
]


def presides(view: View) -> tuple[str, str, str] | None:
    term = president(view)
    return (term.state, str(term.first), str(term.last)) if term else None


@pytest.mark.parametrize(
    ("as_of", "who"),
    [
        ("2013-09-08", None),
        ("2013-12-01", ("ZMB", "2013-09-09", "None")),
        ("2014-09-01", ("ZMB", "2013-09-09", "None")),
        ("2014-09-02", ("CRI", "2014-09-02", "None")),
        ("2015-09-07", ("HRV", "2015-09-07", "None")),
        ("2015-09-11", ("HRV", "2015-09-07", "2015-09-11")),
        ("2015-09-12", None),
    ],
)
def test_before_the_first_review_conference_a_president_served_to_the_next_opening(
    ask: Ask, as_of: str, who: tuple[str, str, str] | None
) -> None:
    assert presides(ask(OF_OLD, date.fromisoformat(as_of))) == who


@pytest.mark.parametrize(
    ("as_of", "who"),
    [
        ("2019-09-04", ("LKA", "2018-09-06", "2019-09-04")),
        ("2019-09-05", ("CHE", "2019-09-05", "2020-11-20")),
        ("2020-02-13", ("CHE", "2019-09-05", "2020-11-27")),
        ("2020-11-27", ("CHE", "2019-09-05", "2021-02-05")),
        # until further notice
        ("2021-03-01", ("CHE", "2019-09-05", "None")),
        ("2021-07-01", ("CHE", "2019-09-05", "2021-09-21")),
        ("2021-09-22", ("GBR", "2021-09-22", "2022-09-02")),
        ("2022-09-02", ("GBR", "2021-09-22", "2022-09-02")),
        ("2022-09-03", ("IRQ", "2022-09-03", "None")),
    ],
)
def test_a_term_runs_through_the_last_day_as_last_scheduled(
    ask: Ask, as_of: str, who: tuple[str, str, str]
) -> None:
    assert presides(ask(SINCE, date.fromisoformat(as_of))) == who


def test_what_was_not_known_of_a_move_moves_no_term(ask: Ask) -> None:
    later = date(2026, 1, 1)
    known = presides(ask(SINCE, date(2020, 12, 1), known_at=date(2020, 2, 12)))
    assert known == presides(ask(SINCE, date(2020, 12, 1), known_at=date(2019, 9, 4))) is None
    term = presidencies(ask(SINCE, later, known_at=date(2020, 2, 13)))[-1]
    assert (term.state, term.last) == ("CHE", date(2020, 11, 27))


def test_around_a_president_are_the_one_before_and_those_to_come(ask: Ask) -> None:
    view = ask(SINCE, date(2021, 9, 22))
    assert the(outgoing_president(view), Term).state == "CHE"
    assert [(term.state, term.first) for term in president_designate(view)] == [
        ("IRQ", date(2022, 9, 3)),
    ]


def test_after_the_last_known_meeting_nobody_presides_and_the_last_is_outgoing(ask: Ask) -> None:
    view = ask([event for event in SINCE if "11MSP" not in event.subject], date(2023, 1, 1))
    assert president(view) is None
    assert the(outgoing_president(view), Term).state == "GBR"


def test_whoever_is_designated_for_a_meeting_without_days_waits_for_its_opening(ask: Ask) -> None:
    view = ask(OF_OLD, date(2014, 9, 1))
    (cri,) = president_designate(view)
    assert (cri.state, cri.first) == ("CRI", None)


def test_of_two_designations_the_later_stands(ask: Ask) -> None:
    again = designated("2RC", "2020-01-01", "AUT")
    term = the(president(ask([*SINCE, again], date(2020, 1, 2))), Term)
    assert term.state == "AUT"
    assert len([event for event in term.evidence if event == again.id]) == 1


def test_behind_a_meeting_without_a_last_day_no_term_is_known_to_begin(ask: Ask) -> None:
    view = ask(SINCE, date(2021, 9, 21), known_at=date(2021, 9, 21))
    (first, second) = president_designate(view)
    assert (first.state, second.state) == ("GBR", "IRQ")
    without = [event for event in SINCE if event.type != "MeetingScheduled"]
    (iraq,) = [term for term in presidencies(ask(without)) if term.state == "IRQ"]
    assert iraq.first is None
    assert not iraq.holds_on(date(2022, 9, 3))


def test_of_two_meetings_that_end_on_one_day_the_second_has_no_presidency(ask: Ask) -> None:
    beside = [*held("10MSP", "2021-09-20", "2021-09-21"), designated("10MSP", "2021-09-21", "GBR")]
    view = ask(
        [event for event in SINCE if "1MSP" not in event.subject and "10MSP" not in event.subject]
        + beside
    )
    assert [(term.state, term.last) for term in presidencies(view)] == [
        ("LKA", date(2019, 9, 4)),
        ("GBR", date(2021, 9, 21)),
    ]


def test_a_coordinator_serves_from_the_day_after_through_the_last_day(ask: Ask) -> None:
    view = ask([*SINCE, *COORDINATES], date(2021, 9, 21))
    assert [term.state for term in holders(view)] == ["AFG", "SWE"]
    assert [term.state for term in holders(view.at(date(2021, 9, 22)))] == ["AFG", "GUY"]
    assert [term.state for term in holders(view.at(date(2022, 9, 3)))] == ["GUY"]


def test_a_term_without_an_end_is_open_and_one_to_an_unset_day_is_not(ask: Ask) -> None:
    view = ask([*SINCE, *COORDINATES], date(2021, 3, 1))
    swe = next(term for term in holders(view) if term.state == "SWE")
    guy = next(term for term in coordinators(ask([*SINCE, *COORDINATES])) if term.state == "GUY")
    assert (swe.last, swe.is_open) == (None, False)
    assert (guy.last, guy.is_open) == (None, True)


def test_a_theme_that_had_coordinators_and_has_none_is_vacant(ask: Ask) -> None:
    view = ask([*SINCE, *COORDINATES[:2]], date(2022, 9, 3))
    assert vacant_themes(view) == (Theme.CLEARANCE,)
    assert vacant_themes(view.at(date(2019, 9, 5))) == ()
    assert vacant_themes(view.at(date(2019, 1, 1))) == ()


def test_without_a_meeting_before_it_a_term_begins_on_its_own_day(ask: Ask) -> None:
    own = appointed("SWE", "2021-09-22/2021-11-30", from_meeting=None, until_meeting="10MSP")
    (term,) = coordinators(ask([*SINCE, own]))
    assert (term.first, term.last) == (date(2021, 11, 30), date(2022, 9, 2))


def test_a_term_that_would_end_before_it_begins_is_none(ask: Ask) -> None:
    turned = appointed("SWE", "2021-09-21", from_meeting="10MSP", until_meeting="9MSP")
    assert coordinators(ask([*SINCE, turned])) == ()


NAMES = ("4MSP", "1RC", "8MSP", "9MSP", "2RC", "10MSP")


@st.composite
def machineries(draw: st.DrawFn) -> list[Event]:
    """Some meetings, held, moved or not, with Presidents and Coordinators."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    told = [event for name in names for event in draw(timelines_of_meeting(name))]
    told += [
        draw(events(PresidencyDesignated, subject=f"meeting:{name}", when=date(2009, 1, 1)))
        for name in draw(st.lists(st.sampled_from(NAMES)))
    ]
    told += draw(st.lists(events(CoordinatorAppointed, subject="state:AFG"), max_size=3))
    return told


@SOME
@given(machineries(), days())
def test_two_presidencies_never_overlap(ask: Ask, told: list[Event], as_of: date) -> None:
    terms = presidencies(ask(told, as_of))
    begun = [(term.first, term.last) for term in terms if term.first]
    for (first, last), (other_first, other_last) in combinations(begun, 2):
        assert (last and last < other_first) or (other_last and other_last < first)


@SOME
@given(machineries(), days())
def test_whoever_presides_or_coordinates_is_within_the_term(
    ask: Ask, told: list[Event], as_of: date
) -> None:
    view = ask(told, as_of)
    for term in (*filter(None, [president(view)]), *holders(view)):
        assert the(term.first, date) <= as_of
        assert term.last is None or as_of <= term.last


@SOME
@given(timelines_of_meeting("9MSP"), st.integers(1, 900), st.integers(0, 5))
def test_a_term_follows_its_meeting_wherever_it_moves(
    ask: Ask, timeline: list[Event], ahead: int, length: int
) -> None:
    known = [
        event for event in timeline if isinstance(event, MeetingScheduled | MeetingRescheduled)
    ]
    last = max(event.effective_on for event in known)
    part = max(event.part for event in known)
    opens = last + timedelta(ahead)
    moved = example(
        MeetingRescheduled,
        last.isoformat(),
        "meeting:9MSP",
        kind=known[0].kind,
        part=part,
        opens_on=opens,
        closes_on=opens + timedelta(length),
    )
    own = appointed("AFG", "2008-05-30", from_meeting=None, until_meeting="9MSP")
    (term,) = coordinators(ask([*known, moved, own], last))
    assert term.last == moved.closes_on
