"""Debts by example: what a State owes in the end, with pencil and paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.membership import WithdrawalNotified
from domain.events.money import (
    Billing,
    CostEstimateApproved,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.findings import findings
from projections.money.assessments import preliminary
from projections.money.invoice_days import invoices_due_on
from projections.money.pools import pool
from projections.money.states_in_accounts import entries
from projections.view import View

Ask = Callable[..., View]
Tell = Callable[..., MoneyStory]
A, B, C = PAYING[:3]
END = date(2036, 12, 31)


def usd(amount: int) -> Money:
    return Money(amount, Currency.USD)


def withdrawal(when: str) -> Event:
    return example(WithdrawalNotified, when, f"state:{A}", in_armed_conflict=False)


def debts(view: View) -> dict[str, int]:
    return {one.iso3: one.debt for one in entries(view, "11MSP")}


DEBTS = [
    ("AB", 1000, {A: 250, B: 750}, "as estimated"),
    ("AB", 800, {A: 250, B: 750}, "cheaper: the first invoices stand"),
    ("AB", 1200, {A: 300, B: 900}, "dearer: the share of the actual"),
    ("A", 1000, {A: 250, B: 0}, "no attendance, no debt; the first invoice of who came stands"),
    ("A", 1001, {A: 1001, B: 0}, "dearer by a cent: who came pays all"),
    ("ABC", 1600, {A: 200, B: 600, C: 800}, "dearer, and more to bear it"),
    ("ABC", 800, {A: 250, B: 750, C: 400}, "cheaper, and more to bear it"),
]


@pytest.mark.parametrize(("came", "actual", "owed", "why"), DEBTS)
def test_what_is_owed_once_the_costs_are_known(  # noqa: PLR0913, PLR0917 - the columns
    ask: Ask, told: Tell, invoiced: Tell, came: str, actual: int, owed: dict[str, int], why: str
) -> None:
    story = invoiced(told(came=came), A=250, B=750)
    story.report(2023, actual)
    assert debts(ask(story.told, END)) == owed, why
    assert debts(ask(story.told, date(2024, 2, 28))) == {A: 250, B: 750}, "not yet reported"


def test_attendance_corrected_afterwards_changes_what_is_owed(
    ask: Ask, told: Tell, invoiced: Tell
) -> None:
    story = invoiced(told(came="AB"), A=250, B=750)
    story.report(2023, 1000)
    with_b = ask(story.told, END)
    without = [
        event
        for event in story.told
        if not (
            event.type == "Participated" and event.subject_key == B and "2023" in str(event.when)
        )
    ]
    assert debts(with_b) == {A: 250, B: 750}
    assert debts(ask(without, END)) == {A: 250, B: 0}


def test_where_the_readings_of_91_ix_differ_both_sums_are_found(
    ask: Ask, told: Tell, invoiced: Tell
) -> None:
    story = invoiced(told(came="A"), A=250, B=750)
    story.report(2023, 1000)
    texts = {item.rule: item.text for item in findings(ask(story.told, END))}
    assert texts["arrears_read_two_ways"] == (
        "11MSP: 2.50 USD by the first invoice (para 91(ix) to the letter), 10.00 USD by attendance "
        "(91(i)); 2.50 USD is taken"
    )
    assert texts["costs_not_covered"] == (
        "11MSP: 7.50 USD of 10.00 USD is owed by nobody (para 91(ix) to the letter)"
    )


@pytest.mark.parametrize(("came", "actual"), [("AB", 1000), ("A", 1001), ("ABC", 900)])
def test_where_costs_are_dearer_or_no_fewer_came_the_readings_agree(
    ask: Ask, told: Tell, invoiced: Tell, came: str, actual: int
) -> None:
    story = invoiced(told(came=came), A=250, B=750)
    story.report(2023, actual)
    found = {item.rule for item in findings(ask(story.told, END))}
    assert found.isdisjoint({"arrears_read_two_ways", "costs_not_covered"})


def test_a_state_that_left_still_owes_what_it_was_asked_for(
    ask: Ask, told: Tell, invoiced: Tell
) -> None:
    story = invoiced(told(came="AB"), A=250, B=750)
    left = withdrawal("2023-09-20")
    story.report(2023, 1000)
    assert debts(ask([*story.told, left], END)) == {A: 250, B: 750}
    early = withdrawal("2022-03-01")
    assert preliminary(ask([*told().told, early], END), "11MSP").amounts == {B: 1000}


def test_before_the_decision_of_2021_final_bills_followed_the_actual_costs(ask: Ask) -> None:
    story = MoneyStory(Currency.USD)
    story.begin()
    story.rate(A, 1)
    story.attend(A, 2021)
    cost = {"year": 2020, "document": "x", "cost": usd(1000)}
    story.told.append(example(CostEstimateApproved, "2019-09-01", "meeting:2RC", **cost))
    story.invoice(A, 2021, 1000, date(2020, 1, 1), Billing.PRELIMINARY)
    story.report(2021, 600)
    view = ask(story.told, END)
    assert invoices_due_on(view, "2RC") is None
    assert [one.debt for one in entries(view, "2RC")] == [600]


def test_the_unspent_money_of_before_the_decision_of_2021_is_not_shared(ask: Ask) -> None:
    story = MoneyStory(Currency.USD)
    story.begin()
    story.rate(A, 1)
    cost = {"year": 2020, "document": "x", "cost": usd(1000)}
    story.told.append(example(CostEstimateApproved, "2019-09-01", "meeting:2RC", **cost))
    story.invoice(A, 2021, 1000, date(2020, 1, 1), Billing.PRELIMINARY)
    story.pay(A, 2021, 1000, date(2020, 2, 1))
    story.report(2021, 600)
    story.close(2021, date(2022, 6, 1))
    shared = pool(ask(story.told, END), "2RC")
    assert shared.is_formed
    assert (shared.unspent, shared.cash_credits) == (0, {})
