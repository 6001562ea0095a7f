"""The days that the numbers of a plan look at: since its adoption, the last due date or meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.dates import FIRST_DAY, DateRange
from domain.rules.article_7 import annual_report_due
from projections.machinery.decisions import plans
from projections.machinery.meetings import FORMAL, meetings_as_known, meetings_in_sight
from projections.view import per_view

if TYPE_CHECKING:
    from domain.events.decisions import ActionPlanAdopted
    from projections.machinery.meetings import Meeting
    from projections.view import View

__all__ = [
    "BASELINE_MEETING",
    "LAUSANNE",
    "adoption",
    "baseline_day",
    "last_due_date",
    "last_meeting",
    "since_adoption",
    "surely_since_adoption",
    "until",
]

LAUSANNE = "Lausanne Action Plan"
BASELINE_MEETING = "10MSP"
"""The first year of implementation, in which the baseline is established, ends with it (92)."""


@per_view
def adoption(view: View) -> ActionPlanAdopted | None:
    """The adoption of the Lausanne Action Plan by the view's day (para 28)."""
    adopted = [item for item in plans(view) if item.plan == LAUSANNE]
    return next((item for item in adopted if item.effective_on <= view.as_of), None)


def since_adoption(view: View) -> DateRange | None:
    """From the day of the adoption to the view's; None before it."""
    adopted = adoption(view)
    return DateRange(adopted.effective_on, view.as_of) if adopted else None


def surely_since_adoption(view: View, day: date) -> bool:
    """Whether a day is after the adoption of the plan."""
    adopted = adoption(view)
    return adopted is not None and day > adopted.effective_on


def until(view: View) -> DateRange:
    """Every day up to the view's: what was last by then is looked for in it."""
    return DateRange(FIRST_DAY, view.as_of)


def last_due_date(view: View) -> date:
    """The last 30 April that is not after the view's day (R7.2)."""
    due = annual_report_due(view.as_of.year - 1)
    return due if due <= view.as_of else annual_report_due(view.as_of.year - 2)


@per_view
def last_meeting(view: View) -> Meeting | None:
    """The last Meeting of States Parties or Review Conference that was over by the view's day."""
    over = [
        item
        for item in meetings_as_known(view).values()
        if item.kind in FORMAL and item.closes_on and item.closes_on <= view.as_of
    ]
    return max(over, key=lambda item: item.closes_on or date.min, default=None)


def baseline_day(view: View) -> date | None:
    """The last day of the meeting that ends the baseline period, as last scheduled by the day."""
    held = meetings_in_sight(view).get(BASELINE_MEETING)
    return held.closes_on if held else None
