"""Numbered notes: the events and documents behind figures, each set of events noted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from domain.events.machinery import DocumentIssued
from domain.subjects import document_subject
from ledger.report.days import some_day
from ledger.report.model import DocumentLine, Note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.events.header import Event
    from projections.view import Facts

__all__ = ["MOST_LISTED", "Notes"]

MOST_LISTED = 40
"""Events that a note lists; of more it lists the first, and the command that tells of all."""

_SHORTEST = 8
"""Characters of an id that are shown: more only where two ids would look the same."""


class Notes:
    """Notes in the order in which they are first cited; the same evidence gets the same number."""

    def __init__(self, facts: Facts, ids: Iterable[str]) -> None:
        """Notes on the events of ``facts``; ``ids`` are all that the ledger holds."""
        self._facts = facts
        self._ids = tuple(ids)
        self._counted: dict[int, Counter[str]] = {}
        self._numbers: dict[object, int] = {}
        self._notes: list[Note] = []
        self._cited: dict[str, None] = {}

    def number(self, what: str, evidence: Iterable[str], ask: str) -> int:
        """The number of the note on these events; what rests on none is noted by what it is.

        ``ask`` is the command that tells of them; a note on one set of events has every question
        that they answer.
        """
        ids = tuple(dict.fromkeys(evidence))
        key: object = frozenset(ids) or what
        if key not in self._numbers:
            self._numbers[key] = len(self._notes) + 1
            self._notes.append(self._made(ids))
        number = self._numbers[key]
        self._notes[number - 1] = _asked_too(self._notes[number - 1], what, ask)
        return number

    def all(self) -> tuple[Note, ...]:
        """Every note, by number."""
        return tuple(self._notes)

    def called(self, key: str) -> str:
        """A document's symbol; its key where it has none."""
        return self._line(key).symbol or key

    def documents(self) -> tuple[DocumentLine, ...]:
        """The documents that the notes cite, by key."""
        return tuple(self._line(key) for key in sorted(self._cited))

    def _made(self, ids: tuple[str, ...]) -> Note:
        events = [self._facts.by_id[item] for item in ids if item in self._facts.by_id]
        documents = _documents(events)
        self._cited |= dict.fromkeys(documents)
        return Note(
            number=len(self._notes) + 1,
            documents=tuple((key, tuple(places)) for key, places in documents.items()),
            events=tuple(self._short(item) for item in ids[:MOST_LISTED]),
            more=max(0, len(ids) - MOST_LISTED),
        )

    def _short(self, event_id: str) -> str:
        """The beginning of an id by which the ledger finds that event and no other."""
        size = _SHORTEST
        while self._beginnings(size)[event_id[:size]] > 1:
            size += 1
        return event_id[:size]

    def _beginnings(self, size: int) -> Counter[str]:
        if size not in self._counted:
            self._counted[size] = Counter(item[:size] for item in self._ids)
        return self._counted[size]

    def _line(self, key: str) -> DocumentLine:
        issued = [
            event
            for event in self._facts.about(document_subject(key)).events
            if isinstance(event, DocumentIssued)
        ]
        if not issued:
            return DocumentLine(key, "", "", "", "", "")
        item = issued[-1]
        published = some_day(item.when)
        return DocumentLine(
            key=key,
            symbol=item.symbol or "",
            title=item.title,
            publisher=item.publisher,
            published="" if item.title.endswith(published) else published,
            url=item.url or "",
        )


def _asked_too(note: Note, what: str, ask: str) -> Note:
    questions = tuple(dict.fromkeys((*note.questions, (what, ask))))
    return replace(note, questions=questions)


def _documents(events: Iterable[Event]) -> dict[str, dict[str, None]]:
    """Places by document, in the order of the events."""
    found: dict[str, dict[str, None]] = {}
    for event in events:
        for source in event.sources:
            found.setdefault(source.document, {})[source.locator] = None
    return found
