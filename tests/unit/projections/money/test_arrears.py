"""Arrears: what was asked for and is late, invoice by invoice, never what no invoice asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.events.header import Event
from domain.events.money import Billing, CostEstimateApproved, PaymentScheduleAgreed
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import NOT_A_PARTY, PAYING
from projections.money.arrears import Scheduled, arrears
from projections.money.schedules import schedules
from projections.money.states_in_accounts import entries
from projections.view import View

Ask = Callable[..., View]
Billed = Callable[..., MoneyStory]
A, B = PAYING[:2]
DUE = date(2023, 6, 6)
"""Three months before the 11MSP opens on 6 September 2023."""


def late(view: View) -> list[tuple[str, int, date]]:
    return [(one.entry.iso3, one.charge.open, one.due_on) for one in arrears(view)]


def dearer(billed: Billed) -> MoneyStory:
    """Both come and it costs 1200: A owes 300, B 900; the first invoices were 250 and 750."""
    story = billed()
    for iso3 in (A, B):
        story.attend(iso3, 2023)
    story.report(2023, 1200)
    return story


def test_what_no_invoice_asked_for_is_to_be_billed_and_never_late(ask: Ask, billed: Billed) -> None:
    story = dearer(billed)
    story.attend(NOT_A_PARTY, 2023)  # owes 600 of 1200, by its rate of 4 in 8, A 150 and B 450
    story.pay(A, 2023, 250, DUE)
    story.pay(B, 2023, 750, DUE)
    view = ask(story.told, date(2030, 1, 1))
    booked = {one.iso3: (one.open, one.to_bill) for one in entries(view, "11MSP")}
    assert booked == {A: (0, 0), B: (0, 0), NOT_A_PARTY: (0, 600)}
    assert late(view) == []


def test_each_invoice_is_late_from_its_own_due_day(ask: Ask, billed: Billed) -> None:
    story = dearer(billed)
    story.invoice(A, 2023, 300, date(2024, 4, 2), Billing.FINAL)
    on_the_day = ask(story.told, date(2024, 4, 2))
    assert late(on_the_day) == [(A, 250, DUE), (B, 750, DUE)]
    (owing,) = [one for one in entries(on_the_day, "11MSP") if one.iso3 == B]
    assert (owing.open, owing.to_bill) == (750, 150), "no final invoice asked B for 150"
    day_after = ask(story.told, date(2024, 4, 3))
    assert late(day_after) == [(A, 250, DUE), (B, 750, DUE), (A, 50, date(2024, 4, 2))]


def test_payments_go_to_the_first_invoice_then_to_the_next(ask: Ask, billed: Billed) -> None:
    story = dearer(billed)
    story.invoice(A, 2023, 300, date(2024, 4, 2), Billing.FINAL)
    story.pay(A, 2023, 260, date(2024, 5, 1))
    assert late(ask(story.told, date(2024, 5, 2)))[1:] == [(A, 40, date(2024, 4, 2))]


def test_a_final_invoice_that_was_lowered_asks_for_no_more(ask: Ask, billed: Billed) -> None:
    story = dearer(billed)
    story.invoice(A, 2023, 320, date(2024, 4, 2), Billing.FINAL)
    story.invoice(A, 2023, 290, date(2024, 5, 2), Billing.FINAL)
    (one,) = [one for one in entries(ask(story.told, date(2025, 1, 1)), "11MSP") if one.iso3 == A]
    assert [charge.amount for charge in one.charges()] == [250, 40, 0]
    assert (one.billed, one.open, one.to_bill) == (290, 290, 10)


def test_of_a_state_billed_in_the_end_alone_the_last_invoice_asks(ask: Ask, billed: Billed) -> None:
    """It owes 600 of 1200, was asked for 900 by mistake, then for 500."""
    story = dearer(billed)
    story.attend(NOT_A_PARTY, 2023)
    story.invoice(NOT_A_PARTY, 2023, 900, date(2024, 4, 2), Billing.FINAL)
    story.invoice(NOT_A_PARTY, 2023, 500, date(2024, 5, 2), Billing.FINAL)
    view = ask(story.told, date(2025, 1, 1))
    (one,) = [one for one in entries(view, "11MSP") if one.iso3 == NOT_A_PARTY]
    assert [charge.amount for charge in one.charges()] == [500, 0]
    assert (one.debt, one.open, one.to_bill) == (600, 500, 100)


def test_what_is_paid_ahead_of_an_invoice_is_not_asked_again(ask: Ask, billed: Billed) -> None:
    story = dearer(billed)
    story.pay(A, 2023, 280, DUE)
    (one,) = [one for one in entries(ask(story.told, date(2025, 1, 1)), "11MSP") if one.iso3 == A]
    assert (one.debt, one.billed, one.open, one.to_bill) == (300, 250, 0, 20)


def test_who_did_not_come_has_nothing_to_pay_of_its_invoice(ask: Ask, billed: Billed) -> None:
    story = billed()
    story.attend(A, 2023)
    story.report(2023, 1000)
    assert late(ask(story.told, date(2024, 2, 28)))[1:] == [(B, 750, DUE)]
    assert [iso3 for iso3, _, _ in late(ask(story.told, date(2024, 3, 1)))] == [A]


def agreed(when: str, arrears_cents: int = 300, currency: Currency = Currency.USD) -> Event:
    """A schedule of A: three equal payments on 1 February, 1 August and 1 February."""
    return example(
        PaymentScheduleAgreed,
        when,
        f"state:{A}",
        arrears=Money(arrears_cents, currency),
        instalments=3,
        first_due=date(2024, 2, 1),
        every_months=6,
    )


def scheduled(view: View) -> dict[str, Scheduled]:
    return {one.entry.iso3: one.scheduled for one in arrears(view)}


def test_a_schedule_is_encouraged_from_the_two_year_mark_on(ask: Ask, billed: Billed) -> None:
    story = billed()
    assert scheduled(ask(story.told, date(2025, 6, 5)))[A] == Scheduled.NOT_YET
    assert scheduled(ask(story.told, date(2025, 6, 6)))[A] == Scheduled.ENCOURAGED


def test_an_instalment_is_missed_from_the_day_after_it_was_due(ask: Ask, billed: Billed) -> None:
    events = [*billed().told, agreed("2024-01-01", 249)]
    (on_its_day,) = schedules(ask(events, date(2024, 2, 1)), A)
    assert (on_its_day.due, on_its_day.is_kept) == (0, True)
    assert on_its_day.next_due_on == date(2024, 2, 1)
    (day_after,) = schedules(ask(events, date(2024, 2, 2)), A)
    assert (day_after.due, day_after.is_kept) == (83, False)
    assert day_after.next_due_on == date(2024, 8, 1)


def test_an_instalment_paid_on_its_day_keeps_the_schedule(ask: Ask, billed: Billed) -> None:
    story = billed()
    story.pay(A, 2023, 83, date(2024, 2, 1))
    events = [*story.told, agreed("2024-01-01", 249)]
    assert scheduled(ask(events, date(2024, 2, 2)))[A] == Scheduled.KEPT
    assert scheduled(ask(events, date(2024, 8, 1)))[A] == Scheduled.KEPT
    assert scheduled(ask(events, date(2024, 8, 2)))[A] == Scheduled.NOT_KEPT


def test_payments_count_from_the_day_of_the_agreement_on(ask: Ask, billed: Billed) -> None:
    story = billed()
    story.pay(A, 2023, 100, date(2023, 12, 31))
    story.pay(A, 2023, 10, date(2024, 1, 1))
    (found,) = schedules(ask([*story.told, agreed("2024-01-01", 150)], date(2024, 6, 1)), A)
    assert found.paid == 10


def test_a_payment_of_a_newer_invoice_does_not_keep_a_schedule(ask: Ask, billed: Billed) -> None:
    story = billed()
    story.attend(A, 2023)
    story.approve(2024, 1000)
    story.invoice(A, 2024, 1000, date(2023, 11, 2), Billing.PRELIMINARY)
    story.pay(A, 2024, 900, date(2024, 2, 1))
    view = ask([*story.told, agreed("2024-01-01", 249)], date(2024, 7, 1))
    (found,) = schedules(view, A)
    assert (found.paid, found.is_kept) == (0, False)
    said: list[Any] = [(one.entry.account.name, one.scheduled) for one in arrears(view)]
    # the invoice of the 12MSP, due on 6 June 2024, was not in arrears when the schedule was agreed
    assert ("12MSP", Scheduled.NOT_YET) in said
    assert ("11MSP", Scheduled.NOT_KEPT) in said


def test_a_schedule_covers_what_was_late_when_it_was_agreed(ask: Ask, billed: Billed) -> None:
    events = billed().told
    on_due_day = ask([*events, agreed("2023-06-06")], date(2023, 7, 1))
    assert scheduled(on_due_day)[A] == Scheduled.NOT_YET
    day_after = ask([*events, agreed("2023-06-07")], date(2023, 7, 1))
    assert scheduled(day_after)[A] == Scheduled.KEPT


def test_each_currency_has_its_own_schedule(ask: Ask, billed: Billed) -> None:
    story = billed()
    yen = MoneyStory(Currency.JPY)
    cost = {"year": 2022, "document": "x", "cost": Money(90, Currency.JPY)}
    yen.told.append(example(CostEstimateApproved, "2021-10-01", "meeting:10MSP", **cost))
    yen.invoice(A, 2022, 90, date(2021, 11, 2), Billing.PRELIMINARY)
    yen.pay(A, 2022, 30, date(2024, 1, 15))
    plans = [agreed("2024-01-02"), agreed("2024-01-03", 90, Currency.JPY)]
    view = ask([*story.told, *yen.told, *plans], date(2024, 2, 2))
    found = {one.agreed.arrears.currency: one for one in schedules(view, A)}
    assert (found[Currency.USD].paid, found[Currency.USD].is_kept) == (0, False)
    assert (found[Currency.JPY].paid, found[Currency.JPY].is_kept) == (30, True)
