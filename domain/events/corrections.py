"""How a recorded event is added to, taken back or put right; it is never changed itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, PlainSerializer, model_validator

from domain.events.fields import Text
from domain.events.header import Event
from domain.subjects import SubjectKind

__all__ = ["Corrected", "CorrectionKind", "Retracted", "SourceAdded", "told_by"]

_ANY = frozenset(SubjectKind)


class CorrectionKind(StrEnum):
    """Why a correction is made, which decides on which axis it shows.

    *source*: the world learnt better; seen by known-at from the correction's own ``known_on``.
    *transcription*: the ledger mistyped; gone at every known-at, still seen by position.
    """

    SOURCE = "source"
    TRANSCRIPTION = "transcription"


def _read_replacement(value: Any) -> Event:
    from domain.events.registry import event_from_dict  # noqa: PLC0415 - it knows this module

    if isinstance(value, Event):
        return value
    if not isinstance(value, Mapping):
        message = "it takes a whole event, written as an object"
        raise ValueError(message)  # noqa: TRY004 - pydantic collects ValueError
    return event_from_dict(value)


def _write_replacement(value: Event) -> dict[str, Any]:
    """With its id, which no later schema of its type changes; a row of its own it has not."""
    from domain.events.registry import event_to_dict  # noqa: PLC0415 - it knows this module

    return {**event_to_dict(value), "id": value.id}


AnyEvent = Annotated[
    Event,
    BeforeValidator(_read_replacement),
    PlainSerializer(_write_replacement, return_type=dict[str, Any]),
]


class Amendment(Event):
    """The general case: an event about another event, in the other's stream."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = _ANY

    target: Text


class SourceAdded(Amendment):
    """A further document for a recorded fact: its ``sources`` join those of the target."""

    not_identity: ClassVar[set[str]] = Event.not_identity - {"sources"}


class Retracted(Amendment):
    """A recorded fact is taken back."""

    reason: Text
    kind: CorrectionKind


class Corrected(Amendment):
    """A recorded fact is replaced by another one about the same subject."""

    reason: Text
    kind: CorrectionKind
    replacement: AnyEvent

    def _content(self) -> bytes:
        """The replacement by its id, and by what it says beyond that."""
        brought = self.replacement
        beyond = brought.__pydantic_serializer__.to_json(
            brought, include=brought.not_identity, exclude_none=True
        )
        own = self.__pydantic_serializer__.to_json(
            self, exclude={*self.not_identity, "replacement"}, exclude_none=True
        )
        return own + brought.id.encode() + beyond

    @model_validator(mode="after")
    def _replacement_is_a_fact_of_the_same_subject(self) -> Self:
        if isinstance(self.replacement, Amendment):
            message = f"a {self.replacement.type} cannot replace a fact"
            raise ValueError(message)  # noqa: TRY004 - pydantic collects ValueError
        if self.replacement.subject != self.subject:
            message = (
                f"the replacement is about {self.replacement.subject!r}, the target about "
                f"{self.subject!r}: retract the one and record the other in one batch"
            )
            raise ValueError(message)
        return self


def told_by(event: Event) -> tuple[Event, ...]:
    """The event, and the fact that it brings in the place of another."""
    return (event, event.replacement) if isinstance(event, Corrected) else (event,)
