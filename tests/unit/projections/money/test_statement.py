"""A State's statement: what each line says, of which day, on which events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from domain.events.header import Event
from domain.events.money import (
    AssessmentInvoiced,
    Billing,
    CostEstimateApproved,
    CreditNoted,
    CreditReturned,
    PaymentReceived,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.money.statement import Line, LineKind, statement
from projections.money.states_in_accounts import entries_of_state
from projections.view import View

Ask = Callable[..., View]
A, B, C = PAYING[:3]
END = date(2036, 12, 31)
FIRST, LAST = Billing.PRELIMINARY, Billing.FINAL


def story(*, came: tuple[str, ...] = (A, B)) -> MoneyStory:
    """A and B are asked for 250 and 750 for the meeting of 2023."""
    told = MoneyStory(Currency.USD)
    told.begin()
    for iso3, rate, share in ((A, 1, 250), (B, 3, 750)):
        told.rate(iso3, rate)
        told.attend(iso3, 2022)
        told.invoice(iso3, 2023, share, date(2022, 11, 2), FIRST)
    for iso3 in came:
        told.attend(iso3, 2023)
    told.approve(2023, 1000)
    return told


def said(lines: tuple[Line, ...]) -> list[tuple[str, str, int]]:
    return [(f"{line.on}", line.text, line.change.amount) for line in lines]


def test_what_the_final_billing_changes_stands_on_the_day_of_the_final_invoice(ask: Ask) -> None:
    told = story()
    told.report(2023, 1200)
    told.invoice(A, 2023, 300, date(2024, 4, 1), LAST)
    line = statement(ask(told.told, END), A)[-1]
    assert said((line,)) == [("2024-04-01", "share of costs above the estimate", 50)]
    assert line.kind is LineKind.FINAL_BILLING
    assert line.evidence[:2] == (told.told[-1].id, told.told[-2].id), "the invoice and the cost"


def test_without_a_final_invoice_it_stands_on_the_day_of_the_report(ask: Ask) -> None:
    told = story(came=(A,))
    told.report(2023, 1000)
    assert said(statement(ask(told.told, END), B))[1:] == [
        ("2024-03-01", "did not take part: nothing is owed", -750)
    ]


def test_a_share_that_no_final_invoice_asked_for_is_said_to_be_still_to_be_billed(ask: Ask) -> None:
    told = story()
    told.report(2023, 1200)
    assert said(statement(ask(told.told, END), A))[1:] == [
        ("2024-03-01", "share of costs above the estimate; still to be billed", 50)
    ]


def test_who_is_billed_in_the_end_alone_has_one_line_and_what_the_cost_changed(ask: Ask) -> None:
    told = story(came=(A, B, PAYING[2]))
    told.rate(PAYING[2], 4)
    told.report(2023, 1000)
    told.invoice(PAYING[2], 2023, 510, date(2024, 4, 1), LAST)
    lines = statement(ask(told.told, END), PAYING[2])
    assert sorted(said(lines)) == [
        ("2024-03-01", "share of the actual costs, by who took part", -10),
        ("2024-04-01", "final invoice", 510),
    ]
    assert lines[0].evidence[0] == told.told[-1].id, "the invoice, then the cost"


def test_the_day_by_which_it_is_due_stands_with_the_invoice_alone(ask: Ask) -> None:
    told = story()
    told.pay(A, 2023, 250, date(2023, 2, 1))
    assert [line.due_on for line in statement(ask(told.told, END), A)] == [date(2023, 6, 6), None]


def test_invoices_that_do_not_count_say_which_one_does(ask: Ask) -> None:
    told = story()
    for share, day, billing in ((240, 3, FIRST), (230, 4, LAST), (220, 5, LAST)):
        told.invoice(A, 2023, share, date(2022, 11, day), billing)
    lines = [line for line in statement(ask(told.told, END), A) if not line.change.amount]
    assert said(tuple(lines)) == [
        ("2022-11-03", "preliminary invoice of 2.40 USD, not counted: the first one is", 0),
        ("2022-11-04", "final invoice of 2.30 USD, not counted: the last one is", 0),
    ]


def paid_late(events: MoneyStory, day: date) -> list[Event]:
    """B pays in time, A on a day; the meeting costs 700 and is closed."""
    events.pay(B, 2023, 750, date(2023, 2, 1))
    events.pay(A, 2023, 125, day)
    events.pay(A, 2023, 125, date(2030, 1, 1))
    events.report(2023, 700)
    events.close(2023, date(2024, 6, 30))
    return events.told


def test_credits_in_cash_settled_put_on_an_invoice_and_paid_out_have_lines(ask: Ask) -> None:
    told = story()
    paid_late(told, date(2025, 1, 1))
    told.give_back(B, 2023, 50, date(2024, 7, 1), on=2024)
    told.give_back(B, 2023, 125, date(2027, 1, 1), on=None)
    lines = said(statement(ask(told.told, END), B))
    assert lines[2:] == [
        ("2024-06-30", "unspent money", -50),
        ("2024-07-01", "credit of 11MSP", -50),
        ("2024-07-01", "credit put on the invoice of 12MSP", 50),
        ("2026-09-21", "noted credit that arrears have covered", -125),
        ("2027-01-01", "credit paid out", 125),
        ("2031-09-21", "noted credit that arrears have covered", -125),
    ]
    assert statement(ask(told.told, END), B)[1].text == "payment received"


def other(kind: type[Event], when: str, account: str, value: Money, **fields: object) -> Event:
    return example(kind, when, f"state:{A}", account=account, **fields, **{_SUMS[kind]: value})


_SUMS = {
    AssessmentInvoiced: "share",
    PaymentReceived: "paid",
    CreditReturned: "credit",
    CreditNoted: "credit",
}


def test_what_is_in_another_currency_has_a_line_and_is_in_no_balance(ask: Ask) -> None:
    euros = Money(9900, Currency.EUR)
    told = [
        *story().told,
        other(AssessmentInvoiced, "2023-01-01", "11MSP", euros, billing=FIRST),
        other(PaymentReceived, "2023-01-02", "11MSP", euros, receipt="x"),
        other(CreditReturned, "2023-01-03", "11MSP", euros, to_account=None),
        other(CreditNoted, "2023-01-04", "11MSP", euros),
    ]
    first, *rest = statement(ask(told, END), A)
    assert first.balance == Money(250, Currency.USD)
    assert {line.kind for line in rest} == {LineKind.NOT_COUNTED}
    assert {line.balance for line in rest} == {Money(0, Currency.EUR)}
    assert [line.text for line in rest] == [
        f"{what} of 99.00 EUR, not counted: 11MSP is kept in USD"
        for what in ("preliminary invoice", "payment", "credit returned", "credit noted")
    ]
    approved = next(event.id for event in told if isinstance(event, CostEstimateApproved))
    assert [line.evidence for line in rest] == [(event.id, approved) for event in told[-4:]]


def test_what_is_paid_into_no_account_has_a_line_and_is_in_no_balance(ask: Ask) -> None:
    paid = other(PaymentReceived, "2023-01-02", "11MPS", Money(250, Currency.USD), receipt="x")
    lines = statement(ask([*story().told, paid], END), A)
    assert [(line.text, line.balance.amount) for line in lines] == [
        ("preliminary invoice", 250),
        ("payment of 2.50 USD, not counted: there is no account 11MPS", 250),
    ]
    assert [one.account.name for one in entries_of_state(ask([paid], END), A)] == []


def test_what_is_paid_for_a_meeting_without_a_cost_is_in_the_balance(ask: Ask) -> None:
    told = story()
    told.pay(A, 2024, 100, date(2023, 1, 2))
    assert statement(ask(told.told, END), A)[-1].balance.amount == 150


def test_a_final_invoice_to_who_did_not_come_is_taken_back_before_any_cost_is_known(
    ask: Ask,
) -> None:
    told = story(came=(A,))
    told.invoice(C, 2023, 12, date(2024, 4, 1), LAST)
    lines = statement(ask(told.told, END), C)
    assert [line.balance.amount for line in lines] == [12, 0]
    assert all(line.evidence for line in lines)
