"""The Implementation Support Unit: what it may spend, who pays for it, and what it keeps.

Paragraphs 82 to 85 of the Second Review Conference's report, and paragraphs 118 to 121, 134 and
135 of its Annex III. Sums are Swiss francs, as the unit's accounts hold them. Who pays under which
letter of paragraph 7 of the financial procedures was not read: the ledger keeps what is said of
each contribution, and works nothing out from the letters.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from domain.events.fields import Text, Year
from domain.events.header import Event
from domain.events.money import Sum
from domain.money import Currency, Money
from domain.subjects import SubjectKind

__all__ = [
    "Category",
    "IsuBudgetApproved",
    "IsuContributionReceived",
    "IsuReserveDecided",
    "IsuSharesDecided",
    "SponsorshipContributed",
]

_WHOLE = 100


def _in_francs(value: Money) -> Money:
    if value.currency is not Currency.CHF:
        message = "it is not in CHF, in which the unit's accounts are kept"
        raise ValueError(message)
    return value


_Francs = Annotated[Sum, AfterValidator(_in_francs)]
_PerCent = Annotated[int, Field(ge=0, le=_WHOLE)]


class Category(StrEnum):
    """As what a contribution came: under paragraph 7(a) or 7(b), freely, or for the reserve."""

    A = "7(a)"
    B = "7(b)"
    VOLUNTARY = "voluntary"
    RESERVE = "reserve"


class _OfMeeting(Event):
    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.MEETING})


class IsuBudgetApproved(_OfMeeting):
    """A meeting approved a budget and work plan of the unit for a year, or for several.

    None for a ``budget`` whose figure was not read, and for a ``document`` that is not named.
    """

    first_year: Year
    last_year: Year
    budget: _Francs | None
    document: Text | None

    @model_validator(mode="after")
    def _years_run_forward(self) -> Self:
        if self.last_year < self.first_year:
            message = f"the years {self.first_year} to {self.last_year} run backwards"
            raise ValueError(message)
        return self


class IsuSharesDecided(_OfMeeting):
    """A meeting set the parts, in per cent, that categories 7(a) and 7(b) bear of the budget."""

    category_7a: _PerCent
    category_7b: _PerCent

    @model_validator(mode="after")
    def _bear_the_whole(self) -> Self:
        if self.category_7a + self.category_7b != _WHOLE:
            message = f"{self.category_7a} and {self.category_7b} per cent are not {_WHOLE}"
            raise ValueError(message)
        return self


class IsuReserveDecided(_OfMeeting):
    """A meeting decided at which level the unit's reserve is kept, and what it may serve."""

    level: _Francs
    purpose: Text


class IsuContributionReceived(Event):
    """A State contributed to the unit for a year; none for a sum or a category not stated.

    ``receipt`` tells apart what it gave on one day.
    """

    year: Year
    category: Category | None
    contribution: _Francs | None
    receipt: Text | None


class SponsorshipContributed(Event):
    """A State contributed to the Sponsorship Programme in a year; none for a sum not stated.

    ``receipt`` tells apart what it gave on one day.
    """

    year: Year
    contribution: _Francs | None
    receipt: Text | None
