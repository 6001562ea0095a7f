"""Other ways to read what a report says of stockpiles: which States it may have counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_years
from domain.events.stockpiles import Holdings, HoldingsClarified, StockpileDeclared
from domain.subjects import state_subject
from projections.membership import contracting_states
from projections.metrics.building import ids
from projections.metrics.stockpiles.states import (
    completed,
    declared_since_1rc,
    reported,
    with_duty_or_unverified,
    without,
)
from projections.obligations.article_3 import destroy_stockpiles
from projections.stockpiles import Totals, stockpile
from projections.transparency.filings import initial_report
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from domain.dates import DateRange
    from projections.metrics.model import Asked
    from projections.view import View

__all__ = [
    "by_later_statements",
    "completed_or_clarified",
    "early_for_certain",
    "early_possibly",
    "later_statements_of",
    "reported_or_clarified",
    "with_initial_report",
    "without_and_reported",
]

_YEARS_EARLY = 2


@per_view
def reported_or_clarified(view: View) -> list[str]:
    """States that reported stock, and those that had to clarify whether they held any."""
    return sorted({*reported(view), *_clarified(view)})


@per_view
def completed_or_clarified(view: View) -> list[str]:
    """States that finished, and those that clarified that they hold none."""
    done = {
        iso3
        for iso3 in _clarified(view)
        if stockpile(view, iso3).clarifications[-1].holdings is Holdings.NONE
    }
    return sorted({*completed(view), *done})


def _clarified(view: View) -> list[str]:
    return [iso3 for iso3 in contracting_states(view) if stockpile(view, iso3).clarifications]


@per_view
def by_later_statements(view: View) -> list[str]:
    """Contracting States with stock or still verifying, told by what they said later too."""
    done = completed(view)
    later = [
        iso3 for iso3 in contracting_states(view) if iso3 not in done and _shown_later(view, iso3)
    ]
    return sorted({*with_duty_or_unverified(view), *later})


def _shown_later(view: View, iso3: str) -> bool:
    """Whether a statement of any day shows stock, or doubt about it, on the view's day."""
    return any(
        (isinstance(item, StockpileDeclared) and _has_stock(item) and _from(view, iso3, item))
        or (
            isinstance(item, HoldingsClarified)
            and item.holdings is Holdings.VERIFYING
            and item.not_before <= view.as_of
        )
        for item in view.known(state_subject(iso3), StockpileDeclared, HoldingsClarified)
    )


def _has_stock(item: StockpileDeclared) -> bool:
    return not Totals(item.munitions, item.submunitions).is_zero


def _from(view: View, iso3: str, item: StockpileDeclared) -> bool:
    """Whether it was still held: no end of the destruction lies between it and the view's day."""
    return not any(
        done.effective_on <= view.as_of for done in stockpile(view, iso3).completions
    ) and (item.effective_on > view.as_of or iso3 in reported(view))


def later_statements_of(view: View, iso3: str) -> Iterable[str]:
    """Ids of a State's statements on its holdings, of any day."""
    return ids(*view.known(state_subject(iso3), StockpileDeclared, HoldingsClarified))


@per_view
def with_initial_report(view: View) -> list[str] | None:
    """Contracting States whose initial report has come; None where that is not known of all."""
    found = [initial_report(view, iso3) for iso3 in contracting_states(view)]
    if any(item is None or item.is_in is None for item in found):
        return None
    return [item.owing.iso3 for item in found if item and item.is_in]


@per_view
def without_and_reported(view: View) -> list[str] | None:
    """States not known to hold stock, less those without an initial report."""
    known = with_initial_report(view)
    return None if known is None else [iso3 for iso3 in without(view) if iso3 in known]


def _early(counts: Callable[[DateRange], date]) -> Callable[[Asked], list[str] | None]:
    def found(asked: Asked) -> list[str] | None:
        declared = declared_since_1rc(asked.view)
        return declared and [
            iso3
            for iso3 in declared
            if (duty := destroy_stockpiles(asked.view, iso3))
            and duty.met_on
            and duty.due_on
            and counts(duty.met_on) <= add_years(duty.due_on, -_YEARS_EARLY)
        ]

    return found


early_for_certain = _early(lambda done: done.last)
"""States that declared compliance since the 1RC, finished two years early even at the latest."""

early_possibly = _early(lambda done: done.first)
"""These, and those that finished so early if the earliest day of theirs is right."""
