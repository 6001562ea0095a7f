"""What `ccm money assess` shares on the shipped facts, against a sheet reckoned by hand.

The sheet knows the dataset's tables alone: no event, view or rule; exact fractions throughout.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from domain.events.money import ScaleOfAssessmentsAdopted
from domain.money import Currency, Money
from domain.strategies import example
from ledger.answers.money.assess import AssessedRow, assessment_answer
from ledger.datasets.loading import read_dataset, shipped_folder
from projections.cut import Recorded, cut
from projections.view import Facts, View
from support.kinds import all_of

COST = Money(43_721_983, Currency.USD)
NOTIONAL = {"VAT": 1, "PSE": 8, "COK": 1, "NIU": 1}
"""Rates made up for the States that the scales of 2016 to 2024 leave out."""
IN_FORCE = date(2010, 8, 1)


def table(name: str) -> list[dict[str, str]]:
    file = Path(str(shipped_folder()), f"{name}.csv")
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def later(day: str, months: int) -> date:
    """The first day of a month after that of a day."""
    there = date.fromisoformat(day)
    years, month = divmod(there.month - 1 + months, 12)
    return date(there.year + years, month + 1, 1)


def parties(first: date, last: date) -> set[str]:
    """Who was a State Party on some of these days: by deposits and notices of withdrawal."""
    left = {
        row["subject"]: later(row["date"], 6).replace(day=int(row["date"][8:]))
        for row in table("membership/WithdrawalNotified")
    }
    return {
        row["subject"]
        for row in table("membership/InstrumentDeposited")
        if max(IN_FORCE, later(row["date"], 6)) <= last
        and left.get(row["subject"], date.max) > first
    }


def shared(states: Iterable[str], year: int) -> dict[str, Money]:
    """The cost by the scale of a year: whole cents, the rest to the largest remainders."""
    rates = NOTIONAL | {
        row["subject"]: int(row["rate_per_100000"])
        for row in table("money/ScaleOfAssessmentsAdopted")
        if int(row["first_year"]) <= year <= int(row["last_year"])
    }
    weights = {iso3: rates[iso3] for iso3 in states}
    exact = {
        iso3: Fraction(COST.amount * rate, sum(weights.values())) for iso3, rate in weights.items()
    }
    cents = {iso3: int(share) for iso3, share in exact.items()}
    while sum(cents.values()) < COST.amount:
        neediest = min(exact, key=lambda one: (cents[one] - exact[one], -weights[one], one))
        cents[neediest] += 1
    return {iso3: Money(amount, COST.currency) for iso3, amount in cents.items()}


@pytest.fixture(scope="module")
def view() -> View:
    """The shipped facts, with the rates that are made up."""
    rates = [
        example(
            ScaleOfAssessmentsAdopted,
            "2015-12-23",
            f"state:{iso3}",
            first_year=2016,
            last_year=2024,
            rate_per_100000=rate,
            notional=True,
        )
        for iso3, rate in NOTIONAL.items()
    ]
    told = [*read_dataset(shipped_folder()).events, *rates]
    stored = [Recorded(at, datetime(2026, 1, 1, tzinfo=UTC), one) for at, one in enumerate(told, 1)]
    day = date(2026, 11, 24)
    return View(Facts.of(cut(stored)), day, None, len(stored), "", day)


def shares(view: View, account: str, billing: str) -> dict[str, Money]:
    rows = all_of(assessment_answer(view, account, COST).main.rows, AssessedRow)
    found = {row.state: getattr(row, billing) for row in rows}
    return {iso3: share for iso3, share in found.items() if share is not None}


def came() -> set[str]:
    """Who is on the lists of the Second Review Conference."""
    return {row["subject"] for row in table("offices/Participated") if row["meeting"] == "2RC"}


def test_all_that_came_to_the_second_review_conference_share_its_cost(view: View) -> None:
    assert len(came()) == 86
    assert shares(view, "2RC", "final") == shared(came(), 2020)


def test_its_states_parties_are_billed_first_for_the_tenth_meeting(view: View) -> None:
    approved = date(2020, 11, 27)
    first = came() & parties(approved, approved)
    assert len(first) == 66
    assert shares(view, "10MSP", "first") == shared(first, 2021)


@pytest.mark.parametrize(("year", "number"), [(2016, 100), (2021, 110), (2022, 110), (2024, 112)])
def test_all_states_parties_of_a_year_share_its_cost_under_article_14_2(
    view: View, year: int, number: int
) -> None:
    of_year = parties(date(year, 1, 1), date(year, 12, 31))
    assert len(of_year) == number
    assert shares(view, f"14.2 {year}", "final") == shared(of_year, year)
