"""`money status`: the accounts, whom the President asks, arrears and schedules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.events.header import Event
from domain.events.money import PaymentReceived
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from ledger.answers.money.status import money_status_answer
from projections.view import View

A, B = PAYING[:2]
Books = Callable[..., View]


def accounts(view: View) -> dict[str, Any]:
    found: list[Any] = list(money_status_answer(view).main.rows)
    return {row.account: row for row in found}


def test_what_was_asked_and_what_is_still_to_be_billed_stand_apart(books: Books) -> None:
    one = accounts(books())["11MSP"]
    sums = one.cost, one.invoiced, one.received, one.open, one.to_bill, one.actual
    assert [value.amount for value in sums] == [1000, 1000, 800, 250, 400, 800]
    assert one.states_open == 1
    assert (one.due_on, one.closing_due_on) == (date(2023, 6, 6), date(2024, 12, 31))
    assert one.closed_on == date(2024, 6, 30)


def test_an_account_that_is_not_invoiced_has_nothing_open(books: Books) -> None:
    one = accounts(books())["12MSP"]
    assert [one.cost.amount, one.invoiced.amount, one.open.amount] == [800, 0, 0]
    assert one.to_bill.amount == 800, "200 of A and 600 of B"
    assert (one.actual, one.cash) == (None, None)


def test_who_has_not_paid_is_asked_from_30_april_each_year_again(books: Books) -> None:
    def asked(day: date) -> list[tuple[Any, ...]]:
        rows: list[Any] = list(money_status_answer(books(day)).sections[0].rows)
        return [(row.state, row.account, row.since, row.open.amount) for row in rows]

    assert asked(date(2023, 4, 29)) == []
    assert asked(date(2023, 4, 30)) == [(B, "11MSP", date(2023, 4, 30), 750)]
    assert asked(date(2024, 7, 1)) == [(B, "11MSP", date(2024, 4, 30), 250)]


def test_the_states_in_arrears_are_counted(books: Books) -> None:
    assert money_status_answer(books()).about == {"in_arrears": 1}
    assert money_status_answer(books(date(2023, 6, 6))).about == {"in_arrears": 0}


def given_back(*, on: int | None) -> Event:
    """The 50 that A paid too much go back on 1 May 2024."""
    story = MoneyStory(Currency.USD)
    story.give_back(A, 2023, 50, date(2024, 5, 1), on=on)
    return story.told[0]


def test_cash_is_what_is_left_after_costs_and_refunds(books: Books) -> None:
    assert accounts(books())["11MSP"].cash.amount == 0  # 800 paid in, 800 spent
    one = accounts(books(date(2024, 7, 1), given_back(on=None)))["11MSP"]
    assert (one.received.amount, one.returned.amount, one.cash.amount) == (800, 50, -50)


def test_a_credit_put_on_another_invoice_moves_from_one_account_to_the_other(books: Books) -> None:
    found = accounts(books(date(2024, 7, 1), given_back(on=2024)))
    assert (found["11MSP"].returned.amount, found["11MSP"].cash.amount) == (50, -50)
    assert (found["12MSP"].received.amount, found["12MSP"].returned.amount) == (50, 0)


def test_an_account_that_does_not_exist_is_marked_and_adds_nothing(books: Books) -> None:
    fields = {"account": "11MPS", "paid": Money(250, Currency.USD), "receipt": "x"}
    paid = example(PaymentReceived, "2023-01-02", f"state:{A}", **fields)
    found = accounts(books(date(2024, 7, 1), paid))
    assert (found["11MPS"].known, found["11MPS"].received.amount) == ("no such account", 0)
    assert {found["11MSP"].known, found["12MSP"].known} == {""}
