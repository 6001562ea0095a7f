"""The norm beyond the States Parties: use, production, restrictions, votes (Articles 1 and 21)."""

from __future__ import annotations

from enum import StrEnum

from domain.events.fields import Text
from domain.events.header import Event

__all__ = [
    "ProductionReported",
    "ResolutionVoted",
    "RestrictionDeclared",
    "UseReported",
    "Vote",
]


class Vote(StrEnum):
    """How a State voted in the General Assembly."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    NOT_VOTING = "not_voting"


class UseReported(Event):
    """Cluster munitions were reported to have been used on the territory of the State."""


class ProductionReported(Event):
    """A State was reported to have produced cluster munitions in the past."""


class RestrictionDeclared(Event):
    """A State not party restricted use, production, stockpiling or transfer by itself."""

    restriction: Text


class ResolutionVoted(Event):
    """A State's vote on the General Assembly's resolution on the Convention."""

    resolution: Text
    vote: Vote
