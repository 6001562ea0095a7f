"""The Implementation Support Unit's budgets, and who bears them, year by year.

TREATY section 7, row ISU. The parts of categories 7(a) and 7(b) are those in force on a day, by the
last decision. What a State owes under a letter was not read: nothing is worked out of the parts but
what each category bears of a budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.isu import (
    Category,
    IsuBudgetApproved,
    IsuContributionReceived,
    IsuSharesDecided,
)
from domain.money import Currency, Money
from domain.rules.article_14 import largest_remainder, period_start
from projections.isu.contributions import Total, contributions, decided_by_meetings, total
from projections.noticed import Noticed
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from projections.view import View

__all__ = [
    "ISU_RULES",
    "Year",
    "budgets",
    "noticed_in_budgets",
    "shares",
    "shares_on",
    "year_of",
    "years",
]

ISU_RULES = {
    "budget_without_document": "a budget of the unit was approved, and no document of it is named",
}


@dataclass(frozen=True, slots=True)
class Year:
    """One year: the budget that governs it, what each category bears, and what came in for it.

    ``budget`` is the last approved for the fewest years that hold the year; None where none is
    recorded. ``split`` are the parts in force on the first day of the year; None before any.
    ``borne`` is what 7(a) and 7(b) bear; None where budget or parts are not known.
    """

    year: int
    budget: IsuBudgetApproved | None
    split: IsuSharesDecided | None
    borne: tuple[Money, Money] | None
    received: tuple[IsuContributionReceived, ...]

    def total(self, *categories: Category | None) -> Total:
        """What came in for the year under some categories; the reserve is never among the rest."""
        return total(item for item in self.received if item.category in categories)

    @property
    def is_empty(self) -> bool:
        """Whether neither a budget nor a contribution of it is recorded."""
        return self.budget is None and not self.received

    @property
    def towards_budget(self) -> Total:
        """What came in for the year but for the reserve."""
        return self.total(Category.A, Category.B, Category.VOLUNTARY, None)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events that it rests on."""
        return tuple(item.id for item in (self.budget, self.split, *self.received) if item)


@per_view
def budgets(view: View) -> tuple[IsuBudgetApproved, ...]:
    """Every budget approved by the view's day, in order."""
    return tuple(decided_by_meetings(view, IsuBudgetApproved))


@per_view
def shares(view: View) -> tuple[IsuSharesDecided, ...]:
    """Every decision on the parts of the categories by the view's day, in order."""
    return tuple(decided_by_meetings(view, IsuSharesDecided))


def shares_on(view: View, day: date) -> IsuSharesDecided | None:
    """The parts in force on a day, as decided by then and by the view's day."""
    return next((item for item in reversed(shares(view)) if item.effective_on <= day), None)


@per_view
def years(view: View) -> tuple[Year, ...]:
    """Every year of which a budget or a contribution is recorded by the view's day."""
    covered = {
        year for item in budgets(view) for year in range(item.first_year, item.last_year + 1)
    }
    known = covered | {item.year for item in contributions(view)}
    return tuple(year_of(view, year) for year in sorted(known))


def year_of(view: View, year: int) -> Year:
    """One year by the view's day; an empty one where nothing is recorded of it."""
    budget = _governing(budgets(view), year)
    split = shares_on(view, period_start(year))
    return Year(
        year=year,
        budget=budget,
        split=split,
        borne=_borne(budget, split),
        received=tuple(item for item in contributions(view) if item.year == year),
    )


def _governing(approved: Sequence[IsuBudgetApproved], year: int) -> IsuBudgetApproved | None:
    """The last budget of those that are for the fewest years."""
    found = [item for item in approved if item.first_year <= year <= item.last_year]
    return min(reversed(found), key=lambda item: item.last_year - item.first_year, default=None)


def _borne(
    budget: IsuBudgetApproved | None, split: IsuSharesDecided | None
) -> tuple[Money, Money] | None:
    """What each category bears of the budget of one year, to the centime."""
    if budget is None or budget.budget is None or split is None:
        return None
    if budget.first_year != budget.last_year:
        return None  # what of it falls on a single year was not said
    weights = {"7(a)": split.category_7a, "7(b)": split.category_7b}
    parts = largest_remainder(budget.budget.amount, weights)
    return Money(parts["7(a)"], Currency.CHF), Money(parts["7(b)"], Currency.CHF)


def noticed_in_budgets(view: View) -> Iterator[tuple[str, Noticed]]:
    """What stands out in budgets of the unit, with the meeting it is about."""
    for item in budgets(view):
        if item.document is None:
            span = f"{item.first_year}"
            if item.last_year != item.first_year:
                span += f" to {item.last_year}"
            text = f"the unit's budget for {span} is approved; no document is named that holds it"
            yield item.subject, Noticed("budget_without_document", text, (item.id,))
