"""Assessed contributions by example: one meeting after the other, with pencil and paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.header import Event
from domain.events.machinery import MeetingRescheduled
from domain.events.membership import WithdrawalNotified
from domain.events.money import (
    Billing,
    ContingencyDecided,
    CostEstimateApproved,
    CostEstimatePresented,
    HostCostsAgreed,
    PaymentScheduleAgreed,
    ScaleOfAssessmentsAdopted,
)
from domain.events.offices import Participated
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import NOT_A_PARTY, PAYING
from projections.findings import findings
from projections.money.accounts import account
from projections.money.arrears import arrears
from projections.money.assessing import final, preliminary
from projections.money.billing import billed_on, due_on, first_invoices, invoices_due_on
from projections.money.books import entries
from projections.money.credits import all_credits
from projections.money.noticed import MONEY_RULES
from projections.money.pools import pool
from projections.money.schedules import schedules
from projections.money.statement import statement
from projections.view import View

Ask = Callable[..., View]
A, B, C, D = PAYING[:4]
INVOICED = date(2022, 11, 2)
END = date(2036, 12, 31)


def usd(amount: int) -> Money:
    return Money(amount, Currency.USD)


def told(*, came: str = "", rated: str = "ABCD", cost: int = 1000) -> MoneyStory:
    """A and B attended the 10MSP; the 11MSP of 2023 costs 1000, rates 1 and 3 thousandths."""
    story = MoneyStory(Currency.USD)
    story.begin()
    for name, rate in (("A", 1), ("B", 3), ("C", 4), ("D", 2)):
        if name in rated:
            story.rate(_state(name), rate)
    story.attend(A, 2022)
    story.attend(B, 2022)
    story.approve(2023, cost)
    for name in came:
        story.attend(_state(name), 2023)
    return story


def _state(name: str) -> str:
    return dict(zip("ABCDX", (A, B, C, D, NOT_A_PARTY), strict=True))[name]


def invoiced(story: MoneyStory, **shares: int) -> MoneyStory:
    for name, share in shares.items():
        story.invoice(_state(name), 2023, share, INVOICED, Billing.PRELIMINARY)
    return story


def attends(event: Event, iso3: str, meeting: str) -> bool:
    """Whether it says that a State took part in a meeting."""
    is_of_state = isinstance(event, Participated) and event.subject_key == iso3
    return is_of_state and getattr(event, "meeting", None) == meeting


def withdrawal(when: str) -> Event:
    return example(WithdrawalNotified, when, f"state:{A}", in_armed_conflict=False)


def debts(view: View) -> dict[str, int]:
    return {one.iso3: one.debt for one in entries(view, "11MSP")}


def test_the_first_billing_is_of_the_states_parties_of_the_meeting_before(ask: Ask) -> None:
    view = ask(told().told, date(2023, 1, 1))
    first = preliminary(view, "11MSP")
    assert first.attended == "10MSP"
    assert first.amounts == {A: 250, B: 750}
    assert not final(view, "11MSP").is_computable, "nobody has come yet"


def test_the_final_billing_is_of_all_that_came_states_not_party_too(ask: Ask) -> None:
    story = told(came="ABX")
    story.rate(NOT_A_PARTY, 4)
    story.report(2023, 800)
    assert final(ask(story.told, END), "11MSP").amounts == {A: 100, B: 300, NOT_A_PARTY: 400}


def test_who_comes_is_open_until_the_meeting_ends(ask: Ask) -> None:
    story = told(came="AB")
    assert not final(ask(story.told, date(2023, 9, 8)), "11MSP").is_computable
    assert final(ask(story.told, date(2023, 9, 9)), "11MSP").is_computable


def test_a_state_without_a_rate_keeps_everything_from_being_computed(ask: Ask) -> None:
    view = ask(told(rated="A").told, date(2023, 1, 1))
    first = preliminary(view, "11MSP")
    assert not first.is_computable
    assert first.amounts == {}
    assert "Angola" in first.lacking[0]


def test_a_notional_rate_fills_the_gap_and_a_united_nations_one_goes_before_it(ask: Ask) -> None:
    def rate(value: int, when: str, *, notional: bool) -> Event:
        return example(
            ScaleOfAssessmentsAdopted,
            when,
            f"state:{B}",
            first_year=2016,
            last_year=2030,
            rate_per_100000=value,
            notional=notional,
        )

    story = told(rated="A")
    notional = [*story.told, rate(1, "2020-01-01", notional=True)]
    assert preliminary(ask(notional, date(2023, 1, 1)), "11MSP").amounts == {A: 500, B: 500}
    both = [*notional, rate(3, "2019-01-01", notional=False)]
    assert preliminary(ask(both, date(2023, 1, 1)), "11MSP").amounts == {A: 250, B: 750}


def test_before_the_scale_of_a_year_is_adopted_the_last_one_applies(ask: Ask) -> None:
    def rate(value: int, when: str, first: int, last: int) -> Event:
        return example(
            ScaleOfAssessmentsAdopted,
            when,
            f"state:{A}",
            first_year=first,
            last_year=last,
            rate_per_100000=value,
            notional=False,
        )

    story = told(rated="")
    story.told += [rate(5, "2019-12-20", 2020, 2022), rate(7, "2022-12-20", 2023, 2025)]
    story.told = [
        event
        for event in story.told
        if event.subject != f"state:{B}" or event.type != "Participated"
    ]
    (share,) = preliminary(ask(story.told, END), "11MSP").shares
    assert share.rate is not None
    assert share.rate.rate_per_100000 == 5, "invoices go out on 20 November 2022"
    story.attend(A, 2023)
    assert final(ask(story.told, END), "11MSP").shares[0].rate.rate_per_100000 == 7  # type: ignore[union-attr]


def test_without_cost_or_attendance_it_says_so(ask: Ask) -> None:
    story = MoneyStory(Currency.USD)
    story.begin()
    lacking = preliminary(ask(story.told, END), "10MSP").lacking
    assert any("took part in 2RC" in item for item in lacking)
    assert any("cost estimate" in item for item in lacking)
    assert "the meeting before 2RC" in preliminary(ask(story.told, END), "2RC").lacking[0]


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
def test_what_is_owed_once_the_costs_are_known(
    ask: Ask, came: str, actual: int, owed: dict[str, int], why: str
) -> None:
    story = invoiced(told(came=came), A=250, B=750)
    story.report(2023, actual)
    assert debts(ask(story.told, END)) == owed, why
    assert debts(ask(story.told, date(2024, 2, 28))) == {A: 250, B: 750}, "not yet reported"


def test_attendance_corrected_afterwards_changes_what_is_owed(ask: Ask) -> None:
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


def test_where_the_readings_of_91_ix_differ_both_sums_are_found(ask: Ask) -> None:
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
    ask: Ask, came: str, actual: int
) -> None:
    story = invoiced(told(came=came), A=250, B=750)
    story.report(2023, actual)
    found = {item.rule for item in findings(ask(story.told, END))}
    assert found.isdisjoint({"arrears_read_two_ways", "costs_not_covered"})


def paid_and_closed(*, a: date, b: date, actual: int = 600) -> MoneyStory:
    story = invoiced(told(came="AB"), A=250, B=750)
    story.pay(A, 2023, 250, a)
    story.pay(B, 2023, 750, b)
    story.report(2023, actual)
    story.close(2023, date(2024, 6, 30))
    return story


IN_TIME, AT_LAST, TOO_LATE = date(2023, 2, 1), date(2023, 12, 31), date(2024, 1, 1)


def test_unspent_money_goes_to_those_that_paid_by_the_last_day_of_the_period(ask: Ask) -> None:
    both = pool(ask(paid_and_closed(a=IN_TIME, b=AT_LAST).told, END), "11MSP")
    assert both.cash_credits == {A: 100, B: 300}
    late = pool(ask(paid_and_closed(a=TOO_LATE, b=AT_LAST).told, END), "11MSP")
    assert late.cash_credits == {B: 400}


def test_no_state_gets_back_more_than_it_owed(ask: Ask) -> None:
    shared = pool(ask(paid_and_closed(a=IN_TIME, b=TOO_LATE).told, END), "11MSP")
    assert shared.cash_credits == {A: 250}
    assert shared.undistributed == 150


def test_what_the_cash_does_not_cover_is_noted_and_settled_every_five_years(ask: Ask) -> None:
    story = paid_and_closed(a=date(2027, 1, 1), b=IN_TIME, actual=700)
    before = pool(ask(story.told, date(2025, 1, 1)), "11MSP")
    assert (before.covered, before.noted) == (50, 250)
    assert before.cash_credits == {B: 50}
    assert before.noted_credits == {B: 250}
    assert pool(ask(story.told, date(2026, 9, 21)), "11MSP").settled_credits == {B: 0}
    assert pool(ask(story.told, date(2031, 9, 20)), "11MSP").settled_credits == {B: 0}
    assert pool(ask(story.told, date(2031, 9, 21)), "11MSP").settled_credits == {B: 250}


def test_the_start_of_the_five_years_can_be_chosen(ask: Ask) -> None:
    story = paid_and_closed(a=date(2027, 1, 1), b=IN_TIME, actual=700)
    shared = pool(ask(story.told, date(2030, 1, 1)), "11MSP", date(2023, 1, 1))
    assert shared.settled_credits == {B: 250}


def test_funds_carried_over_move_the_end_of_the_period(ask: Ask) -> None:
    story = paid_and_closed(a=date(2024, 5, 1), b=IN_TIME)
    story.carry_over(2023)
    view = ask(story.told, END)
    assert account(view, "11MSP").ends_on == date(2024, 12, 31)
    assert account(view, "11MSP").closing_due_on == date(2025, 12, 31)
    assert pool(view, "11MSP").cash_credits == {A: 100, B: 300}


def test_an_over_payment_is_a_credit_at_once_and_can_go_to_another_account(ask: Ask) -> None:
    story = invoiced(told(), A=250, B=750)
    story.pay(A, 2023, 300, IN_TIME)
    story.give_back(A, 2023, 50, date(2024, 1, 1), on=2024)
    view = ask(story.told, date(2023, 6, 1))
    assert [one.available for one in all_credits(view)] == [50]
    later = ask(story.told, date(2024, 6, 1))
    assert [one.available for one in all_credits(later) if one.account.name == "11MSP"] == [0]
    assert {one.iso3: one.received for one in entries(later, "12MSP")} == {A: 50}


def test_arrears_name_their_invoice_and_begin_the_day_after_it_was_due(ask: Ask) -> None:
    story = invoiced(told(), A=250, B=750)
    story.pay(B, 2023, 700, IN_TIME)
    due = date(2023, 6, 6)
    assert arrears(ask(story.told, due)) == ()
    late = arrears(ask(story.told, date(2023, 6, 7)))
    assert [(one.entry.iso3, one.charge.open) for one in late] == [(A, 250), (B, 50)]
    assert all(one.due_on == due and one.charge.invoice.effective_on == INVOICED for one in late)


def test_the_due_day_moves_with_the_meeting_until_it_has_come(ask: Ask) -> None:
    def moved(when: str) -> Event:
        days = {"opens_on": date(2023, 11, 6), "closes_on": date(2023, 11, 9)}
        return example(MeetingRescheduled, when, "meeting:11MSP", kind="MSP", part=1, **days)

    story = invoiced(told(), A=250)
    first = first_invoices(ask(story.told), "11MSP")[A]
    assert due_on(ask([*story.told, moved("2023-06-06")], END), first) == date(2023, 8, 6)
    assert due_on(ask([*story.told, moved("2023-06-07")], END), first) == date(2023, 6, 6)


def test_invoices_go_out_by_the_rule_and_late_ones_are_found(ask: Ask) -> None:
    story = told()
    view = ask(story.told, date(2022, 10, 1))
    assert invoices_due_on(view, "11MSP") == date(2022, 11, 20)
    assert billed_on(ask(story.told, END), "11MSP") == date(2022, 11, 20)
    story.invoice(A, 2023, 250, date(2022, 11, 21), Billing.PRELIMINARY)
    rules = {item.rule for item in findings(ask(story.told, END))}
    assert "invoices_late" in rules
    assert "accounts_open" in rules, "it was invoiced, though its cost was never reported"


def test_what_stands_out_is_found(ask: Ask) -> None:
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


def test_nothing_stands_out_where_everything_is_in_order(ask: Ask) -> None:
    story = paid_and_closed(a=IN_TIME, b=AT_LAST)
    story.give_back(A, 2023, 100, date(2024, 7, 1), on=2024)
    found = {item.rule for item in findings(ask(story.told, date(2024, 8, 1)))}
    assert found.isdisjoint(MONEY_RULES)


def test_credits_wait_for_a_rate_that_is_lacking(ask: Ask) -> None:
    story = paid_and_closed(a=IN_TIME, b=AT_LAST)
    story.told = [event for event in story.told if event.type != "ScaleOfAssessmentsAdopted"]
    view = ask(story.told, END)
    assert "accounts_short" in {item.rule for item in findings(view)}
    shared = pool(view, "11MSP")
    assert (shared.covered, shared.cash_credits, shared.undistributed) == (400, {}, 400)


def test_the_last_estimate_approved_governs_and_one_without_a_figure_is_said(ask: Ask) -> None:
    def approved(when: str, cost: Money | None) -> Event:
        fields = {"year": 2023, "document": "WP.2", "cost": cost}
        return example(CostEstimateApproved, when, "meeting:11MSP", **fields)

    revised = ask([*told().told, approved("2022-10-01", usd(1200))], END)
    assert account(revised, "11MSP").estimated == 1200
    unread = ask([approved("2022-10-01", None)], END)
    assert account(unread, "11MSP").estimated is None
    assert any(item.rule == "estimate_not_read" for item in findings(unread))


def test_a_contingency_counts_once_a_meeting_has_decided_it(ask: Ask) -> None:
    decided = example(ContingencyDecided, "2022-09-21", "meeting:10MSP", basis_points=1500)
    assert account(ask(told().told, END), "11MSP").estimated == 1000
    assert account(ask([*told().told, decided], END), "11MSP").estimated == 1150
    later = decided.model_copy(
        update={"not_before": date(2022, 9, 22), "effective_on": date(2022, 9, 22)}
    )
    assert account(ask([*told().told, later], END), "11MSP").estimated == 1000


def test_the_host_pays_what_lies_above_the_cost_in_geneva(ask: Ask) -> None:
    host = example(HostCostsAgreed, "2022-09-21", "meeting:11MSP", host="LAO", geneva_cost=usd(900))
    story = told(came="AB")
    view = ask([*story.told, host], END)
    assert preliminary(view, "11MSP").amounts == {A: 225, B: 675}
    assert account(view, "11MSP").host_pays == 100
    story.report(2023, 1150)
    assert account(ask([*story.told, host], END), "11MSP").host_pays == 250
    assert account(ask([*story.told, host], END), "11MSP").spent == 900


def test_a_state_that_left_still_owes_what_it_was_asked_for(ask: Ask) -> None:
    story = invoiced(told(came="AB"), A=250, B=750)
    left = withdrawal("2023-09-20")
    story.report(2023, 1000)
    assert debts(ask([*story.told, left], END)) == {A: 250, B: 750}
    early = withdrawal("2022-03-01")
    assert preliminary(ask([*told().told, early], END), "11MSP").amounts == {B: 1000}


def test_all_states_parties_bear_the_costs_of_a_year_under_article_14_2(ask: Ask) -> None:
    story = told()
    cost = example(
        CostEstimateApproved, "2022-09-21", "convention", year=2023, document="x", cost=usd(100)
    )
    view = ask([*story.told, cost], END)
    assessed = preliminary(view, "14.2 2023")
    assert len(assessed.shares) == 30
    assert "a rate in the scale of 2016-2030, as adopted by" in assessed.lacking[0]
    left = withdrawal("2022-03-01")
    after = preliminary(ask([*story.told, cost, left], END), "14.2 2023")
    assert len(after.shares) == 29
    in_the_year = preliminary(ask([*story.told, cost, left], END), "14.2 2022", 100)
    assert len(in_the_year.shares) == 30, "it was a party for a part of that year"


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


def test_a_schedule_is_kept_while_what_is_due_of_it_is_paid(ask: Ask) -> None:
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


def test_a_statement_can_be_followed_line_by_line(ask: Ask) -> None:
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
