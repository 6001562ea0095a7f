"""Fields that the rows on the Support Unit share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from ledger.answers.model import Column

if TYPE_CHECKING:
    from domain.money import Money
    from projections.isu.contributions import Total

__all__ = ["EvidenceField", "SourcesField", "stated"]

SourcesField = Annotated[tuple[str, ...], Column("documents, with the place in each", "Source")]
EvidenceField = Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def stated(found: Total) -> Money | None:
    """What is recorded; where no sum is, nothing is known, and that is not zero."""
    return found.stated if found.with_sum else None
