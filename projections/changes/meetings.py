"""Meetings, and the last day to put a request to them, as a difference shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.rules.extensions import latest_day_to_request
from domain.subjects import meeting_subject
from projections.changes.model import Holding
from projections.machinery.meetings import FORMAL, meetings
from projections.machinery.schedules import status_of

if TYPE_CHECKING:
    from projections.changes.model import Said
    from projections.machinery.meetings import Meeting, Part
    from projections.view import View

__all__ = ["meetings_said"]


def meetings_said(view: View) -> Said:
    """Each meeting that has parts, and nine months before each part of a formal one."""
    said: dict[tuple[str, str], Holding] = {}
    for name, item in meetings(view).items():
        if item.parts:
            said[meeting_subject(name), "meeting"] = Holding(_meeting(view, item), item.evidence)
        if item.kind in FORMAL:
            said |= {
                (meeting_subject(name), _asking_for(part)): _last_day(item, part)
                for part in item.parts
            }
    return said


def _meeting(view: View, item: Meeting) -> str:
    parts = " and ".join(map(_days, item.parts))
    return f"{status_of(view, item.name).value}, {parts}"


def _days(part: Part) -> str:
    if part.opens_on is None:
        return "no days set"
    return f"{part.opens_on} to {part.closes_on or 'an open end'}"


def _asking_for(part: Part) -> str:
    of = f", part {part.number}" if part.number > 1 else ""
    return f"last day to request an extension{of}"


def _last_day(item: Meeting, part: Part) -> Holding:
    day = latest_day_to_request(part.opens_on) if part.opens_on else None
    return Holding(str(day) if day else "no day set", item.evidence)
