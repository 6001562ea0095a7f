"""Whom the President asks: who had an invoice by the last 30 April and has not paid it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.money import Billing, CostEstimateApproved, FundsCarriedOver
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import NOT_A_PARTY, PAYING
from projections.money.contacting import to_contact
from projections.view import View

Ask = Callable[..., View]
Billed = Callable[..., MoneyStory]
A, B = PAYING[:2]
ASKED = date(2023, 4, 30)


def asked(view: View) -> dict[str, int]:
    return {one.entry.iso3: one.charge.open for one in to_contact(view)}


def test_nobody_is_asked_before_30_april(ask: Ask, billed: Billed) -> None:
    told = billed().told
    assert asked(ask(told, date(2023, 4, 29))) == {}
    assert asked(ask(told, ASKED)) == {A: 250, B: 750}


@pytest.mark.parametrize(
    ("invoiced", "found"),
    [(ASKED, {A: 250, B: 750}), (date(2023, 5, 1), {})],
    ids=["on the day", "a day later"],
)
def test_an_invoice_counts_that_was_sent_by_30_april(
    ask: Ask, billed: Billed, invoiced: date, found: dict[str, int]
) -> None:
    assert asked(ask(billed(on=invoiced).told, date(2023, 6, 1))) == found


def test_a_payment_of_30_april_is_in_time(ask: Ask, billed: Billed) -> None:
    story = billed()
    story.pay(A, 2023, 250, ASKED)
    story.pay(B, 2023, 750, date(2023, 5, 1))
    assert asked(ask(story.told, ASKED)) == {B: 750}
    assert asked(ask(story.told, date(2023, 5, 1))) == {}


def test_who_is_billed_only_afterwards_is_asked_and_a_share_without_invoice_is_not(
    ask: Ask, billed: Billed
) -> None:
    story = billed()
    story.attend(NOT_A_PARTY, 2023)
    for iso3 in (A, B):
        story.attend(iso3, 2023)
        story.pay(iso3, 2023, 250, date(2023, 2, 1))
    story.report(2023, 1200)
    story.invoice(NOT_A_PARTY, 2023, 600, date(2024, 4, 30), Billing.FINAL)
    assert asked(ask(story.told, date(2024, 4, 29))) == {B: 200}, "it owes 450 of its first"
    # 1200 by rates of 1, 3 and 4; no final invoice asked A or B for anything
    assert asked(ask(story.told, date(2024, 4, 30))) == {B: 200, NOT_A_PARTY: 600}


def test_who_has_not_paid_is_asked_each_year_again(ask: Ask, billed: Billed) -> None:
    told = billed().told
    for day, since in (
        (date(2024, 4, 29), date(2023, 4, 30)),
        (date(2024, 4, 30), date(2024, 4, 30)),
        (date(2026, 1, 1), date(2025, 4, 30)),
    ):
        assert {one.since for one in to_contact(ask(told, day))} == {since}


def test_the_rule_asks_nobody_before_it_was_adopted(ask: Ask) -> None:
    """The 10MSP: approved for 2021, carried over to 2022 when the rule was adopted."""
    story = MoneyStory(Currency.USD)
    story.begin()
    cost = {"year": 2021, "document": "WP.2", "cost": Money(1000, Currency.USD)}
    story.told.append(example(CostEstimateApproved, "2020-11-27", "meeting:10MSP", **cost))
    story.invoice(A, 2022, 1000, date(2021, 1, 15), Billing.PRELIMINARY)
    carried = example(FundsCarriedOver, "2021-09-21", "meeting:10MSP", to_year=2022)
    told = [*story.told, carried]
    assert asked(ask(told, date(2021, 9, 22))) == {}
    assert asked(ask(told, date(2022, 4, 29))) == {}
    (found,) = to_contact(ask(told, date(2022, 4, 30)))
    assert found.since == date(2022, 4, 30)
