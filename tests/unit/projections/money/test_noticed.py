"""What stands out in accounts: on both sides of each day and sum on which it turns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.money import (
    Billing,
    CostEstimateApproved,
    CostEstimatePresented,
    CreditNoted,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.findings import Finding, findings
from projections.view import View

Ask = Callable[..., View]
A, B = PAYING[:2]
END = date(2036, 12, 31)


def usd(amount: int) -> Money:
    return Money(amount, Currency.USD)


def story() -> MoneyStory:
    """A and B are asked for 250 and 750 for a meeting of 2023 that cost 600, and come to it."""
    told = MoneyStory(Currency.USD)
    told.begin()
    for iso3, rate, share in ((A, 1, 250), (B, 3, 750)):
        told.rate(iso3, rate)
        told.attend(iso3, 2022)
        told.attend(iso3, 2023)
        told.invoice(iso3, 2023, share, date(2022, 11, 20), Billing.PRELIMINARY)
    told.approve(2023, 1000)
    told.report(2023, 600)
    return told


def found(view: View, rule: str) -> list[Finding]:
    return [item for item in findings(view) if item.rule == rule]


@pytest.mark.parametrize(("as_of", "number"), [("2024-12-31", 0), ("2025-01-01", 1)])
def test_accounts_are_open_too_long_from_the_day_after_the_last_to_close_them(
    ask: Ask, as_of: str, number: int
) -> None:
    view = ask(story().told, date.fromisoformat(as_of))
    assert len(found(view, "accounts_open")) == number
    closed = story()
    closed.close(2023, date(2024, 12, 31))
    assert found(ask(closed.told, date.fromisoformat(as_of)), "accounts_open") == []


def noted(amount: int) -> Event:
    return example(CreditNoted, "2024-07-01", f"state:{B}", account="11MSP", credit=usd(amount))


@pytest.mark.parametrize(("amount", "number"), [(249, 1), (250, 0), (251, 1)])
def test_another_credit_noted_than_is_left_is_found(ask: Ask, amount: int, number: int) -> None:
    told = story()
    told.pay(B, 2023, 750, date(2023, 2, 1))
    told.close(2023, date(2024, 6, 30))
    assert len(found(ask([*told.told, noted(amount)], END), "credit_differs")) == number


@pytest.mark.parametrize(("amount", "number"), [(50, 0), (51, 1)])
def test_more_given_back_than_is_due_is_found(ask: Ask, amount: int, number: int) -> None:
    told = story()
    told.pay(A, 2023, 300, date(2023, 2, 1))
    told.give_back(A, 2023, amount, date(2023, 5, 1), on=None)
    assert len(found(ask(told.told, date(2023, 6, 1)), "credit_differs")) == number


def test_what_stands_out_in_the_costs_of_a_year_is_about_the_convention(ask: Ask) -> None:
    fields = {"year": 2023, "document": "x", "cost": None}
    unread = example(CostEstimateApproved, "2022-09-21", "convention", **fields)
    (item,) = found(ask([*story().told, unread], END), "estimate_not_read")
    assert item.subject == "convention"


def test_a_document_that_estimates_what_another_approved_is_a_rival_and_itself_is_none(
    ask: Ask,
) -> None:
    def presented(document: str) -> Event:
        fields = {"document": document, "cost": usd(1)}
        return example(CostEstimatePresented, "2022-09-01", "meeting:11MSP", **fields)

    same = ask([*story().told, presented("costs")], END)
    assert found(same, "estimates_rival") == []
    (item,) = found(
        ask([*story().told, presented("costs"), presented("b")], END), "estimates_rival"
    )
    assert item.text == "costs is approved; b estimate it too"
    assert item.subject == "meeting:11MSP"


@pytest.mark.parametrize(("sent", "late"), [((20, 20), 0), ((20, 21), 1), ((21, 22), 2)])
def test_invoices_are_late_from_the_day_after_the_last(
    ask: Ask, sent: tuple[int, int], late: int
) -> None:
    told = story()
    told.told = [event for event in told.told if event.type != "AssessmentInvoiced"]
    for iso3, share, day in zip((A, B), (250, 750), sent, strict=True):
        told.invoice(iso3, 2023, share, date(2022, 11, day), Billing.PRELIMINARY)
    texts = [item.text for item in found(ask(told.told, END), "invoices_late")]
    assert texts == ([f"{late} of 2 invoices went out after 2022-11-20"] if late else [])


@pytest.mark.parametrize(("share", "number"), [(149, 1), (150, 0), (151, 1)])
def test_a_final_invoice_of_another_share_is_found(ask: Ask, share: int, number: int) -> None:
    told = story()
    told.invoice(A, 2023, share, date(2024, 4, 1), Billing.FINAL)
    assert len(found(ask(told.told, END), "invoice_differs")) == number
