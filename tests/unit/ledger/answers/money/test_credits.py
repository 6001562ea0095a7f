"""`money credits`: what goes back to each State, and the unspent money of each account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.strategies.money_stories import PAYING
from ledger.answers.money.credits import credits_answer
from projections.view import View

A, B = PAYING[:2]
Books = Callable[..., View]


def test_a_state_has_what_it_paid_too_much_and_its_part_of_unspent_money(books: Books) -> None:
    (row,) = credits_answer(books()).main.rows
    one: Any = row
    sums = one.overpaid, one.cash, one.noted, one.settled, one.returned, one.available, one.waiting
    assert (one.state, one.account) == (A, "11MSP")
    # 50 too much; 250 of the noted 600, which is all that A owed
    assert [value.amount for value in sums] == [50, 0, 250, 0, 0, 50, 250]


def test_the_unspent_money_of_each_account_is_told(books: Books) -> None:
    closed, ahead = credits_answer(books()).sections[0].rows
    one: Any = closed
    other: Any = ahead
    sums = one.actual, one.unspent, one.covered, one.noted, one.undistributed
    assert [value.amount for value in sums] == [800, 600, 0, 600, 350]
    assert (one.account, one.closed_on) == ("11MSP", date(2024, 6, 30))
    assert (other.account, other.closed_on, other.actual) == ("12MSP", None, None)
    assert (other.unspent, other.undistributed) == (None, None), "unknown before it is closed"
    assert one.lacking == ()
    assert other.lacking == (
        "the actual cost of 12MSP (ActualCostReported)",
        "the closing of 12MSP (AccountsClosed)",
    )


def test_one_state_can_be_asked_about(books: Books) -> None:
    assert not credits_answer(books(), B).main.rows
    assert len(credits_answer(books(), B).sections[0].rows) == 2


def test_the_start_of_the_five_years_is_said(books: Books) -> None:
    answer = credits_answer(books(), None, date(2023, 1, 1))
    assert answer.about["settled_from"] == date(2023, 1, 1)
