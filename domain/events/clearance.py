"""Contaminated areas: reported, found, released, declared clear; risk education (Article 4)."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import model_validator

from domain.events.fields import (
    Area,
    Completeness,
    Day,
    Meeting,
    Submunitions,
    Text,
    period_runs_forward,
)
from domain.events.header import Event

__all__ = [
    "ClearanceCompleted",
    "ClearanceComplianceDeclared",
    "ClearanceParagraph",
    "ContaminationDiscovered",
    "ContaminationReported",
    "Detail",
    "HazardConfirmed",
    "HostilitiesEnded",
    "LandReleased",
    "RiskEducationReported",
    "SurveyReported",
    "check_conflict",
]


class ClearanceParagraph(StrEnum):
    """Which clock of Article 4.1 a statement is about."""

    AT_ENTRY_INTO_FORCE = "4.1(a)"
    AFTER_ENTRY_INTO_FORCE = "4.1(b)"


class Detail(StrEnum):
    """How much a report says."""

    DETAILED = "detailed"
    LIMITED = "limited"
    VERY_LIMITED = "very_limited"


def check_conflict(paragraph: ClearanceParagraph | None, conflict: str | None) -> None:
    """Raises ValueError where a conflict is named and the paragraph is not 4.1(b)."""
    if conflict is not None and paragraph is not ClearanceParagraph.AFTER_ENTRY_INTO_FORCE:
        message = f"the conflict {conflict!r} is named, which only 4.1(b) has: give that paragraph"
        raise ValueError(message)


class ContaminationReported(Event):
    """A State's contaminated area at a date: suspected, confirmed, or only a total.

    All three absent means that contamination was reported without an area. ``covers`` says
    whether the figures are the whole country's; all zero and whole means none is left.
    """

    suspected: Area | None
    confirmed: Area | None
    total: Area | None
    covers: Completeness


class ContaminationDiscovered(Event):
    """An area unknown before was found."""

    area: Area | None


class HazardConfirmed(Event):
    """Survey confirmed hazardous area within a period; nothing is released by it (Action 24)."""

    area: Area


class LandReleased(Event):
    """Land was released between ``period_from`` and ``period_to``, by method as far as stated.

    ``cancelled`` by non-technical survey, ``reduced`` by technical survey, ``cleared`` by
    clearance (Action 24); ``resurveyed`` is recorded area that re-survey or a correction of the
    database removed; ``unspecified`` was released without a method being named; ``submunitions``
    were destroyed on it. ``series`` names who counts how: figures of two series are never added
    up. Some figure is stated; zero is one.
    """

    period_from: Day
    period_to: Day
    cancelled: Area | None
    reduced: Area | None
    cleared: Area | None
    resurveyed: Area | None
    unspecified: Area | None
    submunitions: Submunitions | None
    series: Text

    @model_validator(mode="after")
    def _says_what_was_released_and_when(self) -> Self:
        period_runs_forward(self.period_from, self.period_to)
        figures = (
            self.cancelled,
            self.reduced,
            self.cleared,
            self.resurveyed,
            self.unspecified,
            self.submunitions,
        )
        if all(figure is None for figure in figures):
            message = "it states no figure; fill in at least one, or leave the event out"
            raise ValueError(message)
        return self


class RiskEducationReported(Event):
    """A State reported on risk education (Article 4.2(e)), in some detail."""

    detail: Detail


class SurveyReported(Event):
    """A State reported evidence-based survey (Action 18; Dubrovnik Action 3.1)."""


class HostilitiesEnded(Event):
    """The active hostilities ended that left remnants after entry into force (Article 4.1(b))."""

    conflict: Text


class ClearanceCompleted(Event):
    """A State finished clearing under one paragraph of Article 4.1.

    Under 4.1(b) ``conflict`` names whose remnants are gone, in the words of its HostilitiesEnded.
    """

    paragraph: ClearanceParagraph
    conflict: Text | None = None

    @model_validator(mode="after")
    def _conflict_fits(self) -> Self:
        check_conflict(self.paragraph, self.conflict)
        return self


class ClearanceComplianceDeclared(Event):
    """A State declared under Article 4.1(c) that it has fulfilled 4.1(a), or 4.1(b) of a conflict.

    ``conflict`` is named in the words of its HostilitiesEnded.
    """

    paragraph: ClearanceParagraph
    meeting: Meeting | None
    conflict: Text | None = None

    @model_validator(mode="after")
    def _conflict_fits(self) -> Self:
        check_conflict(self.paragraph, self.conflict)
        return self
