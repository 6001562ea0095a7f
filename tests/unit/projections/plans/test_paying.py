"""Indicators 9a and 9b: who paid early, and who gave to the Support Unit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.decisions import ActionPlanAdopted
from domain.events.header import Event
from domain.events.isu import Category, IsuContributionReceived
from domain.events.machinery import MeetingRescheduled
from domain.events.money import Billing
from domain.money import Currency, Money
from domain.quantities import Qualifier
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import NOT_A_PARTY, PAYING
from projections.metrics.registry import measure
from projections.plans.lausanne import actions
from projections.plans.measuring import measured
from projections.view import View

Ask = Callable[..., View]
A, B, C, D, _ = PAYING
INVOICED, DUE = date(2021, 11, 2), date(2022, 6, 6)
"""The 10MSP opens on 6 September 2022."""
AFTER = date(2022, 10, 1)
ADOPTED = example(
    ActionPlanAdopted,
    "2021-09-21",
    "meeting:2RC",
    plan="Lausanne Action Plan",
    period_from=date(2021, 9, 21),
    period_to=date(2026, 12, 31),
    actions=50,
)


@pytest.fixture
def story() -> MoneyStory:
    """Three States Parties attended the 2RC and share 900 for the 10MSP alike."""
    told = MoneyStory(Currency.USD)
    told.begin()
    told.told.append(ADOPTED)
    for iso3 in (A, B, C):
        told.rate(iso3, 100)
        told.attend(iso3, 2021)
    told.approve(2022, 900)
    return told


def asked(story: MoneyStory, *codes: str) -> MoneyStory:
    for iso3 in codes:
        story.invoice(iso3, 2022, 300, INVOICED, Billing.PRELIMINARY)
    return story


def test_who_paid_in_full_on_the_day_or_before_counts(ask: Ask, story: MoneyStory) -> None:
    asked(story, A, B, C)
    story.pay(A, 2022, 100, date(2022, 2, 1))
    story.pay(A, 2022, 200, DUE)
    story.pay(B, 2022, 300, date(2022, 6, 7))
    story.pay(C, 2022, 299, date(2022, 2, 1))
    found = measure(ask(story.told, AFTER), "lausanne_9a")
    assert (found.value, found.qualifier, found.states) == (1, Qualifier.EXACT, (A,))
    assert len(found.evidence) == 3, "the invoice and both payments"


def test_nobody_that_paid_in_time_is_a_zero_where_all_were_asked(
    ask: Ask, story: MoneyStory
) -> None:
    found = measure(ask(asked(story, A, B, C).told, AFTER), "lausanne_9a")
    assert (found.value, found.qualifier) == (0, Qualifier.EXACT)


def test_an_invoice_that_is_not_on_record_leaves_its_state_open(
    ask: Ask, story: MoneyStory
) -> None:
    asked(story, A, B)
    assert measure(ask(story.told, AFTER), "lausanne_9a").value is None
    story.pay(A, 2022, 300, DUE)
    found = measure(ask(story.told, AFTER), "lausanne_9a")
    assert (found.value, found.qualifier) == (1, Qualifier.AT_LEAST)
    assert found.missing == f"AssessmentInvoiced events for the 10MSP of {C}"


def test_without_invoices_there_is_no_data(ask: Ask, story: MoneyStory) -> None:
    found = measure(ask(story.told, AFTER), "lausanne_9a")
    assert found.value is None
    assert found.missing == "AssessmentInvoiced events and PaymentReceived events of the 10MSP"


def test_a_postponement_before_the_day_gives_more_time(ask: Ask, story: MoneyStory) -> None:
    asked(story, A, B, C)
    story.pay(A, 2022, 300, date(2022, 8, 6))
    later = {"opens_on": date(2022, 11, 6), "closes_on": date(2022, 11, 9)}
    moved = example(MeetingRescheduled, "2022-05-01", "meeting:10MSP", kind="MSP", part=1, **later)
    found = measure(ask([*story.told, moved], date(2022, 12, 1)), "lausanne_9a")
    assert found.states == (A,)


def test_the_base_is_who_was_asked(ask: Ask, story: MoneyStory) -> None:
    view = ask(asked(story, A, B, C).told, AFTER)
    (number,) = (each for item in actions() for each in item.numbers if each.key == "9a")
    assert measured(view, number, None).base == len((A, B, C))


def test_a_state_not_party_is_not_counted(ask: Ask, story: MoneyStory) -> None:
    asked(story, A, B, C)
    story.invoice(NOT_A_PARTY, 2022, 300, INVOICED, Billing.PRELIMINARY)
    story.pay(NOT_A_PARTY, 2022, 300, INVOICED)
    assert measure(ask(story.told, AFTER), "lausanne_9a").value == 0


def given(iso3: str, when: str, category: Category | None) -> Event:
    fields = {"contribution": Money(100, Currency.CHF), "category": category, "receipt": None}
    return example(IsuContributionReceived, when, f"state:{iso3}", year=2022, **fields)


def test_states_parties_that_gave_to_the_budget_since_the_plan_count(
    ask: Ask, story: MoneyStory
) -> None:
    gifts = [
        given(A, "2022-03-01", Category.A),
        given(B, "2022-03-01", None),
        given(C, "2022-03-01", Category.RESERVE),
        given(D, "2021-03-01", Category.B),
        given(NOT_A_PARTY, "2022-03-01", Category.A),
    ]
    found = measure(ask([*story.told, *gifts], AFTER), "lausanne_9b")
    assert (found.value, found.qualifier, found.states) == (2, Qualifier.AT_LEAST, (A, B))
    assert found.evidence == (gifts[0].id, gifts[1].id)


def test_without_contributions_there_is_no_data(ask: Ask, story: MoneyStory) -> None:
    found = measure(ask(story.told, AFTER), "lausanne_9b")
    assert found.value is None
    assert found.missing == "IsuContributionReceived events since the plan, all of them"
