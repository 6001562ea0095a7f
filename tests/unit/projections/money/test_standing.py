"""Where an account stands: asked, paid, open, to bill, given back, and the cash that is left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.events.money import (
    Billing,
    CreditReturned,
    PaymentReceived,
    ScaleOfAssessmentsAdopted,
)
from domain.strategies import MoneyStory, histories_of_money
from domain.strategies.money_stories import PAYING
from projections.money.accounts import account, accounts
from projections.money.credits import all_credits
from projections.money.standing import Standing, standing
from projections.view import View

Ask = Callable[..., View]
Billed = Callable[..., MoneyStory]
A, B = PAYING[:2]
END = date(2036, 12, 31)


def of_11msp(view: View) -> Standing:
    return standing(view, account(view, "11MSP"))


def test_first_invoices_are_to_be_billed_until_they_are_sent(ask: Ask, billed: Billed) -> None:
    told = billed().told
    before = of_11msp(ask(told, date(2022, 11, 1)))
    assert (before.invoiced, before.to_bill) == (0, 1000)
    after = of_11msp(ask(told, date(2022, 11, 2)))
    assert (after.invoiced, after.open, after.to_bill) == (1000, 1000, 0)


def test_what_was_paid_ahead_is_not_to_be_billed(ask: Ask, billed: Billed) -> None:
    story = billed()
    story.pay(A, 2023, 100, date(2022, 10, 1))
    assert of_11msp(ask(story.told, date(2022, 10, 1))).to_bill == 900


def test_what_is_to_be_billed_is_unknown_where_a_rate_is_lacking(ask: Ask, billed: Billed) -> None:
    told = [event for event in billed().told if not isinstance(event, ScaleOfAssessmentsAdopted)]
    assert of_11msp(ask(told, date(2022, 11, 1))).to_bill is None


@pytest.mark.parametrize(("asked", "to_bill"), [(300, 150), (290, 160)])
def test_a_final_invoice_leaves_to_be_billed_what_it_does_not_ask_for(
    ask: Ask, billed: Billed, asked: int, to_bill: int
) -> None:
    """It costs 1200: A owes 300 and B 900; A gets its final invoice, B does not."""
    story = billed()
    for iso3 in (A, B):
        story.attend(iso3, 2023)
    story.report(2023, 1200)
    story.invoice(A, 2023, asked, date(2024, 4, 2), Billing.FINAL)
    assert of_11msp(ask(story.told, END)).to_bill == to_bill


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(histories_of_money(), st.sampled_from([date(2024, 3, 1), date(2026, 10, 1), END]))
def test_cash_is_all_that_came_in_less_what_went_out(
    ask: Ask, told: list[Event], as_of: date
) -> None:
    """Over all accounts, once every credit that can be given back has been."""
    view = ask(told, as_of)
    story = MoneyStory(account(view, "11MSP").currency or pytest.fail("no currency"))
    for at, one in enumerate(all_credits(view)):
        if one.available > 0:
            name = one.account.name
            on = "10MSP" if at % 2 and name != "10MSP" else None
            story.give_back(one.iso3, name, one.available, as_of, on=on)
    after = ask([*told, *story.told], as_of)
    sums = [standing(after, item) for item in accounts(after).values()]
    came_in = _total(after, PaymentReceived)
    paid_out = sum(
        event.credit.amount
        for iso3 in after.states()
        for event in after.of_state(iso3, CreditReturned)
        if event.to_account is None
    )
    assert sum(one.received - one.returned for one in sums) == came_in - paid_out
    with_cost = [one for one in sums if one.cash is not None]
    costs = sum(one.account.spent or 0 for one in with_cost)
    held = sum(one.received - one.returned for one in with_cost)
    assert sum(one.cash or 0 for one in with_cost) == held - costs


def _total(view: View, kind: type[PaymentReceived]) -> int:
    return sum(event.paid.amount for iso3 in view.states() for event in view.of_state(iso3, kind))
