"""When a meeting is paid, and what says so: its schedule, else the day on which it opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.rules import due_days
from projections.machinery.schedules import moves
from projections.money.accounts import account
from projections.view import per_view

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["DueBy", "MeetingDue", "meeting_due", "meeting_due_on"]

_PLANNED = frozenset({"scheduled", "moved", "postponed"})


class DueBy(StrEnum):
    """What tells the opening from which the due day is reckoned back."""

    SCHEDULE = "schedule"
    OPENING = "opening"


@dataclass(frozen=True, slots=True)
class MeetingDue:
    """The day by which a meeting is paid; ``by`` tells a schedule from what the opening implies."""

    on: date
    by: DueBy
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """From a day on, a meeting was to open on another, or on none."""

    since: date
    opens_on: date | None


@per_view
def meeting_due(view: View, name: str) -> MeetingDue | None:
    """Day by which States pay for a meeting: three months before its opening (91(i)).

    Where no schedule sets a day, the opening as recorded is taken for the plan. None where neither
    is on record, and for costs under Article 14.2.
    """
    if account(view, name).meeting is None:
        return None
    history = [move for move in moves(view, name) if move.part == 1]
    planned = [move for move in history if move.what in _PLANNED]
    plans = [_Plan(move.event.effective_on, move.opens_on) for move in planned]
    ids = tuple(move.event.id for move in planned)
    if day := due_days.due_for_meeting(plans):
        return MeetingDue(day, DueBy.SCHEDULE, ids)
    opened = next((move.event for move in history if move.what == "opened"), None)
    if opened is None:
        return None
    since = plans[-1].since if plans else date.min
    day = due_days.due_for_meeting([*plans, _Plan(since, opened.effective_on)])
    return MeetingDue(day, DueBy.OPENING, (*ids, opened.id)) if day else None


def meeting_due_on(view: View, name: str) -> date | None:
    """Day by which States pay for a meeting; None where nothing on record sets one."""
    due = meeting_due(view, name)
    return due.on if due else None
