"""How the fields are drawn of what meetings cost and who paid (Article 14)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.events import money
from domain.events.header import Event
from domain.money import Currency, Money
from domain.strategies.drawing import Draws, Fields, maybe
from domain.strategies.values import days, meeting_names, state_codes, texts
from domain.subjects import CONVENTION

__all__ = ["PAYLOADS_OF_MONEY", "accounts", "sums"]

_FIRST_YEAR, _LAST_YEAR = 2010, 2035


def sums(least: int = 0, most: int = 100_000_000) -> SearchStrategy[Money]:
    """Sums of any currency from ``least`` to ``most`` of its smallest coins."""
    return st.builds(Money, st.integers(least, most), st.sampled_from(Currency))


def accounts() -> SearchStrategy[str]:
    """Names of accounts: meetings, and years of the costs under Article 14.2."""
    return meeting_names() | _years.map(money.account_of_year)


_years = st.integers(_FIRST_YEAR, _LAST_YEAR)


def _year(fields: Fields) -> SearchStrategy[int | None]:
    return _years if fields["subject"] == CONVENTION else maybe(_years)


def _later_year(fields: Fields) -> SearchStrategy[int]:
    return st.integers((fields["year"] or _FIRST_YEAR) + 1, _LAST_YEAR + 1)


def _other_account(fields: Fields) -> SearchStrategy[str | None]:
    return maybe(accounts().filter(lambda name: name != fields["account"]))


def _from_first(fields: Fields) -> SearchStrategy[Any]:
    return st.integers(fields["first_year"], _LAST_YEAR)


PAYLOADS_OF_MONEY: Mapping[type[Event], Mapping[str, Draws]] = {
    money.ScaleOfAssessmentsAdopted: {
        "first_year": _years,
        "last_year": _from_first,
        "rate_per_100000": st.integers(1, 22_000),
        "notional": st.booleans(),
    },
    money.CostEstimatePresented: {"year": _year, "document": texts(), "cost": maybe(sums())},
    money.CostEstimateApproved: {"year": _years, "document": texts(), "cost": maybe(sums())},
    money.HostCostsAgreed: {"host": state_codes(), "geneva_cost": sums()},
    money.ContingencyDecided: {"basis_points": st.integers(0, 10_000)},
    money.ActualCostReported: {"year": _year, "cost": sums()},
    money.AccountsClosed: {"year": _year},
    money.FundsCarriedOver: {"year": _year, "to_year": _later_year},
    money.AssessmentInvoiced: {
        "account": accounts(),
        "billing": st.sampled_from(money.Billing),
        "share": sums(),
    },
    money.PaymentReceived: {"account": accounts(), "paid": sums(1), "receipt": texts()},
    money.CreditReturned: {
        "account": accounts(),
        "credit": sums(1),
        "to_account": _other_account,
    },
    money.CreditNoted: {"account": accounts(), "credit": sums(1)},
    money.PaymentScheduleAgreed: {
        "arrears": sums(1),
        "instalments": st.integers(1, 120),
        "first_due": days(),
        "every_months": st.integers(1, 60),
    },
}
"""What each of these types says beyond its header."""
