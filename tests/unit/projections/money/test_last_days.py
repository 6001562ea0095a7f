"""The last day that counts and the first that does not: paying for credits, leaving as a party."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.membership import WithdrawalNotified
from domain.events.money import Billing
from domain.events.offices import Participated
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.money.assessments import preliminary
from projections.money.pools import pool
from projections.view import View

Ask = Callable[..., View]
Billed = Callable[..., MoneyStory]
A, B = PAYING[:2]
END = date(2025, 1, 1)
LAST_DAY, TOO_LATE = date(2023, 12, 31), date(2024, 1, 1)


def closed(story: MoneyStory) -> list[Event]:
    """Both come, it costs 600 of 1000, and the accounts are closed: A and B share 400 as 1 to 3."""
    for iso3 in (A, B):
        story.attend(iso3, 2023)
    story.report(2023, 600)
    story.close(2023, date(2024, 6, 30))
    return story.told


def shared(view: View) -> dict[str, int]:
    found = pool(view, "11MSP")
    return {iso3: cash + found.noted_credits[iso3] for iso3, cash in found.cash_credits.items()}


@pytest.mark.parametrize(
    ("paid_on", "found"),
    [(LAST_DAY, {A: 100, B: 300}), (TOO_LATE, {B: 400})],
    ids=["on the last day of the period", "a day later"],
)
def test_who_has_paid_by_the_last_day_shares_unspent_money(
    ask: Ask, billed: Billed, paid_on: date, found: dict[str, int]
) -> None:
    story = billed()
    story.pay(A, 2023, 250, paid_on)
    story.pay(B, 2023, 750, date(2023, 3, 1))
    assert shared(ask(closed(story), END)) == found


@pytest.mark.parametrize(
    ("on_last_day", "found"), [(150, {A: 100, B: 300}), (149, {B: 400})], ids=["all", "but a cent"]
)
def test_who_has_paid_all_but_a_cent_by_the_last_day_has_no_part(
    ask: Ask, billed: Billed, on_last_day: int, found: dict[str, int]
) -> None:
    story = billed()
    story.pay(A, 2023, 100, date(2023, 2, 1))
    story.pay(A, 2023, on_last_day, LAST_DAY)
    story.pay(A, 2023, 1, TOO_LATE)
    story.pay(B, 2023, 750, date(2023, 3, 1))
    assert shared(ask(closed(story), END)) == found


@pytest.mark.parametrize(
    ("invoiced", "found"), [(LAST_DAY, {A: 250}), (TOO_LATE, {})], ids=["last day", "a day later"]
)
def test_an_invoice_of_after_the_period_brings_no_part(
    ask: Ask, billed: Billed, invoiced: date, found: dict[str, int]
) -> None:
    """What was paid before its invoice counts on it. A alone gets no more than it owed."""
    story = billed(())
    story.attend(A, 2022)
    story.attend(B, 2022)
    story.invoice(A, 2023, 250, invoiced, Billing.PRELIMINARY)
    story.invoice(B, 2023, 750, date(2023, 1, 2), Billing.PRELIMINARY)
    story.pay(A, 2023, 250, date(2023, 2, 1))
    story.pay(B, 2023, 750, TOO_LATE)
    assert shared(ask(closed(story), END)) == found


def test_who_did_not_come_has_no_part_and_lessens_no_other(ask: Ask, billed: Billed) -> None:
    """It costs 600; B, who came, owes its first invoice of 750: 150 are unspent."""
    story = billed()
    for iso3, share in ((A, 250), (B, 750)):
        story.pay(iso3, 2023, share, date(2023, 2, 1))
    told = [event for event in closed(story) if not _came(event, A)]
    assert shared(ask(told, END)) == {B: 150}


def _came(event: Event, iso3: str) -> bool:
    is_of_state = isinstance(event, Participated) and event.subject_key == iso3
    return is_of_state and getattr(event, "meeting", None) == "11MSP"


def leaving(notified: str) -> Event:
    """A's notice of withdrawal, effective six months after its receipt."""
    return example(WithdrawalNotified, notified, f"state:{A}", in_armed_conflict=False)


@pytest.mark.parametrize(
    ("notified", "pays"),
    [("2022-07-01", False), ("2022-07-02", True)],
    ids=["out on 1 January", "out on 2 January"],
)
def test_who_was_a_party_on_a_day_of_the_year_bears_its_costs(
    ask: Ask, billed: Billed, notified: str, *, pays: bool
) -> None:
    view = ask([*billed().told, leaving(notified)], END)
    assert (A in {one.iso3 for one in preliminary(view, "14.2 2023", 100).shares}) is pays
    assert A in {one.iso3 for one in preliminary(view, "14.2 2022", 100).shares}


@pytest.mark.parametrize(
    ("notified", "pays"),
    [("2022-05-20", False), ("2022-05-21", True)],
    ids=["out on the day of billing", "out the day after"],
)
def test_who_is_a_party_on_the_day_of_billing_is_billed(
    ask: Ask, billed: Billed, notified: str, *, pays: bool
) -> None:
    """Approved on 21 September 2022, the 11MSP is billed 60 days later, on 20 November."""
    told = [event for event in billed().told if event.type != "AssessmentInvoiced"]
    view = ask([*told, leaving(notified)], END)
    assert preliminary(view, "11MSP").amounts == ({A: 250, B: 750} if pays else {B: 1000})
