"""What meetings decided on the Support Unit's money: its categories' parts, its reserve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.money import Money
from ledger.answers.model import Column, Row, Table
from ledger.answers.money.isu_fields import EvidenceField, SourcesField, stated
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.isu.budgets import shares
from projections.isu.contributions import reserve

if TYPE_CHECKING:
    from domain.events.isu import IsuSharesDecided
    from projections.isu.contributions import Reserve
    from projections.view import View

__all__ = ["ReserveRow", "SharesRow", "decided_tables"]


@dataclass(frozen=True, slots=True)
class SharesRow(Row):
    """The parts that the two categories bear, and since when."""

    since: Annotated[date, Column("day from which they are in force", "Since")]
    category_7a: Annotated[int, Column("part of category 7(a), per cent", "7(a) %")]
    category_7b: Annotated[int, Column("part of category 7(b), per cent", "7(b) %")]
    decided_by: Annotated[str, Column("meeting that decided on them", "Decided by")]
    confidence: ConfidenceField
    basis: BasisField
    sources: SourcesField
    note: Annotated[str, Column("remark of whoever recorded it")]
    evidence: EvidenceField


@dataclass(frozen=True, slots=True)
class ReserveRow(Row):
    """The unit's reserve."""

    level: Annotated[Money, Column("level at which it is kept", "Level")]
    purpose: Annotated[str, Column("what it may serve, in our own words", "For")]
    decided_by: Annotated[str, Column("meeting that decided on it", "Decided by")]
    received: Annotated[
        Money | None, Column("contributions to it; null: nothing recorded", "Received")
    ]
    without_sum: Annotated[int, Column("contributions recorded without their sum")]
    sources: SourcesField
    evidence: EvidenceField


def decided_tables(view: View) -> tuple[Table, Table]:
    """The parts of the categories, and the reserve where one is decided."""
    held = reserve(view)
    return (
        Table("shares", SharesRow, [_shares(view, item) for item in shares(view)]),
        Table("reserve", ReserveRow, [_reserve(held)] if held else []),
    )


def _shares(view: View, item: IsuSharesDecided) -> SharesRow:
    return SharesRow(
        since=item.effective_on,
        category_7a=item.category_7a,
        category_7b=item.category_7b,
        decided_by=item.subject_key,
        **reliability(view, (item.id,))._asdict(),
        sources=tuple(str(source) for source in item.sources),
        note=item.note,
        evidence=(item.id,),
    )


def _reserve(held: Reserve) -> ReserveRow:
    return ReserveRow(
        level=held.decided.level,
        purpose=held.decided.purpose,
        decided_by=held.decided.subject_key,
        received=stated(held.total),
        without_sum=held.total.without_sum,
        sources=tuple(str(source) for source in held.decided.sources),
        evidence=held.evidence,
    )
