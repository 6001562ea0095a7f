"""What meetings decide: decisions, mandates of bodies, action plans and their targets."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from domain.events.fields import Count, Day, Days, Meeting, Text, period_runs_forward
from domain.events.header import Event
from domain.subjects import SubjectKind

__all__ = [
    "ActionPlanAdopted",
    "Bearer",
    "DecisionTaken",
    "MandateDischarged",
    "MandateGiven",
    "PlanTargetSet",
]


class Bearer(StrEnum):
    """Who bears a mandate besides States."""

    PRESIDENT = "President"
    COORDINATION_COMMITTEE = "Coordination Committee"
    COORDINATORS = "Coordinators"
    ISU = "Implementation Support Unit"
    UNITED_NATIONS = "United Nations"
    GICHD = "Geneva International Centre for Humanitarian Demining"
    MEETING = "Meeting of States Parties"


class _OfMeeting(Event):
    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.MEETING})


class DecisionTaken(_OfMeeting):
    """A meeting decided something that no other type of event holds; in our own words."""

    key: Text
    decision: Text


class MandateGiven(_OfMeeting):
    """A meeting gave a body something to do; ``key`` is unlike the other keys of that meeting.

    Due at the end of ``due_meeting``, or ``days_before`` it opens; or by ``due_on``; with neither
    it is a standing mandate.
    """

    key: Text
    bearer: Bearer
    task: Text
    due_meeting: Meeting | None
    due_on: Day | None
    days_before: Days | None = None

    @model_validator(mode="after")
    def _is_due_once(self) -> Self:
        if self.due_meeting and self.due_on:
            message = f"due at {self.due_meeting} or on {self.due_on}; only one can be"
            raise ValueError(message)
        if self.days_before is not None and self.due_meeting is None:
            message = f"due {self.days_before} days before a meeting that is not named"
            raise ValueError(message)
        if self.due_on and self.due_on < self.not_before:
            message = f"due on {self.due_on}, before it can have been given on {self.not_before}"
            raise ValueError(message)
        return self


class MandateDischarged(_OfMeeting):
    """A body did what the meeting had given it to do under ``key``."""

    key: Text


class ActionPlanAdopted(_OfMeeting):
    """A meeting adopted an action plan for a period."""

    plan: Text
    period_from: Day
    period_to: Day
    actions: Count

    @model_validator(mode="after")
    def _period_runs_forward(self) -> Self:
        period_runs_forward(self.period_from, self.period_to)
        return self


class PlanTargetSet(_OfMeeting):
    """An action plan set a target for a metric, to be reached by a meeting."""

    plan: Text
    metric: Text
    at_least: Count
    due_meeting: Meeting | None
