"""Who took part is a fact of its own, whatever a share comes to (F-base; para 91(i))."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.money import Billing, CostEstimateApproved
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.findings import findings
from projections.money.assessments import preliminary
from projections.money.payers import meeting_before, took_part
from projections.money.statement import statement
from projections.money.states_in_accounts import entries
from projections.view import View

Ask = Callable[..., View]
A, B = PAYING[:2]
END = date(2036, 12, 31)
INVOICED = date(2022, 11, 2)


def story(*came: str, cost: int, first: dict[str, int], small: int = 1) -> MoneyStory:
    """Two States attended the meeting before; who came to the 11MSP is given."""
    told = MoneyStory(Currency.USD)
    told.begin()
    told.rate(A, small)
    told.rate(B, 3)
    told.attend(A, 2022)
    told.attend(B, 2022)
    told.approve(2023, cost)
    for iso3, share in first.items():
        told.invoice(iso3, 2023, share, INVOICED, Billing.PRELIMINARY)
    for iso3 in came:
        told.attend(iso3, 2023)
    return told


def debts(view: View) -> dict[str, int]:
    return {one.iso3: one.debt for one in entries(view, "11MSP")}


def said(view: View, iso3: str) -> list[str]:
    return [line.text for line in statement(view, iso3)]


def test_a_meeting_that_cost_nothing_was_attended_all_the_same(ask: Ask) -> None:
    told = story(A, cost=1000, first={A: 250, B: 750})
    told.report(2023, 0)
    view = ask(told.told, END)
    assert debts(view) == {A: 250, B: 0}, "the first invoice stands for who came"
    assert said(view, A) == ["preliminary invoice"]
    assert said(view, B) == ["preliminary invoice", "did not take part: nothing is owed"]


def test_a_share_that_rounds_to_nothing_is_that_of_a_state_that_came(ask: Ask) -> None:
    told = story(A, B, cost=10, first={A: 1, B: 9}, small=1)
    told.rate(PAYING[2], 20_000)
    told.attend(PAYING[2], 2023)
    told.report(2023, 11)
    view = ask(told.told, END)
    assert debts(view) == {A: 0, B: 0, PAYING[2]: 11}
    assert said(view, A)[-1] == "share of costs above the estimate"


@pytest.mark.parametrize(
    ("came", "owed"), [((A, B), {A: 250, B: 750}), ((A,), {A: 250, B: 0}), ((), {A: 250, B: 750})]
)
def test_a_final_invoice_of_nothing_does_not_say_who_came(
    ask: Ask, came: tuple[str, ...], owed: dict[str, int]
) -> None:
    told = story(*came, cost=1000, first={A: 250, B: 750})
    told.invoice(B, 2023, 0, date(2024, 4, 1), Billing.FINAL)
    assert debts(ask(told.told, END)) == owed


def test_a_final_invoice_to_a_state_that_stayed_away_is_found_and_not_owed(ask: Ask) -> None:
    told = story(A, cost=1000, first={A: 250, B: 750})
    told.invoice(B, 2023, 700, date(2024, 4, 1), Billing.FINAL)
    view = ask(told.told, END)
    assert debts(view)[B] == 0
    texts = [item.text for item in findings(view) if item.rule == "invoice_differs"]
    assert texts == ["11MSP: final invoice of 7.00 USD, not 0.00 USD"]


def test_who_took_part_is_known_from_the_last_day_of_the_meeting(ask: Ask) -> None:
    first_day = {"not_before": date(2023, 9, 6), "effective_on": date(2023, 9, 6)}
    early = [
        event.model_copy(update=first_day) if event.when.last == date(2023, 9, 9) else event
        for event in story(A, cost=1000, first={}).told
    ]
    during, at_last = ask(early, date(2023, 9, 8)), ask(early, date(2023, 9, 9))
    assert [took_part(during, "11MSP", iso3) for iso3 in (A, B)] == [None, None]
    assert [took_part(at_last, "11MSP", iso3) for iso3 in (A, B)] == [True, False]


def test_without_a_list_of_who_came_nobody_is_known_to_have_stayed_away(ask: Ask) -> None:
    assert took_part(ask(story(cost=1000, first={}).told, END), "11MSP", A) is None


def undated(year: int, name: str) -> Event:
    fields = {"year": year, "document": name, "cost": Money(1000, Currency.USD)}
    return example(CostEstimateApproved, "2024-09-13", f"meeting:{name}", **fields)


def test_meetings_without_a_day_are_in_the_order_of_the_years_of_their_estimates(ask: Ask) -> None:
    """The 13MSP and the 3RC are approved before any day is set for them."""
    told = MoneyStory(Currency.USD)
    told.begin()
    told.rate(A, 1)
    told.attend(A, 2024)
    events = [*told.told, undated(2025, "13MSP"), undated(2026, "3RC")]
    view = ask(events, date(2024, 10, 1))
    assert (meeting_before(view, "13MSP"), meeting_before(view, "3RC")) == ("12MSP", "13MSP")
    assert preliminary(view, "13MSP").amounts == {A: 1000}
    assert preliminary(view, "3RC").lacking == ("who took part in 13MSP (Participated)",)
    assert meeting_before(ask(told.told, date(2024, 10, 1)), "13MSP") is None
