"""Signature, consent, provisional application, declarations and withdrawal (Arts 15 to 20)."""

from __future__ import annotations

from enum import StrEnum

from domain.events.fields import Day, Text
from domain.events.header import Event

__all__ = [
    "TREATY_ACTS",
    "ConsentKind",
    "ConventionSigned",
    "DeclarationKind",
    "DeclarationMade",
    "InstrumentDeposited",
    "ProvisionalApplicationDeclared",
    "WithdrawalNotified",
]


class ConsentKind(StrEnum):
    """How a State consents to be bound (Article 16)."""

    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"


class DeclarationKind(StrEnum):
    """What a declaration made with an instrument is about."""

    INTERPRETATIVE = "interpretative"
    TERRITORIAL_EXCLUSION = "territorial_exclusion"
    TERRITORIAL_EXTENSION = "territorial_extension"
    TERRITORIAL_SCOPE = "territorial_scope"


class ConventionSigned(Event):
    """A State signed (Article 15)."""


class InstrumentDeposited(Event):
    """A State deposited its instrument of consent with the depositary (Article 16)."""

    kind: ConsentKind


class ProvisionalApplicationDeclared(Event):
    """A State declared to apply Article 1 until entry into force for it (Article 18)."""

    scope: Text


class DeclarationMade(Event):
    """A State attached a declaration to a treaty act; reservations are not allowed (Article 19)."""

    kind: DeclarationKind
    about: Text


class WithdrawalNotified(Event):
    """The depositary received a notice of withdrawal (Article 20).

    ``in_armed_conflict`` says whether the State was in an armed conflict on the day six months
    later; if so withdrawal takes effect on ``conflict_ended_on``, or not yet while that is absent.
    """

    in_armed_conflict: bool
    conflict_ended_on: Day | None = None


TREATY_ACTS = (
    ConventionSigned,
    InstrumentDeposited,
    ProvisionalApplicationDeclared,
    DeclarationMade,
    WithdrawalNotified,
)
"""Acts towards the depositary."""
