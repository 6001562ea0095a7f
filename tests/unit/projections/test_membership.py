"""Who is bound, and from when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import DateRange
from domain.events.header import Event
from domain.events.membership import (
    ConsentKind,
    ConventionSigned,
    InstrumentDeposited,
    ProvisionalApplicationDeclared,
    WithdrawalNotified,
)
from domain.rules import article_17
from domain.strategies import (
    THIRTIETH_DEPOSIT_ON,
    days,
    example,
    founders,
    histories,
    timelines_of_state,
)
from projections.membership import (
    MembershipStatus,
    contracting_states,
    convention_in_force_on,
    ever_contracting,
    former_states,
    joined,
    pending_states,
    register,
    signatories,
    standing,
    states_in_force,
)
from projections.view import View
from support.kinds import the

Ask = Callable[..., View]

FEW = settings(max_examples=20)
SOME = settings(max_examples=30)
BOUND = timelines_of_state("NIU", consents=True)


def acceded(when: str) -> Event:
    return example(InstrumentDeposited, when, "state:NIU", kind=ConsentKind.ACCESSION)


def withdrew(when: str, **conflict: object) -> Event:
    conflict.setdefault("in_armed_conflict", False)
    return example(WithdrawalNotified, when, "state:NIU", **conflict)


def status(ask: Ask, day: str, *events: Event) -> str:
    view = ask([*founders(without=["NIU"]), *events], date.fromisoformat(day))
    return standing(view, "NIU").status.value


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-08-05", "not_signed"),
        ("2020-08-06", "pending"),
        ("2021-01-31", "pending"),
        ("2021-02-01", "state_party"),
    ],
)
def test_niue_was_pending_from_its_deposit_to_its_entry_into_force(
    ask: Ask,
    day: str,
    expected: str,
) -> None:
    assert status(ask, day, acceded("2020-08-06")) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-09-06", "state_party"),
        ("2025-03-05", "state_party"),
        ("2025-03-06", "former_state_party"),
        ("2026-02-28", "former_state_party"),
        ("2026-03-01", "pending"),
        ("2026-09-01", "state_party"),
    ],
)
def test_a_withdrawing_state_is_bound_through_the_day_before_and_can_come_back(
    ask: Ask,
    day: str,
    expected: str,
) -> None:
    events = [acceded("2012-01-05"), withdrew("2024-09-06"), acceded("2026-03-01")]
    assert status(ask, day, *events) == expected


def test_a_conflict_keeps_a_state_bound_until_its_end(ask: Ask) -> None:
    goes_on = withdrew("2024-09-06", in_armed_conflict=True)
    assert status(ask, "2030-01-01", acceded("2012-01-05"), goes_on) == "state_party"
    ended = withdrew("2024-09-06", in_armed_conflict=True, conflict_ended_on=date(2026, 5, 1))
    assert status(ask, "2026-04-30", acceded("2012-01-05"), ended) == "state_party"
    assert status(ask, "2026-05-01", acceded("2012-01-05"), ended) == "former_state_party"


def test_a_notice_ends_only_the_membership_that_it_was_given_in(ask: Ask) -> None:
    """Vague, the new accession can have been before the notice; it presupposes it all the same."""
    events = [acceded("2012-01-05"), withdrew("2016-06-01"), acceded("2016-01-01/2018-12-31")]
    assert status(ask, "2016-12-01", *events) == "former_state_party"
    assert status(ask, "2019-12-31", *events) == "state_party"
    again = [*events, withdrew("2020-06-01")]
    assert status(ask, "2020-11-30", *again) == "state_party"
    assert status(ask, "2020-12-01", *again) == "former_state_party"
    # as known when the first notice was not
    assert status(ask, "2020-12-01", events[0], events[2], again[3]) == "former_state_party"


def test_a_state_that_withdrew_is_among_those_that_ever_consented(ask: Ask) -> None:
    view = ask([acceded("2012-01-05"), withdrew("2016-06-01")], date(2020, 1, 1))
    assert (ever_contracting(view), contracting_states(view)) == (("NIU",), ())


def test_a_signatory_is_one_until_it_consents(ask: Ask) -> None:
    signed = example(ConventionSigned, "2008-12-03", "state:NIU")
    assert status(ask, "2008-12-02", signed) == "not_signed"
    assert status(ask, "2008-12-03", signed) == "signatory"
    assert status(ask, "2012-01-05", signed, acceded("2012-01-05")) == "pending"


def test_the_convention_is_in_force_from_the_sixth_month_after_the_thirtieth_deposit(
    ask: Ask,
) -> None:
    assert convention_in_force_on(ask(founders(), date(2010, 2, 15))) is None
    assert convention_in_force_on(ask(founders(), date(2010, 2, 16))) == date(2010, 8, 1)
    assert convention_in_force_on(ask(founders()[:29])) is None
    assert states_in_force(ask(founders(), date(2010, 7, 31))) == ()
    assert len(states_in_force(ask(founders(), date(2010, 8, 1)))) == 30


def test_a_state_that_comes_back_is_counted_once_among_the_thirty(ask: Ask) -> None:
    twice = [acceded("2009-01-05"), withdrew("2009-02-05"), acceded("2009-09-05")]
    assert convention_in_force_on(ask([*founders()[:28], *twice])) is None
    assert convention_in_force_on(ask([*founders()[:29], *twice])) == date(2010, 8, 1)


def test_a_state_that_comes_back_does_not_delay_the_convention(ask: Ask) -> None:
    back = [acceded("2009-01-05"), withdrew("2011-02-05"), acceded("2012-09-05")]
    assert convention_in_force_on(ask([*founders()[:29], *back])) == date(2010, 8, 1)


def test_a_pending_state_is_a_contracting_one(ask: Ask) -> None:
    view = ask([*founders(), acceded("2020-08-06")], date(2020, 10, 1))
    assert (len(contracting_states(view)), len(states_in_force(view))) == (31, 30)
    assert pending_states(view) == ("NIU",)


def test_both_days_count_of_those_within_which_a_state_joined(ask: Ask) -> None:
    view = ask([acceded("2020-08-06")])
    day = date(2020, 8, 6)
    assert joined(view, day, day) == ("NIU",)
    assert joined(view, date(2020, 8, 7), date(2021, 1, 1)) == ()
    assert joined(view, date(2020, 1, 1), date(2020, 8, 5)) == ()


def test_provisional_application_ends_at_entry_into_force(ask: Ask) -> None:
    declared = example(ProvisionalApplicationDeclared, "2020-08-06", "state:NIU", scope="Art 1")
    view = ask([*founders(), acceded("2020-08-06"), declared])
    assert standing(view, "NIU").provisional_until == date(2021, 2, 1)
    assert standing(ask([*founders(), acceded("2020-08-06")]), "NIU").provisional_until is None


@FEW
@given(histories(), days())
def test_each_state_stands_in_one_place_and_the_counts_add_up(
    ask: Ask,
    history: list[Event],
    as_of: date,
) -> None:
    view = ask(history, as_of)
    groups = [states_in_force(view), pending_states(view), signatories(view), former_states(view)]
    listed = [iso3 for group in groups for iso3 in group]
    assert len(listed) == len(set(listed))
    assert set(contracting_states(view)) == {*states_in_force(view), *pending_states(view)}
    for iso3, item in register(view).items():
        assert item == standing(view, iso3)
        assert (iso3 in listed) is (item.status is not MembershipStatus.NOT_SIGNED)


@SOME
@given(BOUND, days())
def test_a_state_is_bound_from_the_day_that_the_rules_give(
    ask: Ask,
    timeline: list[Event],
    as_of: date,
) -> None:
    deposit = next(event for event in timeline if isinstance(event, InstrumentDeposited))
    in_force_on = the(article_17.entry_into_force(deposit.effective_on, THIRTIETH_DEPOSIT_ON), date)
    alone = [event for event in timeline if not isinstance(event, WithdrawalNotified)]
    view = ask([*founders(without=["NIU"]), *alone], as_of)
    consented = as_of >= deposit.effective_on
    assert ("NIU" in contracting_states(view)) is consented or len(_deposits(timeline)) > 1
    if len(_deposits(timeline)) == 1 and as_of >= THIRTIETH_DEPOSIT_ON:
        assert ("NIU" in states_in_force(view)) is (as_of >= in_force_on)
        assert standing(view, "NIU").in_force_on == (in_force_on if consented else None)


def _deposits(timeline: list[Event]) -> list[Event]:
    return [event for event in timeline if isinstance(event, InstrumentDeposited)]


@SOME
@given(timelines_of_state("NIU", consents=True, withdraws=True), st.integers(0, 2000))
def test_a_withdrawal_ends_both_counts_on_its_day(
    ask: Ask,
    timeline: list[Event],
    later: int,
) -> None:
    history = [*founders(without=["NIU"]), *timeline]
    notice = next(event for event in timeline if isinstance(event, WithdrawalNotified))
    ends_on = standing(ask(history, notice.effective_on), "NIU").withdrawn_on
    assert ends_on is not None
    the_day_before = ask(history, ends_on - timedelta(1))
    assert "NIU" in contracting_states(the_day_before)
    again = [event for event in _deposits(timeline) if event.effective_on >= notice.effective_on]
    view = ask(history, ends_on + timedelta(later))
    if not any(event.effective_on <= view.as_of for event in again):
        assert "NIU" not in contracting_states(view)
        assert "NIU" not in states_in_force(view)
        assert "NIU" in former_states(view)


@SOME
@given(timelines_of_state("NIU"), days())
def test_evidence_names_the_acts_by_the_day(ask: Ask, timeline: list[Event], as_of: date) -> None:
    acts = (ConventionSigned, InstrumentDeposited, WithdrawalNotified)
    expected = {
        event.id for event in timeline if isinstance(event, acts) and event.effective_on <= as_of
    }
    assert set(standing(ask(timeline, as_of), "NIU").evidence) == expected


@FEW
@given(histories(), days(), st.integers(0, 2000))
def test_who_joined_is_who_deposited_within_the_days(
    ask: Ask,
    history: list[Event],
    first: date,
    length: int,
) -> None:
    span = DateRange(first, first + timedelta(length))
    deposited = {
        event.subject_key
        for event in history
        if isinstance(event, InstrumentDeposited) and event.effective_on in span
    }
    assert joined(ask(history, date(2099, 1, 1)), span.first, span.last) == tuple(
        sorted(deposited),
    )
