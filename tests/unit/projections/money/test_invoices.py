"""Invoices: every payment and every credit counts once, and the rows sum to the account."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.events.machinery import MeetingRescheduled
from domain.events.money import (
    AssessmentInvoiced,
    Billing,
    CostEstimateApproved,
    ScaleOfAssessmentsAdopted,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example, histories_of_money
from domain.strategies.money_stories import PAYING
from projections.findings import findings
from projections.money.accounts import accounts
from projections.money.credits import all_credits
from projections.money.invoice import Bill, BillStatus
from projections.money.invoices import bills
from projections.money.states_in_accounts import entries
from projections.view import View

Ask = Callable[..., View]
Billed = Callable[..., MoneyStory]
A, B, C, D = PAYING[:4]
SOME = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)


def of_state(view: View, iso3: str) -> dict[tuple[str, str], Bill]:
    return {(one.account.name, one.billing.value): one for one in bills(view) if one.iso3 == iso3}


def overpaid(billed: Billed, amount: int) -> MoneyStory:
    """A pays ``amount`` too much for the 11MSP, and is to be billed for the 12MSP."""
    story = billed()
    story.pay(A, 2023, 250 + amount, date(2023, 2, 1))
    story.attend(A, 2023)
    story.approve(2024, 400)
    return story


def test_a_credit_is_used_up_once_on_the_invoice_that_is_due_first(
    ask: Ask, billed: Billed
) -> None:
    story = overpaid(billed, 500)
    story.approve(2022, 300)
    put_off = {"opens_on": date(2024, 11, 5), "closes_on": date(2024, 11, 8)}
    moved = example(
        MeetingRescheduled, "2022-03-01", "meeting:10MSP", kind="MSP", part=1, **put_off
    )
    story.attend(A, 2024)
    found = of_state(ask([*story.told, moved], date(2024, 10, 1)), A)
    # 500 to use: 400 on the 12MSP, due on 6 June, the rest on the 10MSP put off, due on 5 August
    first, later = found["12MSP", "preliminary"], found["10MSP", "preliminary"]
    assert (first.owed, first.credit, first.to_pay) == (400, 400, 0)
    assert (later.owed, later.credit, later.to_pay) == (300, 100, 200)
    assert found["11MSP", "preliminary"].credit == 0, "it is sent and paid"


def test_a_credit_is_used_last_on_an_invoice_of_which_no_due_day_is_known(
    ask: Ask, billed: Billed
) -> None:
    story = overpaid(billed, 500)
    story.attend(A, 2021)
    story.approve(2022, 300)
    put_off = {"kind": "MSP", "part": 1, "opens_on": None, "closes_on": None}
    undated = example(MeetingRescheduled, "2022-03-01", "meeting:10MSP", **put_off)
    found = of_state(ask([*story.told, undated], date(2023, 10, 1)), A)
    first, later = found["12MSP", "preliminary"], found["10MSP", "preliminary"]
    assert (first.credit, later.due_on, later.credit) == (400, None, 100)


def test_what_was_given_back_too_much_is_no_credit(ask: Ask, billed: Billed) -> None:
    story = overpaid(billed, 50)
    story.approve(2022, 300)
    story.pay(A, 2022, 100, date(2022, 3, 1))
    story.give_back(A, 2023, 80, date(2023, 9, 1), on=None)
    bill = of_state(ask(story.told, date(2023, 10, 1)), A)["12MSP", "preliminary"]
    assert bill.credit == 70, "100 for the 10MSP, of which nothing was asked, less 30"
    story.give_back(A, 2023, 90, date(2023, 9, 2), on=None)
    spent = of_state(ask(story.told, date(2023, 10, 1)), A)["12MSP", "preliminary"]
    assert (spent.credit, spent.to_pay) == (0, 400)


def test_a_credit_in_another_currency_is_set_against_nothing(ask: Ask, billed: Billed) -> None:
    story = overpaid(billed, 300)
    told = [event for event in story.told if not _approves(event, 2024)]
    fields = {"year": 2024, "document": "x", "cost": Money(400, Currency.KWD)}
    told.append(example(CostEstimateApproved, "2023-09-21", "meeting:12MSP", **fields))
    bill = of_state(ask(told, date(2023, 10, 1)), A)["12MSP", "preliminary"]
    assert (bill.currency, bill.credit, bill.to_pay) == (Currency.KWD, 0, 400)


def _approves(event: Event, year: int) -> bool:
    return isinstance(event, CostEstimateApproved) and event.year == year


def test_what_comes_before_its_invoice_counts_on_it_and_on_no_other(
    ask: Ask, billed: Billed
) -> None:
    story = overpaid(billed, 30)
    story.pay(A, 2024, 90, date(2023, 9, 30))
    bill = of_state(ask(story.told, date(2023, 10, 1)), A)["12MSP", "preliminary"]
    assert (bill.owed, bill.received, bill.credit, bill.to_pay) == (400, 90, 30, 280)


def test_a_final_invoice_that_states_another_share_differs(ask: Ask, billed: Billed) -> None:
    story = billed()
    for iso3 in (A, B):
        story.attend(iso3, 2023)
    story.report(2023, 1200)
    story.invoice(A, 2023, 299, date(2024, 4, 2), Billing.FINAL)
    story.invoice(B, 2023, 900, date(2024, 4, 2), Billing.FINAL)
    found = bills(ask(story.told, date(2025, 1, 1)))
    said = {one.iso3: one.status for one in found if one.billing is Billing.FINAL}
    assert said == {A: BillStatus.DIFFERS, B: BillStatus.SENT}


def test_a_first_invoice_that_states_another_share_differs(ask: Ask, billed: Billed) -> None:
    found = bills(ask(billed((240, 750)).told, date(2023, 1, 1)))
    assert [one.status for one in found] == [BillStatus.DIFFERS, BillStatus.SENT]
    assert [one.owed for one in found] == [240, 750], "what a first invoice asks for stands"


def test_who_did_not_attend_the_year_before_is_to_be_sent_no_first_invoice(
    ask: Ask, billed: Billed
) -> None:
    """Whether one was sent or paid ahead of: findings and the list of invoices say the same."""
    story = billed()
    story.invoice(C, 2023, 40, date(2022, 11, 2), Billing.PRELIMINARY)
    story.pay(D, 2023, 30, date(2022, 12, 1))
    view = ask(story.told, date(2023, 1, 1))
    sent, ahead = (of_state(view, iso3)["11MSP", "preliminary"] for iso3 in (C, D))
    assert (sent.share, sent.status) == (0, BillStatus.DIFFERS)
    assert (ahead.share, ahead.status) == (0, BillStatus.NOTHING_TO_SEND)
    (found,) = (item for item in findings(view) if item.rule == "invoice_differs")
    assert sent.sent
    assert found.evidence[0] == sent.sent.id


def test_a_share_that_cannot_be_computed_is_not_made_up(ask: Ask, billed: Billed) -> None:
    story = billed()
    for iso3 in (A, C):
        story.attend(iso3, 2023)
    story.report(2023, 1200)
    told = [event for event in story.told if not _rates(event, C)]
    found = of_state(ask(told, date(2025, 1, 1)), A)["11MSP", "final"]
    assert found.status is BillStatus.NOT_COMPUTABLE
    assert (found.share, found.owed, found.to_pay) == (None, None, None)
    absent = of_state(ask(told, date(2025, 1, 1)), B)["11MSP", "final"]
    assert (absent.share, absent.owed) == (0, 0), "who did not come owes nothing"
    assert absent.status is BillStatus.NOTHING_TO_SEND


def _rates(event: Event, iso3: str) -> bool:
    return isinstance(event, ScaleOfAssessmentsAdopted) and event.subject_key == iso3


def without_invoices(told: list[Event], meeting: str) -> list[Event]:
    """The history before the invoices of a meeting went out."""
    return [
        event
        for event in told
        if not (isinstance(event, AssessmentInvoiced) and event.account == meeting)
    ]


BEFORE_LAST = st.dates(date(2023, 9, 21), date(2036, 12, 31))
UNSENT = st.sampled_from(["12MSP", "11MSP", "no meeting"])


@SOME
@given(histories_of_money(), BEFORE_LAST, UNSENT)
def test_no_credit_and_no_payment_counts_twice(
    ask: Ask, told: list[Event], as_of: date, unsent: str
) -> None:
    view = ask(without_invoices(told, unsent), as_of)
    for iso3 in {one.iso3 for one in bills(view)}:
        own = [one for one in bills(view) if one.iso3 == iso3]
        back = (one for one in all_credits(view) if one.iso3 == iso3)
        credit = sum(max(0, one.available) for one in back)
        booked = (one for name in accounts(view) for one in entries(view, name))
        applied = sum(one.applied for one in booked if one.iso3 == iso3)
        assert min(min(one.received, one.credit) for one in own) >= 0
        assert min(one.to_pay for one in own if one.to_pay is not None) >= 0
        assert sum(one.credit + one.paid_ahead for one in own) <= credit
        assert sum(one.received - one.paid_ahead for one in own) == applied


@SOME
@given(histories_of_money(), BEFORE_LAST, UNSENT)
def test_the_rows_of_a_state_sum_to_what_it_owes_the_account(
    ask: Ask, told: list[Event], as_of: date, unsent: str
) -> None:
    view = ask(without_invoices(told, unsent), as_of)
    owed: dict[tuple[str, str], int] = {}
    for bill in bills(view):
        key = bill.account.name, bill.iso3
        owed[key] = owed.get(key, 0) + (bill.owed or 0)
    for name in accounts(view):
        for one in entries(view, name):
            if one.first or one.share is not None:
                assert owed[name, one.iso3] == one.debt


def test_who_stayed_away_is_sent_no_final_invoice(ask: Ask, billed: Billed) -> None:
    story = billed()
    story.attend(A, 2023)
    story.report(2023, 900)
    view = ask(story.told, date(2024, 4, 1))
    assert of_state(view, A)["11MSP", "final"].status is BillStatus.FIRST_STANDS
    stayed_away = of_state(view, B)["11MSP", "final"]
    assert (stayed_away.owed, stayed_away.status) == (0, BillStatus.NOTHING_TO_SEND)


def test_a_share_below_a_coin_is_no_invoice_to_be_sent(ask: Ask, billed: Billed) -> None:
    story = billed()
    story.attend(A, 2023)
    story.attend(B, 2023)
    story.approve(2024, 1)
    view = ask(story.told, date(2023, 12, 31))
    # one coin by rates of 1 and 3
    assert of_state(view, A)["12MSP", "preliminary"].status is BillStatus.NOTHING_TO_SEND
    assert of_state(view, B)["12MSP", "preliminary"].status is BillStatus.TO_SEND


@SOME
@given(
    histories_of_money(),
    BEFORE_LAST,
    st.sampled_from(PAYING),
    st.sampled_from(Billing),
    st.integers(0, 200),
)
def test_an_invoice_differs_in_the_list_where_it_is_found_to(  # noqa: PLR0913, PLR0917
    ask: Ask, told: list[Event], as_of: date, iso3: str, billing: Billing, share: int
) -> None:
    value = next(event.cost for event in told if isinstance(event, CostEstimateApproved))
    assert value
    fields = {"account": "11MSP", "share": Money(share, value.currency), "billing": billing}
    more = example(AssessmentInvoiced, "2022-10-01", f"state:{iso3}", **fields)
    view = ask([*told, more], as_of)
    listed = {one.sent.id for one in bills(view) if one.sent and one.status is BillStatus.DIFFERS}
    found = (item for item in findings(view) if item.rule == "invoice_differs")
    assert {item.evidence[0] for item in found} == listed
