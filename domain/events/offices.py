"""Who takes part in meetings, presides over them and coordinates between them."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import model_validator

from domain.events.fields import Meeting, StateCode
from domain.events.header import Event
from domain.subjects import SubjectKind

__all__ = ["CoordinatorAppointed", "Participated", "PresidencyDesignated", "Role", "Theme"]


class Theme(StrEnum):
    """What a pair of Coordinators guides."""

    GENERAL_STATUS = "general_status"
    UNIVERSALIZATION = "universalization"
    STOCKPILES = "stockpile_destruction"
    CLEARANCE = "clearance"
    VICTIM_ASSISTANCE = "victim_assistance"
    COOPERATION = "cooperation_and_assistance"
    TRANSPARENCY = "transparency"
    NATIONAL_IMPLEMENTATION = "national_implementation"


class Role(StrEnum):
    """As what a State takes part in a meeting."""

    STATE_PARTY = "state_party"
    SIGNATORY = "signatory"
    OBSERVER = "observer"


class PresidencyDesignated(Event):
    """A State was designated to preside over a meeting; it presides from the end of the last one.

    Before the First Review Conference a President served from its own meeting to the next.
    """

    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.MEETING})

    state: StateCode


class CoordinatorAppointed(Event):
    """A State was appointed Coordinator of a theme.

    It serves from the day after ``from_meeting`` ends through the last day of ``until_meeting``;
    without one the term is open. Without ``from_meeting`` it serves from the day of the event.
    """

    theme: Theme
    from_meeting: Meeting | None
    until_meeting: Meeting | None

    @model_validator(mode="after")
    def _serves_some_time(self) -> Self:
        if self.from_meeting and self.from_meeting == self.until_meeting:
            message = f"its term would begin after {self.from_meeting} and end with it"
            raise ValueError(message)
        return self


class Participated(Event):
    """A State took part in a meeting."""

    meeting: Meeting
    role: Role
