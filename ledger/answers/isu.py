"""The Implementation Support Unit: its budgets, the parts of its categories, who contributed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.events.isu import Category, IsuContributionReceived, SponsorshipContributed
from domain.money import Money
from domain.states import state
from domain.subjects import key_of
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from ledger.answers.totals import totals_table
from projections.isu import Year, shares, year_of, years
from projections.isu_contributions import Reserve, Total, contributions, reserve, sponsorships

if TYPE_CHECKING:
    from domain.events.isu import IsuSharesDecided
    from projections.view import View

__all__ = [
    "BudgetRow",
    "ContributionRow",
    "ReserveRow",
    "SharesRow",
    "isu_answer",
]

REPORTED = (
    "sponsorship_contributions_average",
    "sponsored_delegates_average",
    "sponsored_states_average",
    "sponsorship_donors_average",
)
"""Figures on the Sponsorship Programme that documents state in total."""

SourcesField = Annotated[tuple[str, ...], Column("documents, with the place in each", "Source")]
EvidenceField = Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class BudgetRow(Row):
    """A year of the unit."""

    year: Annotated[int, Column("the year", "Year")]
    approved_by: Annotated[
        str | None, Column("meeting that approved its budget; null: none recorded", "Approved by")
    ]
    document: Annotated[
        str | None, Column("document that holds the budget; null: none is named", "Document")
    ]
    first_year: Annotated[int | None, Column("first year of that budget", "From")]
    last_year: Annotated[int | None, Column("last year of that budget", "To")]
    budget: Annotated[
        Money | None, Column("the budget, of all its years; null: not stated", "Budget")
    ]
    category_7a: Annotated[
        int | None, Column("part of 7(a) on 1 January, per cent; null: none decided", "7(a) %")
    ]
    category_7b: Annotated[
        int | None, Column("part of 7(b) on 1 January, per cent; null: none decided", "7(b) %")
    ]
    borne_7a: Annotated[
        Money | None, Column("what 7(a) bears of a budget of this one year", "7(a) bears")
    ]
    borne_7b: Annotated[
        Money | None, Column("what 7(b) bears of a budget of this one year", "7(b) bears")
    ]
    received_7a: Annotated[Money | None, Column("received under 7(a); null: nothing recorded")]
    received_7b: Annotated[Money | None, Column("received under 7(b); null: nothing recorded")]
    voluntary: Annotated[Money | None, Column("received freely; null: nothing recorded")]
    received: Annotated[
        Money | None,
        Column("received in all but for the reserve; null: nothing recorded", "Received"),
    ]
    contributors: Annotated[
        int | None,
        Column("States that contributed to it; null: none recorded", "Contributors"),
    ]
    without_sum: Annotated[int, Column("contributions recorded without their sum")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: EvidenceField


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


def isu_answer(view: View, year: int | None = None, iso3: str | None = None) -> Answer:
    """The unit's years at the view's day, of one year or all; contributions of one State or all.

    ``not_stated`` counts the years whose budget is approved and not stated. ``nothing_recorded``
    is the year asked for where the ledger holds neither a budget of it nor a contribution.
    """
    found = list(years(view)) if year is None else [year_of(view, year)]
    held = reserve(view)
    return Answer(
        Table("budgets", BudgetRow, [_budget(view, item) for item in found]),
        sections=(
            Table("shares", SharesRow, [_shares(view, item) for item in shares(view)]),
            Table("reserve", ReserveRow, [_reserve(held)] if held else []),
            _given(view, "contributions", contributions(view), year, iso3),
            _given(view, "sponsorship", sponsorships(view), year, iso3),
            totals_table(view, dict.fromkeys(REPORTED, _nothing)),
        ),
        about={
            "not_stated": sum(_is_not_stated(item) for item in found),
            "nothing_recorded": next((item.year for item in found if item.is_empty), None),
        },
    )


def _nothing(_view: View) -> None:
    """Totals of documents that the events here do not come to."""


def _is_not_stated(item: Year) -> bool:
    return item.budget is not None and item.budget.budget is None


def _budget(view: View, item: Year) -> BudgetRow:
    budget, split, borne = item.budget, item.split, item.borne
    towards = [each for each in item.received if each.category is not Category.RESERVE]
    return BudgetRow(
        year=item.year,
        approved_by=budget.subject_key if budget else None,
        document=budget.document if budget else None,
        first_year=budget.first_year if budget else None,
        last_year=budget.last_year if budget else None,
        budget=budget.budget if budget else None,
        category_7a=split.category_7a if split else None,
        category_7b=split.category_7b if split else None,
        borne_7a=borne[0] if borne else None,
        borne_7b=borne[1] if borne else None,
        received_7a=_sum(item.total(Category.A)),
        received_7b=_sum(item.total(Category.B)),
        voluntary=_sum(item.total(Category.VOLUNTARY)),
        received=_sum(item.towards_budget),
        contributors=len({each.subject for each in towards}) or None,
        without_sum=item.towards_budget.without_sum,
        **reliability(view, item.evidence)._asdict(),
        evidence=item.evidence,
    )


def _sum(found: Total) -> Money | None:
    """What is recorded; where no sum is, nothing is known, and that is not zero."""
    return found.stated if found.with_sum else None


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
        received=_sum(held.total),
        without_sum=held.total.without_sum,
        sources=tuple(str(source) for source in held.decided.sources),
        evidence=held.evidence,
    )


def _given(
    view: View,
    name: str,
    found: Iterable[IsuContributionReceived | SponsorshipContributed],
    year: int | None,
    iso3: str | None,
) -> Table:
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
