"""Silence procedures, decisions and documents of meetings; how meetings came to their days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.decisions import ActionPlanAdopted, DecisionTaken, PlanTargetSet
from domain.events.extensions import ExtensionGranted, ExtensionRefused
from domain.events.header import Event
from domain.events.machinery import (
    DocumentIssued,
    MeetingClosed,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
    SilenceProcedureConcluded,
    SilenceProcedureOpened,
)
from domain.events.offices import Participated
from domain.strategies import days, example, timelines_of_meeting
from projections.machinery.decisions import decisions, documents, participants, procedures
from projections.machinery.schedules import Form, form_of, moves, status_of, town_of, was_set_for
from projections.view import View

Ask = Callable[..., View]


def of_2rc(kind: type[Event], when: str, /, **fields: object) -> Event:
    return example(kind, when, "meeting:2RC", **fields)


OPENED = of_2rc(SilenceProcedureOpened, "2020-11-06", about="two parts")


def ended(outcome: str) -> Event:
    return of_2rc(SilenceProcedureConcluded, "2020-11-10", about="two parts", outcome=outcome)


@pytest.mark.parametrize("outcome", ["agreed", "broken", "unknown"])
def test_a_procedure_runs_until_its_outcome(ask: Ask, outcome: str) -> None:
    view = ask([OPENED, ended(outcome)])
    (before,) = procedures(view.at(date(2020, 11, 9)), "2RC")
    (after,) = procedures(view.at(date(2020, 11, 10)), "2RC")
    assert (before.status.value, before.is_agreed) == ("running", False)
    assert (after.status.value, after.is_agreed) == (outcome, outcome == "agreed")


def test_an_end_without_a_beginning_is_a_procedure_of_its_own(ask: Ask) -> None:
    other = of_2rc(SilenceProcedureConcluded, "2021-02-26", about="extension", outcome="agreed")
    first, second = procedures(ask([OPENED, other]), "2RC")
    assert (first.concluded, second.opened) == (None, None)


def test_what_is_asked_again_is_a_procedure_of_its_own(ask: Ask) -> None:
    again = of_2rc(SilenceProcedureOpened, "2021-01-06", about="two parts")
    end = of_2rc(SilenceProcedureConcluded, "2021-01-10", about="two parts", outcome="broken")
    found = procedures(ask([OPENED, ended("agreed"), again, end]), "2RC")
    assert [item.status.value for item in found] == ["agreed", "broken"]


def planned(kind: type[Event], when: str, opens: str | None, closes: str | None) -> Event:
    return of_2rc(
        kind,
        when,
        kind="RC",
        part=1,
        opens_on=opens and date.fromisoformat(opens),
        closes_on=closes and date.fromisoformat(closes),
        place="Lausanne, Switzerland",
    )


SET = planned(MeetingScheduled, "2019-09-04", "2020-11-16", "2020-11-20")
MOVED = planned(MeetingRescheduled, "2020-11-10", "2020-11-25", "2020-11-27")
OFF = planned(MeetingRescheduled, "2020-11-12", None, None)
HELD = [
    of_2rc(MeetingOpened, "2020-11-25", kind="RC", part=1, place="Geneva, Switzerland (virtual)"),
    of_2rc(MeetingClosed, "2020-11-27", part=1),
]
PART_2 = of_2rc(
    MeetingScheduled,
    "2020-11-10",
    kind="RC",
    part=2,
    opens_on=date(2021, 2, 4),
    closes_on=date(2021, 2, 5),
)


@pytest.mark.parametrize(
    ("told", "as_of", "status"),
    [
        ([SET], "2019-09-04", "scheduled"),
        ([SET], "2020-11-16", "scheduled"),
        ([SET], "2020-11-17", "not_recorded"),
        ([SET, MOVED, OFF], "2020-11-12", "postponed"),
        ([SET, MOVED, *HELD], "2020-11-26", "running"),
        ([SET, MOVED, *HELD], "2020-11-28", "held"),
        ([SET, MOVED, *HELD, PART_2], "2020-11-28", "between_parts"),
        ([of_2rc(DecisionTaken, "2020-11-25", key="k", decision="d")], "2020-12-01", "no_days"),
    ],
)
def test_where_a_meeting_stands(ask: Ask, told: list[Event], as_of: str, status: str) -> None:
    assert status_of(ask(told, date.fromisoformat(as_of)), "2RC").value == status


def test_a_move_names_the_procedure_that_decided_it_if_it_was_agreed(ask: Ask) -> None:
    for outcome, about in (("agreed", "two parts"), ("broken", None)):
        first, second = moves(ask([SET, OPENED, ended(outcome), MOVED]), "2RC")
        assert first.procedure is None
        assert (second.procedure and second.procedure.about) == about
    assert [move.what for move in moves(ask([SET, MOVED, OFF]), "2RC")] == [
        "scheduled",
        "moved",
        "postponed",
    ]


def test_the_days_it_had_and_lost_are_told(ask: Ask) -> None:
    lost = was_set_for(ask([SET, MOVED, OFF, PART_2]), "2RC")
    assert [str(move.opens_on) for move in lost] == ["2020-11-16", "2020-11-25"]


@pytest.mark.parametrize(
    ("place", "town", "form"),
    [
        ("Palais des Nations, Geneva, Switzerland (hybrid)", "Geneva", Form.HYBRID),
        ("Vientiane, Lao PDR", "Vientiane", None),
        ("virtual", None, Form.VIRTUAL),
        (None, None, None),
    ],
)
def test_a_place_tells_town_and_form_where_it_names_them(
    place: str | None, town: str | None, form: Form | None
) -> None:
    assert (town_of(place), form_of(place)) == (town, form)


def test_everything_a_meeting_decided_is_told_in_order(ask: Ask) -> None:
    def on(kind: type[Event], state: str, **more: object) -> Event:
        fields = {"article": 4, "decided_by": "2RC", **more}
        return example(kind, "2021-02-26", f"state:{state}", **fields)

    told = [
        of_2rc(DecisionTaken, "2021-09-21", key="annual", decision="one a year"),
        of_2rc(
            ActionPlanAdopted,
            "2021-09-21",
            plan="Plan",
            period_from=date(2021, 1, 1),
            period_to=date(2026, 12, 31),
            actions=50,
        ),
        of_2rc(PlanTargetSet, "2021-09-21", plan="Plan", metric="m", at_least=9, due_meeting="3RC"),
        on(ExtensionGranted, "LBN", deadline=date(2026, 5, 1), months=60, form="silence_procedure"),
        on(ExtensionRefused, "TCD"),
    ]
    found = decisions(ask(told), "2RC")
    assert [(item.kind.value, item.key) for item in found] == [
        ("extension", "LBN 4"),
        ("extension", "TCD 4"),
        ("action_plan", "Plan"),
        ("decision", "annual"),
        ("target", "m"),
    ]
    assert found[0].words.endswith("under Article 4 to 2026-05-01, silence procedure")
    assert decisions(ask(told), "9MSP") == ()


def test_participants_are_told_by_role_of_that_meeting_alone(ask: Ask) -> None:
    def came(state: str, role: str, name: str = "2RC") -> Event:
        return example(Participated, "2021-09-21", f"state:{state}", meeting=name, role=role)

    told = [came("AUT", "state_party"), came("FIN", "observer"), came("AFG", "observer", "9MSP")]
    found = participants(ask(told), "2RC")
    assert [(event.subject_key, event.role.value) for event in found] == [
        ("FIN", "observer"),
        ("AUT", "state_party"),
    ]


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("CCM/CONF/2020/9", "2RC"),
        ("CCM/CONF/2021/6", "2RC"),
        ("CCM/MSP/2020/1", None),
        ("CCM/CONF/2022/1", None),
        ("A/RES/74/62", None),
    ],
)
def test_a_symbol_tells_the_meeting_of_a_document(ask: Ask, symbol: str, name: str | None) -> None:
    issued = example(DocumentIssued, "2020", "document:x", title="t", publisher="p", symbol=symbol)
    held_2 = [
        of_2rc(MeetingOpened, "2021-09-20", kind="RC", part=2),
        of_2rc(MeetingClosed, "2021-09-21", part=2),
    ]
    assert bool(documents(ask([SET, *HELD, *held_2, issued]), "2RC")) is (name == "2RC")


@settings(max_examples=30)
@given(timelines_of_meeting("9MSP"), days(), st.randoms(use_true_random=False))
def test_every_meeting_stands_somewhere_whatever_came_first(
    ask: Ask, timeline: list[Event], as_of: date, shuffle: Random
) -> None:
    mixed = timeline[:]
    shuffle.shuffle(mixed)
    view, other = ask(timeline, as_of), ask(mixed, as_of)
    for name in ("9MSP",) if view.held("meeting:9MSP") else ():
        assert status_of(view, name) is status_of(other, name)
        plans = [move for move in moves(view, name) if move.what in {"moved", "postponed"}]
        assert len(was_set_for(view, name)) <= len(plans)
