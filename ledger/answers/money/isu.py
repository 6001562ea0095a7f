"""The Support Unit: its budgets, the parts of its categories, who contributed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from domain.events.isu import Category
from domain.money import Money
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money.isu_decided import decided_tables
from ledger.answers.money.isu_fields import EvidenceField, stated
from ledger.answers.money.isu_given import given_table
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from ledger.answers.totals import totals_table
from projections.isu.budgets import year_of, years
from projections.isu.contributions import contributions, sponsorships

if TYPE_CHECKING:
    from projections.isu.budgets import Year
    from projections.view import View

__all__ = ["BudgetRow", "isu_answer"]

_REPORTED = (
    "sponsorship_contributions_average",
    "sponsored_delegates_average",
    "sponsored_states_average",
    "sponsorship_donors_average",
)
"""Figures on the Sponsorship Programme that documents state in total."""


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


def isu_answer(view: View, year: int | None = None, iso3: str | None = None) -> Answer:
    """The unit's years at the view's day, of one year or all; contributions of one State or all.

    ``not_stated`` counts the years whose budget is approved and not stated. ``nothing_recorded``
    is the year asked for where the ledger holds neither a budget of it nor a contribution.
    """
    found = list(years(view)) if year is None else [year_of(view, year)]
    return Answer(
        Table("budgets", BudgetRow, [_budget(view, item) for item in found]),
        sections=(
            *decided_tables(view),
            given_table(view, "contributions", contributions(view), year, iso3),
            given_table(view, "sponsorship", sponsorships(view), year, iso3),
            totals_table(view, dict.fromkeys(_REPORTED, _nothing)),
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
        received_7a=stated(item.total(Category.A)),
        received_7b=stated(item.total(Category.B)),
        voluntary=stated(item.total(Category.VOLUNTARY)),
        received=stated(item.towards_budget),
        contributors=len({each.subject for each in towards}) or None,
        without_sum=item.towards_budget.without_sum,
        **reliability(view, item.evidence)._asdict(),
        evidence=item.evidence,
    )
