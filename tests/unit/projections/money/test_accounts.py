"""The accounts of a ledger: in which order, and what raises or caps their costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    ContingencyDecided,
    CostEstimateApproved,
    FundsCarriedOver,
    HostCostsAgreed,
)
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import PAYING
from projections.money.accounts import account, accounts
from projections.view import View

Ask = Callable[..., View]
A = PAYING[0]
END = date(2036, 12, 31)


def usd(amount: int) -> Money:
    return Money(amount, Currency.USD)


def story() -> MoneyStory:
    told = MoneyStory(Currency.USD)
    told.begin()
    return told


def approved(when: str, amount: int, year: int = 2023) -> Event:
    fields = {"year": year, "document": "costs", "cost": usd(amount)}
    return example(CostEstimateApproved, when, "meeting:11MSP", **fields)


def test_accounts_come_by_financial_year_else_by_the_opening_of_their_meeting(ask: Ask) -> None:
    told = story()
    for year in (2024, 2023, 2022, 2021):
        told.pay(A, year, 1, date(2023, 1, 1))
    assert list(accounts(ask(told.told, END))) == ["2RC", "10MSP", "11MSP", "12MSP"]
    early = [*told.told, approved("2021-09-21", 5, 2021)]
    assert list(accounts(ask(early, END))) == ["2RC", "11MSP", "10MSP", "12MSP"]


def test_the_last_contingency_decided_by_the_approval_counts(ask: Ask) -> None:
    def decided(when: str, basis_points: int) -> Event:
        return example(ContingencyDecided, when, "meeting:10MSP", basis_points=basis_points)

    told = [*story().told, approved("2022-09-21", 1000)]
    both = [*told, decided("2022-09-20", 1000), decided("2022-09-02", 1500)]
    assert account(ask(both, END), "11MSP").estimated == 1100
    assert account(ask([*both, decided("2022-09-22", 500)], END), "11MSP").estimated == 1100


def test_a_contingency_decided_after_the_first_estimate_does_not_raise_it(ask: Ask) -> None:
    decided = example(ContingencyDecided, "2022-12-09", "meeting:10MSP", basis_points=3000)
    told = story()
    told.report(2023, 120)
    both = [*told.told, approved("2022-09-21", 100), decided, approved("2023-02-01", 150)]
    item = account(ask(both, END), "11MSP")
    assert (item.first_estimated, item.estimated, item.is_dearer) == (100, 195, True)


@pytest.mark.parametrize(
    ("geneva", "states", "host"), [(999, 999, 1), (1000, 1000, 0), (1001, 1000, 0)]
)
def test_states_share_no_more_than_the_same_meeting_costs_in_geneva(
    ask: Ask, geneva: int, states: int, host: int
) -> None:
    agreed = example(
        HostCostsAgreed, "2022-09-21", "meeting:11MSP", host="LAO", geneva_cost=usd(geneva)
    )
    item = account(ask([*story().told, approved("2022-09-21", 1000), agreed], END), "11MSP")
    assert (item.estimated, item.host_pays) == (states, host)


def test_the_last_cost_reported_and_the_first_closing_count(ask: Ask) -> None:
    costs = [
        example(ActualCostReported, when, "meeting:11MSP", cost=usd(amount))
        for when, amount in (("2024-03-01", 900), ("2024-04-01", 800))
    ]
    told = story()
    told.close(2023, date(2024, 7, 1))
    told.close(2023, date(2024, 6, 1))
    item = account(ask([*told.told, *costs], END), "11MSP")
    assert item.spent == 800
    assert isinstance(item.closed, AccountsClosed)
    assert item.closed.effective_on == date(2024, 6, 1)


@pytest.mark.parametrize("years", [(2024, 2025), (2025, 2024)])
def test_of_two_carry_overs_the_later_year_ends_the_period(
    ask: Ask, years: tuple[int, int]
) -> None:
    both = [
        example(FundsCarriedOver, f"2023-08-0{at}", "meeting:11MSP", to_year=year)
        for at, year in enumerate(years, 1)
    ]
    item = account(ask([*story().told, approved("2022-09-21", 1000), *both], END), "11MSP")
    assert (item.ends_on, item.closing_due_on) == (date(2025, 12, 31), date(2026, 12, 31))


def test_an_estimate_without_a_figure_governs_no_other(ask: Ask) -> None:
    unread = [
        example(CostEstimateApproved, when, "meeting:11MSP", year=2023, document="unread")
        for when in ("2022-09-20", "2023-02-01")
    ]
    alone = account(ask([*story().told, *unread], END), "11MSP")
    assert (alone.approved, alone.first_approved) == (unread[1], unread[0])
    item = account(ask([*story().told, *unread, approved("2022-09-21", 1000)], END), "11MSP")
    assert (item.estimated, item.first_estimated) == (1000, 1000)
