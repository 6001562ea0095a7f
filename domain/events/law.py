"""National measures of implementation (Article 9)."""

from __future__ import annotations

from enum import StrEnum

from domain.events.fields import Text
from domain.events.header import Event

__all__ = ["LegalBasis", "NationalMeasureReported"]


class LegalBasis(StrEnum):
    """What a State reported.

    The first three exclude each other, the newest statement stands (States move backwards too);
    the other two are independent of them and of each other.
    """

    SPECIFIC_LAW = "specific_law"
    EXISTING_LAW_SUFFICIENT = "existing_law_sufficient"
    UNDER_CONSIDERATION = "under_consideration"
    INVESTMENT_BAN = "investment_ban"
    ADMINISTRATIVE_MEASURES = "administrative_measures"


class NationalMeasureReported(Event):
    """A State has, or is considering, a measure of this kind (Article 9)."""

    category: LegalBasis
    title: Text | None
