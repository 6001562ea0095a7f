"""Article 20: when a withdrawal takes effect."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from domain.dates import add_months
from domain.events.membership import WithdrawalNotified
from domain.rules.article_20 import withdrawal_effective_on
from domain.strategies import days, events
from support.kinds import the


@given(events(WithdrawalNotified, when=date(2024, 9, 6), in_armed_conflict=False))
def test_notice_of_6_september_2024_takes_effect_on_6_march_2025(
    notice: WithdrawalNotified,
) -> None:
    assert withdrawal_effective_on(notice) == date(2025, 3, 6)


@given(events(WithdrawalNotified, in_armed_conflict=False))
def test_without_a_conflict_it_takes_six_months(notice: WithdrawalNotified) -> None:
    assert withdrawal_effective_on(notice) == add_months(notice.effective_on, 6)


@given(events(WithdrawalNotified, in_armed_conflict=True, conflict_ended_on=None))
def test_it_waits_for_the_end_of_a_conflict(notice: WithdrawalNotified) -> None:
    assert withdrawal_effective_on(notice) is None


@given(events(WithdrawalNotified, in_armed_conflict=True, conflict_ended_on=days()))
def test_a_conflict_delays_it_but_never_speeds_it_up(notice: WithdrawalNotified) -> None:
    takes_effect_on = withdrawal_effective_on(notice)
    ended_on = the(notice.conflict_ended_on, date)
    assert takes_effect_on == max(add_months(notice.effective_on, 6), ended_on)
