"""The costs of a year under Article 14.2: who was a State Party in it, and bears them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.membership import InstrumentDeposited, WithdrawalNotified
from domain.events.money import CostEstimateApproved
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import NOT_A_PARTY, PAYING
from projections.money.assessments import final, preliminary
from projections.view import View

Ask = Callable[..., View]
A = PAYING[0]
END = date(2036, 12, 31)


def founded() -> list[Event]:
    """The Convention is in force for thirty States."""
    story = MoneyStory(Currency.USD)
    story.begin()
    return story.told


def withdrawal(when: str) -> Event:
    return example(WithdrawalNotified, when, f"state:{A}", in_armed_conflict=False)


def payers_of(view: View, year: int) -> tuple[set[str], set[str]]:
    """Who is billed first and in the end for the costs of a year under Article 14.2."""
    both = preliminary(view, f"14.2 {year}", 100), final(view, f"14.2 {year}", 100)
    first, last = ({share.iso3 for share in one.shares} for one in both)
    return first, last


@pytest.mark.parametrize(
    ("notice", "year", "is_billed"),
    [
        ("2022-06-30", 2022, True),  # effective on 30 December
        ("2022-07-01", 2022, True),  # effective on 1 January: bound through 31 December
        ("2022-07-01", 2023, False),
        ("2022-07-02", 2023, True),  # bound on 1 January
    ],
)
def test_who_withdraws_bears_the_years_in_which_it_was_bound(
    ask: Ask, notice: str, year: int, is_billed: object
) -> None:
    view = ask([*founded(), withdrawal(notice)], END)
    assert [A in found for found in payers_of(view, year)] == [is_billed, is_billed]


@pytest.mark.parametrize(
    ("deposit", "first_year"),
    [("2022-06-30", 2022), ("2022-07-01", 2023)],  # in force on 1 December, and on 1 January
)
def test_who_joins_bears_the_year_in_which_it_becomes_a_party(
    ask: Ask, deposit: str, first_year: int
) -> None:
    joins = example(InstrumentDeposited, deposit, f"state:{NOT_A_PARTY}", kind="accession")
    view = ask([*founded(), joins], END)
    billed = [year for year in (2021, 2022, 2023) if NOT_A_PARTY in payers_of(view, year)[1]]
    assert billed[0] == first_year


def test_who_left_and_came_back_bears_the_years_of_both_memberships(ask: Ask) -> None:
    back = example(InstrumentDeposited, "2022-11-10", f"state:{A}", kind="accession")
    view = ask([*founded(), withdrawal("2021-02-10"), back], END)
    billed = [year for year in range(2020, 2025) if A in payers_of(view, year)[1]]
    assert billed == [2020, 2021, 2023, 2024]


def test_who_joins_after_the_first_billing_of_a_year_is_billed_in_the_end(ask: Ask) -> None:
    joins = example(InstrumentDeposited, "2022-12-10", f"state:{NOT_A_PARTY}", kind="accession")
    fields = {"year": 2023, "document": "x", "cost": Money(100, Currency.USD)}
    cost = example(CostEstimateApproved, "2022-09-21", "convention", **fields)
    view = ask([*founded(), cost, joins], END)
    first, last = payers_of(view, 2023)
    assert last - first == {NOT_A_PARTY}


def test_a_year_under_article_14_2_is_billed_in_the_end_from_its_last_day(ask: Ask) -> None:
    open_, ended = (
        final(ask(founded(), day), "14.2 2023", 100)
        for day in (date(2023, 12, 30), date(2023, 12, 31))
    )
    assert open_.lacking[0] == "the end of 2023: until then it is open who is a State Party"
    assert not any("end of" in item for item in ended.lacking)


def test_before_the_entry_into_force_nothing_is_owed_under_article_14_2(ask: Ask) -> None:
    view = ask(founded(), END)
    for billing in (preliminary, final):
        early = billing(view, "14.2 2009", 100)
        assert (early.is_computable, early.shares) == (False, ())
        assert early.lacking[0] == (
            "a State Party in 2009: nothing is owed before the entry into force on 2010-08-01"
        )
    assert len(final(view, "14.2 2010", 100).shares) == 30
    unborn = preliminary(ask([], date(2009, 1, 1)), "14.2 2009", 100)
    assert unborn.lacking[0] == "a State Party in 2009: none is recorded by 2009-01-01"


def test_while_the_convention_is_still_to_enter_into_force_its_year_has_no_party_yet(
    ask: Ask,
) -> None:
    early = preliminary(ask(founded(), date(2010, 7, 31)), "14.2 2010", 100)
    assert early.lacking[0] == "a State Party in 2010: none is recorded by 2010-07-31"
    on_the_day = preliminary(ask(founded(), date(2010, 8, 1)), "14.2 2010", 100)
    assert len(on_the_day.shares) == 30
