"""When an account is billed and due, and what a billing lacks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.machinery import MeetingScheduled
from domain.events.money import (
    AssessmentInvoiced,
    Billing,
    CostEstimateApproved,
    ScaleOfAssessmentsAdopted,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.money.assessments import final, preliminary
from projections.money.invoice_days import billed_on, due_on, invoices_due_on
from projections.money.meeting_due import meeting_due_on
from projections.view import View

Ask = Callable[..., View]
A, B = PAYING[:2]
END = date(2036, 12, 31)


def story() -> MoneyStory:
    """A and B attended the meeting before the one of 2023; A alone has a rate."""
    told = MoneyStory(Currency.USD)
    told.begin()
    told.rate(A, 1)
    told.attend(A, 2022)
    told.attend(B, 2022)
    return told


def approved(when: str, year: int, *, subject: str = "meeting:11MSP") -> Event:
    fields = {"year": year, "document": "costs", "cost": Money(1000, Currency.USD)}
    return example(CostEstimateApproved, when, subject, **fields)


def invoice(account: str, billing: Billing, when: str) -> AssessmentInvoiced:
    fields = {"account": account, "billing": billing, "share": Money(5, Currency.USD)}
    event = example(AssessmentInvoiced, when, f"state:{A}", **fields)
    assert isinstance(event, AssessmentInvoiced)
    return event


def test_an_account_is_billed_on_the_day_of_its_first_preliminary_invoice(ask: Ask) -> None:
    told = story()
    told.approve(2023, 1000)
    told.invoice(B, 2023, 750, date(2022, 11, 9), Billing.PRELIMINARY)
    told.invoice(A, 2023, 250, date(2022, 11, 5), Billing.PRELIMINARY)
    told.invoice(PAYING[2], 2023, 250, date(2022, 11, 1), Billing.FINAL)
    assert billed_on(ask(told.told, END), "11MSP") == date(2022, 11, 5)


def test_final_invoices_alone_do_not_say_when_it_was_billed_first(ask: Ask) -> None:
    told = story()
    told.approve(2023, 1000)
    told.invoice(A, 2023, 250, date(2022, 11, 1), Billing.FINAL)
    assert billed_on(ask(told.told, END), "11MSP") == date(2022, 11, 20)


@pytest.mark.parametrize(
    ("adopted", "by_rule", "billed"),
    [
        ("2021-09-21", None, date(2021, 9, 21)),  # on the day of the decision
        ("2021-09-22", date(2022, 11, 2), date(2022, 11, 2)),
    ],
)
def test_an_estimate_of_before_the_rule_is_billed_when_it_is_approved(
    ask: Ask, adopted: str, by_rule: date | None, billed: date
) -> None:
    view = ask([*story().told, approved(adopted, 2023)], END)
    assert invoices_due_on(view, "11MSP") == by_rule
    assert billed_on(view, "11MSP") == billed


def test_without_an_estimate_it_is_billed_as_of_the_day_asked(ask: Ask) -> None:
    assert billed_on(ask(story().told, date(2023, 1, 5)), "11MSP") == date(2023, 1, 5)


def test_a_second_part_does_not_move_the_day_on_which_a_meeting_is_paid(ask: Ask) -> None:
    days = {"opens_on": date(2023, 12, 4), "closes_on": date(2023, 12, 5)}
    part = example(MeetingScheduled, "2023-01-10", "meeting:11MSP", kind="MSP", part=2, **days)
    view = ask([*story().told, part], END)
    assert meeting_due_on(view, "11MSP") == date(2023, 6, 6)
    assert meeting_due_on(view, "14.2 2023") is None


@pytest.mark.parametrize(
    ("account", "billing", "sent", "due"),
    [
        ("11MSP", Billing.PRELIMINARY, "2023-06-05", date(2023, 6, 6)),
        ("11MSP", Billing.PRELIMINARY, "2023-06-07", date(2023, 6, 7)),  # sent after the day
        ("11MSP", Billing.FINAL, "2023-05-05", date(2023, 5, 5)),
        ("14.2 2023", Billing.PRELIMINARY, "2023-05-05", date(2023, 5, 5)),
        ("14.2 2023", Billing.FINAL, "2023-05-05", date(2023, 5, 5)),
    ],
)
def test_a_preliminary_invoice_of_a_meeting_is_due_before_it_and_others_at_once(
    ask: Ask, account: str, billing: Billing, sent: str, due: date
) -> None:
    event = invoice(account, billing, sent)
    assert due_on(ask([*story().told, event], END), event) == due


def test_the_financial_year_is_that_of_the_estimate_and_not_that_of_the_meeting(ask: Ask) -> None:
    carried = ask([*story().told, approved("2021-09-22", 2022)], END)
    assert preliminary(carried, "11MSP").year == 2022
    assert preliminary(ask(story().told, END), "11MSP").year == 2023
    assert preliminary(ask(story().told, END), "14.2 2021").year == 2021


def test_rates_sum_only_where_each_is_known(ask: Ask) -> None:
    told = story()
    assert preliminary(ask(told.told, END), "11MSP").whole_rate is None
    told.rate(B, 3)
    first = preliminary(ask(told.told, END), "11MSP")
    assert first.whole_rate == 4
    assert all(len(share.evidence) == 2 for share in first.shares), "the attendance, and the rate"
    assert final(ask(told.told, END), "11MSP").whole_rate is None, "nobody came"


def test_a_cost_that_was_not_read_is_told_from_one_that_is_not_recorded(ask: Ask) -> None:
    unread = example(
        CostEstimateApproved, "2022-09-21", "meeting:11MSP", year=2023, document="x", cost=None
    )
    told = [*story().told, unread]
    assert (
        "an approved cost estimate of 11MSP (its figure was not read)"
        in preliminary(ask(told, END), "11MSP").lacking
    )
    assert (
        "an approved cost estimate of 11MSP (none is recorded)"
        in preliminary(ask(story().told, END), "11MSP").lacking
    )


def test_a_rate_that_is_lacking_is_told_with_its_scale_and_the_day(ask: Ask) -> None:
    told = story()
    told.told.append(approved("2021-09-20", 2023))
    (lacking,) = preliminary(ask(told.told, END), "11MSP").lacking
    assert lacking.startswith(
        "a rate in the scale of 2016-2030, as adopted by 2021-09-20 (the day of the approval, "
        "assumed: no invoice is on record), United Nations or notional, of: "
    )
    told.invoice(B, 2023, 750, date(2022, 11, 9), Billing.PRELIMINARY)
    (lacking,) = preliminary(ask(told.told, END), "11MSP").lacking
    assert "as adopted by 2022-11-09 (the day of the first invoice)" in lacking


def test_where_notional_rates_alone_are_on_record_the_scale_is_lacking(ask: Ask) -> None:
    told = [
        event.model_copy(update={"notional": True})
        if isinstance(event, ScaleOfAssessmentsAdopted)
        else event
        for event in story().told
    ]
    (lacking,) = preliminary(ask([*told, approved("2021-09-22", 2023)], END), "11MSP").lacking
    assert lacking == (
        "a United Nations scale of 2023 or before, as adopted by 2022-11-02 "
        "(the day of para 91(iii): no invoice is on record)"
    )
