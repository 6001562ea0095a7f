"""What a statement's lines rest on: all that they would change without, and nothing that is idle.

An event that a line cites is left out: the line, or another answer of money, is no longer the
same. One that it does not cite is left out: the line stands as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.events.corrections import Amendment
from domain.events.header import Event
from domain.events.machinery import MeetingRescheduled
from domain.events.membership import WithdrawalNotified
from domain.events.money import Billing, CostEstimateApproved, HostCostsAgreed, PaymentReceived
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example, histories_of_money
from domain.strategies.ledger_stories import founders
from domain.strategies.money_stories import PARTIES, PAYING
from projections.machinery.schedules import moves
from projections.money.account import Account
from projections.money.accounts import accounts
from projections.money.assessments import final, preliminary
from projections.money.meeting_due import meeting_due
from projections.money.statement import Line, LineKind, statement
from projections.money.states_in_accounts import entries
from projections.view import View

Ask = Callable[..., View]
A, B, C, D = PAYING[:4]
END = date(2036, 12, 31)
BEFORE_LAST = st.dates(date(2021, 10, 1), END)
SOME = settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
FIRST, LAST = Billing.PRELIMINARY, Billing.FINAL


def said(line: Line) -> tuple[Any, ...]:
    """A line but for its evidence, and for the balance, which hangs on the lines before."""
    return tuple(
        getattr(line, field.name)
        for field in fields(line)
        if field.name not in {"balance", "evidence"}
    )


def answers(view: View) -> list[Any]:
    """What else is told of money: figures without the events that they rest on."""
    told: list[Any] = [said(line) for iso3 in view.states() for line in statement(view, iso3)]
    for name, item in accounts(view).items():
        told += [item.ends_on, item.closed and item.closed.effective_on, item.spent]
        told += made_of(item)
        due = meeting_due(view, name)
        told += [due and due.on, [(move.what, move.opens_on) for move in moves(view, name)]]
        told += [(one.iso3, one.debt, one.received, one.charges()) for one in entries(view, name)]
        for assessed in (preliminary(view, name), final(view, name)):
            shares = [(share.iso3, bool(share.rate), share.amount) for share in assessed.shares]
            told += [assessed.cost, assessed.attended, shares]
    return told


def made_of(item: Account) -> list[Any]:
    """What an account was assessed by, though nothing else may hang on it."""
    raised = (item.contingency, item.first_contingency)
    return [
        [(event.effective_on, event.cost) for event in item.estimates],
        [event and (event.effective_on, event.basis_points) for event in raised],
        item.host and item.host.geneva_cost,
    ]


def without(told: list[Event], event_id: str) -> list[Event]:
    return [event for event in told if event.id != event_id]


def check(ask: Ask, told: list[Event], as_of: date, iso3: str, left_out: Event) -> None:
    before, after = ask(told, as_of), ask(without(told, left_out.id), as_of)
    lines = {said(line) for line in statement(after, iso3)}
    same = answers(before) == answers(after)
    for line in statement(before, iso3):
        if left_out.id in line.evidence:
            assert said(line) not in lines or not same, (line.text, left_out.type)
        else:
            assert said(line) in lines, (line.text, left_out.type)


def money_and_meetings(told: list[Event]) -> list[Event]:
    """All but what makes a State a party or ends that, which the list of States Parties tells.

    Nor what takes a fact back: answers cite facts that stand.
    """
    parties = {event.id for event in founders()}
    apart = (WithdrawalNotified, Amendment)
    return [event for event in told if event.id not in parties and not isinstance(event, apart)]


@SOME
@given(histories_of_money(), BEFORE_LAST, st.sampled_from(PAYING), st.data())
def test_lines_rest_on_what_they_cite_and_on_nothing_else(
    ask: Ask, told: list[Event], as_of: date, iso3: str, data: st.DataObject
) -> None:
    events = money_and_meetings(told)
    for left_out in data.draw(st.lists(st.sampled_from(events), min_size=4, max_size=4)):
        check(ask, told, as_of, iso3, left_out)


def of_every_kind() -> list[Event]:
    """A pays late, B and C in time; C stays away, D alone is billed in the end."""
    story = MoneyStory(Currency.USD)
    story.begin()
    for iso3, rate in ((A, 1), (B, 3), (C, 4), (D, 2)):
        story.rate(iso3, rate)
    for iso3 in (A, B, C):
        story.attend(iso3, 2022)
    for iso3 in (A, B, D):
        story.attend(iso3, 2023)
        story.attend(iso3, 2024)
    story.approve(2023, 800)
    story.carry_over(2023)
    for iso3, share in ((A, 100), (B, 300), (C, 400)):
        story.invoice(iso3, 2023, share, date(2022, 11, 2), FIRST)
    story.invoice(B, 2023, 310, date(2022, 11, 9), FIRST)
    for iso3, day in ((B, date(2023, 2, 1)), (C, date(2023, 2, 1)), (A, date(2025, 3, 1))):
        story.pay(iso3, 2023, {A: 60, B: 300, C: 400}[iso3], day)
    story.pay(A, 2023, 40, date(2030, 5, 1))
    story.report(2023, 290)
    story.invoice(D, 2023, 96, date(2024, 4, 1), LAST)
    story.close(2023, date(2024, 6, 30))
    story.give_back(B, 2023, 5, date(2024, 7, 1), on=2024)
    _a_dearer_meeting(story)
    return [*story.told, _in_euros(), _put_off(), _raised_estimate(), _host()]


def _a_dearer_meeting(story: MoneyStory) -> None:
    """The 12MSP costs more than was approved first, and less than was approved then."""
    story.approve(2024, 400)
    for iso3, share in ((A, 67), (B, 200), (D, 133)):
        story.invoice(iso3, 2024, share, date(2023, 11, 20), FIRST)
    story.report(2024, 450)
    story.invoice(A, 2024, 74, date(2025, 4, 1), LAST)
    story.invoice(A, 2024, 75, date(2025, 4, 2), LAST)


def _in_euros() -> Event:
    fields = {"account": "11MSP", "receipt": "x", "paid": Money(9, Currency.EUR)}
    return example(PaymentReceived, "2023-01-02", f"state:{B}", **fields)


def _put_off() -> Event:
    days = {"opens_on": date(2024, 11, 5), "closes_on": date(2024, 11, 8)}
    return example(MeetingRescheduled, "2024-02-01", "meeting:12MSP", kind="MSP", part=1, **days)


def _raised_estimate() -> Event:
    fields = {"year": 2024, "document": "new costs", "cost": Money(500, Currency.USD)}
    return example(CostEstimateApproved, "2023-12-01", "meeting:12MSP", **fields)


def _host() -> Event:
    fields = {"host": "MEX", "geneva_cost": Money(440, Currency.USD)}
    return example(HostCostsAgreed, "2023-12-02", "meeting:12MSP", **fields)


def test_the_example_has_a_line_of_every_kind(ask: Ask) -> None:
    view = ask(of_every_kind(), END)
    lines = [line for iso3 in (A, B, C, D) for line in statement(view, iso3)]
    assert {line.kind for line in lines} == set(LineKind)
    assert {line.text for line in lines if line.kind is LineKind.FINAL_BILLING} == {
        "did not take part: nothing is owed",
        "share of costs above the estimate",
        "share of costs above the estimate; still to be billed",
        "share of the actual costs, by who took part",
    }


def test_every_kind_of_line_rests_on_what_it_cites_and_on_nothing_else(ask: Ask) -> None:
    told = of_every_kind()
    for left_out in money_and_meetings(told):
        for iso3 in (A, B, C, D):
            check(ask, told, END, iso3, left_out)


def test_a_credit_rests_on_who_paid_between_the_closing_and_the_end_of_the_period(
    ask: Ask, invoiced: Callable[..., MoneyStory], told: Callable[..., MoneyStory]
) -> None:
    story = invoiced(told(came="AB"), A=250, B=750)
    story.carry_over(2023)
    story.pay(B, 2023, 750, date(2023, 2, 1))
    story.report(2023, 600)
    story.close(2023, date(2024, 6, 30))
    story.pay(A, 2023, 250, date(2024, 10, 1))
    for left_out in money_and_meetings(story.told):
        check(ask, story.told, END, B, left_out)


def test_a_settlement_begins_with_the_payment_that_brought_it(ask: Ask) -> None:
    told = of_every_kind()
    lines = [line for line in statement(ask(told, END), B) if line.kind is LineKind.SETTLEMENT]
    paid = {event.effective_on: event.id for event in told if event.subject_key == A}
    assert [line.evidence[0] for line in lines] == [paid[date(2025, 3, 1)], paid[date(2030, 5, 1)]]


def test_who_withdrew_before_a_year_is_shown_by_its_notice(ask: Ask) -> None:
    story = MoneyStory(Currency.USD)
    story.begin()
    for iso3 in PARTIES:
        story.rate(iso3, 1)
    story.withdraw(A, date(2022, 6, 1))
    story.approve("14.2 2023", 300)
    story.invoice(A, "14.2 2023", 10, date(2023, 1, 10), FIRST)
    story.report("14.2 2023", 300)
    (notice,) = (event for event in story.told if event.type == "WithdrawalNotified")
    last = statement(ask(story.told, END), A)[-1]
    assert (last.text, last.balance.amount) == ("did not take part: nothing is owed", 0)
    assert notice.id in last.evidence
