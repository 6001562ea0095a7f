"""Which clock of Article 4.1 an act is about: told by its words, never chosen by its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from domain.dates import DateRange
from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ContaminationReported,
    HostilitiesEnded,
)
from domain.events.extensions import (
    ExtensionAnalysed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    ExtensionRequestRevised,
    ExtensionWithdrawn,
)
from domain.events.header import Event
from domain.events.machinery import MeetingClosed, MeetingOpened
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.strategies import example, founders
from projections.extensions import cases
from projections.findings import findings
from projections.obligations import Obligation, Status, obligations
from projections.view import View
from support.kinds import the

Ask = Callable[..., View]

A, B = "4.1(a)", "4.1(b)"


def event(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:BGR", **fields)


def granted(when: str, deadline: str, **told: Any) -> Event:
    return event(
        ExtensionGranted,
        when,
        article=4,
        deadline=date.fromisoformat(deadline),
        decided_by="9MSP",
        form="at_meeting",
        **told,
    )


def asked(when: str, **told: Any) -> Event:
    return event(ExtensionRequested, when, article=4, for_meeting="9MSP", **told)


def finished(when: str, conflict: str | None = None) -> Event:
    return event(ClearanceCompleted, when, paragraph=B, conflict=conflict)


def declared(when: str, conflict: str | None = None) -> Event:
    return event(ClearanceComplianceDeclared, when, paragraph=B, conflict=conflict)


BOUND = event(InstrumentDeposited, "2011-04-06", kind=ConsentKind.RATIFICATION)
AREA = event(ContaminationReported, "2012-01-05", covers="whole")
# 4.1(a) is due on 1 October 2021, the conflicts on 1 March 2023 and 1 June 2023
NORTH = event(HostilitiesEnded, "2013-03-01", conflict="north")
SOUTH = event(HostilitiesEnded, "2013-06-01", conflict="south")


def clocks(ask: Ask, as_of: str, *told: Event) -> dict[str, Obligation]:
    view = ask([*founders(without=["BGR"]), BOUND, AREA, *told], date.fromisoformat(as_of))
    found = [item for item in obligations(view, "BGR") if item.article in {A, B}]
    return {item.what.split()[-2] if item.article == B else A: item for item in found}


def statuses(ask: Ask, as_of: str, *told: Event) -> dict[str, Status]:
    return {name: item.status for name, item in clocks(ask, as_of, *told).items()}


def test_a_completion_ends_the_clock_of_the_conflict_that_it_names(ask: Ask) -> None:
    found = statuses(ask, "2022-01-01", NORTH, SOUTH, finished("2021-05-01", "south"))
    assert (found["north"], found["south"]) == (Status.NOT_YET_DUE, Status.MET_ON_TIME)
    assert found[A] is Status.NOT_RECORDED


def test_a_completion_that_names_no_conflict_is_not_given_to_one_by_its_day(ask: Ask) -> None:
    found = clocks(ask, "2024-01-01", NORTH, SOUTH, finished("2021-05-01"))
    for name in ("north", "south"):
        assert (found[name].status, found[name].met_on) == (Status.CANNOT_TELL, None)
        assert "which clock of Article 4.1 it was about is not stated" in found[name].steps[-1].text
        assert found[name].steps[-1].events == (finished("2021-05-01").id,)


def test_where_only_one_conflict_had_ended_no_other_can_be_meant(ask: Ask) -> None:
    done = finished("2014-05-01")
    later = event(HostilitiesEnded, "2015-01-01", conflict="south")
    assert statuses(ask, "2016-01-01", NORTH, later, done)["north"] is Status.MET_ON_TIME
    assert statuses(ask, "2016-01-01", NORTH, later, done)["south"] is Status.NOT_YET_DUE


def test_a_completion_falls_back_to_its_declaration(ask: Ask) -> None:
    told = (NORTH, SOUTH, finished("2021-05-01"), declared("2021-09-01", "north"))
    found = clocks(ask, "2022-02-01", *told)
    assert found["north"].status is Status.MET_ON_TIME
    assert the(found["north"].met_on, DateRange).last == date(2021, 5, 1)
    assert found["south"].status is Status.NOT_YET_DUE
    assert found["south"].met_on is None


def test_two_completions_without_a_name_are_not_told_apart_by_one_declaration(ask: Ask) -> None:
    told = (NORTH, SOUTH, finished("2020-05-01"), finished("2021-05-01"))
    found = clocks(ask, "2024-02-01", *told, declared("2021-09-01", "north"))
    assert found["north"].status is Status.MET_ON_TIME  # declared before the deadline in any case
    assert found["south"].status is Status.CANNOT_TELL


@pytest.mark.parametrize(
    ("told", "due_on"),
    [
        ({"paragraph": A}, {A: "2024-10-01", "north": "2023-03-01", "south": "2023-06-01"}),
        (
            {"paragraph": B, "conflict": "north"},
            {A: "2021-10-01", "north": "2024-10-01", "south": "2023-06-01"},
        ),
        ({"paragraph": B}, {A: "2021-10-01", "north": None, "south": None}),
        ({}, {A: None, "north": None, "south": None}),
        # a conflict whose end is not recorded has no clock here
        (
            {"paragraph": B, "conflict": "west"},
            {A: "2021-10-01", "north": "2023-03-01", "south": "2023-06-01"},
        ),
    ],
)
def test_a_grant_moves_the_clock_that_it_names(
    ask: Ask,
    told: dict[str, str],
    due_on: dict[str, str | None],
) -> None:
    grant = granted("2021-09-21", "2024-10-01", **told)
    found = clocks(ask, "2021-09-25", NORTH, SOUTH, grant)
    for name, expected in due_on.items():
        assert found[name].due_on == (date.fromisoformat(expected) if expected else None)
        assert (found[name].status is Status.CANNOT_TELL) is (expected is None)


@pytest.mark.parametrize("revised", [False, True])
def test_a_grant_falls_back_to_its_request(ask: Ask, *, revised: bool) -> None:
    told = {"paragraph": B, "conflict": "north"}
    steps = [asked("2020-01-05", **({} if revised else told))]
    if revised:
        steps.append(
            event(ExtensionRequestRevised, "2020-02-05", article=4, for_meeting="9MSP", **told)
        )
    found = clocks(ask, "2021-09-25", NORTH, *steps, granted("2021-09-21", "2024-10-01"))
    assert found["north"].due_on == date(2024, 10, 1)
    assert found[A].due_on == date(2021, 10, 1)


def test_a_grant_answers_the_request_about_its_own_clock(ask: Ask) -> None:
    """Two requests to one meeting, decided in the other order."""
    told = [
        asked("2020-01-05", paragraph=A),
        asked("2020-01-06", paragraph=B, conflict="north"),
        granted("2021-09-20", "2024-10-01", paragraph=B, conflict="north"),
    ]
    found = clocks(ask, "2021-09-25", NORTH, *told)
    assert found["north"].due_on == date(2024, 10, 1)
    assert found[A].due_on == date(2021, 10, 1)


def test_what_is_the_same_for_every_clock_is_told(ask: Ask) -> None:
    """A grant that ends before a clock does cannot have moved it."""
    grant = granted("2021-09-21", "2022-10-01")
    found = clocks(ask, "2021-09-25", NORTH, SOUTH, grant)
    assert (found[A].due_on, found[A].status) == (date(2022, 10, 1), Status.EXTENDED)
    assert found["north"].due_on == date(2023, 3, 1)


def test_a_grant_of_another_clock_shows_nothing_about_this_one(ask: Ask) -> None:
    other = granted("2022-02-01", "2024-10-01", paragraph=B, conflict="north")
    own = granted("2022-02-01", "2024-10-01", paragraph=A)
    assert statuses(ask, "2022-01-01", NORTH, other)[A] is Status.NOT_RECORDED
    assert statuses(ask, "2022-01-01", NORTH, own)[A] is Status.OVERDUE


def test_a_completion_after_the_deadline_shows_that_its_conflict_was_open(ask: Ask) -> None:
    told = (NORTH, SOUTH, finished("2024-05-01", "north"))
    found = statuses(ask, "2024-01-01", *told)
    assert (found["north"], found["south"]) == (Status.OVERDUE, Status.NOT_RECORDED)


def test_a_declaration_that_names_no_conflict_is_no_other_ones(ask: Ask) -> None:
    met = [
        example(MeetingOpened, "2022-08-30", "meeting:10MSP", kind="MSP", part=1),
        example(MeetingClosed, "2022-09-02", "meeting:10MSP", part=1),
    ]
    told = [NORTH, SOUTH, finished("2021-05-01", "north"), finished("2021-06-01", "south")]
    view = ask(
        [*founders(without=["BGR"]), BOUND, AREA, *met, *told, declared("2022-08-31")],
        date(2023, 1, 1),
    )
    found = [item for item in obligations(view, "BGR") if item.article == "4.1(c)"]
    assert [item.status for item in found] == [Status.CANNOT_TELL, Status.CANNOT_TELL]
    assert [item.what.split()[-1] for item in found] == ["north", "south"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (ClearanceCompleted, {"paragraph": A, "conflict": "north"}),
        (ClearanceComplianceDeclared, {"paragraph": A, "conflict": "north"}),
        (ExtensionRequested, {"article": 4, "conflict": "north"}),
        (ExtensionRequested, {"article": 3, "paragraph": A}),
        (ExtensionRequestRevised, {"article": 3, "paragraph": B, "conflict": "north"}),
    ],
)
def test_a_clock_that_cannot_be_is_refused(kind: type[Event], fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=r"only 4\.1\(b\) has|has no paragraph"):
        event(kind, "2020-01-01", **fields)


def test_what_names_no_clock_keeps_its_id() -> None:
    """As it was before there were paragraph and conflict."""
    assert finished("2021-05-01").id == "834fbafd-c32f-5dd4-8791-0bce30a6bde5"
    assert declared("2021-05-01").id == "33477635-cdee-5789-a31d-3f2c97e4eac3"
    assert granted("2021-09-21", "2024-10-01").id == "6794519d-8025-5900-b62e-c964ab881f9b"
    assert asked("2020-01-05").id == "05ee97f8-e41f-53a1-b7ff-94ff31ba5dd7"


def test_months_that_lead_to_the_stated_deadline_tell_whose_deadline_it_is(ask: Ask) -> None:
    """From 1 October 2021 48 months lead to 1 October 2025; from no other deadline do they."""
    first = granted("2021-09-21", "2025-10-01", months=48)
    second = granted("2025-03-01", "2027-10-01", months=24)
    found = clocks(ask, "2021-09-25", NORTH, SOUTH, first)
    assert (found[A].status, found[A].due_on) == (Status.EXTENDED, date(2025, 10, 1))
    assert (found["north"].due_on, found["south"].due_on) == (date(2023, 3, 1), date(2023, 6, 1))
    found = clocks(ask, "2025-03-02", NORTH, SOUTH, first, second)
    assert (found[A].status, found[A].due_on) == (Status.EXTENDED, date(2027, 10, 1))


def test_months_that_lead_there_from_no_deadline_or_from_two_tell_nothing(ask: Ask) -> None:
    for months in (47, None):
        grant = granted("2021-09-21", "2025-10-01", months=months)
        assert clocks(ask, "2021-09-25", NORTH, SOUTH, grant)[A].status is Status.CANNOT_TELL
    twin = event(HostilitiesEnded, "2013-03-01", conflict="twin")
    grant = granted("2021-09-21", "2027-03-01", months=48)
    found = clocks(ask, "2021-09-25", NORTH, twin, grant)
    assert found["north"].status is found["twin"].status is Status.CANNOT_TELL


@pytest.mark.parametrize(
    "step",
    [ExtensionRequestRevised, ExtensionRefused, ExtensionWithdrawn, ExtensionAnalysed],
)
def test_a_step_of_one_clock_leaves_the_request_of_another_as_it_was(
    ask: Ask,
    step: type[Event],
) -> None:
    by = {"decided_by": "9MSP"} if step is ExtensionRefused else {}
    told = [
        asked("2020-01-05", paragraph=A),
        asked("2020-01-06", paragraph=B, conflict="north"),
        event(step, "2020-02-05", article=4, paragraph=B, conflict="north", **by),
    ]
    view = ask([*founders(without=["BGR"]), BOUND, AREA, NORTH, *told], date(2020, 3, 1))
    of_areas, of_north = cases(view, "BGR")
    assert of_areas.events == (told[0],)
    assert of_north.events == (told[1], told[2])


def test_a_revision_that_names_a_conflict_takes_the_decision_on_another_clock_from_it(
    ask: Ask,
) -> None:
    told = [
        asked("2020-01-05"),
        event(ExtensionRequestRevised, "2020-02-05", article=4, paragraph=B, conflict="north"),
        granted("2021-09-20", "2024-10-01", paragraph=A),
    ]
    view = ask([*founders(without=["BGR"]), BOUND, AREA, NORTH, *told], date(2021, 9, 25))
    revised, alone = cases(view, "BGR")
    assert (revised.decision, alone.request) == (None, None)


def months_found(ask: Ask, *told: Event) -> list[str]:
    view = ask([*founders(without=["BGR"]), BOUND, AREA, NORTH, *told], date(2025, 6, 1))
    rules = {"months_differ", "grant_too_long"}
    return [item.text for item in findings(view, "BGR") if item.rule in rules]


def test_a_grant_under_4_1_b_is_judged_by_the_clock_of_its_conflict(ask: Ask) -> None:
    told = {"paragraph": B, "conflict": "north"}
    right = granted("2022-09-21", "2025-03-01", months=24, **told)
    assert not months_found(ask, right)
    wrong = granted("2022-09-21", "2025-03-02", months=24, **told)
    assert months_found(ask, wrong) == [
        "9MSP set 2025-03-02; 24 months from 2023-03-01 would be 2025-03-01"
    ]


def test_the_months_of_a_second_grant_count_from_the_deadline_of_the_first(ask: Ask) -> None:
    told = {"paragraph": B, "conflict": "north"}
    first = granted("2022-09-21", "2025-03-01", months=24, **told)
    second = granted("2024-09-21", "2026-03-01", months=12, **told)
    between = granted("2023-09-21", "2024-10-01", months=36, paragraph=A)
    assert not months_found(ask, first, between, second)
    off = granted("2024-09-21", "2026-04-01", months=12, **told)
    assert months_found(ask, first, between, off) == [
        "9MSP set 2026-04-01; 12 months from 2025-03-01 would be 2026-03-01"
    ]
