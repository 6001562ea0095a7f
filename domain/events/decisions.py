"""What meetings decide: decisions, mandates of bodies, action plans and their targets."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from domain.events.fields import Count, Day, Days, Meeting, Text, Year, period_runs_forward
from domain.events.header import Event
from domain.subjects import SubjectKind

__all__ = [
    "ActionPlanAdopted",
    "Bearer",
    "DecisionTaken",
    "MandateDischarged",
    "MandateGiven",
    "PlanTargetSet",
    "Recurrence",
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


class Recurrence(StrEnum):
    """When a mandate is to be carried out again: each time is discharged by itself.

    *yearly* by the day of ``due_on``, in its year and each one after; *yearly_from* that day, where
    no last day is named; *at_msps* by the end of each Meeting of States Parties; *at_meetings* by
    the end of each of these and of each Review Conference.
    """

    YEARLY = "yearly"
    YEARLY_FROM = "yearly_from"
    AT_MSPS = "at_msps"
    AT_MEETINGS = "at_meetings"

    @property
    def is_yearly(self) -> bool:
        """Whether it comes back by the calendar, and not with meetings."""
        return self in {Recurrence.YEARLY, Recurrence.YEARLY_FROM}


class _OfMeeting(Event):
    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.MEETING})


class DecisionTaken(_OfMeeting):
    """A meeting decided something that no other type of event holds; in our own words."""

    key: Text
    decision: Text


class MandateGiven(_OfMeeting):
    """A meeting gave a body something to do; ``key`` is unlike the other keys of that meeting.

    Due at the end of ``due_meeting``, or ``days_before`` it opens; or by ``due_on``; with neither
    it is a standing mandate. One that ``repeats`` falls due again and again, through ``last_year``
    where that is named: each year, the first time on ``due_on``; or at each meeting, or
    ``days_before`` it opens.
    """

    key: Text
    bearer: Bearer
    task: Text
    due_meeting: Meeting | None
    due_on: Day | None
    days_before: Days | None = None
    repeats: Recurrence | None = None
    last_year: Year | None = None

    @model_validator(mode="after")
    def _is_due_once(self) -> Self:
        if self.due_meeting and self.due_on:
            message = f"due at {self.due_meeting} or on {self.due_on}; only one can be"
            raise ValueError(message)
        if self.days_before is not None and not (self.due_meeting or self._is_of_each_meeting):
            message = f"due {self.days_before} days before a meeting that is not named"
            raise ValueError(message)
        if self.due_on and self.due_on < self.not_before:
            message = f"due on {self.due_on}, before it can have been given on {self.not_before}"
            raise ValueError(message)
        return self

    @property
    def _is_of_each_meeting(self) -> bool:
        return self.repeats is not None and not self.repeats.is_yearly

    @model_validator(mode="after")
    def _repeats_from_a_first_time(self) -> Self:
        if self.repeats and self.repeats.is_yearly and self.due_on is None:
            message = f"repeats {self.repeats}, and due_on does not say the first day"
            raise ValueError(message)
        if self._is_of_each_meeting and (self.due_meeting or self.due_on):
            message = f"repeats {self.repeats}, and yet due once: leave out due_meeting and due_on"
            raise ValueError(message)
        if self.last_year and (self.repeats is None or self.last_year < self._first_year):
            message = f"last_year {self.last_year} ends what does not repeat up to it"
            raise ValueError(message)
        return self

    @property
    def _first_year(self) -> int:
        return (self.due_on or self.effective_on).year


class MandateDischarged(_OfMeeting):
    """A body did what the meeting had given it to do under ``key``.

    Of what repeats: in its ``year``, or at a ``meeting``.
    """

    key: Text
    year: Year | None = None
    meeting: Meeting | None = None


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
