"""`money invoices`: each billing once, with the payments and credits that go to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.money import Currency, Money
from domain.strategies.money_stories import NOT_A_PARTY, PAYING
from ledger.answers.money.invoices import InvoiceRow, invoices_answer
from projections.view import View
from support.kinds import all_of, the

A, B = PAYING[:2]
Books = Callable[..., View]


def rows(view: View, name: str | None = None) -> list[tuple[Any, ...]]:
    """State, billing, share, owed, received, credit, to pay, in cents, and the status."""
    found: list[Any] = list(invoices_answer(view, name).main.rows)
    return [
        (
            row.state,
            row.billing,
            row.share.amount,
            row.owed.amount,
            row.received.amount,
            row.credit.amount,
            row.to_pay.amount,
            row.status,
        )
        for row in found
    ]


def test_a_payment_stands_on_one_row_and_the_rows_sum_to_the_account(books: Books) -> None:
    found = rows(books(), "11MSP")
    # of A's 300 its debt takes 250; B has paid 500 of 750
    assert found == [
        (A, "preliminary", 250, 250, 250, 0, 0, "sent"),
        (A, "final", 100, 0, 0, 0, 0, "first_stands"),
        (B, "preliminary", 750, 750, 500, 0, 250, "sent"),
        (B, "final", 300, 0, 0, 0, 0, "first_stands"),
        (NOT_A_PARTY, "final", 400, 400, 0, 0, 400, "to_send"),
    ]
    assert sum(row[3] for row in found) == 1400
    assert sum(row[6] for row in found) == 250 + 400


def test_what_was_paid_too_much_is_set_against_the_next_invoice(books: Books) -> None:
    # A paid 50 too much: 200 - 50
    assert rows(books(), "12MSP") == [
        (A, "preliminary", 200, 200, 0, 50, 150, "to_send"),
        (B, "preliminary", 600, 600, 0, 0, 600, "to_send"),
    ]


def test_the_days_are_those_of_the_invoice_or_of_the_meeting(books: Books) -> None:
    found: list[Any] = list(invoices_answer(books()).main.rows)
    days = {(row.account, row.state, row.billing): (row.sent_on, row.due_on) for row in found}
    assert days["11MSP", A, "preliminary"] == (date(2022, 11, 2), date(2023, 6, 6))
    assert days["11MSP", NOT_A_PARTY, "final"] == (None, None)
    assert days["12MSP", A, "preliminary"] == (None, date(2024, 6, 6))


def test_the_answer_counts_what_is_to_be_sent(books: Books) -> None:
    answer = invoices_answer(books())
    assert answer.about["to_send"] == 3
    assert answer.about["lacking"] == {"11MSP": [], "12MSP": []}
    shares = [the(row.share, Money) for row in all_of(answer.main.rows, InvoiceRow)]
    assert {share.currency for share in shares} == {Currency.USD}


def test_an_account_without_invoices_says_what_is_lacking(books: Books) -> None:
    answer = invoices_answer(books(), "2RC")
    said: list[Any] = list(answer.sections[0].rows)
    assert answer.main.rows == []
    assert [(row.account, row.lacking) for row in said] == [
        ("2RC", text) for text in answer.about["lacking"]["2RC"]
    ]
    assert "an approved cost estimate of 2RC (none is recorded)" in [row.lacking for row in said]
    assert list(invoices_answer(books(), "11MSP").sections[0].rows) == []


def test_preliminary_invoices_have_a_day_to_go_out_by_and_final_ones_none(books: Books) -> None:
    found: list[Any] = list(invoices_answer(books(), None).main.rows)
    said = {(row.account, row.billing, row.send_by) for row in found}
    # the later of 60 days before the period and 60 after the approval of 21 September
    assert said == {
        ("11MSP", "preliminary", date(2022, 11, 20)),
        ("11MSP", "final", None),
        ("12MSP", "preliminary", date(2023, 11, 20)),
    }
