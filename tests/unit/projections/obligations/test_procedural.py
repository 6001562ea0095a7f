"""Duties that follow an act: to report, to declare, to answer a recommendation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.clearance import ClearanceCompleted, ClearanceComplianceDeclared
from domain.events.extensions import ExtensionGranted, RecommendationMade, RecommendationMet
from domain.events.header import Event
from domain.events.machinery import MeetingClosed, MeetingOpened, MeetingScheduled
from domain.events.membership import ConsentKind, InstrumentDeposited, WithdrawalNotified
from domain.events.stockpiles import (
    StockpileComplianceDeclared,
    StockpileDestructionCompleted,
)
from domain.strategies import days, example, founders, histories
from projections.obligations import Force, Obligation, Status, due_within, obligations
from projections.view import View
from support.kinds import all_of

Ask = Callable[..., View]

FEW = settings(max_examples=15)


def event(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:HRV", **fields)


def met(name: str, opens: str, closes: str, kind: str = "MSP") -> list[Event]:
    subject = f"meeting:{name}"
    return [
        example(MeetingOpened, opens, subject, kind=kind, part=1),
        example(MeetingClosed, closes, subject, part=1),
    ]


BOUND = event(InstrumentDeposited, "2009-08-17", kind=ConsentKind.RATIFICATION)
CLEARED = event(ClearanceCompleted, "2020-07-31", paragraph="4.1(a)")
MEETINGS = [
    *met("9MSP", "2019-09-02", "2019-09-04"),
    *met("2RC", "2020-11-25", "2020-11-27", "RC"),
    *met("10MSP", "2022-08-30", "2022-09-02"),
]


def duties(ask: Ask, as_of: str, article: str, *told: Event) -> list[Obligation]:
    view = ask([*founders(without=["HRV"]), BOUND, *MEETINGS, *told], date.fromisoformat(as_of))
    return [item for item in obligations(view, "HRV") if item.article == article]


@pytest.mark.parametrize(
    ("as_of", "status"),
    [
        ("2010-08-01", Status.NOT_YET_DUE),
        ("2011-01-28", Status.NOT_YET_DUE),
        ("2011-01-29", Status.NOT_RECORDED),
    ],
)
def test_the_initial_report_is_due_180_days_after_entry_into_force(
    ask: Ask,
    as_of: str,
    status: Status,
) -> None:
    (found,) = duties(ask, as_of, "7.1")
    assert (found.status, found.due_on) == (status, date(2011, 1, 28))
    assert duties(ask, "2010-07-31", "7.1") == []


@pytest.mark.parametrize(
    ("declared", "as_of", "status"),
    [
        (None, "2020-07-31", Status.NOT_YET_DUE),
        (None, "2022-09-02", Status.NOT_YET_DUE),
        (None, "2022-09-03", Status.NOT_RECORDED),
        ("2022-09-02", "2023-01-01", Status.MET_ON_TIME),
        ("2022-09-03", "2023-01-01", Status.MET_LATE),
        ("2022-09", "2023-01-01", Status.CANNOT_TELL),
        # to the Review Conference before, as Croatia and Montenegro did
        ("2020-11-25", "2021-01-01", Status.MET_ON_TIME),
        # before it was finished
        ("2020-07-30", "2023-01-01", Status.NOT_RECORDED),
    ],
)
def test_clearance_is_declared_to_the_next_meeting_of_states_parties_by_its_last_day(
    ask: Ask,
    declared: str | None,
    as_of: str,
    status: Status,
) -> None:
    told = [event(ClearanceComplianceDeclared, declared, paragraph="4.1(a)")] if declared else []
    (found,) = duties(ask, as_of, "4.1(c)", CLEARED, *told)
    assert (found.status, found.due_on) == (status, date(2022, 9, 2))
    assert found.force is Force.TREATY


@pytest.mark.parametrize(
    ("cleared", "declared", "as_of", "status"),
    [
        # finished before or after 9MSP, so due by 4 September 2019 or by 2 September 2022
        ("2019", None, "2019-12-31", Status.CANNOT_TELL),
        ("2019", "2020-01-05", "2020-12-31", Status.CANNOT_TELL),
        ("2019-01-01/2020-01-05", "2019-09-04", "2020-12-31", Status.MET_ON_TIME),
        ("2019", "2022-09-03", "2023-01-01", Status.MET_LATE),
        # before or after it was bound, on 1 August 2010
        ("2008-05-30/2015-07-31", None, "2015-07-31", Status.NOT_YET_DUE),
        ("2008-05-30/2015-07-31", None, "2020-12-31", Status.CANNOT_TELL),
    ],
)
def test_where_the_next_meeting_can_be_one_of_several_no_due_day_is_told(
    ask: Ask,
    cleared: str,
    declared: str | None,
    as_of: str,
    status: Status,
) -> None:
    told = [event(ClearanceCompleted, cleared, paragraph="4.1(a)")]
    if declared:
        told.append(event(ClearanceComplianceDeclared, declared, paragraph="4.1(a)"))
    (found,) = duties(ask, as_of, "4.1(c)", *told)
    assert (found.status, found.due_on, found.original_due_on) == (status, None, None)
    begins = f"declared on {declared}; finished" if declared else "finished"
    assert found.steps[-1].text.startswith(f"{begins} on {cleared}: the next meeting can be 9MSP")


def test_what_may_have_been_finished_before_it_was_bound_has_no_due_day(ask: Ask) -> None:
    straddling = event(ClearanceCompleted, "2010-07-31/2010-08-02", paragraph="4.1(a)")
    (found,) = duties(ask, "2010-08-02", "4.1(c)", straddling)
    assert (found.status, found.due_on) == (Status.NOT_YET_DUE, None)
    assert found.steps[-1].text.endswith(
        "the next meeting can be 9MSP, and it may have finished before it was bound on 2010-08-01"
    )


def test_each_paragraph_is_declared_by_itself(ask: Ask) -> None:
    told = [
        event(ClearanceCompleted, "2020-08-01", paragraph="4.1(b)"),
        event(ClearanceComplianceDeclared, "2020-11-25", paragraph="4.1(a)"),
    ]
    found = duties(ask, "2023-01-01", "4.1(c)", CLEARED, *told)
    assert [item.status for item in found] == [Status.MET_ON_TIME, Status.NOT_RECORDED]


def test_where_no_next_meeting_is_set_nothing_is_due_yet(ask: Ask) -> None:
    late = event(ClearanceCompleted, "2022-08-30", paragraph="4.1(a)")
    (found,) = duties(ask, "2030-01-01", "4.1(c)", late)
    assert (found.status, found.due_on) == (Status.NOT_YET_DUE, None)


def test_what_was_finished_before_entry_into_force_is_declared_after_it(ask: Ask) -> None:
    early = event(ClearanceCompleted, "2009-01-05", paragraph="4.1(a)")
    first = met("1MSP", "2010-11-09", "2010-11-12")
    (found,) = duties(ask, "2010-08-01", "4.1(c)", early, *first)
    assert (found.since, found.due_on) == (date(2010, 8, 1), date(2010, 11, 12))
    assert duties(ask, "2010-07-31", "4.1(c)", early, *first) == []


def test_destruction_is_declared_to_whichever_meeting_is_first(ask: Ask) -> None:
    third = met("3RC", "2026-09-14", "2026-09-18", "RC")
    done = event(StockpileDestructionCompleted, "2023-01-05")
    (found,) = duties(ask, "2024-01-01", "Action 13", done, *third)
    assert found.due_on == date(2026, 9, 18)


def test_declaring_destruction_is_a_commitment_since_the_lausanne_action_plan(ask: Ask) -> None:
    before = event(StockpileDestructionCompleted, "2021-09-21")
    after = event(StockpileDestructionCompleted, "2021-09-22")
    assert duties(ask, "2022-01-01", "Action 13", before) == []
    (found,) = duties(ask, "2022-01-01", "Action 13", after)
    assert (found.force, found.due_on) == (Force.COMMITMENT, date(2022, 9, 2))
    declared = event(StockpileComplianceDeclared, "2022-09-02")
    (found,) = duties(ask, "2023-01-01", "Action 13", after, declared)
    assert found.status is Status.MET_ON_TIME


GRANT = event(
    ExtensionGranted,
    "2020-11-27",
    article=4,
    deadline=date(2022, 8, 1),
    decided_by="2RC",
    form="at_meeting",
)


def recommended(key: str, due_meeting: str | None = None) -> Event:
    return event(
        RecommendationMade,
        "2020-11-27",
        article=4,
        decided_by="2RC",
        key=key,
        ask=f"submit a {key}",
        due_meeting=due_meeting,
    )


@pytest.mark.parametrize(
    ("due_meeting", "done", "as_of", "status", "due_on"),
    [
        ("10MSP", None, "2022-09-02", Status.NOT_YET_DUE, "2022-09-02"),
        ("10MSP", None, "2022-09-03", Status.NOT_RECORDED, "2022-09-02"),
        ("10MSP", "2022-09-02", "2023-01-01", Status.MET_ON_TIME, "2022-09-02"),
        ("10MSP", "2022-09-03", "2023-01-01", Status.MET_LATE, "2022-09-02"),
        (None, None, "2023-01-01", Status.NOT_RECORDED, None),
        (None, "2022-09-03", "2023-01-01", Status.MET_ON_TIME, None),
        # a meeting that the ledger does not know
        ("99MSP", None, "2023-01-01", Status.NOT_RECORDED, None),
    ],
)
def test_a_recommendation_is_never_overdue(  # noqa: PLR0913, PLR0917 - a column each
    ask: Ask,
    due_meeting: str | None,
    done: str | None,
    as_of: str,
    status: Status,
    due_on: str | None,
) -> None:
    told = [GRANT, recommended("plan", due_meeting), recommended("budget", due_meeting)]
    if done:
        told.append(event(RecommendationMet, done, article=4, decided_by="2RC", key="plan"))
    found = duties(ask, as_of, "2RC on Article 4", *told)
    plan = next(item for item in found if item.what == "submit a plan")
    assert (plan.status, plan.force) == (status, Force.RECOMMENDATION)
    assert plan.due_on == (date.fromisoformat(due_on) if due_on else None)
    assert [item.met_on for item in found if item is not plan] == [None]


@pytest.mark.parametrize(
    ("force", "speaker", "words"),
    [
        (None, None, "2RC recommended it"),
        (Force.RECOMMENDATION, "Analysis Group", "Analysis Group recommended it"),
        (Force.ENCOURAGEMENT, "Analysis Group", "Analysis Group encouraged it"),
        (Force.DECISION, None, "2RC made it a condition of the grant"),
    ],
)
def test_what_a_grant_asks_carries_its_force_and_who_said_it(
    ask: Ask,
    force: Force | None,
    speaker: str | None,
    words: str,
) -> None:
    made = recommended("plan").model_copy(update={"force": force, "speaker": speaker})
    (found,) = duties(ask, "2023-01-01", "2RC on Article 4", GRANT, made)
    assert found.force is (force or Force.RECOMMENDATION)
    assert found.steps[0].text == words


def test_what_was_not_done_by_withdrawal_need_not_be_done(ask: Ask) -> None:
    notice = event(WithdrawalNotified, "2021-01-06", in_armed_conflict=False)
    told = [CLEARED, GRANT, recommended("plan", "10MSP"), notice]
    for article in ("4.1(c)", "2RC on Article 4"):
        (before,) = duties(ask, "2021-07-05", article, *told)
        (after,) = duties(ask, "2021-07-06", article, *told)
        assert before.status is not Status.ENDED_BY_WITHDRAWAL
        assert (after.status, after.due_on) == (Status.ENDED_BY_WITHDRAWAL, None)


def test_what_was_done_before_withdrawal_stays_done(ask: Ask) -> None:
    notice = event(WithdrawalNotified, "2021-01-06", in_armed_conflict=False)
    declared = event(ClearanceComplianceDeclared, "2020-11-25", paragraph="4.1(a)")
    (found,) = duties(ask, "2022-01-01", "4.1(c)", CLEARED, declared, notice)
    assert found.status is Status.MET_ON_TIME


def test_a_state_that_never_consented_owes_nothing(ask: Ask) -> None:
    view = ask([*founders(without=["HRV"]), CLEARED, GRANT, recommended("plan")])
    assert obligations(view, "HRV") == ()


@FEW
@given(histories(), days(last=date(2026, 12, 31)), st.integers(0, 1500))
def test_what_falls_due_soon_is_every_open_duty_by_then_in_order(
    ask: Ask,
    history: list[Event],
    as_of: date,
    ahead: int,
) -> None:
    view = ask(history, as_of)
    found = due_within(view, ahead)
    limit = as_of + timedelta(ahead)
    expected = [
        item for item in obligations(view) if item.is_open and item.due_on and item.due_on <= limit
    ]
    assert sorted(map(id, found)) == sorted(map(id, expected))
    days_due = all_of((item.due_on for item in found), date)
    assert days_due == sorted(days_due)


@FEW
@given(histories(), days())
def test_all_obligations_are_those_of_each_state(
    ask: Ask,
    history: list[Event],
    as_of: date,
) -> None:
    view = ask(history, as_of)
    assert obligations(view) == tuple(
        item for iso3 in view.states() for item in obligations(view, iso3)
    )
    for item in obligations(view):
        assert item.since is not None
        assert item.due_on is None or item.due_on >= item.since


def test_a_meeting_that_was_only_scheduled_is_a_next_meeting(ask: Ask) -> None:
    plan = example(
        MeetingScheduled,
        "2022-09-02",
        "meeting:11MSP",
        kind="MSP",
        part=1,
        opens_on=date(2023, 9, 11),
        closes_on=date(2023, 9, 14),
    )
    late = event(ClearanceCompleted, "2022-09-05", paragraph="4.1(a)")
    (found,) = duties(ask, "2023-01-01", "4.1(c)", late, plan)
    assert found.due_on == date(2023, 9, 14)
    assert plan.id in found.evidence


LONGER = GRANT.model_copy(update={"deadline": date(2022, 10, 1)})  # from 1 August 2020


def repeated(repeats: str, due_meeting: str | None = None) -> Event:
    made = recommended("progress", due_meeting)
    return type(made).model_validate({**dict(made), "repeats": repeats})


def answered(when: str, **told: Any) -> Event:
    return event(RecommendationMet, when, article=4, decided_by="2RC", key="progress", **told)


def test_what_is_asked_for_each_year_is_discharged_report_by_report(ask: Ask) -> None:
    told = [LONGER, repeated("yearly"), answered("2022-04-01", year=2021)]
    found = duties(ask, "2024-01-01", "2RC on Article 4", *told)
    assert [(item.what, item.due_on, item.status) for item in found] == [
        ("submit a progress (report on 2020)", date(2021, 4, 30), Status.NOT_RECORDED),
        ("submit a progress (report on 2021)", date(2022, 4, 30), Status.MET_ON_TIME),
        ("submit a progress (report on 2022)", date(2023, 4, 30), Status.NOT_RECORDED),
    ]


def test_years_whose_report_lies_further_ahead_are_not_asked_for_yet(ask: Ask) -> None:
    found = duties(ask, "2021-01-01", "2RC on Article 4", LONGER, repeated("yearly"))
    assert [(item.due_on, item.status) for item in found] == [
        (date(2021, 4, 30), Status.NOT_YET_DUE)
    ]


def test_a_meeting_in_the_extension_is_a_time_of_its_own(ask: Ask) -> None:
    told = [
        LONGER,
        repeated("yearly_and_at_meetings"),
        answered("2022-09-02", meeting="10MSP"),
        *met("11MSP", "2023-09-11", "2023-09-14"),  # after the extension
    ]
    *years, at_meeting = duties(ask, "2024-01-01", "2RC on Article 4", *told)
    assert len(years) == 3
    assert not [item for item in years if item.met_on]
    assert at_meeting.what == "submit a progress (10MSP)"
    assert (at_meeting.due_on, at_meeting.status) == (date(2022, 9, 2), Status.MET_ON_TIME)


@pytest.mark.parametrize(
    ("repeats", "asked_at"),
    [
        ("yearly_and_at_msps", ["submit a progress (10MSP)"]),
        ("yearly_and_at_meetings", ["submit a progress (2RC)", "submit a progress (10MSP)"]),
    ],
)
def test_a_later_part_of_the_conference_that_decided_counts_where_conferences_do(
    ask: Ask, repeats: str, asked_at: list[str]
) -> None:
    told = [
        LONGER,
        repeated(repeats),
        example(MeetingOpened, "2021-09-20", "meeting:2RC", kind="RC", part=2),
        example(MeetingClosed, "2021-09-21", "meeting:2RC", part=2),
    ]
    found = duties(ask, "2024-01-01", "2RC on Article 4", *told)
    assert [item.what for item in found if "MSP" in item.what or "2RC)" in item.what] == asked_at


def test_a_named_meeting_is_asked_for_once_beside_the_years(ask: Ask) -> None:
    told = [LONGER, repeated("yearly", "10MSP")]
    found = duties(ask, "2024-01-01", "2RC on Article 4", *told)
    assert [item.what for item in found][-1] == "submit a progress (10MSP)"
    assert len(found) == 4


def test_the_years_of_a_second_extension_begin_with_the_deadline_of_the_first(ask: Ask) -> None:
    second = event(
        ExtensionGranted,
        "2022-03-01",
        article=4,
        deadline=date(2023, 10, 1),
        decided_by="10MSP",
        form="at_meeting",
    )
    made = repeated("yearly").model_copy(
        update={
            "decided_by": "10MSP",
            "not_before": date(2022, 3, 1),
            "effective_on": date(2022, 3, 1),
        }
    )
    found = duties(ask, "2025-01-01", "10MSP on Article 4", LONGER, second, made)
    assert [item.due_on for item in found] == [date(2023, 4, 30), date(2024, 4, 30)]
