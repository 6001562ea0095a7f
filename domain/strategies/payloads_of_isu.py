"""How the fields are drawn of what the Implementation Support Unit may spend and who paid."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.events import isu
from domain.events.header import Event
from domain.money import Currency, Money
from domain.strategies.drawing import Draws, Fields, maybe
from domain.strategies.values import texts

__all__ = ["PAYLOADS_OF_ISU"]

_FIRST_YEAR, _LAST_YEAR = 2015, 2035
_MOST_CENTS = 200_000_000

_years = st.integers(_FIRST_YEAR, _LAST_YEAR)
_francs = st.builds(Money, st.integers(0, _MOST_CENTS), st.just(Currency.CHF))


def _from_first(fields: Fields) -> SearchStrategy[Any]:
    return st.integers(fields["first_year"], _LAST_YEAR)


def _rest(fields: Fields) -> SearchStrategy[Any]:
    return st.just(100 - fields["category_7a"])


_given: dict[str, Draws] = {"contribution": maybe(_francs), "receipt": maybe(texts())}

PAYLOADS_OF_ISU: Mapping[type[Event], Mapping[str, Draws]] = {
    isu.IsuBudgetApproved: {
        "first_year": _years,
        "last_year": _from_first,
        "budget": maybe(_francs),
        "document": maybe(texts()),
    },
    isu.IsuSharesDecided: {"category_7a": st.integers(0, 100), "category_7b": _rest},
    isu.IsuReserveDecided: {"level": _francs, "purpose": texts()},
    isu.IsuContributionReceived: {
        "year": _years,
        "category": maybe(st.sampled_from(isu.Category)),
        **_given,
    },
    isu.SponsorshipContributed: {"year": _years, **_given},
}
"""What each of these types says beyond its header."""
