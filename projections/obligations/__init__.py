"""What is owed, by whom, by when, and where it stands: ``obligations(view)`` answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_days
from projections.membership import standing
from projections.obligations.article_3 import destroy_stockpiles
from projections.obligations.article_4 import clear_after_hostilities, clear_areas
from projections.obligations.article_7 import submit_reports
from projections.obligations.declaring import declare_clearance, declare_destruction
from projections.obligations.model import OPEN, Force, Obligation, Status, Step
from projections.obligations.procedural import recommendations
from projections.obligations.retaining import report_retained
from projections.view import per_view

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["OPEN", "Force", "Obligation", "Status", "Step", "due_within", "obligations"]


@per_view
def obligations(view: View, iso3: str | None = None) -> tuple[Obligation, ...]:
    """Every obligation of one State, or of all, at the view's day.

    Ordered by State, then provision; duties that the ledger has no record of are among them,
    with status ``not_recorded``.
    """
    if iso3 is None:
        return tuple(item for state in view.states() for item in obligations(view, state))
    if standing(view, iso3).consent is None:
        return ()
    single = (
        destroy_stockpiles(view, iso3),
        clear_areas(view, iso3),
    )
    return (
        *(item for item in single if item is not None),
        *submit_reports(view, iso3),
        *clear_after_hostilities(view, iso3),
        *declare_clearance(view, iso3),
        *declare_destruction(view, iso3),
        *report_retained(view, iso3),
        *recommendations(view, iso3),
    )


def due_within(view: View, days: int) -> tuple[Obligation, ...]:
    """Open obligations that fall due from the view's day to ``days`` days later, soonest first.

    Whatever is overdue already is among them, before all others.
    """
    limit = add_days(view.as_of, days)
    found = [
        item
        for item in obligations(view)
        if item.is_open and item.due_on is not None and item.due_on <= limit
    ]
    return tuple(sorted(found, key=lambda item: (item.due_on, item.bearer, item.article)))
