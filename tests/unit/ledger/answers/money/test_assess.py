"""`money assess`: the rates, their adjusted parts, and the shares of both billings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.money import ScaleOfAssessmentsAdopted
from domain.money import Currency, Money
from domain.strategies import MoneyStory, example
from domain.strategies.money_stories import NOT_A_PARTY, PAYING
from ledger.answers.money.assess import AssessedRow, BillingRow, assessment_answer
from ledger.answers.money.naming import UnknownAccountError, account_named
from projections.view import View
from support.kinds import all_of

A, B = PAYING[:2]


def test_each_state_has_its_rate_adjusted_to_those_that_pay(books: Callable[..., View]) -> None:
    rows = all_of(assessment_answer(books(), "11MSP").main.rows, AssessedRow)
    said = {
        row.state: (row.first_rate, row.first_adjusted, row.final_rate, row.final_adjusted)
        for row in rows
    }
    # first: 1 and 3 of 4; final: 1, 3 and 4 of 8
    assert said == {
        A: ("0.001", "25.0000", "0.001", "12.5000"),
        B: ("0.003", "75.0000", "0.003", "37.5000"),
        NOT_A_PARTY: (None, None, "0.004", "50.0000"),
    }


def test_both_billings_are_shared(books: Callable[..., View]) -> None:
    answer = assessment_answer(books(), "11MSP")
    rows = all_of(answer.main.rows, AssessedRow)
    shares = {row.state: (row.first, row.final) for row in rows}
    assert shares == {
        A: (Money(250, Currency.USD), Money(100, Currency.USD)),
        B: (Money(750, Currency.USD), Money(300, Currency.USD)),
        NOT_A_PARTY: (None, Money(400, Currency.USD)),
    }
    first, last = all_of(answer.sections[0].rows, BillingRow)
    assert (first.cost, first.states, first.attended) == (Money(1000, Currency.USD), 2, "10MSP")
    assert (last.cost, last.states, last.attended) == (Money(800, Currency.USD), 3, "11MSP")
    # three months before 6 September 2023; a final billing has no such day
    assert (first.due_on, last.due_on) == (date(2023, 6, 6), None)


def test_a_sum_given_takes_the_place_of_what_is_recorded(books: Callable[..., View]) -> None:
    given = Money(8, Currency.JPY)
    answer = assessment_answer(books(), "11MSP", given)
    assert [row.final for row in all_of(answer.main.rows, AssessedRow)] == [
        Money(1, Currency.JPY),
        Money(3, Currency.JPY),
        Money(4, Currency.JPY),
    ]
    assert answer.about["cost_given"] == "8 JPY"


@pytest.mark.parametrize("text", ["14.2 2022", "14.2-2022", " 14.2 2022"])
def test_the_costs_of_a_year_are_an_account(books: Callable[..., View], text: str) -> None:
    assert account_named(books(), text) == "14.2 2022"


@pytest.mark.parametrize("text", ["14.2", "14.2 22", "lunch"])
def test_what_names_nothing_that_states_pay_for_is_told(
    books: Callable[..., View], text: str
) -> None:
    with pytest.raises(UnknownAccountError):
        account_named(books(), text)


def test_each_billing_has_the_rate_of_its_own_scale(ask: Callable[..., View]) -> None:
    """A has a notional rate of 5 until a scale is adopted after the first billing."""
    story = MoneyStory(Currency.USD)
    story.begin()
    story.attend(A, 2022)
    story.attend(A, 2023)
    story.rate(B, 9)
    story.approve(2023, 1000)
    told = [
        *story.told,
        adopted("2020-01-01", 2016, 2030, 5, notional=True),
        adopted("2023-12-22", 2022, 2024, 7, notional=False),
    ]
    answer = assessment_answer(ask(told, date(2024, 1, 1)), "11MSP")
    (one,) = all_of(answer.main.rows, AssessedRow)
    assert (one.first_rate, one.first_notional) == ("0.005", True)
    assert (one.final_rate, one.final_notional) == ("0.007", False)
    billings = all_of(answer.sections[0].rows, BillingRow)
    assert [(each.scale, each.on_from) for each in billings] == [
        ("2016-2030", "rule"),
        ("2022-2024", "as_of"),
    ]


def adopted(when: str, first: int, last: int, rate: int, *, notional: bool) -> Event:
    return example(
        ScaleOfAssessmentsAdopted,
        when,
        f"state:{A}",
        first_year=first,
        last_year=last,
        rate_per_100000=rate,
        notional=notional,
    )
