"""Metrics of the support unit and of mandates: each from its events, and none without them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.dates import DateRange
from domain.events.decisions import MandateDischarged, MandateGiven
from domain.events.isu import (
    IsuBudgetApproved,
    IsuContributionReceived,
    IsuReserveDecided,
    IsuSharesDecided,
    SponsorshipContributed,
)
from domain.money import Currency, Money
from domain.strategies import example
from projections.metrics import isu, mandates
from projections.metrics.model import Asked
from projections.metrics.registry import measure
from projections.view import View

Ask = Callable[..., View]


def francs(cents: int) -> Money:
    return Money(cents, Currency.CHF)


def given(key: str, **fields: Any) -> Any:
    said = {"key": key, "bearer": "President", "task": "Ask", **fields}
    return example(MandateGiven, "2021-01-01", "meeting:2RC", **said)


HISTORY = [
    example(IsuSharesDecided, "2015-09-11", "meeting:1RC", category_7a=40, category_7b=60),
    example(IsuSharesDecided, "2021-01-01", "meeting:2RC", category_7a=50, category_7b=50),
    example(
        IsuBudgetApproved,
        "2021-01-01",
        "meeting:2RC",
        first_year=2021,
        last_year=2026,
        document="several",
    ),
    example(
        IsuBudgetApproved,
        "2021-01-01",
        "meeting:2RC",
        first_year=2021,
        last_year=2021,
        budget=francs(40_000_000),
        document="one",
    ),
    example(
        IsuReserveDecided,
        "2017-09-06",
        "meeting:7MSP",
        level=francs(50_000_000),
        purpose="gaps",
    ),
    example(
        IsuContributionReceived, "2021-02-01", "state:NRU", year=2021, contribution=francs(100)
    ),
    example(IsuContributionReceived, "2021-02-02", "state:NRU", year=2021, contribution=francs(20)),
    example(SponsorshipContributed, "2021-02-02", "state:CHE", year=2021, contribution=francs(9)),
    given("standing"),
    given("past", due_on=date(2021, 1, 31)),
    given("done", due_on=date(2021, 1, 31)),
    example(MandateDischarged, "2021-01-15", "meeting:2RC", key="done"),
]
VALUES: dict[str, Any] = {
    "category_7a_share_new": 50,
    "category_7b_share_new": 50,
    "category_7a_share_previous": 40,
    "category_7b_share_previous": 60,
    "isu_multiyear_budget_period": "2021-2026",
    "isu_budget_document": "one",
    "isu_budget": 40_000_000,
    "isu_capital_reserve": 50_000_000,
    "isu_contributions": 120,
    "isu_contributors": 1,
    "sponsorship_contributions": 9,
    "sponsorship_contributors": 1,
    "mandates_given": 3,
    "mandates_discharged": 1,
    "mandates_not_recorded": 1,
}
ROWS = (*isu.METRICS, *mandates.METRICS)
DURING = DateRange(date(2021, 1, 1), date(2021, 12, 31))


def test_every_metric_of_these_is_tried_here() -> None:
    assert {row.name for row in ROWS} == set(VALUES)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_rests_on_its_events(row: Any, ask: Ask) -> None:
    found = row.answer(Asked(ask(HISTORY, date(2021, 12, 31)), None, DURING))
    assert found.value == VALUES[row.name]
    assert found.evidence


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_without_events_none_of_them_has_a_value(row: Any, ask: Ask) -> None:
    found = row.answer(Asked(ask([], date(2021, 12, 31)), None, DURING))
    assert found.value is None
    assert found.missing.partition(" ")[0] in {event.type for event in HISTORY}


def test_contributions_are_not_known_while_one_of_them_lacks_its_sum(ask: Ask) -> None:
    silent = example(IsuContributionReceived, "2021-03-01", "state:NOR", year=2021)
    view = ask([*HISTORY, silent], date(2021, 12, 31))
    assert measure(view, "isu_contributions").value is None
    assert measure(view, "isu_contributors").value == 2


@pytest.mark.parametrize(
    ("year", "lacks"), [(2022, "for 2022 alone"), (2027, "for 2027"), (2020, "for 2020")]
)
def test_a_budget_of_several_years_is_not_that_of_one(ask: Ask, year: int, lacks: str) -> None:
    told = [
        example(
            IsuBudgetApproved,
            "2021-01-01",
            "meeting:2RC",
            first_year=2021,
            last_year=2026,
            budget=francs(1),
        )
    ]
    during = DateRange(date(year, 1, 1), date(year, 12, 31))
    found = measure(ask(told), "isu_budget", None, during)
    assert (found.value, found.missing) == (None, f"IsuBudgetApproved events {lacks}")
