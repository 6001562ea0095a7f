"""`money statement`: every line with its balance and its events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.events.money import CreditReturned, PaymentReceived
from domain.money import Currency, Money
from domain.states import state
from domain.strategies import example
from domain.strategies.money_stories import PAYING
from ledger.answers.model import Answer
from ledger.answers.money.statement import BalanceRow, named, statement_answer
from projections.view import View
from support.kinds import all_of

A, B = PAYING[:2]
Books = Callable[..., View]


def usd(cents: int) -> Money:
    return Money(cents, Currency.USD)


def closing(answer: Answer) -> list[tuple[str, str]]:
    rows: list[Any] = list(answer.sections[0].rows)
    return [(str(row.balance), row.meaning) for row in rows]


def test_a_statement_ends_at_what_the_state_owes(books: Books) -> None:
    answer = statement_answer(books(), B)
    lines: list[Any] = list(answer.main.rows)
    assert [(line.on, line.kind, line.change.amount, line.balance.amount) for line in lines] == [
        (date(2022, 11, 2), "invoice", 750, 750),
        (date(2023, 12, 31), "payment", -500, 250),
    ]
    assert lines[0].due_on == date(2023, 6, 6)
    assert closing(answer) == [("2.50 USD", "owed")]


def test_money_of_the_state_is_a_negative_balance(books: Books) -> None:
    # 250 asked, 300 paid
    assert closing(statement_answer(books(), A)) == [("-0.50 USD", "in credit")]


def test_a_balance_of_nothing_is_settled(books: Books) -> None:
    # 250 asked, 300 paid, and the 50 too much paid out
    paid_out = example(
        CreditReturned, "2024-06-30", f"state:{A}", account="11MSP", credit=usd(50), to_account=None
    )
    assert closing(statement_answer(books(date(2024, 7, 1), paid_out), A)) == [
        ("0.00 USD", "settled")
    ]


def test_a_statement_is_headed_by_its_state_and_day(books: Books) -> None:
    title = statement_answer(books(), A).title
    assert title == f"Assessed contributions of {state(A).name}, statement as of 2024-07-01"


def test_each_line_names_its_events(books: Books) -> None:
    lines: list[Any] = list(statement_answer(books(), A).main.rows)
    assert all(line.events == ", ".join(one[:8] for one in line.evidence) for line in lines)


def test_of_more_than_two_events_the_first_are_named_and_the_rest_counted() -> None:
    ids = [f"{number}2345678-rest" for number in range(5)]
    assert named(tuple(ids[:2])) == "02345678, 12345678"
    assert named(tuple(ids)) == "02345678, 12345678 and 3 more"


def test_what_is_not_counted_makes_no_balance(books: Books) -> None:
    fields = {"account": "11MSP", "paid": Money(250, Currency.EUR), "receipt": "x"}
    paid = example(PaymentReceived, "2024-01-02", f"state:{B}", **fields)
    answer = statement_answer(books(date(2024, 7, 1), paid), B)
    balances = all_of(answer.sections[0].rows, BalanceRow)
    assert [str(row.balance) for row in balances] == ["2.50 USD"]
    lines: list[Any] = list(answer.main.rows)
    assert (lines[-1].kind, str(lines[-1].balance)) == ("not_counted", "0.00 EUR")
