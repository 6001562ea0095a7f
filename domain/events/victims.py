"""Victims: who has the duty to assist them, what was done for them, how many (Article 5)."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from domain.events.fields import Casualties, Completeness, Year, not_in_a_later_year
from domain.events.header import Event
from domain.subjects import SubjectKind

__all__ = [
    "CasualtiesReported",
    "CasualtyCause",
    "FocalPointDesignated",
    "VictimAssistanceDutyLifted",
    "VictimAssistanceDutyReported",
    "VictimAssistanceMeasure",
    "VictimAssistanceReported",
]


class VictimAssistanceMeasure(StrEnum):
    """What a State reported to have done or found under Article 5.2; not reported is not *no*."""

    NATIONAL_PLAN = "national_plan"
    NEW_VICTIMS = "new_victims"
    DATA_COLLECTED = "data_collected"
    DATA_DISAGGREGATED = "data_disaggregated"
    RESOURCES_MOBILISED = "resources_mobilised"
    NEEDS_ASSESSED = "needs_assessed"


class CasualtyCause(StrEnum):
    """What killed or injured."""

    ALL = "all"
    ATTACKS = "attacks"
    REMNANTS = "remnants"
    ALL_EXPLOSIVE_ORDNANCE = "all_explosive_ordnance"


class VictimAssistanceDutyReported(Event):
    """A State reported victims in areas under its jurisdiction or control (Article 5.1)."""


class VictimAssistanceDutyLifted(Event):
    """A State clarified that it has no victims (Article 5.1)."""


class FocalPointDesignated(Event):
    """A State designated a focal point for victim assistance (Article 5.2(g))."""


class VictimAssistanceReported(Event):
    """A State reported on one measure of victim assistance (Article 5.2)."""

    measure: VictimAssistanceMeasure


class CasualtiesReported(Event):
    """How many people were killed or injured in a year; of a State, or worldwide (Article 5).

    About the Convention the figure is the world's.
    """

    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset(
        {SubjectKind.STATE, SubjectKind.CONVENTION}
    )

    year: Year
    cause: CasualtyCause
    casualties: Casualties
    covers: Completeness

    @model_validator(mode="after")
    def _counts_no_later_year(self) -> Self:
        not_in_a_later_year(self.year, self.effective_on)
        return self
