"""Contaminated areas: reported, found, cleared, declared clear (Article 4)."""

from __future__ import annotations

from enum import StrEnum

from domain.events.fields import Area, Completeness, Meeting, Text
from domain.events.header import Event

__all__ = [
    "ClearanceCompleted",
    "ClearanceComplianceDeclared",
    "ClearanceParagraph",
    "ContaminationDiscovered",
    "ContaminationReported",
    "HazardConfirmed",
    "HostilitiesEnded",
]


class ClearanceParagraph(StrEnum):
    """Which clock of Article 4.1 a statement is about."""

    AT_ENTRY_INTO_FORCE = "4.1(a)"
    AFTER_ENTRY_INTO_FORCE = "4.1(b)"


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


class HostilitiesEnded(Event):
    """The active hostilities ended that left remnants after entry into force (Article 4.1(b))."""

    conflict: Text


class ClearanceCompleted(Event):
    """A State finished clearing under one paragraph of Article 4.1."""

    paragraph: ClearanceParagraph


class ClearanceComplianceDeclared(Event):
    """A State declared under Article 4.1(c) that it has fulfilled 4.1(a) or 4.1(b)."""

    paragraph: ClearanceParagraph
    meeting: Meeting | None
