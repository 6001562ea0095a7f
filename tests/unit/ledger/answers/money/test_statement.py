"""`money statement`: every line with its balance and its events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.events.money import PaymentReceived
from domain.money import Currency, Money
from domain.strategies import example
from domain.strategies.money_stories import PAYING
from ledger.answers.money.statement import statement_answer
from projections.view import View

A, B = PAYING[:2]
Books = Callable[..., View]


def test_a_statement_ends_at_what_the_state_owes(books: Books) -> None:
    answer = statement_answer(books(), B)
    lines: list[Any] = list(answer.main.rows)
    assert [(line.on, line.kind, line.change.amount, line.balance.amount) for line in lines] == [
        (date(2022, 11, 2), "invoice", 750, 750),
        (date(2023, 12, 31), "payment", -500, 250),
    ]
    assert lines[0].due_on == date(2023, 6, 6)
    assert answer.about == {"state": B, "balance": ["2.50 USD"]}


def test_money_of_the_state_is_a_negative_balance(books: Books) -> None:
    # 250 asked, 300 paid
    assert statement_answer(books(), A).about["balance"] == ["-0.50 USD"]


def test_each_line_names_its_events(books: Books) -> None:
    lines: list[Any] = list(statement_answer(books(), A).main.rows)
    assert all(line.events == ", ".join(one[:8] for one in line.evidence) for line in lines)


def test_what_is_not_counted_makes_no_balance(books: Books) -> None:
    fields = {"account": "11MSP", "paid": Money(250, Currency.EUR), "receipt": "x"}
    paid = example(PaymentReceived, "2024-01-02", f"state:{B}", **fields)
    answer = statement_answer(books(date(2024, 7, 1), paid), B)
    assert answer.about["balance"] == ["2.50 USD"]
    lines: list[Any] = list(answer.main.rows)
    assert (lines[-1].kind, str(lines[-1].balance)) == ("not_counted", "0.00 EUR")
