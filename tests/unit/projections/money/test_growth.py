"""The events of a State are looked through so many times, however many accounts there are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.money import Billing
from domain.strategies import MoneyStory
from domain.strategies.money_stories import PAYING
from projections.money.arrears import arrears
from projections.money.invoices import bills
from projections.money.statement import statement
from projections.money.states_in_accounts import entries_of_state
from projections.money.uncounted import uncounted
from projections.view import View

Ask = Callable[..., View]
A, B = PAYING[:2]
END = date(2036, 12, 31)


def of_years(billed: Callable[..., MoneyStory], *years: int) -> MoneyStory:
    story = billed()
    for year in years:
        story.approve(year, 1000)
        for iso3 in (A, B):
            story.attend(iso3, year)
            story.invoice(iso3, year, 500, date(year - 1, 11, 20), Billing.PRELIMINARY)
            story.pay(iso3, year, 500, date(year, 3, 1))
        story.report(year, 900)
        story.close(year, date(year + 1, 6, 1))
    return story


def ask_all(view: View) -> None:
    bills(view)
    arrears(view)
    for iso3 in view.states():
        entries_of_state(view, iso3)
        statement(view, iso3)
        list(uncounted(view, iso3))


def test_a_states_events_are_looked_through_as_often_for_three_accounts_as_for_one(
    ask: Ask, billed: Callable[..., MoneyStory], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    held = View.held

    def counted(view: View, subject: str, *kinds: type) -> list[object]:
        looked.append(subject)
        return held(view, subject, *kinds)

    monkeypatch.setattr(View, "held", counted)
    times = []
    for years in ((), (2022, 2024)):
        looked.clear()
        ask_all(ask(of_years(billed, *years).told, END))
        times.append(looked.count(f"state:{A}"))
    assert times[0] == times[1]
