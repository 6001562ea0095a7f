"""Assessed contributions (Article 14): what meetings cost, who was asked, who paid what.

An *account* is what is paid for together: a meeting by its name, or the costs of the
Secretary-General under Articles 7 and 8 in one year (Article 14.2), named ``14.2 2022``.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from domain.events.fields import Day, Meeting, StateCode, Text, Year
from domain.events.header import Event
from domain.money import Money
from domain.quantities import LARGEST_AMOUNT
from domain.subjects import SubjectKind

__all__ = [
    "AccountsClosed",
    "ActualCostReported",
    "AssessmentInvoiced",
    "Billing",
    "ContingencyDecided",
    "CostEstimateApproved",
    "CostEstimatePresented",
    "CreditNoted",
    "CreditReturned",
    "FundsCarriedOver",
    "HostCostsAgreed",
    "PaymentReceived",
    "PaymentScheduleAgreed",
    "ScaleOfAssessmentsAdopted",
    "Sum",
    "account_of_year",
    "year_of_account",
]


def _no_debt(value: Money) -> Money:
    if value.amount < 0:
        message = "it is less than 0"
        raise ValueError(message)
    if value.amount > LARGEST_AMOUNT:
        message = f"it is more than {LARGEST_AMOUNT:,} of the smallest coins"
        raise ValueError(message)
    return value


def _something(value: Money) -> Money:
    if value.amount <= 0:
        message = "it has to be more than 0"
        raise ValueError(message)
    return value


Sum = Annotated[Money, AfterValidator(_no_debt)]
"""A sum of money that is not negative."""
_SomeMoney = Annotated[Money, AfterValidator(_something), AfterValidator(_no_debt)]
_Account = Meeting


def account_of_year(year: int) -> str:
    """Name of the account of the costs that all States Parties bear in a year (Article 14.2)."""
    return f"14.2 {year}"


_OF_A_YEAR = re.compile(r"14\.2 (?!0000)([0-9]{4})\Z")


def year_of_account(name: str) -> int | None:
    """The year of an account under Article 14.2; None for the name of a meeting."""
    named = _OF_A_YEAR.match(name)
    return int(named[1]) if named else None


class Billing(StrEnum):
    """The two invoices of an account (para 91(i) of the Second Review Conference's report)."""

    PRELIMINARY = "preliminary"
    FINAL = "final"


class ScaleOfAssessmentsAdopted(Event):
    """The rate at which the United Nations assess a State in some years.

    A rate of 0.006 per cent is 6 in 100,000. ``notional`` where the scale has no rate for the
    State, and another source gives it one.
    """

    first_year: Year
    last_year: Year
    rate_per_100000: Annotated[int, Field(ge=1, le=100_000)]
    notional: bool

    @model_validator(mode="after")
    def _years_run_forward(self) -> Self:
        if self.last_year < self.first_year:
            message = f"the years {self.first_year} to {self.last_year} run backwards"
            raise ValueError(message)
        return self


class _OfAccount(Event):
    """About a meeting, or about the Convention for the costs of a year under Article 14.2."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset(
        {SubjectKind.MEETING, SubjectKind.CONVENTION}
    )

    year: Year | None

    @property
    def account(self) -> str:
        """Name of the account."""
        return self.subject_key if self.is_of_a_meeting else account_of_year(self.year or 0)

    @property
    def is_of_a_meeting(self) -> bool:
        """Whether it is about what a meeting costs, and not about a year under Article 14.2."""
        return self.subject.startswith(SubjectKind.MEETING)

    @model_validator(mode="after")
    def _names_its_account(self) -> Self:
        if self.year is None and not self.is_of_a_meeting:
            message = "the costs under Article 14.2 are those of a year; name it"
            raise ValueError(message)
        return self


class CostEstimatePresented(_OfAccount):
    """A document was presented that estimates a cost; none where its figure was not read."""

    document: Text
    cost: Sum | None


class CostEstimateApproved(_OfAccount):
    """An estimated cost was approved for a financial year; the last one approved governs.

    ``document`` names what was approved; ``cost`` is none where its figure was not read.
    """

    document: Text
    cost: Sum | None

    @model_validator(mode="after")
    def _is_for_a_year(self) -> Self:
        if self.year is None:
            message = "a cost is approved for a financial year; name it"
            raise ValueError(message)
        return self


class HostCostsAgreed(Event):
    """A host was to pay what its meeting costs above ``geneva_cost`` (AIII para 127)."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.MEETING})

    host: StateCode
    geneva_cost: Sum


class ContingencyDecided(Event):
    """A meeting decided that estimates approved from then on are raised by a share.

    In hundredths of a per cent: 1500 for 15 per cent (para 91(iv) only examines it).
    """

    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.MEETING})

    basis_points: Annotated[int, Field(ge=0, le=10_000)]


class ActualCostReported(_OfAccount):
    """What an account had cost in the end was reported."""

    cost: Sum


class AccountsClosed(_OfAccount):
    """The accounts of a meeting or of a year were closed."""


class FundsCarriedOver(_OfAccount):
    """A meeting decided that the funds of an account can be used in a later year (para 94)."""

    to_year: Year

    @model_validator(mode="after")
    def _goes_forward(self) -> Self:
        if self.year is not None and self.to_year <= self.year:
            message = f"funds of {self.year} are carried over to a later year, not {self.to_year}"
            raise ValueError(message)
        return self


class AssessmentInvoiced(Event):
    """A State was asked for its share of an account; a final invoice states the whole share."""

    account: _Account
    billing: Billing
    share: Sum


class PaymentReceived(Event):
    """A State paid towards an account; ``receipt`` tells apart what it paid on one day."""

    account: _Account
    paid: _SomeMoney
    receipt: Text


class CreditReturned(Event):
    """A credit of one account was given back: on another account's invoice, or paid out (none)."""

    account: _Account
    credit: _SomeMoney
    to_account: _Account | None

    @model_validator(mode="after")
    def _leaves_its_account(self) -> Self:
        if self.account == self.to_account:
            message = f"it would be returned from {self.account} to {self.account}"
            raise ValueError(message)
        return self


class CreditNoted(Event):
    """The part of a State's credit was noted that the cash of a closed account does not cover."""

    account: _Account
    credit: _SomeMoney


class PaymentScheduleAgreed(Event):
    """A State and the President agreed how its arrears are paid off (para 91(vii)).

    The first of ``instalments`` equal payments is due on ``first_due``, the next each
    ``every_months`` months later.
    """

    arrears: _SomeMoney
    instalments: Annotated[int, Field(ge=1, le=120)]
    first_due: Day
    every_months: Annotated[int, Field(ge=1, le=60)]
