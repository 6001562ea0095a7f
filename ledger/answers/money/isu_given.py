"""What States gave the Support Unit, and for sponsorship."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from domain.events.isu import IsuContributionReceived, SponsorshipContributed
from domain.money import Money
from domain.states import state
from domain.subjects import key_of
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Column, Row, Table
from ledger.answers.money.isu_fields import EvidenceField, SourcesField
from ledger.answers.reliability import BasisField, ConfidenceField, reliability

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["ContributionRow", "given_table"]


@dataclass(frozen=True, slots=True)
class ContributionRow(Row):
    """What one State gave."""

    year: Annotated[int, Column("year it is for", "Year")]
    state: StateField
    name: NameField
    category: Annotated[
        str | None, Column("7(a), 7(b), voluntary or reserve; null: not stated", "Category")
    ]
    contribution: Annotated[Money | None, Column("the sum; null: not stated", "Sum")]
    on: Annotated[str, Column("day, or range of days, of it", "On")]
    receipt: Annotated[str | None, Column("what tells it apart from others of the day")]
    confidence: ConfidenceField
    basis: BasisField
    sources: SourcesField
    evidence: EvidenceField


def given_table(
    view: View,
    name: str,
    found: Iterable[IsuContributionReceived | SponsorshipContributed],
    year: int | None,
    iso3: str | None,
) -> Table:
    """Contributions under a name, of one year or all, of one State or all."""
    kept = (
        item for item in found if year in {None, item.year} and iso3 in {None, key_of(item.subject)}
    )
    return Table(name, ContributionRow, list(_contributions(view, kept)))


def _contributions(
    view: View, found: Iterable[IsuContributionReceived | SponsorshipContributed]
) -> Iterator[ContributionRow]:
    for item in found:
        category = item.category if isinstance(item, IsuContributionReceived) else None
        yield ContributionRow(
            year=item.year,
            state=item.subject_key,
            name=state(item.subject_key).name,
            category=category.value if category else None,
            contribution=item.contribution,
            on=str(item.when),
            receipt=item.receipt,
            **reliability(view, (item.id,))._asdict(),
            sources=tuple(str(source) for source in item.sources),
            evidence=(item.id,),
        )
