"""By when the actions of the Lausanne Action Plan are due: with their meetings, not by print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.dates import add_years
from projections.machinery.meetings import meetings_in_sight
from projections.membership import standing, states_in_force
from projections.plans.lausanne import actions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.plans.model import Action, Due
    from projections.view import View

__all__ = ["DueDay", "due_days"]


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last day of an action: for all States, or for one that joined too late for it.

    ``on`` is None where the meeting has no days yet, or where it is the next meeting after an act
    of the State itself. ``printed_year`` is what the plan prints, as a claim.
    """

    action: Action
    due: Due
    on: date | None
    iso3: str | None = None


def due_days(view: View) -> Iterator[DueDay]:
    """The last day of each action that has one, then of States with years of their own."""
    for action in actions():
        if action.due:
            yield DueDay(action, action.due, last := _last_day(view, action.due))
            if last and action.due.new_states_years:
                yield from _of_new_states(view, action, action.due, last)


def _last_day(view: View, due: Due) -> date | None:
    """The last day of its meeting as last scheduled by the view's day, else as known."""
    held = meetings_in_sight(view).get(due.meeting) if due.meeting else None
    return held.closes_on if held else None


def _of_new_states(view: View, action: Action, due: Due, last: date) -> Iterator[DueDay]:
    """States Parties whose years from entry into force end after the meeting."""
    for iso3 in states_in_force(view):
        since = standing(view, iso3).in_force_on
        own = add_years(since, due.new_states_years or 0) if since else None
        if own and own > last:
            yield DueDay(action, due, own, iso3)
