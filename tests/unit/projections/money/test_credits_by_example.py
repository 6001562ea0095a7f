"""Credits by example: what comes back to States, with pencil and paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.dates import add_days
from domain.events.money import Billing
from domain.money import Currency
from domain.strategies import MoneyStory
from domain.strategies.money_stories import PARTIES, PAYING
from projections.findings import findings
from projections.money.accounts import account
from projections.money.credits import all_credits
from projections.money.pools import pool
from projections.money.states_in_accounts import entries
from projections.view import View

Ask = Callable[..., View]
Tell = Callable[..., MoneyStory]
A, B, C = PAYING[:3]
END = date(2036, 12, 31)


IN_TIME, AT_LAST, TOO_LATE = date(2023, 2, 1), date(2023, 12, 31), date(2024, 1, 1)


def test_unspent_money_goes_to_those_that_paid_by_the_last_day_of_the_period(
    ask: Ask, paid_and_closed: Tell
) -> None:
    both = pool(ask(paid_and_closed(a=IN_TIME, b=AT_LAST).told, END), "11MSP")
    assert both.cash_credits == {A: 100, B: 300}
    late = pool(ask(paid_and_closed(a=TOO_LATE, b=AT_LAST).told, END), "11MSP")
    assert late.cash_credits == {B: 400}


def test_no_state_gets_back_more_than_it_owed(ask: Ask, paid_and_closed: Tell) -> None:
    shared = pool(ask(paid_and_closed(a=IN_TIME, b=TOO_LATE).told, END), "11MSP")
    assert shared.cash_credits == {A: 250}
    assert shared.undistributed == 150


def test_what_the_cash_does_not_cover_is_noted_and_settled_every_five_years(
    ask: Ask, paid_and_closed: Tell
) -> None:
    story = paid_and_closed(a=date(2027, 1, 1), b=IN_TIME, actual=700)
    before = pool(ask(story.told, date(2025, 1, 1)), "11MSP")
    assert (before.covered, before.noted) == (50, 250)
    assert before.cash_credits == {B: 50}
    assert before.noted_credits == {B: 250}
    assert pool(ask(story.told, date(2026, 9, 21)), "11MSP").settled_credits == {B: 0}
    assert pool(ask(story.told, date(2031, 9, 20)), "11MSP").settled_credits == {B: 0}
    assert pool(ask(story.told, date(2031, 9, 21)), "11MSP").settled_credits == {B: 250}
    (before_settled,) = all_credits(ask(story.told, date(2031, 9, 20)))
    (settled,) = all_credits(ask(story.told, date(2031, 9, 21)))
    assert (before_settled.available, settled.available) == (50, 300)


@pytest.mark.parametrize(("to_year", "closed"), [(None, "2023-12-01"), (2024, "2024-06-01")])
def test_the_last_coin_is_no_gain_for_who_pays_it_after_the_closing(
    ask: Ask, to_year: int | None, closed: str
) -> None:
    """Accounts that are closed before the period ends: both have paid in time, A after them."""

    def back(last_coin: date) -> dict[str, int]:
        story = MoneyStory(Currency.USD)
        story.begin()
        story.approve(2023, 10)
        for iso3 in (A, B):
            story.rate(iso3, 1)
            story.attend(iso3, 2022)
            story.attend(iso3, 2023)
            story.invoice(iso3, 2023, 5, date(2022, 11, 2), Billing.PRELIMINARY)
            story.pay(iso3, 2023, 4, date(2023, 1, 1))
        story.pay(A, 2023, 1, last_coin)
        story.pay(B, 2023, 1, date(2023, 1, 1))
        if to_year:
            story.carry_over(2023)
        story.report(2023, 8)
        story.close(2023, date.fromisoformat(closed))
        return {one.iso3: one.cash + one.settled for one in all_credits(ask(story.told, END))}

    after = add_days(date.fromisoformat(closed), 19)
    assert back(date(2023, 1, 1)) == back(after) == {A: 1, B: 1}


def test_the_coin_that_rounding_leaves_at_the_closing_comes_with_a_settlement(
    ask: Ask, told: Tell, invoiced: Tell
) -> None:
    """C came too and owes 301 of the 601. Unspent are 700: 175 and 525, of which 399 in 700."""
    story = invoiced(told(came="ABC"), A=250, B=750)
    story.pay(A, 2023, 250, IN_TIME)
    story.pay(B, 2023, 750, IN_TIME)
    story.report(2023, 601)
    story.close(2023, date(2024, 6, 30))
    story.pay(C, 2023, 301, date(2025, 1, 1))
    before, after = (pool(ask(story.told, day), "11MSP") for day in (date(2025, 2, 1), END))
    assert (before.shares, before.covered) == ({A: 175, B: 525}, 399)
    assert before.cash_credits == {A: 99, B: 299}
    assert after.noted_credits == after.settled_credits == {A: 76, B: 226}


def test_the_start_of_the_five_years_can_be_chosen(ask: Ask, paid_and_closed: Tell) -> None:
    story = paid_and_closed(a=date(2027, 1, 1), b=IN_TIME, actual=700)
    shared = pool(ask(story.told, date(2030, 1, 1)), "11MSP", date(2023, 1, 1))
    assert shared.settled_credits == {B: 250}


def test_funds_carried_over_move_the_end_of_the_period(ask: Ask, paid_and_closed: Tell) -> None:
    story = paid_and_closed(a=date(2024, 5, 1), b=IN_TIME)
    story.carry_over(2023)
    view = ask(story.told, END)
    assert account(view, "11MSP").ends_on == date(2024, 12, 31)
    assert account(view, "11MSP").closing_due_on == date(2025, 12, 31)
    assert pool(view, "11MSP").cash_credits == {A: 100, B: 300}


def test_an_over_payment_is_a_credit_at_once_and_can_go_to_another_account(
    ask: Ask, told: Tell, invoiced: Tell
) -> None:
    story = invoiced(told(), A=250, B=750)
    story.pay(A, 2023, 300, IN_TIME)
    story.give_back(A, 2023, 50, date(2024, 1, 1), on=2024)
    view = ask(story.told, date(2023, 6, 1))
    assert [one.available for one in all_credits(view)] == [50]
    later = ask(story.told, date(2024, 6, 1))
    assert [one.available for one in all_credits(later) if one.account.name == "11MSP"] == [0]
    assert {one.iso3: one.received for one in entries(later, "12MSP")} == {A: 50}


def test_credits_wait_for_a_rate_that_is_lacking(ask: Ask, paid_and_closed: Tell) -> None:
    story = paid_and_closed(a=IN_TIME, b=AT_LAST)
    story.told = [event for event in story.told if event.type != "ScaleOfAssessmentsAdopted"]
    view = ask(story.told, END)
    assert "accounts_short" in {item.rule for item in findings(view)}
    shared = pool(view, "11MSP")
    assert (shared.covered, shared.cash_credits, shared.undistributed) == (400, {}, 400)


def test_what_was_given_back_to_a_state_that_owes_nothing_is_shown_and_found(
    ask: Ask, paid_and_closed: Tell
) -> None:
    story = paid_and_closed(a=IN_TIME, b=AT_LAST)
    story.give_back(C, 2023, 7, date(2025, 1, 1), on=None)
    view = ask(story.told, END)
    (given,) = (one for one in all_credits(view) if one.iso3 == C)
    assert (given.returned, given.available) == (7, -7)
    assert "credit_differs" in {item.rule for item in findings(view)}


def test_accounts_that_ended_before_the_decision_give_no_credits(ask: Ask) -> None:
    """Two of thirty parties pay 10 of the 300 approved; of the 150 spent 5 are each one's."""
    story = MoneyStory(Currency.USD)
    story.begin()
    for iso3 in PARTIES:
        story.rate(iso3, 1)
    story.approve("14.2 2020", 300)
    for iso3 in (A, B):
        story.invoice(iso3, "14.2 2020", 10, date(2019, 11, 2), Billing.PRELIMINARY)
        story.pay(iso3, "14.2 2020", 10, date(2020, 2, 1))
    story.report("14.2 2020", 150)
    story.close("14.2 2020", date(2021, 10, 1))
    view = ask(story.told, END)
    shared = pool(view, "14.2 2020")
    assert (shared.unspent, shared.shares) == (0, {})
    assert {one.iso3: one.overpaid for one in all_credits(view)} == {A: 5, B: 5}
