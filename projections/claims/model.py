"""What a document claims, and what the history says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.quantities import Qualifier

if TYPE_CHECKING:
    from datetime import date

    from projections.metrics.model import Value

__all__ = ["Claim", "Holding", "Judgement", "Measured", "OtherReading", "Verdict"]


class Verdict(StrEnum):
    """DESIGN section 6.

    *confirmed*: true, and every event that gives the value rests on other documents than the
    claim's own too. *attested*: true, but only by its own document. *contradicted*: the history
    says otherwise. *not_computable*: something is missing. *editorial*: about the text itself,
    read by hand.
    """

    CONFIRMED = "confirmed"
    ATTESTED = "attested"
    CONTRADICTED = "contradicted"
    NOT_COMPUTABLE = "not_computable"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of a claims file, as written; ``source`` names the document that claims it."""

    claim_id: str
    section: str
    para: str
    as_of: str
    subject: str
    metric: str
    value: str
    unit: str
    description: str
    kind: str
    conflicts_with: str
    source: str
    confidence: str

    @property
    def locator(self) -> str:
        """Where in its document it stands."""
        para = f"para {self.para}" if self.para[:1].isdigit() else self.para
        return ", ".join(part for part in (self.section, para) if part)


class Holding(StrEnum):
    """Whether a contradicted claim is true under another reading of its words, or can be."""

    TRUE = "true if read so"
    CAN_BE = "can be true if read so"


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another reading of a claim's words; ``holds`` is None where it only gives another value.

    >>> str(OtherReading("only States Parties", Holding.TRUE))
    'true if read so: only States Parties'
    """

    words: str
    holds: Holding | None = None

    def __str__(self) -> str:
        return f"{self.holds}: {self.words}" if self.holds else self.words


@dataclass(frozen=True, slots=True)
class Measured:
    """What the ledger computes for a claim in one view.

    ``readings`` are other readings of its words, of a contradiction the one that holds first;
    ``states`` are the codes of the States counted; ``because`` says why the value is what it is.
    """

    verdict: Verdict
    value: Value | None = None
    qualifier: Qualifier = Qualifier.EXACT
    readings: tuple[OtherReading, ...] = ()
    states: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    missing: str = ""
    because: str = ""

    @property
    def reading(self) -> str:
        """Every other reading, in words."""
        return "; ".join(map(str, self.readings))


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim with what is computed now, and what was known when its document appeared.

    ``judged_on`` is the day the claim is judged at; ``known_then_at`` the latest day on which its
    document can have appeared, None where the ledger does not know the document.
    """

    claim: Claim
    judged_on: date | None
    now: Measured
    then: Measured | None
    known_then_at: date | None
    missing_states: tuple[str, ...] = field(default=())
    surplus_states: tuple[str, ...] = field(default=())
