"""What holds for every history of money, whatever was paid when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.money import Money
from domain.strategies import histories_of_money
from domain.strategies.money_stories import PAYING
from projections.money.arrears import arrears
from projections.money.credits import all_credits
from projections.money.pools import pool
from projections.money.states_in_accounts import entries
from projections.view import View
from support.plain_money import ACCOUNTS

Ask = Callable[..., View]
END = date(2036, 12, 31)
DAYS = st.just(END) | st.dates(date(2021, 10, 1), END)
SOME = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)

pytestmark = pytest.mark.usefixtures("reading")


@SOME
@given(histories_of_money(), DAYS, st.randoms())
def test_neither_the_order_of_recording_nor_splitting_a_payment_changes_anything(
    ask: Ask, told: list[Event], as_of: date, random: Any
) -> None:
    split = [part for event in told for part in _parts(event)]
    random.shuffle(split)
    split.sort(key=lambda event: event.type == "Retracted")  # recorded after what it is about
    one, other = ask(told, as_of), ask(split, as_of)
    for name in ACCOUNTS:
        assert [_figures(each) for each in entries(one, name)] == [
            _figures(each) for each in entries(other, name)
        ]
        assert pool(one, name).cash_credits == pool(other, name).cash_credits
        assert pool(one, name).settled_credits == pool(other, name).settled_credits
    assert _late(one) == _late(other)


def _parts(event: Any) -> list[Event]:
    """A payment in two halves, anything else as it is."""
    if event.type != "PaymentReceived" or event.paid.amount == 1:
        return [event]
    half = event.paid.amount // 2
    return [
        event.model_copy(
            update={
                "receipt": f"{event.receipt}{mark}",
                "paid": Money(amount, event.paid.currency),
            }
        )
        for mark, amount in (("a", half), ("b", event.paid.amount - half))
    ]


def _figures(one: Any) -> tuple[Any, ...]:
    sums = one.debt, one.received, one.open, one.to_bill, one.overpaid
    return one.iso3, sums, one.charges(), one.paid_in_time


def _late(view: View) -> list[Any]:
    return [(each.entry.iso3, each.charge, each.due_on, each.scheduled) for each in arrears(view)]


@SOME
@given(histories_of_money(), st.sampled_from(PAYING), st.integers(1, 2000))
def test_no_state_gains_by_paying_late(ask: Ask, told: list[Event], iso3: str, later: int) -> None:
    """Of what one State pays, each payment is put off by itself, and all of them are.

    What it owes less what comes back never falls.
    """
    own = [event for event in told if event.type == "PaymentReceived" and event.subject_key == iso3]
    cost = _cost(ask(told, END), iso3)
    for some in (own, *([one] for one in own)):
        put_off = [_later(event, later) if event in some else event for event in told]
        assert cost <= _cost(ask(put_off, END), iso3)


def _later(event: Event, days: int) -> Event:
    day = max(event.effective_on, min(event.effective_on + timedelta(days), date(2036, 12, 30)))
    return event.model_copy(update={"not_before": day, "effective_on": day, "known_on": day})


def _cost(view: View, iso3: str) -> int:
    """What the meetings cost a State in the end: its debts less its part of unspent money."""
    owed = sum(one.debt for name in ACCOUNTS for one in entries(view, name) if one.iso3 == iso3)
    return owed - sum(one.cash + one.settled for one in all_credits(view) if one.iso3 == iso3)
