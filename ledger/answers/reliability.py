"""How far what an answer rests on can be relied on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, NamedTuple

from domain.sources import Basis, Confidence
from ledger.answers.model import Column

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["BasisField", "ConfidenceField", "Reliability", "caveat", "reliability", "weakest"]

ConfidenceField = Annotated[
    str,
    Column("lowest confidence of its evidence: high, medium or low", "Confidence", usual="high"),
]
BasisField = Annotated[
    str,
    Column("read in its sources, or inferred if any of its evidence is", "Basis", usual="read"),
]

_WORST_FIRST = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


class Reliability(NamedTuple):
    """Confidence and basis of a result: those of the weakest event that it rests on."""

    confidence: str
    basis: str


def reliability(view: View, ids: Iterable[str]) -> Reliability:
    """How far a result that rests on these events can be relied on; fully if it rests on none."""
    found = (view.facts.by_id[item] for item in ids if item in view.facts.by_id)
    return weakest((event.confidence, event.basis) for event in found)


def weakest(marks: Iterable[tuple[str, str]]) -> Reliability:
    """The weakest of some events, each by its confidence and basis."""
    said = set(marks)
    confidences = {confidence for confidence, _basis in said}
    confidence = next((item for item in _WORST_FIRST if item in confidences), Confidence.HIGH)
    inferred = any(basis == Basis.INFERRED for _confidence, basis in said)
    return Reliability(confidence.value, (Basis.INFERRED if inferred else Basis.READ).value)


def caveat(confidence: str, basis: str) -> str:
    """What to bear in mind of an event, in brackets; nothing where it is read with confidence."""
    said = [f"{confidence} confidence"] if confidence != Confidence.HIGH else []
    said += [basis] if basis != Basis.READ else []
    return f" ({', '.join(said)})" if said else ""
