"""Articles 15 and 16: signature and consent.

R15-16 (TREATY section 1): open for signature from 3 December 2008 to 31 July 2010, then accession
only; signatories ratify, accept or approve, others accede. The wording was not re-read.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.membership import ConsentKind

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["ADOPTED_ON", "OPEN_FOR_SIGNATURE", "needs_signature", "treaty_act_is_possible"]

ADOPTED_ON = date(2008, 5, 30)
"""Adoption of the Convention in Dublin: no treaty act can be older."""

OPEN_FOR_SIGNATURE = DateRange(date(2008, 12, 3), date(2010, 7, 31))
"""Oslo, then United Nations Headquarters, until the day before entry into force."""


def needs_signature(kind: ConsentKind) -> bool:
    """Whether this kind of consent is open to signatories only (Article 16)."""
    return kind is not ConsentKind.ACCESSION


def treaty_act_is_possible(act: Event) -> bool:
    """Whether some day of the act is not before the Convention's adoption."""
    return act.effective_on >= ADOPTED_ON
