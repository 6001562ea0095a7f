"""Whom or what an event is about; a subject's name is also the name of its stream."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

__all__ = [
    "CONVENTION",
    "SubjectKind",
    "document_subject",
    "key_of",
    "kind_of",
    "meeting_subject",
    "state_subject",
]

CONVENTION = "convention"


class SubjectKind(StrEnum):
    """The kinds of subjects that have a stream of their own."""

    STATE = "state"
    MEETING = "meeting"
    DOCUMENT = "document"
    CONVENTION = "convention"


_WITH_KEY = (SubjectKind.STATE, SubjectKind.MEETING, SubjectKind.DOCUMENT)


def state_subject(iso3: str) -> str:
    """Subject of a State by its ISO 3166-1 alpha-3 code."""
    return f"state:{iso3}"


def meeting_subject(name: str) -> str:
    """Subject of a meeting by its short name, such as 9MSP or 2RC."""
    return f"meeting:{name}"


def document_subject(key: str) -> str:
    """Subject of a document by its key."""
    return f"document:{key}"


@lru_cache(maxsize=4096)  # asked of every event, and there are few subjects
def kind_of(subject: str) -> SubjectKind:
    """The kind of a subject. Raises ValueError for a text that is no subject."""
    kind, colon, key = subject.partition(":")
    if subject == CONVENTION:
        return SubjectKind.CONVENTION
    if colon and key.isprintable() and key and kind in _WITH_KEY:
        return SubjectKind(kind)
    message = (
        f"{subject!r} is no subject: write state:AFG, meeting:9MSP, document:KEY or convention, "
        "on one line"
    )
    raise ValueError(message)


def key_of(subject: str) -> str:
    """What stands behind the colon: the code of a State, the name of a meeting, a document's key.

    The Convention has no key of its own; its subject is returned as it is.
    """
    return subject.partition(":")[2] or subject
