"""Invoices never sent, accounts left open, and costs and closings before they can be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.dates import DateRange
from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    AssessmentInvoiced,
    CostEstimateApproved,
    FundsCarriedOver,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.findings import findings
from projections.view import View

Ask = Callable[..., View]
Billed = Callable[..., MoneyStory]
A, B = PAYING[:2]
END = date(2036, 12, 31)


def found(view: View, rule: str) -> list[str]:
    return [item.text for item in findings(view) if item.rule == rule]


@pytest.mark.parametrize(("as_of", "number"), [(date(2022, 11, 20), 0), (date(2022, 11, 21), 1)])
def test_invoices_that_were_never_sent_are_found_from_the_day_after_the_last(
    ask: Ask, billed: Billed, as_of: date, number: int
) -> None:
    story = billed(shares=(250,))
    story.attend(B, 2022)
    texts = found(ask(story.told, as_of), "invoices_late")
    said = "11MSP: invoices were due by 2022-11-20; of 1 of 2 States none is on record: " + B
    assert texts == [said] * number


@pytest.mark.parametrize(("as_of", "number"), [(date(2024, 12, 31), 0), (date(2025, 1, 1), 1)])
def test_an_account_with_invoices_alone_is_open_too_long(
    ask: Ask, billed: Billed, as_of: date, number: int
) -> None:
    assert len(found(ask(billed().told, as_of), "accounts_open")) == number


def test_an_account_with_a_payment_alone_is_open_too_long(ask: Ask) -> None:
    story = MoneyStory(Currency.USD)
    story.begin()
    assert found(ask(story.told, END), "accounts_open") == []
    story.pay(A, 2023, 100, date(2023, 2, 1))
    assert len(found(ask(story.told, END), "accounts_open")) == 1


@pytest.mark.parametrize(("day", "number"), [("2023-12-30", 1), ("2023-12-31", 0)])
def test_an_account_cannot_be_closed_before_its_period_ends(
    ask: Ask, billed: Billed, day: str, number: int
) -> None:
    closed = example(AccountsClosed, day, "meeting:11MSP")
    assert len(found(ask([*billed().told, closed], END), "accounted_too_early")) == number


@pytest.mark.parametrize(("day", "number"), [("2023-09-08", 1), ("2023-09-09", 0)])
def test_a_cost_cannot_be_reported_before_its_meeting_ends(
    ask: Ask, billed: Billed, day: str, number: int
) -> None:
    cost = example(ActualCostReported, day, "meeting:11MSP", cost=Money(900, Currency.USD))
    assert len(found(ask([*billed().told, cost], END), "accounted_too_early")) == number


@pytest.mark.parametrize(("year", "number"), [(2022, 1), (2023, 0), (2024, 1)])
def test_an_estimate_is_for_the_year_of_its_meeting(ask: Ask, year: int, number: int) -> None:
    story = MoneyStory(Currency.USD)
    story.begin()
    fields = {"year": year, "document": "WP.2", "cost": None}
    told = [*story.told, example(CostEstimateApproved, "2022-09-01", "meeting:11MSP", **fields)]
    rule = "estimate_of_other_year"
    assert len(found(ask(told, END), rule)) == number
    carried = example(FundsCarriedOver, "2022-10-01", "meeting:11MSP", to_year=2023)
    assert found(ask([*told, carried], END), rule) == []


@pytest.mark.parametrize(
    ("days", "number"), [("2022-11-20/2022-11-30", 0), ("2022-11-21/2022-11-30", 1)]
)
def test_an_invoice_is_late_only_if_no_day_on_which_it_may_have_been_sent_is_in_time(
    ask: Ask, billed: Billed, days: str, number: int
) -> None:
    story = billed()
    fields = {"account": "11MSP", "billing": "preliminary", "share": Money(250, Currency.USD)}
    first, last = (date.fromisoformat(day) for day in days.split("/"))
    sent = example(AssessmentInvoiced, DateRange(first, last), f"state:{A}", **fields)
    told = [
        event
        for event in story.told
        if not (isinstance(event, AssessmentInvoiced) and event.subject_key == A)
    ]
    texts = found(ask([*told, sent], END), "invoices_late")
    assert texts == ["1 of 2 invoices went out after 2022-11-20"] * number
