"""The clocks of Articles 3.2 and 4.1: real deadlines, and what holds for any history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import DateRange, add_months
from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ContaminationDiscovered,
    ContaminationReported,
    HostilitiesEnded,
    LandReleased,
    SurveyReported,
)
from domain.events.extensions import (
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
)
from domain.events.header import Event
from domain.events.machinery import MeetingClosed, MeetingOpened
from domain.events.membership import ConsentKind, InstrumentDeposited, WithdrawalNotified
from domain.events.stockpiles import (
    HoldingsClarified,
    StockpileComplianceDeclared,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.quantities import Quantity, Unit
from domain.strategies import days, example, founders, timelines_of_state
from projections.obligations import OPEN, Obligation, Status, obligations
from projections.view import View
from support.kinds import the

Ask = Callable[..., View]

SOME = settings(max_examples=25)
TIME_BOUND = ("3.2", "4.1(a)", "4.1(b)")
HISTORY = timelines_of_state("BGR", consents=True)
PRECISE_OR_VAGUE = HISTORY | timelines_of_state("BGR", consents=True, vague=True)


def event(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:BGR", **fields)


def bound(when: str) -> Event:
    """A deposit that brings the Convention into force five months after its month."""
    return event(InstrumentDeposited, when, kind=ConsentKind.RATIFICATION)


def asked(when: str, article: int, meeting: str | None = None) -> Event:
    return event(ExtensionRequested, when, article=article, for_meeting=meeting)


def granted(when: str, article: int, deadline: str, by: str = "9MSP") -> Event:
    return event(
        ExtensionGranted,
        when,
        article=article,
        deadline=date.fromisoformat(deadline),
        decided_by=by,
        form="at_meeting",
    )


def met(name: str, opens: str, closes: str) -> list[Event]:
    subject = f"meeting:{name}"
    return [
        example(MeetingOpened, opens, subject, kind="MSP", part=1),
        example(MeetingClosed, closes, subject, part=1),
    ]


def duty(ask: Ask, article: str, as_of: str, *told: Event) -> Obligation:
    view = ask([*founders(without=["BGR"]), *told], date.fromisoformat(as_of))
    return next(item for item in obligations(view, "BGR") if item.article == article)


STOCK = event(StockpileDeclared, "2012-01-05", scope="total")


def released(first: str, square_metres: int) -> Event:
    """Land released from that day to the end of the year."""
    last = date.fromisoformat(first).replace(month=12, day=31)
    return event(
        LandReleased,
        f"{first}/{last}",
        period_from=date.fromisoformat(first),
        period_to=last,
        cleared=Quantity(square_metres, Unit.SQUARE_METRES),
        series="Monitor",
    )


AREA = event(ContaminationReported, "2012-01-05", covers="whole")


@dataclass(frozen=True)
class Deadlines:
    """A row of the table of deadlines: the deposit, and each grant with its day."""

    state: str
    article: int
    deposited: str
    in_force: str
    original: str
    grants: tuple[tuple[str, str], ...]


TABLE = [
    Deadlines(
        "Bulgaria",
        3,
        "2011-04-06",
        "2011-10-01",
        "2019-10-01",
        (("2019-09-04", "2020-10-01"), ("2021-02-26", "2022-10-01"), ("2022-09-02", "2023-12-31")),
    ),
    Deadlines("Peru", 3, "2012-09-26", "2013-03-01", "2021-03-01", (("2021-02-26", "2024-04-01"),)),
    Deadlines(
        "Bosnia and Herzegovina",
        4,
        "2010-09-07",
        "2011-03-01",
        "2021-03-01",
        (("2021-02-26", "2022-09-01"),),
    ),
    Deadlines(
        "Chile",
        4,
        "2010-12-16",
        "2011-06-01",
        "2021-06-01",
        (("2021-05-21", "2022-06-01"), ("2021-09-21", "2023-06-01")),
    ),
    Deadlines(
        "Lebanon", 4, "2010-11-05", "2011-05-01", "2021-05-01", (("2021-04-22", "2026-05-01"),)
    ),
    Deadlines(
        "Afghanistan", 4, "2011-09-08", "2012-03-01", "2022-03-01", (("2021-09-21", "2026-03-01"),)
    ),
    Deadlines(
        "Mauritania", 4, "2012-02-01", "2012-08-01", "2022-08-01", (("2021-09-21", "2024-08-01"),)
    ),
    Deadlines(
        "Germany", 4, "2009-07-08", "2010-08-01", "2020-08-01", (("2019-09-04", "2025-08-01"),)
    ),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.state)
def test_the_deadlines_of_the_treaty_page_are_reproduced(ask: Ask, row: Deadlines) -> None:
    told = [bound(row.deposited), STOCK, AREA]
    told += [granted(day, row.article, until) for day, until in row.grants]
    provision = "3.2" if row.article == 3 else "4.1(a)"
    expected = row.original
    for decided, until in row.grants:
        day_before = date.fromisoformat(decided) - timedelta(1)
        before = duty(ask, provision, day_before.isoformat(), *told)
        assert before.due_on == date.fromisoformat(expected)
        after = duty(ask, provision, decided, *told)
        assert (after.due_on, after.status) == (date.fromisoformat(until), Status.EXTENDED)
        assert after.since == date.fromisoformat(row.in_force)
        assert after.original_due_on == date.fromisoformat(row.original)
        expected = until


BULGARIA = [
    bound("2011-04-06"),
    STOCK,
    asked("2019-01-31", 3, "9MSP"),
    granted("2019-09-04", 3, "2020-10-01"),
    asked("2020-09-30", 3, "2RC"),
    granted("2021-02-26", 3, "2022-10-01", "2RC"),
    *met("2RC", "2020-11-25", "2021-09-21"),
]


@pytest.mark.parametrize(
    ("as_of", "status", "due_on"),
    [
        ("2012-10-01", Status.NOT_YET_DUE, "2019-10-01"),
        ("2018-09-30", Status.NOT_YET_DUE, "2019-10-01"),
        ("2018-10-01", Status.DUE_SOON, "2019-10-01"),
        ("2019-09-03", Status.DUE_SOON, "2019-10-01"),
        ("2019-09-04", Status.EXTENDED, "2020-10-01"),
        ("2020-10-01", Status.EXTENDED, "2020-10-01"),
        ("2020-10-02", Status.OVERDUE_REQUEST_PENDING, "2020-10-01"),
        ("2021-02-25", Status.OVERDUE_REQUEST_PENDING, "2020-10-01"),
        ("2021-02-26", Status.EXTENDED, "2022-10-01"),
    ],
)
def test_bulgarias_stockpile_day_by_day(ask: Ask, as_of: str, status: Status, due_on: str) -> None:
    found = duty(ask, "3.2", as_of, *BULGARIA)
    assert (found.status, found.due_on) == (status, date.fromisoformat(due_on))


def test_bulgarias_gap_stays_in_its_history(ask: Ask) -> None:
    gap = DateRange(date(2020, 10, 2), date(2021, 2, 25))
    assert duty(ask, "3.2", "2021-02-25", *BULGARIA).gaps == ()
    assert duty(ask, "3.2", "2021-02-26", *BULGARIA).gaps == (gap,)
    done = event(StockpileDestructionCompleted, "2022-05-01")
    finished = duty(ask, "3.2", "2025-01-01", *BULGARIA, done)
    assert (finished.gaps, finished.status) == ((gap,), Status.MET_ON_TIME)


def test_a_grant_before_the_deadline_leaves_no_gap(ask: Ask) -> None:
    chile = [bound("2010-12-16"), AREA, granted("2021-05-21", 4, "2022-06-01")]
    assert duty(ask, "4.1(a)", "2021-06-02", *chile).gaps == ()
    on_the_day_after = [bound("2010-12-16"), AREA, granted("2021-06-02", 4, "2022-06-01")]
    assert duty(ask, "4.1(a)", "2021-06-02", *on_the_day_after).gaps == ()
    a_day_later = [bound("2010-12-16"), AREA, granted("2021-06-03", 4, "2022-06-01")]
    day = DateRange.of(date(2021, 6, 2))
    assert duty(ask, "4.1(a)", "2021-06-03", *a_day_later).gaps == (day,)


UNITED_KINGDOM = [
    bound("2010-05-04"),
    STOCK,
    event(StockpileDestructionCompleted, "2013-12-17"),
    event(StockpileComplianceDeclared, "2014-09-05"),
    event(StockpileDiscovered, "2020-01-01/2020-12-14"),
    event(
        StockpileDestroyed,
        "2020-12-15",
        period_from=date(2020, 12, 15),
        period_to=date(2020, 12, 15),
    ),
    event(StockpileDestructionCompleted, "2020-12-15"),
]


@pytest.mark.parametrize(
    ("as_of", "status", "due_on"),
    [
        ("2013-12-17", Status.MET_ON_TIME, "2018-11-01"),
        ("2020-12-13", Status.MET_ON_TIME, "2018-11-01"),
        ("2020-12-14", Status.REOPENED, None),
        ("2020-12-15", Status.CLOSED, None),
    ],
)
def test_what_is_found_after_the_deadline_starts_no_clock(
    ask: Ask,
    as_of: str,
    status: Status,
    due_on: str | None,
) -> None:
    found = duty(ask, "3.2", as_of, *UNITED_KINGDOM)
    assert found.status is status
    assert found.due_on == (date.fromisoformat(due_on) if due_on else None)


def test_what_is_found_before_the_deadline_leaves_it_as_it_was(ask: Ask) -> None:
    mauritania = [
        bound("2012-02-01"),
        AREA,
        event(ClearanceCompleted, "2013-09-01", paragraph="4.1(a)"),
        event(ContaminationDiscovered, "2020-06-01"),
        granted("2021-09-21", 4, "2024-08-01", "2RC"),
    ]
    found = duty(ask, "4.1(a)", "2020-06-01", *mauritania)
    assert (found.status, found.due_on) == (Status.REOPENED, date(2022, 8, 1))
    extended = duty(ask, "4.1(a)", "2021-09-21", *mauritania)
    assert (extended.status, extended.due_on) == (Status.EXTENDED, date(2024, 8, 1))


@pytest.mark.parametrize(
    ("found", "status", "due_on"),
    [
        ("2018-01-01/2018-11-01", Status.OVERDUE, "2018-11-01"),
        ("2018-11-02/2019-11-01", Status.REOPENED, None),
        ("2018-11-01/2018-11-02", Status.CANNOT_TELL, None),
        ("2018", Status.CANNOT_TELL, None),
    ],
)
def test_a_find_on_both_sides_of_the_deadline_cannot_be_told(
    ask: Ask,
    found: str,
    status: Status,
    due_on: str | None,
) -> None:
    """Due on 1 November 2018: reopened without a due date after it, the old due date before."""
    told = [*UNITED_KINGDOM[:4], event(StockpileDiscovered, found)]
    told += [event(StockpileDestroyed, "2021", **DESTROYED_IN_2021)]
    then = duty(ask, "3.2", "2020-12-14", *told)
    assert (then.status, then.due_on) == (status, date.fromisoformat(due_on) if due_on else None)
    if status is Status.CANNOT_TELL:
        assert "whether it was found by the deadline 2018-11-01" in then.steps[-1].text
    again = duty(ask, "3.2", "2022-01-01", *told, event(StockpileDestructionCompleted, "2021"))
    after = {Status.OVERDUE: Status.MET_LATE, Status.REOPENED: Status.CLOSED}
    assert again.status is after.get(status, Status.CANNOT_TELL)
    assert again.met_on == DateRange(date(2021, 1, 1), date(2021, 12, 31))


DESTROYED_IN_2021 = {"period_from": date(2021, 1, 1), "period_to": date(2021, 12, 31)}


def test_a_grant_between_the_days_of_a_find_counts_for_each_of_them(ask: Ask) -> None:
    told = [
        *UNITED_KINGDOM[:4],
        granted("2018-06-01", 3, "2020-11-01"),
        event(StockpileDiscovered, "2018"),
    ]
    assert duty(ask, "3.2", "2019-06-01", *told).status is Status.REOPENED
    assert duty(ask, "3.2", "2019-06-01", *told).due_on == date(2020, 11, 1)


def test_a_deadline_granted_after_a_late_find_governs(ask: Ask) -> None:
    told = [*UNITED_KINGDOM[:5], granted("2021-02-26", 3, "2022-11-01")]
    found = duty(ask, "3.2", "2021-03-01", *told)
    assert (found.status, found.due_on) == (Status.EXTENDED, date(2022, 11, 1))


def test_a_gap_ends_before_the_first_day_on_which_the_grant_can_have_been_made(ask: Ask) -> None:
    told = [bound("2010-12-16"), AREA, granted("2021-06-05/2021-06-10", 4, "2022-06-01")]
    gap = DateRange(date(2021, 6, 2), date(2021, 6, 4))
    assert duty(ask, "4.1(a)", "2021-06-10", *told).gaps == (gap,)
    perhaps_none = [bound("2010-12-16"), AREA, granted("2021-05-30/2021-06-10", 4, "2022-06-01")]
    assert duty(ask, "4.1(a)", "2021-06-10", *perhaps_none).gaps == ()


def test_an_addition_after_completion_is_a_find_and_a_total_is_a_restatement(ask: Ask) -> None:
    done = [bound("2010-05-04"), STOCK, event(StockpileDestructionCompleted, "2013-12-17")]
    restated = event(StockpileDeclared, "2020-04-30", scope="total")
    added = event(StockpileDeclared, "2020-04-30", scope="addition")
    assert duty(ask, "3.2", "2020-05-01", *done, restated).status is Status.MET_ON_TIME
    assert duty(ask, "3.2", "2020-05-01", *done, added).status is Status.REOPENED
    # a find that is reported by itself is found once
    find = event(StockpileDiscovered, "2020-04")
    steps = duty(ask, "3.2", "2020-05-01", *done, find, added).steps
    assert [step.text for step in steps if step.rule == "found"] == ["found on 2020-04"]


def test_a_report_of_zero_alone_is_shown_as_that(ask: Ask) -> None:
    nothing = Quantity(0, Unit.SQUARE_METRES)
    zero = event(ContaminationReported, "2012", covers="whole", total=nothing)
    found = duty(ask, "4.1(a)", "2021-01-01", BOUND, zero)
    assert found.status is Status.CLOSED
    assert found.steps[2].text == "declared none; last report of 2012, which states zero"
    assert found.steps[-1].text.startswith("the State reported an area of zero, and nothing else")


def test_a_report_that_another_of_its_day_contradicts_stays_visible(ask: Ask) -> None:
    zero = event(
        ContaminationReported,
        "2020-12-31",
        covers="whole",
        total=Quantity(0, Unit.SQUARE_METRES),
        confidence="low",
    )
    some = event(
        ContaminationReported, "2020-12-31", covers="whole", total=Quantity(5, Unit.SQUARE_METRES)
    )
    found = duty(ask, "4.1(a)", "2021-01-01", BOUND, AREA, zero, some)
    assert found.steps[2].text == (
        "declared; last report of 2020-12-31; another report of that day is shown, not relied on"
    )
    assert found.steps[2].events == (some.id, zero.id)


def test_a_report_of_zero_ends_no_duty(ask: Ask) -> None:
    nothing = Quantity(0, Unit.SQUARE_METRES)
    zero = event(ContaminationReported, "2020-12-31", covers="whole", total=nothing)
    found = duty(ask, "4.1(a)", "2021-01-01", BOUND, AREA, zero)
    assert found.status is Status.DUE_SOON
    assert found.steps[2].text == "declared; last report of 2020-12-31, which states zero"


BOUND = bound("2011-04-06")  # in force 1 October 2011, stock due 2019, areas due 2021


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([], Status.NOT_RECORDED),
        ([event(HoldingsClarified, "2012", holdings="verifying")], Status.UNVERIFIED),
        ([event(HoldingsClarified, "2012", holdings="none")], Status.CLOSED),
        # a missing paper is not a missed deadline
        ([STOCK], Status.NOT_RECORDED),
        ([STOCK, event(StockpileDiscovered, "2019-10-01")], Status.NOT_RECORDED),
        # what shows that stock was left on or after the day asked about
        ([STOCK, event(StockpileDiscovered, "2019-10-02")], Status.OVERDUE),
        ([STOCK, event(StockpileDestructionCompleted, "2020-01-02")], Status.OVERDUE),
        ([STOCK, event(StockpileDestructionCompleted, "2019-10-02")], Status.MET_LATE),
        ([STOCK, event(StockpileDestructionCompleted, "2019-10-01")], Status.MET_ON_TIME),
        ([STOCK, event(StockpileDestructionCompleted, "2019-10")], Status.CANNOT_TELL),
        ([STOCK, event(StockpileComplianceDeclared, "2019-09-01")], Status.MET_ON_TIME),
        # pending then; whether it still was after the deadline is known only of later knowledge
        ([STOCK, asked("2019-08-01", 3)], Status.OUTCOME_NOT_RECORDED),
        ([STOCK, asked("2019-08-01", 3), asked("2019-11-01", 4)], Status.OVERDUE_REQUEST_PENDING),
        ([STOCK, asked("2019-08-01", 4)], Status.NOT_RECORDED),
        ([STOCK, asked("2019-08-01", 3, "9MSP")], Status.OUTCOME_NOT_RECORDED),
        (
            [
                STOCK,
                asked("2019-08-01", 3),
                event(ExtensionRefused, "2019-09-04", article=3, decided_by="9MSP"),
            ],
            Status.NOT_RECORDED,
        ),
        ([STOCK, granted("2020-02-01", 3, "2022-01-01")], Status.OVERDUE),
    ],
)
def test_a_stockpile_on_new_years_day_2020(ask: Ask, told: list[Event], status: Status) -> None:
    known = [BOUND, *met("9MSP", "2019-09-02", "2019-09-04"), *told]
    assert duty(ask, "3.2", "2020-01-01", *known).status is status


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([], Status.NOT_RECORDED),
        ([AREA], Status.NOT_RECORDED),
        ([AREA, event(ContaminationReported, "2021-10-02", covers="whole")], Status.OVERDUE),
        ([AREA, event(ContaminationDiscovered, "2021-10-02")], Status.OVERDUE),
        # land released since was there; a survey may have found nothing, and so may clearance
        ([AREA, released("2021-10-02", 5)], Status.OVERDUE),
        ([AREA, released("2021-10-01", 5)], Status.NOT_RECORDED),
        ([AREA, released("2021-10-02", 0)], Status.NOT_RECORDED),
        ([AREA, event(SurveyReported, "2021-10-02")], Status.NOT_RECORDED),
        ([AREA, event(ClearanceCompleted, "2023", paragraph="4.1(a)")], Status.OVERDUE),
        # the other clock says nothing about this one
        ([AREA, event(ClearanceCompleted, "2023", paragraph="4.1(b)")], Status.NOT_RECORDED),
        (
            [AREA, event(ClearanceComplianceDeclared, "2021-09-01", paragraph="4.1(a)")],
            Status.MET_ON_TIME,
        ),
        (
            [AREA, event(ClearanceComplianceDeclared, "2021-09-01", paragraph="4.1(b)")],
            Status.NOT_RECORDED,
        ),
    ],
)
def test_an_area_on_new_years_day_2022(ask: Ask, told: list[Event], status: Status) -> None:
    assert duty(ask, "4.1(a)", "2022-01-01", BOUND, *told).status is status


def test_each_conflict_has_a_clock_of_its_own(ask: Ask) -> None:
    told = [
        BOUND,
        AREA,
        event(HostilitiesEnded, "2016-03-01", conflict="the first"),
        event(HostilitiesEnded, "2018-03-01", conflict="the second"),
        granted("2021-09-21", 4, "2024-10-01"),
        event(ClearanceCompleted, "2022-05-01", paragraph="4.1(a)"),
    ]
    view = ask([*founders(without=["BGR"]), *told], date(2023, 1, 1))
    clocks = [item for item in obligations(view, "BGR") if item.article == "4.1(b)"]
    assert [(item.since, item.due_on, item.status) for item in clocks] == [
        (date(2016, 3, 1), date(2026, 3, 1), Status.NOT_YET_DUE),
        (date(2018, 3, 1), date(2028, 3, 1), Status.NOT_YET_DUE),
    ]


def test_what_ended_before_entry_into_force_has_no_clock_of_its_own(ask: Ask) -> None:
    told = [BOUND, AREA, event(HostilitiesEnded, "2011-09-30", conflict="the first")]
    view = ask([*founders(without=["BGR"]), *told], date(2023, 1, 1))
    assert not [item for item in obligations(view, "BGR") if item.article == "4.1(b)"]


def test_withdrawal_ends_duties_on_its_day(ask: Ask) -> None:
    notice = event(WithdrawalNotified, "2014-09-06", in_armed_conflict=False)
    before = duty(ask, "3.2", "2015-03-05", BOUND, STOCK, notice)
    assert before.status is Status.NOT_YET_DUE
    after = duty(ask, "3.2", "2015-03-06", BOUND, STOCK, notice)
    assert (after.status, after.due_on) == (Status.ENDED_BY_WITHDRAWAL, None)


DONE = (StockpileDestructionCompleted, ClearanceCompleted)


@pytest.mark.parametrize(
    ("when", "status"),
    [
        ("2015-03-05", Status.MET_ON_TIME),
        ("2015-03-06", Status.ENDED_BY_WITHDRAWAL),  # the first day on which it is not bound
        ("2018-05-01", Status.ENDED_BY_WITHDRAWAL),
        ("2015", Status.CANNOT_TELL),
    ],
)
def test_what_is_finished_after_a_withdrawal_meets_no_duty_and_is_shown(
    ask: Ask,
    when: str,
    status: Status,
) -> None:
    notice = event(WithdrawalNotified, "2014-09-06", in_armed_conflict=False)
    for article, told, fields in (
        ("3.2", STOCK, {}),
        ("4.1(a)", AREA, {"paragraph": "4.1(a)"}),
    ):
        done = event(DONE[article != "3.2"], when, **fields)
        found = duty(ask, article, "2019-01-01", BOUND, told, notice, done)
        assert found.status is status
        assert done.id in found.steps[-1].events


def test_what_is_found_after_a_withdrawal_reopens_no_duty(ask: Ask) -> None:
    notice = event(WithdrawalNotified, "2014-09-06", in_armed_conflict=False)
    told = [
        STOCK,
        notice,
        event(StockpileDestructionCompleted, "2014-01-01"),
        event(StockpileDiscovered, "2016-01-01"),
        event(StockpileDestructionCompleted, "2017-01-01"),
    ]
    found = duty(ask, "3.2", "2018-01-01", BOUND, *told)
    assert (found.status, found.met_on) == (Status.MET_ON_TIME, DateRange.of(date(2014, 1, 1)))


def test_a_completion_after_a_withdrawal_need_not_be_declared(ask: Ask) -> None:
    notice = event(WithdrawalNotified, "2014-09-06", in_armed_conflict=False)
    done = event(ClearanceCompleted, "2015-03-06", paragraph="4.1(a)")
    view = ask([*founders(without=["BGR"]), BOUND, AREA, notice, done], date(2018, 1, 1))
    assert not [item for item in obligations(view, "BGR") if item.article == "4.1(c)"]


# For any history


def clocks(view: View) -> list[Obligation]:
    return [item for item in obligations(view, "BGR") if item.article in TIME_BOUND]


def whole(timeline: list[Event]) -> list[Event]:
    return [*founders(without=["BGR"]), *timeline]


@SOME
@given(PRECISE_OR_VAGUE, days())
def test_nothing_is_due_before_it_is_owed(ask: Ask, timeline: list[Event], as_of: date) -> None:
    for item in obligations(ask(whole(timeline), as_of), "BGR"):
        assert item.since is not None
        assert item.since <= as_of
        assert item.due_on is None or item.due_on >= item.since
        assert item.original_due_on is None or item.original_due_on >= item.since


@SOME
@given(HISTORY, st.lists(days(), min_size=2, max_size=5))
def test_deadlines_only_ever_move_further(
    ask: Ask,
    timeline: list[Event],
    asked_for: list[date],
) -> None:
    """While it is bound: a State that comes back begins anew."""
    once = [item for item in timeline if not isinstance(item, WithdrawalNotified)]
    once = once[: _second_consent(once)]
    view = ask(whole(once))
    seen = [clocks(view.at(as_of)) for as_of in sorted(asked_for)]
    for article in ("3.2", "4.1(a)"):
        due = [item for found in seen for item in found if item.article == article]
        known = [item.due_on for item in due if item.due_on]
        assert all(one <= other for one, other in pairwise(known))
        assert len({item.original_due_on for item in due}) <= 1


def _second_consent(timeline: list[Event]) -> int | None:
    places = [i for i, item in enumerate(timeline) if isinstance(item, InstrumentDeposited)]
    return places[1] if len(places) > 1 else None


@SOME
@given(PRECISE_OR_VAGUE, days())
def test_a_deadline_is_the_last_granted_and_else_the_original(
    ask: Ask,
    timeline: list[Event],
    as_of: date,
) -> None:
    for item in clocks(ask(whole(timeline), as_of)):
        number = 3 if item.article == "3.2" else 4
        deadlines = [
            each.deadline
            for each in timeline
            if isinstance(each, ExtensionGranted) and each.article == number
        ]
        allowed = {None, item.original_due_on, *deadlines}
        assert item.due_on in allowed
        if item.status is Status.EXTENDED:
            assert item.due_on in deadlines
            assert item.due_on >= as_of


@SOME
@given(PRECISE_OR_VAGUE, days())
def test_nothing_is_overdue_without_evidence_after_the_deadline(
    ask: Ask,
    timeline: list[Event],
    as_of: date,
) -> None:
    view = ask(whole(timeline), as_of)
    for item in clocks(view):
        if item.status is Status.OVERDUE:
            shown = view.facts.by_id[item.steps[-1].events[0]]
            assert shown.not_before > the(item.due_on, date)
            assert as_of > the(item.due_on, date)
        if item.status is Status.OVERDUE_REQUEST_PENDING:
            requests = {each.id for each in timeline if isinstance(each, ExtensionRequested)}
            assert requests & set(item.steps[-1].events)
            assert as_of > the(item.due_on, date)


@SOME
@given(PRECISE_OR_VAGUE, days())
def test_without_anything_later_than_its_deadline_no_duty_is_overdue(
    ask: Ask,
    timeline: list[Event],
    as_of: date,
) -> None:
    """Not by the step it names, but by taking all such events away."""
    for item in clocks(ask(whole(timeline), as_of)):
        if item.status is Status.OVERDUE:
            due_on = the(item.due_on, date)
            silent = [each for each in timeline if each.not_before <= due_on]
            again = clocks(ask(whole(silent), as_of))
            found = [each for each in again if each.what == item.what]
            assert all(each.status is not Status.OVERDUE for each in found)


@SOME
@given(PRECISE_OR_VAGUE, days())
def test_a_deadline_is_met_on_its_day(ask: Ask, timeline: list[Event], as_of: date) -> None:
    late = (Status.OVERDUE, Status.OVERDUE_REQUEST_PENDING, Status.OUTCOME_NOT_RECORDED)
    for item in clocks(ask(whole(timeline), as_of)):
        if item.due_on and as_of <= item.due_on:
            assert item.status not in late
        if item.met_on and item.due_on:
            expected = Status.MET_ON_TIME
            if item.met_on.last > item.due_on:
                late_for_sure = item.met_on.first > item.due_on
                expected = Status.MET_LATE if late_for_sure else Status.CANNOT_TELL
            assert item.status is expected


@SOME
@given(HISTORY, days())
def test_a_gap_lies_between_a_deadline_and_the_grant_that_moved_it(
    ask: Ask,
    timeline: list[Event],
    as_of: date,
) -> None:
    view = ask(whole(timeline), as_of)
    for item in clocks(view):
        ends = [each.effective_on for each in timeline if isinstance(each, ExtensionGranted)]
        for gap in item.gaps:
            assert gap.last + timedelta(1) in ends
            assert gap.last < as_of
            (then,) = [each for each in clocks(view.at(gap.first)) if each.what == item.what]
            assert then.status is not Status.EXTENDED
            assert then.due_on is None or then.due_on < gap.first
        assert all(one.last < other.first for one, other in pairwise(item.gaps))


@SOME
@given(timelines_of_state("BGR", consents=True, withdraws=True), st.integers(0, 3000))
def test_no_duty_is_open_once_withdrawal_took_effect(
    ask: Ask,
    timeline: list[Event],
    later: int,
) -> None:
    notice = next(item for item in timeline if isinstance(item, WithdrawalNotified))
    gone = [item for item in timeline if item.effective_on <= notice.effective_on]
    as_of = add_months(notice.effective_on, 6) + timedelta(later)
    found = obligations(ask(whole(gone), as_of), "BGR")
    assert found
    assert not [item for item in found if item.status in OPEN]
    ended = (Status.ENDED_BY_WITHDRAWAL, Status.CANNOT_TELL)  # or perhaps met before
    left = add_months(notice.effective_on, 6)
    for item in found:
        accrued = item.article.startswith("7") and item.due_on and item.due_on < left
        assert item.met_on or accrued or item.status in ended


@SOME
@given(PRECISE_OR_VAGUE, days())
def test_every_step_rests_on_events_that_are_known(
    ask: Ask,
    timeline: list[Event],
    as_of: date,
) -> None:
    view = ask(whole(timeline), as_of)
    for item in obligations(view, "BGR"):
        assert set(item.evidence) <= view.facts.by_id.keys()
        assert len(set(item.evidence)) == len(item.evidence)
        assert item.is_open is (item.status in OPEN)
        assert item.bearer == "state:BGR"
