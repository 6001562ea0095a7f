"""`money arrears`: what was asked for and not paid by its due day, and schedules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.events.money import Billing, PaymentScheduleAgreed
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from ledger.answers.money.arrears import arrears_answer
from projections.view import View

A, B = PAYING[:2]
Books = Callable[..., View]


def test_what_is_open_of_an_invoice_is_in_arrears_with_its_days(books: Books) -> None:
    answer = arrears_answer(books())
    (row,) = answer.main.rows
    found: Any = row
    assert (found.state, found.account, found.billing) == (B, "11MSP", "preliminary")
    # 750 asked, 500 paid, due three months before 6 September 2023
    assert [str(found.asked), str(found.paid), str(found.open)] == [
        "7.50 USD",
        "5.00 USD",
        "2.50 USD",
    ]
    assert (found.due_on, found.two_years_on) == (date(2023, 6, 6), date(2025, 6, 6))
    assert found.schedule == "not_yet"
    assert answer.about["open"] == ["2.50 USD"]
    assert answer.calls_for_attention


def test_one_state_can_be_asked_about(books: Books) -> None:
    assert not arrears_answer(books(), A).main.rows
    assert not arrears_answer(books(), A).calls_for_attention
    assert len(arrears_answer(books(), B).main.rows) == 1


def test_a_schedule_stands_beside_the_arrears_that_it_clears(books: Books) -> None:
    agreed = example(
        PaymentScheduleAgreed,
        "2024-07-01",
        f"state:{B}",
        arrears=Money(250, Currency.USD),
        instalments=2,
        first_due=date(2024, 8, 1),
        every_months=1,
    )
    answer = arrears_answer(books(date(2024, 8, 2), agreed))
    row: Any = answer.main.rows[0]
    schedule: Any = answer.sections[1].rows[0]
    assert row.schedule == "not_kept"
    # half of 250 was due on 1 August
    assert (schedule.due, schedule.paid) == (Money(125, Currency.USD), Money(0, Currency.USD))
    assert (schedule.next_due_on, schedule.kept) == (date(2024, 9, 1), False)
    assert not arrears_answer(books(date(2024, 8, 2), agreed), A).sections[1].rows


def test_what_is_open_without_a_due_day_is_named_and_not_passed_over(ask: Any) -> None:
    story = MoneyStory(Currency.USD)
    story.begin()
    story.approve(2023, 1000)
    told = [event for event in story.told if event.type != "MeetingScheduled"]
    story.invoice(A, 2023, 250, date(2022, 11, 2), Billing.PRELIMINARY)
    answer = arrears_answer(ask([*told, story.told[-1]], date(2023, 10, 1)))
    (row,) = answer.sections[0].rows
    one: Any = row
    assert (answer.main.rows, one.state, one.account, one.open.amount) == ([], A, "11MSP", 250)
    assert "the due day, which is not recorded" in one.lacking
    assert answer.calls_for_attention
    assert not arrears_answer(ask(told, date(2023, 10, 1))).calls_for_attention


def test_that_no_invoice_is_recorded_is_told_apart_from_all_being_paid(
    ask: Callable[..., View], books: Books
) -> None:
    none = arrears_answer(ask([], date(2024, 1, 1)))
    assert none.nothing == "no invoice is recorded: what States were asked for is not known"
    assert arrears_answer(books(), A).nothing == "nothing found"
