"""Events about money: which account they are of, and which sums are none."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from domain.events.money import (
    ActualCostReported,
    CostEstimateApproved,
    CreditReturned,
    FundsCarriedOver,
    PaymentReceived,
    ScaleOfAssessmentsAdopted,
    account_of_year,
    year_of_account,
)
from domain.money import Currency, Money
from domain.quantities import LARGEST_AMOUNT
from domain.strategies import example


def usd(amount: int) -> Money:
    return Money(amount, Currency.USD)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("14.2 2022", 2022),
        ("14.2 1800", 1800),
        ("14.2 0000", None),  # no year
        ("14.2 20222", None),
        ("14.2-2022", None),
        ("14.2 abcd", None),
        ("10MSP", None),
    ],
)
def test_the_name_of_an_account_tells_its_year_or_that_it_is_of_a_meeting(
    name: str, year: int | None
) -> None:
    assert year_of_account(name) == year
    assert year is None or account_of_year(year) == name


@pytest.mark.parametrize(
    ("subject", "year", "account"),
    [
        ("meeting:10MSP", None, "10MSP"),
        ("meeting:10MSP", 2022, "10MSP"),
        ("convention", 2022, "14.2 2022"),
    ],
)
def test_a_cost_is_of_its_meeting_or_of_its_year(
    subject: str, year: int | None, account: str
) -> None:
    cost = example(ActualCostReported, "2023-03-01", subject, year=year, cost=usd(1))
    assert isinstance(cost, ActualCostReported)
    assert cost.account == account


def test_a_cost_of_the_convention_and_an_approved_one_name_their_year() -> None:
    with pytest.raises(ValidationError, match="those of a year; name it"):
        example(ActualCostReported, "2023-03-01", "convention", year=None, cost=usd(1))
    fields = {"year": None, "document": "x", "cost": usd(1)}
    with pytest.raises(ValidationError, match="approved for a financial year; name it"):
        example(CostEstimateApproved, "2022-09-01", "meeting:10MSP", **fields)


@pytest.mark.parametrize("amount", [0, LARGEST_AMOUNT])
def test_a_cost_can_be_nothing_and_as_large_as_any_figure_kept(amount: int) -> None:
    cost = example(ActualCostReported, "2023-03-01", "meeting:10MSP", cost=usd(amount))
    assert getattr(cost, "cost", None) == usd(amount)


@pytest.mark.parametrize(
    ("amount", "why"), [(-1, "less than 0"), (LARGEST_AMOUNT + 1, "of the smallest coins")]
)
def test_a_cost_that_is_less_than_nothing_or_larger_is_refused(amount: int, why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        example(ActualCostReported, "2023-03-01", "meeting:10MSP", cost=usd(amount))


def test_a_payment_of_nothing_or_less_is_no_fact() -> None:
    fields = {"account": "10MSP", "receipt": "1"}
    for amount in (0, -1):
        with pytest.raises(ValidationError, match="it has to be more than 0"):
            example(PaymentReceived, "2023-03-01", "state:AUT", paid=usd(amount), **fields)
    least = example(PaymentReceived, "2023-03-01", "state:AUT", paid=usd(1), **fields)
    assert least.paid == usd(1)


def test_a_credit_goes_to_another_account_or_is_paid_out() -> None:
    def back(to_account: str | None) -> object:
        fields = {"account": "10MSP", "credit": usd(1), "to_account": to_account}
        return example(CreditReturned, "2023-03-01", "state:AUT", **fields)

    with pytest.raises(ValidationError, match="from 10MSP to 10MSP"):
        back("10MSP")
    assert back("11MSP")
    assert back(None)


def test_the_years_of_a_scale_run_forward() -> None:
    def rate(first: int, last: int) -> object:
        fields = {"first_year": first, "last_year": last, "rate_per_100000": 1, "notional": False}
        return example(ScaleOfAssessmentsAdopted, "2021-12-24", "state:AUT", **fields)

    assert rate(2022, 2022)
    with pytest.raises(ValidationError, match="2022 to 2021 run backwards"):
        rate(2022, 2021)


@pytest.mark.parametrize("to_year", [2020, 2021])
def test_funds_are_carried_over_to_a_later_year_alone(to_year: int) -> None:
    with pytest.raises(ValidationError, match="are carried over to a later year"):
        example(FundsCarriedOver, "2021-09-21", "meeting:10MSP", year=2021, to_year=to_year)
    for year in ({"year": 2021}, {}):
        fact = example(FundsCarriedOver, "2021-09-21", "meeting:10MSP", to_year=2022, **year)
        assert fact.to_year == 2022
