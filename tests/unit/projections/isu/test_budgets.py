"""The unit's money: budgets, the parts of the categories, contributions and the reserve."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.events.header import Event
from domain.events.isu import (
    Category,
    IsuBudgetApproved,
    IsuContributionReceived,
    IsuReserveDecided,
    IsuSharesDecided,
    SponsorshipContributed,
)
from domain.money import Currency, Money
from domain.strategies import days, events, example
from ledger.answers.money.isu import BudgetRow, isu_answer
from projections.findings import findings
from projections.isu.budgets import budgets, shares, shares_on, years
from projections.isu.contributions import contributions, reserve, total
from projections.view import View
from support.kinds import all_of

Ask = Callable[..., View]

SOME = settings(max_examples=40)


def francs(cents: int) -> Money:
    return Money(cents, Currency.CHF)


def budget(when: str, first: int, last: int, cents: int | None = None, **fields: Any) -> Event:
    said = {"first_year": first, "last_year": last, "budget": cents and francs(cents)}
    return example(IsuBudgetApproved, when, "meeting:2RC", **said, **fields)


def paid(when: str, state: str, year: int, cents: int | None, **fields: Any) -> Event:
    sum_ = None if cents is None else francs(cents)
    return example(
        IsuContributionReceived, when, f"state:{state}", year=year, contribution=sum_, **fields
    )


SPLIT_OF_2015 = example(
    IsuSharesDecided, "2015-09-11", "meeting:1RC", category_7a=40, category_7b=60
)
SPLIT_OF_2021 = example(
    IsuSharesDecided, "2021-09-21", "meeting:2RC", category_7a=50, category_7b=50
)


def test_a_year_goes_by_the_budget_for_the_fewest_years_and_of_those_the_last(ask: Ask) -> None:
    told = [
        budget("2021-09-21", 2021, 2026, 300_000_000, document="several"),
        budget("2020-11-27", 2021, 2021, 40_000_000, document="first"),
        budget("2021-02-01", 2021, 2021, 41_000_000, document="second"),
    ]
    found = {item.year: item.budget for item in years(ask(told))}
    assert {year: item and item.document for year, item in found.items()} == {
        2021: "second",
        **dict.fromkeys(range(2022, 2027), "several"),
    }


def test_fewer_years_go_before_more_wherever_they_begin(ask: Ask) -> None:
    told = [
        budget("2021-02-01", 2016, 2022, 300_000_000, document="seven years"),
        budget("2020-11-27", 2021, 2021, 40_000_000, document="one year"),
    ]
    found = {item.year: item.budget and item.budget.document for item in years(ask(told))}
    assert (found[2020], found[2021], found[2022]) == ("seven years", "one year", "seven years")


def test_the_parts_are_those_in_force_on_the_first_day_of_a_year(ask: Ask) -> None:
    told = [
        SPLIT_OF_2015,
        SPLIT_OF_2021,
        *(budget("2020-11-27", year, year, 10_001, document="d") for year in (2015, 2021, 2022)),
    ]
    found = {item.year: item.borne for item in years(ask(told))}
    assert found == {
        2015: None,
        2021: (francs(4_000), francs(6_001)),
        2022: (francs(5_001), francs(5_000)),
    }


@pytest.mark.parametrize(
    ("as_of", "on", "part"),
    [
        ("2030-01-01", "2015-09-10", None),
        ("2030-01-01", "2015-09-11", 40),
        ("2030-01-01", "2021-09-20", 40),
        ("2030-01-01", "2021-09-21", 50),
        ("2021-09-20", "2022-01-01", 40),
    ],
)
def test_the_parts_on_a_day_are_those_decided_by_then(
    ask: Ask, as_of: str, on: str, part: int | None
) -> None:
    view = ask([SPLIT_OF_2021, SPLIT_OF_2015], date.fromisoformat(as_of))
    found = shares_on(view, date.fromisoformat(on))
    assert (found and found.category_7a) == part


def test_what_several_years_have_together_is_not_parted_by_year(ask: Ask) -> None:
    view = ask([SPLIT_OF_2015, budget("2015-09-11", 2016, 2020, 200_000_000, document="d")])
    assert [item.borne for item in years(view)] == [None] * 5


def test_what_was_not_stated_is_not_zero(ask: Ask) -> None:
    view = ask([budget("2020-11-27", 2021, 2021), paid("2021-03-01", "NRU", 2021, None)])
    (item,) = years(view)
    assert (item.towards_budget.with_sum, item.towards_budget.without_sum) == (0, 1)
    assert not item.towards_budget.is_whole
    (row,) = all_of(isu_answer(view).main.rows, BudgetRow)
    assert (row.budget, row.received, row.borne_7a) == (None, None, None)
    assert isu_answer(view).about["not_stated"] == 1


def test_of_a_year_without_anything_recorded_it_says_so(ask: Ask) -> None:
    view = ask([SPLIT_OF_2015, budget("2020-11-27", 2021, 2021, 100, document="d")])
    answer = isu_answer(view, 2030)
    assert answer.about["nothing_recorded"] == 2030
    (row,) = all_of(answer.main.rows, BudgetRow)
    assert (row.year, row.approved_by, row.category_7a) == (2030, None, 40)
    assert isu_answer(view, 2021).about["nothing_recorded"] is None
    assert isu_answer(view).about["nothing_recorded"] is None


def test_the_reserve_is_no_part_of_what_came_in_for_the_budget(ask: Ask) -> None:
    decided = example(
        IsuReserveDecided,
        "2017-09-06",
        "meeting:7MSP",
        level=francs(40_000_000),
        purpose="gaps in cash flow only",
    )
    told = [
        decided,
        paid("2018-01-01", "CHE", 2018, 500, category=Category.RESERVE),
        paid("2018-01-01", "CHE", 2018, 700, category=Category.A),
        paid("2018-01-02", "NOR", 2018, 30),
    ]
    view = ask(told)
    held = reserve(view)
    assert held
    assert held.total.stated == francs(500)
    (item,) = years(view)
    assert item.towards_budget.stated == francs(730)
    assert item.total(Category.A).stated == francs(700)
    assert reserve(ask(told[1:])) is None


def test_a_budget_of_which_no_document_is_named_is_found(ask: Ask) -> None:
    view = ask([budget("2021-09-21", 2022, 2022), budget("2021-09-21", 2023, 2023, document="d")])
    found = [item for item in findings(view) if item.rule == "budget_without_document"]
    assert [(item.subject, item.text) for item in found] == [
        (
            "meeting:2RC",
            "the unit's budget for 2022 is approved; no document is named that holds it",
        )
    ]


def test_sums_in_other_currencies_and_parts_of_more_than_the_whole_are_refused() -> None:
    with pytest.raises(ValidationError, match="not in CHF"):
        example(
            SponsorshipContributed,
            "2018",
            "state:CHE",
            year=2018,
            contribution=Money(1, Currency.USD),
        )
    with pytest.raises(ValidationError, match="40 and 61 per cent are not 100"):
        example(IsuSharesDecided, "2018", "meeting:8MSP", category_7a=40, category_7b=61)
    with pytest.raises(ValidationError, match="run backwards"):
        budget("2018", 2020, 2019)


HISTORIES = st.lists(
    st.one_of(
        events(IsuContributionReceived),
        events(IsuBudgetApproved),
        events(IsuSharesDecided),
        events(IsuReserveDecided),
    ),
    max_size=12,
    unique_by=lambda event: event.id,
)


@SOME
@given(HISTORIES, days())
def test_every_sum_counts_once_and_only_in_its_category(
    ask: Ask, history: list[Event], as_of: date
) -> None:
    view = ask(history, as_of)
    for item in years(view):
        parts = [item.total(category).stated.amount for category in (*Category, None)]
        assert sum(parts) == total(item.received).stated.amount
        assert item.towards_budget.stated.amount == sum(parts) - parts[3]
    held = [each for item in years(view) for each in item.received]
    assert len(held) == len(contributions(view))


@SOME
@given(HISTORIES, days())
def test_what_the_categories_bear_comes_to_the_budget(
    ask: Ask, history: list[Event], as_of: date
) -> None:
    for item in years(ask(history, as_of)):
        if item.borne and item.budget and item.budget.budget:
            assert item.borne[0] + item.borne[1] == item.budget.budget
            assert item.budget.first_year == item.budget.last_year == item.year


@SOME
@given(HISTORIES, days(), st.randoms())
def test_in_which_order_things_are_recorded_changes_nothing(
    ask: Ask, history: list[Event], as_of: date, chance: Any
) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)
    one, other = ask(history, as_of), ask(shuffled, as_of)
    assert years(one) == years(other)
    assert (budgets(one), shares(one), reserve(one)) == (
        budgets(other),
        shares(other),
        reserve(other),
    )


@SOME
@given(st.integers(2, 10_000_000), st.data())
def test_paying_in_two_parts_changes_no_total(ask: Ask, cents: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, cents - 1))
    category = data.draw(st.sampled_from(Category))
    whole = [paid("2021-03-01", "NRU", 2021, cents, category=category)]
    parts = [
        paid("2021-03-01", "NRU", 2021, part, category=category, receipt=str(number))
        for number, part in enumerate((first, cents - first))
    ]
    (one,), (other,) = years(ask(whole)), years(ask(parts))
    assert [one.total(item).stated for item in Category] == [
        other.total(item).stated for item in Category
    ]


@SOME
@given(HISTORIES, days(), days())
def test_the_parts_in_force_are_the_last_decided(
    ask: Ask, history: list[Event], as_of: date, day: date
) -> None:
    view = ask(history, as_of)
    found = shares_on(view, day)
    by_then = [
        event.effective_on
        for event in history
        if isinstance(event, IsuSharesDecided) and event.effective_on <= min(day, as_of)
    ]
    assert (found.effective_on if found else None) == max(by_then, default=None)
