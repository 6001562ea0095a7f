"""Payments by example: invoices, arrears, schedules and what stands out of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.events.header import Event
from domain.events.machinery import MeetingRescheduled
from domain.events.money import (
    Billing,
    CostEstimatePresented,
    PaymentScheduleAgreed,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.findings import findings
from projections.money.arrears import arrears
from projections.money.invoice_days import billed_on, due_on, invoices_due_on
from projections.money.noticed import MONEY_RULES
from projections.money.recorded_invoices import first_invoices
from projections.money.schedules import schedules
from projections.money.statement import statement
from projections.money.states_in_accounts import entries
from projections.view import View

Ask = Callable[..., View]
Tell = Callable[..., MoneyStory]
A, B = PAYING[:2]
INVOICED = date(2022, 11, 2)
END = date(2036, 12, 31)
IN_TIME, AT_LAST = date(2023, 2, 1), date(2023, 12, 31)


def usd(amount: int) -> Money:
    return Money(amount, Currency.USD)


def test_arrears_name_their_invoice_and_begin_the_day_after_it_was_due(
    ask: Ask, told: Tell, invoiced: Tell
) -> None:
    story = invoiced(told(), A=250, B=750)
    story.pay(B, 2023, 700, IN_TIME)
    due = date(2023, 6, 6)
    assert arrears(ask(story.told, due)) == ()
    late = arrears(ask(story.told, date(2023, 6, 7)))
    assert [(one.entry.iso3, one.charge.open) for one in late] == [(A, 250), (B, 50)]
    assert all(one.due_on == due and one.charge.invoice.effective_on == INVOICED for one in late)


def test_the_due_day_moves_with_the_meeting_until_it_has_come(
    ask: Ask, told: Tell, invoiced: Tell
) -> None:
    def moved(when: str) -> Event:
        days = {"opens_on": date(2023, 11, 6), "closes_on": date(2023, 11, 9)}
        return example(MeetingRescheduled, when, "meeting:11MSP", kind="MSP", part=1, **days)

    story = invoiced(told(), A=250)
    first = first_invoices(ask(story.told), "11MSP")[A]
    assert due_on(ask([*story.told, moved("2023-06-06")], END), first) == date(2023, 8, 6)
    assert due_on(ask([*story.told, moved("2023-06-07")], END), first) == date(2023, 6, 6)


def test_invoices_go_out_by_the_rule_and_late_ones_are_found(ask: Ask, told: Tell) -> None:
    story = told()
    view = ask(story.told, date(2022, 10, 1))
    assert invoices_due_on(view, "11MSP") == date(2022, 11, 20)
    assert billed_on(ask(story.told, END), "11MSP") == date(2022, 11, 20)
    story.invoice(A, 2023, 250, date(2022, 11, 21), Billing.PRELIMINARY)
    rules = {item.rule for item in findings(ask(story.told, END))}
    assert "invoices_late" in rules
    assert "accounts_open" in rules, "it was invoiced, though its cost was never reported"


def test_what_stands_out_is_found(ask: Ask, told: Tell, invoiced: Tell) -> None:
    story = invoiced(told(came="AB"), A=240, B=750)
    story.give_back(A, 2023, 50, date(2023, 5, 1), on=None)
    story.report(2023, 1000)
    rival = example(
        CostEstimatePresented, "2022-09-01", "meeting:11MSP", document="rival", cost=usd(900)
    )
    other = MoneyStory(Currency.CHF)
    other.pay(B, 2023, 10, IN_TIME)
    view = ask([*story.told, rival, *other.told], END)
    found = {item.rule for item in findings(view)}
    assert {
        "invoice_differs",
        "credit_differs",
        "accounts_open",
        "estimates_rival",
        "other_currency",
    } <= found
    assert {one.iso3: one.received for one in entries(view, "11MSP")} == {A: 0, B: 0}


def test_nothing_stands_out_where_everything_is_in_order(ask: Ask, paid_and_closed: Tell) -> None:
    story = paid_and_closed(a=IN_TIME, b=AT_LAST)
    story.give_back(A, 2023, 100, date(2024, 7, 1), on=2024)
    found = {item.rule for item in findings(ask(story.told, date(2024, 8, 1)))}
    assert found.isdisjoint(MONEY_RULES)


def test_a_schedule_is_kept_while_what_is_due_of_it_is_paid(
    ask: Ask, told: Tell, invoiced: Tell
) -> None:
    story = invoiced(told(), A=250)
    agreed = example(
        PaymentScheduleAgreed,
        "2024-01-01",
        f"state:{A}",
        arrears=usd(250),
        instalments=3,
        first_due=date(2024, 2, 1),
        every_months=6,
    )
    story.pay(A, 2023, 84, date(2024, 2, 1))
    events = [*story.told, agreed]
    (after,) = schedules(ask(events, date(2024, 2, 2)), A)
    assert (after.due, after.paid, after.is_kept) == (84, 84, True)
    (missed,) = schedules(ask(events, date(2024, 8, 2)), A)
    assert (missed.due, missed.is_kept, missed.next_due_on) == (167, False, date(2025, 2, 1))
    assert schedules(ask(events, END), B) == ()


def test_a_statement_can_be_followed_line_by_line(ask: Ask, paid_and_closed: Tell) -> None:
    story = paid_and_closed(a=IN_TIME, b=AT_LAST)
    story.give_back(A, 2023, 100, date(2024, 7, 1), on=2024)
    lines = statement(ask(story.told, END), A)
    said: list[tuple[Any, ...]] = [
        (str(line.on), line.account, line.kind.value, line.change.amount, line.balance.amount)
        for line in lines
    ]
    assert said == [
        ("2022-11-02", "11MSP", "invoice", 250, 250),
        ("2023-02-01", "11MSP", "payment", -250, 0),
        ("2024-06-30", "11MSP", "credit", -100, -100),
        ("2024-07-01", "12MSP", "credit_applied", -100, -200),
        ("2024-07-01", "11MSP", "credit_returned", 100, -100),
    ]
    assert all(line.evidence for line in lines)
