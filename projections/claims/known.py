"""What claims name: the documents and meetings that a view knows, and the days meant by them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from domain.dates import DateRange, parse_range
from domain.errors import AmbiguousDocumentError, InvalidValueError, NotFoundError
from domain.events.machinery import DocumentIssued
from domain.subjects import SubjectKind
from projections.machinery.meetings import meetings_as_known
from projections.metrics.lacking import lacking
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from projections.claims.model import Claim
    from projections.view import View

__all__ = ["days_of_claim", "document_of", "is_meeting", "when_of"]

_MEETING = re.compile(r"\d+\s*(msp|rc)\Z")


def document_of(view: View, name: str) -> DocumentIssued | None:
    """The document of that key, symbol or title; None where the ledger knows none.

    A key goes before a symbol, and a symbol before a title. Raises AmbiguousDocumentError for a
    symbol or title that several documents bear.
    """
    wanted = name.strip().lower()
    for names in _documents(view):
        found = names.get(wanted, ())
        if len(found) > 1:
            raise AmbiguousDocumentError(name, [item.subject_key for item in found])
        if found:
            return found[0]
    return None


@per_view
def _documents(view: View) -> tuple[dict[str, tuple[DocumentIssued, ...]], ...]:
    """Documents by key, by symbol and by title."""
    known = [
        event
        for subject in view.subjects(SubjectKind.DOCUMENT)
        for event in view.known(subject, DocumentIssued)
    ]
    return (
        _by((item.subject_key, item) for item in known),
        _by((item.symbol, item) for item in known),
        _by((item.title, item) for item in known),
    )


def _by(
    named: Iterable[tuple[str | None, DocumentIssued]],
) -> dict[str, tuple[DocumentIssued, ...]]:
    found: dict[str, tuple[DocumentIssued, ...]] = {}
    for name, item in named:
        if name:
            found[name.lower()] = (*found.get(name.lower(), ()), item)
    return found


def when_of(view: View, text: str) -> DateRange:
    """The days a claim is about: a day, a month, a year, a range, or those of a meeting.

    Raises InvalidDateError for a text that is neither a date nor a meeting's name, and
    NotFoundError for a meeting whose days the ledger does not know.
    """
    wanted = text.strip().lower()
    for name, item in meetings_as_known(view).items():
        if name.lower() == wanted and item.days:
            return item.days
    try:
        return parse_range(text)
    except InvalidValueError:
        if not is_meeting(view, text):
            raise
        raise NotFoundError(lacking("MeetingScheduled", f"of the {text.strip()}")) from None


def days_of_claim(view: View, claim: Claim) -> DateRange | None:
    """The days a claim is about; None where it names a meeting whose days the view lacks.

    What is no date names a meeting: :func:`projections.claims.checking.faults_of` finds the rest.
    """
    try:
        return when_of(view, claim.as_of)
    except (InvalidValueError, NotFoundError):
        return None


def is_meeting(view: View, text: str) -> bool:
    """Whether a text names a meeting that the ledger knows, or looks like the name of one."""
    wanted = text.strip().lower()
    return bool(_MEETING.match(wanted)) or wanted in {
        name.lower() for name in meetings_as_known(view)
    }
