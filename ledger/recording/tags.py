"""What events touch and rest on: the boundary within which deciding is consistent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.corrections import Amendment, Corrected
from domain.subjects import SubjectKind, document_subject, kind_of

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["tags_of", "tags_read_by"]


def tags_of(event: Event) -> tuple[str, ...]:
    """What an event touches: its subject, the documents it cites, the event it amends.

    A correction touches what its replacement cites, too.
    """
    tags = {event.subject, *(f"cites:{key}" for key in _cited_by(event))}
    if isinstance(event, Amendment):
        tags.add(f"event:{event.target}")
    return tuple(sorted(tags))


def tags_read_by(event: Event) -> frozenset[str]:
    """What deciding on an event rests on: its subject, and the documents it cites.

    Two facts that cite one document do not stand in each other's way; a change of the document
    and a fact that cites it do.
    """
    tags = {event.subject, *map(document_subject, _cited_by(event))}
    if kind_of(event.subject) is SubjectKind.DOCUMENT:
        tags.add(f"cites:{event.subject_key}")
    return frozenset(tags)


def _cited_by(event: Event) -> set[str]:
    cited = {source.document for source in event.sources}
    if isinstance(event, Corrected):
        cited |= _cited_by(event.replacement)
    return cited
