"""Credits by example: what comes back to States, with pencil and paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.strategies import MoneyStory
from domain.strategies.money_stories import PAYING
from projections.findings import findings
from projections.money.accounts import account
from projections.money.books import entries
from projections.money.credits import all_credits
from projections.money.pools import pool
from projections.view import View

Ask = Callable[..., View]
Tell = Callable[..., MoneyStory]
A, B = PAYING[:2]
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
