"""What every event carries, and how its identity comes from its content."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from hashlib import sha1
from typing import Any, ClassVar, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, model_validator

from domain.dates import DateRange
from domain.events.fields import Day, Prose
from domain.sources import Basis, Confidence, Source
from domain.states import state
from domain.subjects import SubjectKind, key_of, kind_of

__all__ = ["HEADER_FIELDS", "Event"]

_NAMESPACE = UUID("6f1d7a52-3f0e-5b0c-9f0a-0c0dec1a57e3").bytes
_VARIABLE = (1 << 128) - 1 ^ (0xF << 76 | 0xC << 60)  # all bits but those of version and variant
_VERSION_5 = 0x5 << 76 | 0x8 << 60


def _uuid5(name: bytes) -> str:
    """As the standard library's uuid5, in a third of the time: every event is named by it."""
    digest = sha1(_NAMESPACE + name, usedforsecurity=False).digest()
    number = int.from_bytes(digest[:16], "big") & _VARIABLE | _VERSION_5
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


_MOST_OCCURRENCES = 999_999_999


@lru_cache(maxsize=4096)  # asked of every event that is read back
def _kind_of(subject: str) -> SubjectKind:
    """The kind of a subject; a State must be one that the ledger knows."""
    kind = kind_of(subject)
    if kind is SubjectKind.STATE:
        state(key_of(subject))
    return kind


class Event(BaseModel):
    """Something that happened under the Convention: immutable, dated, sourced.

    ``not_before`` and ``effective_on`` bound the day it happened; as-of counts it from
    ``effective_on``, the latest day it can have been. ``known_on`` is the day States Parties
    could know it. ``occurrence`` tells apart the same fact recorded anew after a retraction.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: ClassVar[int] = 1
    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.STATE})
    not_identity: ClassVar[set[str]] = {"sources", "known_on", "note", "confidence", "basis"}

    subject: str
    not_before: Day
    effective_on: Day
    known_on: Day
    sources: tuple[Source, ...] = Field(min_length=1)
    note: Prose
    confidence: Confidence
    basis: Basis
    occurrence: int = Field(default=0, ge=0, le=_MOST_OCCURRENCES)

    @property
    def type(self) -> str:
        """Name of the event's type, as the catalogue lists it."""
        return self.__class__.__name__

    @property
    def when(self) -> DateRange:
        """The days on which it can have happened."""
        return DateRange(self.not_before, self.effective_on)

    @property
    def subject_key(self) -> str:
        """Code of the State, name of the meeting or key of the document it is about."""
        return key_of(self.subject)

    @cached_property
    def id(self) -> str:
        """The id under which it was recorded; for what is new, that of its content.

        They differ where a later schema of its type says the same fact in other fields.
        """
        return self.content_id()

    def content_id(self) -> str:
        """UUIDv5 of type, subject, dates, payload and occurrence (RFC 9562, section 5.5).

        Sources, knowledge date, note, confidence and basis are left out: the same fact from a
        second document is the same event (only SourceAdded is told apart by its sources). Absent
        values are left out too, so that a field added at the end of a type later changes no
        identity. What is hashed is the type's name and the JSON of the other fields in the order
        of their definition.
        """
        return _uuid5(self.type.encode() + self._content())

    def _content(self) -> bytes:
        return self.__pydantic_serializer__.to_json(
            self, exclude=self.not_identity, exclude_none=True
        )

    def identified(self, event_id: str) -> Self:
        """The same event under the id that an earlier schema of its type gave it."""
        copied = self.model_copy()
        copied.__dict__["id"] = event_id
        return copied

    def again(self) -> Self:
        """The same fact as the next occurrence, for recording it after a retraction."""
        return self.model_copy(update={"occurrence": self.occurrence + 1})

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; its id comes from its own content.

        Where nothing changes that the id rests on, it stays what it is.
        """
        copied = super().model_copy(update=update, deep=deep)
        if update and not update.keys() <= self.not_identity:
            copied.__dict__.pop("id", None)  # Pydantic copies what was computed before, too
        return copied

    def payload(self) -> dict[str, Any]:
        """What the event says beyond its header, by field name."""
        return {name: getattr(self, name) for name in self.payload_fields()}

    @classmethod
    def payload_fields(cls) -> tuple[str, ...]:
        """Names of the fields beyond the header, in order."""
        return tuple(name for name in cls.model_fields if name not in HEADER_FIELDS)

    @model_validator(mode="after")
    def _subject_and_dates_fit(self) -> Self:
        if self.effective_on < self.not_before:
            message = (
                f"effective_on {self.effective_on} is before not_before {self.not_before}: "
                "the range of days is empty"
            )
            raise ValueError(message)
        kind = _kind_of(self.subject)
        if kind not in self.subject_kinds:
            allowed = " or ".join(sorted(self.subject_kinds))
            message = f"a {self.type} is about a {allowed}, not about {self.subject!r}"
            raise ValueError(message)
        return self


HEADER_FIELDS = frozenset(Event.model_fields)
