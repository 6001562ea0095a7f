"""Metrics of informal meetings, and of the form in which meetings were held (2RC paras 6 and 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.machinery import MeetingKind
from projections.machinery.meetings import Meeting, meetings
from projections.machinery.schedules import Form, form_of, moves
from projections.metrics.building import ids, of_meeting
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from projections.view import View

__all__ = ["METRICS"]


def _of_kind(view: View, kind: MeetingKind) -> list[Meeting]:
    return [item for item in meetings(view).values() if item.kind is kind and item.opens_on]


def _workshop(asked: Asked) -> MetricAnswer:
    """The last day on which a workshop of the period can have opened; of several the first."""
    for item in _of_kind(asked.view, MeetingKind.WORKSHOP):
        if item.opens_on and item.opens_on in asked.during:
            return MetricAnswer(item.opens_on, evidence=item.evidence)
    return unknown(lacking("MeetingOpened", "of workshops in the period"))


def _briefing(view: View, name: str, _asked: Asked) -> MetricAnswer:
    """The day of a briefing that took place when the meeting had been set to open."""
    set_for = {move.opens_on for move in moves(view, name) if move.what not in {"opened", "closed"}}
    for item in _of_kind(view, MeetingKind.BRIEFING):
        if item.opens_on in set_for:
            return MetricAnswer(item.opens_on, evidence=item.evidence)
    return unknown(lacking("MeetingOpened", f"of a briefing in place of the {name}"))


def _form(part: int) -> Callable[..., MetricAnswer]:
    def answer(view: View, name: str, _asked: Asked) -> MetricAnswer:
        for move in moves(view, name):
            form = form_of(move.place)
            if (move.part, move.what) == (part, "opened") and form:
                return MetricAnswer(form.value, evidence=ids(move.event))
        return unknown(lacking("MeetingOpened", f"of part {part} of the {name}, with its form"))

    return answer


def _intersessional_length(asked: Asked) -> MetricAnswer:
    """Never told: events know days, and a meeting of two days and a half lasts into a third."""
    held = [
        (item.opens_on, item.closes_on)
        for item in _of_kind(asked.view, MeetingKind.INTERSESSIONAL)
        if item.opens_on and item.closes_on
    ]
    days = ", ".join(f"{(last - first).days + 1} in {first.year}" for first, last in held)
    told = f"; calendar days they lasted: {days}" if days else ""
    return unknown(lacking("MeetingClosed", f"of intersessional meetings by the half day{told}"))


METRICS: tuple[Metric, ...] = (
    Metric(
        "regional_workshop",
        "Day of a workshop in the period, or the last that it can have been",
        MetricUnit.DATE,
        "AIII para 53",
        _workshop,
        over_period=True,
    ),
    of_meeting(
        "informal_briefing_date",
        "Day of a briefing held when the meeting had been set to open",
        MetricUnit.DATE,
        "para 6",
        _briefing,
    ),
    *(
        of_meeting(
            f"conference_part{part}_form",
            f"Whether part {part} of the meeting was virtual or hybrid",
            MetricUnit.KIND,
            "para 8",
            _form(part),
            words=tuple(Form),
        )
        for part in (1, 2)
    ),
    Metric(
        "intersessional_duration_previous",
        "Half days that intersessional meetings last",
        MetricUnit.HALF_DAYS,
        "AIII para 128",
        _intersessional_length,
    ),
)
