"""Subjects as people name them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.errors import UnknownDocumentError, UnknownMeetingError
from domain.states import find_state
from domain.subjects import (
    CONVENTION,
    SubjectKind,
    key_of,
    state_subject,
)

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["meeting_named", "subject_named"]

_MEETING = re.compile(r"\d+\s*(MSP|RC)\b", re.IGNORECASE)


def subject_named(view: View, text: str) -> str:
    """The subject a text names: a State, a meeting, a document's key, or the convention.

    ``state:``, ``meeting:`` and ``document:`` may stand before it. Raises UnknownStateError,
    UnknownMeetingError or UnknownDocumentError.
    """
    kind, colon, key = text.strip().partition(":")
    if colon and kind in set(SubjectKind):
        return _of_kind(view, SubjectKind(kind), key)
    if text.strip().lower() == CONVENTION:
        return CONVENTION
    found = _among(view, SubjectKind.MEETING, text) or _among(view, SubjectKind.DOCUMENT, text)
    if found:
        return found
    if _MEETING.match(text):
        raise UnknownMeetingError(text, _keys(view, SubjectKind.MEETING))
    return state_subject(find_state(text).iso3)


def meeting_named(view: View, text: str) -> str:
    """The short name of a meeting, however it is written. Raises UnknownMeetingError."""
    found = _among(view, SubjectKind.MEETING, text.strip().removeprefix("meeting:"))
    if found is None:
        raise UnknownMeetingError(text, _keys(view, SubjectKind.MEETING))
    return key_of(found)


def _of_kind(view: View, kind: SubjectKind, key: str) -> str:
    if kind is SubjectKind.STATE:
        return state_subject(find_state(key).iso3)
    found = _among(view, kind, key)
    if found:
        return found
    if kind is SubjectKind.MEETING:
        raise UnknownMeetingError(key, _keys(view, kind))
    raise UnknownDocumentError(key, _keys(view, kind))


def _among(view: View, kind: SubjectKind, text: str) -> str | None:
    wanted = text.strip().lower()
    return next((item for item in view.subjects(kind) if key_of(item).lower() == wanted), None)


def _keys(view: View, kind: SubjectKind) -> list[str]:
    return [key_of(subject) for subject in view.subjects(kind)]
