"""Meetings, silence procedures and documents."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from domain.events.fields import Day, Part, Text
from domain.events.header import Event
from domain.subjects import SubjectKind

__all__ = [
    "DocumentIssued",
    "MeetingClosed",
    "MeetingKind",
    "MeetingOpened",
    "MeetingRescheduled",
    "MeetingScheduled",
    "Outcome",
    "SilenceProcedureConcluded",
    "SilenceProcedureOpened",
]

_MEETING = frozenset({SubjectKind.MEETING})


class MeetingKind(StrEnum):
    """What kind of meeting it is (Articles 11 and 12); workshops and briefings are informal."""

    MEETING_OF_STATES_PARTIES = "MSP"
    REVIEW_CONFERENCE = "RC"
    PREPARATORY = "preparatory"
    INTERSESSIONAL = "intersessional"
    WORKSHOP = "workshop"
    BRIEFING = "briefing"


class Outcome(StrEnum):
    """How a silence procedure ended."""

    AGREED = "agreed"
    BROKEN = "broken"
    UNKNOWN = "unknown"


class _Planned(Event):
    subject_kinds: ClassVar[frozenset[SubjectKind]] = _MEETING

    kind: MeetingKind
    part: Part
    opens_on: Day | None
    closes_on: Day | None
    place: Text | None

    @model_validator(mode="after")
    def _closes_after_it_opens(self) -> Self:
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            message = f"it would close on {self.closes_on}, before it opens on {self.opens_on}"
            raise ValueError(message)
        return self


class MeetingScheduled(_Planned):
    """A meeting, or a part of it, was given its days; none means *date to be decided*."""


class MeetingRescheduled(_Planned):
    """A meeting, or a part of it, was moved; none means *until further notice*."""


class MeetingOpened(Event):
    """A meeting, or a part of it, opened."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = _MEETING

    kind: MeetingKind
    part: Part
    place: Text | None


class MeetingClosed(Event):
    """A meeting, or a part of it, closed."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = _MEETING

    part: Part


class SilenceProcedureOpened(Event):
    """States Parties were asked to object by a day, or agree by silence."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = _MEETING

    about: Text


class SilenceProcedureConcluded(Event):
    """A silence procedure ended; agreed on its last day where nobody objected."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = _MEETING

    about: Text
    outcome: Outcome


class DocumentIssued(Event):
    """A row of the documents table; its days are those on which it can have been published."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.DOCUMENT})

    title: Text
    publisher: Text
    symbol: Text | None
    url: Text | None
