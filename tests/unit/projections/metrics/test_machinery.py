"""Every metric of meetings, offices and plans, on a small history of the Second Review Conference.

What is lacking, and every other kind of metric, is tried in test_metrics.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.dates import DateRange
from domain.events.decisions import (
    ActionPlanAdopted,
    DecisionTaken,
    MandateGiven,
)
from domain.events.header import Event
from domain.events.machinery import (
    MeetingClosed,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
    SilenceProcedureConcluded,
    SilenceProcedureOpened,
)
from domain.events.norms import ResolutionVoted
from domain.events.offices import (
    CoordinatorAppointed,
    Participated,
    PresidencyDesignated,
    Theme,
)
from domain.events.statements import FigureReported, ListReported
from domain.quantities import Quantity, Unit
from domain.states import all_states
from domain.strategies import example, founders
from projections.metrics import machinery, meetings
from projections.metrics.model import Asked
from projections.metrics.registry import measure, metric, metrics
from projections.view import View

Ask = Callable[..., View]

DAY = "2021-09-22"


def of(name: str, kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, f"meeting:{name}", **fields)


def held(  # noqa: PLR0913, PLR0917 - a meeting in one line
    name: str, kind: str, opens: str, closes: str, part: int = 1, place: str = ""
) -> list[Event]:
    return [
        of(name, MeetingOpened, opens, kind=kind, part=part, place=place or None),
        of(name, MeetingClosed, closes, part=part),
    ]


def planned(when: str, part: int, opens: str | None, closes: str | None, place: str = "") -> Event:
    kind = MeetingRescheduled if part < 0 else MeetingScheduled
    return of(
        "2RC",
        kind,
        when,
        kind="RC",
        part=abs(part),
        opens_on=opens and date.fromisoformat(opens),
        closes_on=closes and date.fromisoformat(closes),
        place=place or None,
    )


def figure(opens: str, closes: str, amount: int) -> Event:
    days = {"period_from": date.fromisoformat(opens), "period_to": date.fromisoformat(closes)}
    return example(
        FigureReported,
        f"{opens}/{closes}",
        "convention",
        metric="plenary_meetings",
        scope="2RC",
        value=Quantity(amount, Unit.PIECES),
        **days,
    )


VOTES = [
    example(
        ResolutionVoted, "2019-12-12", f"state:{item.iso3}", resolution="A/RES/74/62", vote="yes"
    )
    for item in all_states()
    if item.is_un_member
]
HISTORY = [
    *VOTES,
    *founders(),
    *held("1RC", "RC", "2015-09-07", "2015-09-11"),
    of(
        "1RC",
        DecisionTaken,
        "2015-09-11",
        key="president-term",
        decision="From the day after the end of the meeting before",
    ),
    *held("8MSP", "MSP", "2018-09-03", "2018-09-05", place="Geneva, Switzerland"),
    *held("9MSP", "MSP", "2019-09-02", "2019-09-04", place="Geneva, Switzerland"),
    planned("2019-09-04", 1, "2020-11-16", "2020-11-20", "Palais des Nations, Geneva, Switzerland"),
    of("2RC", SilenceProcedureOpened, "2020-02-06", about="days"),
    of("2RC", SilenceProcedureConcluded, "2020-02-13", about="days", outcome="agreed"),
    planned("2020-02-13", -1, "2020-11-23", "2020-11-27", "Lausanne, Switzerland"),
    planned("2020-11-10", -1, "2020-11-25", "2020-11-27", "virtual"),
    planned("2020-11-10", 2, "2021-02-04", "2021-02-05"),
    *held("2RC", "RC", "2020-11-25", "2020-11-27", place="Geneva, Switzerland (virtual)"),
    *held("2RC", "RC", "2021-09-20", "2021-09-21", 2),
    of("1RC", DecisionTaken, "2015-09-11", key="no-intersessional-meetings", decision="None"),
    of(
        "2RC",
        DecisionTaken,
        "2021-09-21",
        key="completion-aim",
        decision="Every effort to complete duties by the Third Review Conference",
    ),
    figure("2020-11-25", "2020-11-27", 9),
    figure("2021-09-20", "2021-09-21", 5),
    example(
        ListReported,
        "2020-11-25",
        "convention",
        metric="vice_presidents_elected",
        as_of=date(2020, 11, 25),
        states=("DEU", "LKA"),
        complete=True,
    ),
    *(
        example(Participated, "2021-09-21", f"state:{state}", meeting="2RC", role=role)
        for state, role in (("AUT", "state_party"), ("AGO", "signatory"), ("FIN", "observer"))
    ),
    of(
        "2RC",
        ActionPlanAdopted,
        "2021-09-21",
        plan="Lausanne Action Plan",
        period_from=date(2021, 1, 1),
        period_to=date(2026, 12, 31),
        actions=50,
    ),
    *(
        of("2RC", DecisionTaken, "2021-09-21", key=key, decision=words)
        for key, words in (
            ("isu-director-term", "Directors serve four years"),
            ("isu-director-extension", "The mandate runs until April 2023"),
            ("annual-msp", "One Meeting a year of up to four days"),
            ("intersessional-2022", "Meetings of up to two days"),
            ("review-document", "It shows progress as of 1 October 2020"),
        )
    ),
    of(
        "2RC",
        MandateGiven,
        "2021-09-21",
        key="3rc",
        bearer="United Nations",
        task="hold it",
        due_on=date(2026, 12, 31),
    ),
    of("10MSP", PresidencyDesignated, "2021-09-21", state="GBR"),
    of(
        "10MSP",
        MeetingScheduled,
        "2021-09-21",
        kind="MSP",
        part=1,
        opens_on=date(2022, 8, 30),
        closes_on=date(2022, 9, 2),
    ),
    *(
        example(
            CoordinatorAppointed, "2021-09-21", f"state:{state}", theme=theme, from_meeting="2RC"
        )
        for state, theme in zip(
            ("FRA", "PHL", "BGR", "GUY", "MEX", "DEU", "IRQ", "NZL"), Theme, strict=True
        )
    ),
]

OF_MEETINGS: dict[str, tuple[str, str, Any]] = {
    "meeting_planned_date": ("2RC", "2019-09-04", date(2020, 11, 16)),
    "meeting_held_date": ("2RC", DAY, date(2020, 11, 25)),
    "conference_planned_start": ("2RC", "2020-02-13", date(2020, 11, 23)),
    "conference_planned_end": ("2RC", "2020-02-13", date(2020, 11, 27)),
    "conference_planned_place": ("2RC", "2020-02-13", "Lausanne"),
    "conference_planned_second_part": ("2RC", "2020-11-10", date(2021, 2, 4)),
    "conference_planned_second_part_end": ("2RC", "2020-11-10", date(2021, 2, 5)),
    "conference_part1_start": ("2RC", DAY, date(2020, 11, 25)),
    "conference_part1_end": ("2RC", DAY, date(2020, 11, 27)),
    "conference_part2_start": ("2RC", DAY, date(2021, 9, 20)),
    "conference_part2_end": ("2RC", DAY, date(2021, 9, 21)),
    "conference_place_named": ("2RC", DAY, "Geneva"),
    "msp_start": ("10MSP", DAY, date(2022, 8, 30)),
    "msp_end": ("10MSP", DAY, date(2022, 9, 2)),
    "msp_duration": ("9MSP", DAY, 3),
    "meeting_year": ("2RC", "2019-12-31", 2020),
    "silence_procedure_start": ("2RC", DAY, date(2020, 2, 6)),
    "silence_procedure_end": ("2RC", DAY, date(2020, 2, 13)),
    "states_parties_attending_listed": ("2RC", DAY, 1),
    "states_parties_attending_listed_list": ("2RC", DAY, ("AUT",)),
    "signatories_attending_listed": ("2RC", DAY, 1),
    "signatories_attending_listed_list": ("2RC", DAY, ("AGO",)),
    "other_states_attending_listed": ("2RC", DAY, 1),
    "other_states_attending_listed_list": ("2RC", DAY, ("FIN",)),
    "plenary_meetings_part1": ("2RC", DAY, 9),
    "plenary_meetings_part2": ("2RC", DAY, 5),
    "plenary_meetings_total": ("2RC", DAY, 14),
    "vice_presidents_elected": ("2RC", DAY, 2),
    "vice_presidents_elected_list": ("2RC", DAY, ("DEU", "LKA")),
}
OF_ALL: dict[str, tuple[str, Any]] = {
    "msp_per_year": ("2015-09-11", 1),
    "intersessional_meetings_planned": ("2015-09-11", 0),
    "msps_outside_geneva_since_1rc": ("2019-10-01", 0),
    "third_review_conference_year": (DAY, 2026),
    "presidency_start_rule_of_all": (DAY, "day after the meeting before"),
    "isu_director_term": (DAY, 4),
    "isu_director_mandate_until": (DAY, date(2023, 4, 30)),
    "msp_max_duration": (DAY, 4),
    "intersessional_max_duration": (DAY, 2),
    "review_document_cutoff": ("2020-10-01", date(2020, 10, 1)),
    "action_plan_period": ("2020-11-30", "2021-2026"),
    "actions_in_plan": (DAY, 50),
    "resolution": ("2019-12-31", "74/62"),
    "completion_aim": (DAY, "3RC"),
    "thematic_coordinators_listed": (DAY, 2),
    "thematic_coordinators_listed_list": (DAY, ("IRQ", "NZL")),
    **{f"coordinators_{theme.value}": (DAY, 1) for theme in Theme},
    **{
        f"coordinators_{theme.value}_list": (DAY, (state,))
        for state, theme in zip(
            ("FRA", "PHL", "BGR", "GUY", "MEX", "DEU", "IRQ", "NZL"), Theme, strict=True
        )
    },
}
OF_STATES: dict[str, tuple[str, Any]] = {
    "presidency": ("GBR", "10MSP"),
    "presidency_start_rule": ("GBR", "day after 2RC"),
    "presidency_end_rule": ("GBR", "last day of 10MSP"),
}


@pytest.fixture(scope="module")
def at(ask: Ask) -> Callable[[str], View]:
    whole = ask(HISTORY)
    return lambda day: whole.at(date.fromisoformat(day))


def test_every_metric_of_these_is_tried_here() -> None:
    known = {row.name for row in (*machinery.METRICS, *meetings.METRICS)}
    assert known == {*OF_MEETINGS, *OF_ALL, *OF_STATES}


def test_no_other_metric_has_the_name_of_one_of_these() -> None:
    own = {row.name: row for row in (*machinery.METRICS, *meetings.METRICS)}
    assert all(metrics()[name].title == row.title for name, row in own.items())


@pytest.mark.parametrize("name", OF_MEETINGS)
def test_a_metric_of_a_meeting(name: str, at: Callable[[str], View]) -> None:
    meeting, day, value = OF_MEETINGS[name]
    answer = measure(at(day), name, meeting)
    assert answer.value == value
    assert bool(answer.evidence) is (value is not None)
    assert measure(at(day), name, "99MSP").value is None
    assert measure(at(day), name).missing == "a meeting to ask it of"


@pytest.mark.parametrize("name", OF_ALL)
def test_a_metric_of_offices_and_plans(name: str, at: Callable[[str], View]) -> None:
    day, value = OF_ALL[name]
    answer = measure(at(day), name)
    assert answer.value == value
    assert bool(answer.evidence) or not value


def test_the_aim_of_the_declaration_holds_from_its_adoption(at: Callable[[str], View]) -> None:
    assert measure(at("2020-11-30"), "completion_aim").value is None


@pytest.mark.parametrize("name", OF_STATES)
def test_a_metric_of_a_presidency(name: str, at: Callable[[str], View]) -> None:
    state, value = OF_STATES[name]
    assert measure(at(DAY), name, state).value == value
    assert measure(at(DAY), name, "AFG").value is None


@pytest.mark.parametrize("name", [*OF_MEETINGS, *OF_ALL])
def test_without_events_none_of_them_has_a_value(name: str, ask: Ask) -> None:
    subject = OF_MEETINGS[name][0] if name in OF_MEETINGS else None
    answer = measure(ask([], date(2021, 9, 22)), name, subject)
    assert answer.value is None
    assert answer.missing


def test_where_meetings_were_more_in_some_years_no_number_is_given(ask: Ask) -> None:
    twice = held("8bMSP", "MSP", "2018-10-01", "2018-10-02")
    assert measure(ask([*HISTORY, *twice], date(2015, 9, 11)), "msp_per_year").value is None


def test_a_meeting_elsewhere_is_counted(ask: Ask) -> None:
    away = held("7MSP", "MSP", "2017-09-04", "2017-09-06", place="Vientiane, Lao PDR")
    view = ask([*HISTORY, *away], date(2020, 10, 1))
    assert measure(view, "msps_outside_geneva_since_1rc").value == 1


def test_a_conference_is_read_as_set_before_it_became_virtual(at: Callable[[str], View]) -> None:
    (reading,) = metric("conference_place_named").readings
    view = at(DAY)
    asked = Asked(view, "2RC", DateRange.of(view.as_of))
    assert reading.answer(asked).value == "Lausanne"
