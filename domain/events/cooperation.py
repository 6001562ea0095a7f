"""Cooperation and assistance: asked for, given, received, joined in coalitions (Article 6)."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from domain.events.fields import StateCode, Text, Year, not_in_a_later_year
from domain.events.header import Event

__all__ = [
    "AssistanceProvided",
    "AssistancePurpose",
    "AssistanceReceived",
    "AssistanceRequested",
    "CountryCoalitionConcluded",
    "CountryCoalitionFormed",
]


class AssistancePurpose(StrEnum):
    """What assistance is for, by the articles it serves."""

    STOCKPILES = "stockpiles"
    CLEARANCE = "clearance"
    VICTIMS = "victims"
    RISK_EDUCATION = "risk_education"
    UNSPECIFIED = "unspecified"


class _Assistance(Event):
    year: Year
    purpose: AssistancePurpose

    @model_validator(mode="after")
    def _of_no_later_year(self) -> Self:
        not_in_a_later_year(self.year, self.effective_on)
        return self


class AssistanceRequested(_Assistance):
    """A State asked for assistance in a year (Article 6.1)."""


class AssistanceProvided(_Assistance):
    """A State reported to have given assistance in a year (Article 6.2)."""


class AssistanceReceived(_Assistance):
    """A State reported to have received assistance in a year (Article 6.1)."""


class _Coalition(Event):
    """``partner`` is a State, or None where the lead is a body (an operator) or is not told."""

    partner: StateCode | None

    @model_validator(mode="after")
    def _with_another_state(self) -> Self:
        if self.partner == self.subject_key:
            message = f"the partner is {self.partner} itself; a coalition takes two States"
            raise ValueError(message)
        return self


class CountryCoalitionFormed(_Coalition):
    """An affected State formed a country coalition with donors and operators (Action 42).

    ``body`` names who leads it where that is no State.
    """

    purpose: AssistancePurpose
    body: Text | None = None

    @model_validator(mode="after")
    def _with_one_lead(self) -> Self:
        if self.partner and self.body:
            message = f"the partner is {self.partner} or {self.body}; only one can lead"
            raise ValueError(message)
        return self


class CountryCoalitionConcluded(_Coalition):
    """A country coalition ended, its aim reached or not."""

    result: Text | None
