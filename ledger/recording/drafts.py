"""Timelines as a batch would leave them: what is recorded, and what the batch adds to it."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

from domain.events.corrections import Amendment, Corrected, Retracted, told_by
from domain.events.machinery import DocumentIssued
from domain.subjects import SubjectKind, document_subject, key_of, kind_of
from projections.cut import Recorded, StandingFacts, correctable
from projections.fates import Fates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.events.header import Event
    from ledger.recording.recorded import RecordedStreams
    from projections.fates import Fate

__all__ = ["Draft"]

E = TypeVar("E", bound="Event")

_NOT_YET = datetime.max.replace(tzinfo=UTC)


class Draft:
    """What is recorded with a batch worked in; asks nothing of those the batch does not touch."""

    def __init__(self, streams: RecordedStreams) -> None:
        self._streams = streams
        self._head = streams.head
        self._added: defaultdict[str, list[Recorded]] = defaultdict(list)
        self._told: dict[str, Event] = {}
        self._standing: dict[str, StandingFacts] = {}

    def add(self, event: Event) -> None:
        """Work an event of the batch in."""
        self._head += 1
        item = Recorded(self._head, _NOT_YET, event)
        self._stands_in(event.subject).take(item)
        self._added[event.subject].append(item)
        for each in told_by(event):
            self._told[each.id] = each

    def __contains__(self, event_id: object) -> bool:
        """Whether an event of that id was ever recorded, by the batch or before it."""
        return event_id in self._told or event_id in self._streams

    def as_recorded(self, event: E) -> E:
        """The event under the id that the ledger holds it by, if it does."""
        return self._streams.as_recorded(event)

    def subject_of(self, event_id: str) -> str | None:
        """Whom or what an event ever recorded is about; None where there is no such event."""
        recorded = self.recorded_as(event_id)
        return recorded.subject if recorded else None

    def has(self, subject: str, event_id: str) -> bool:
        """Whether a fact stands."""
        return event_id in self._stands_in(subject)

    def recorded_as(self, event_id: str) -> Event | None:
        """The event ever recorded under an id, be it one that a correction brought."""
        recorded = self._streams.of_id(event_id)
        if recorded is None:
            return self._told.get(event_id)
        return next(each for each in told_by(recorded.event) if each.id == event_id)

    def amendments_of(self, target: str) -> Iterator[Amendment]:
        """Everything recorded about an event, by the batch or before it."""
        subject = self.subject_of(target)
        for item in self._recorded(subject) if subject else ():
            if isinstance(item.event, Amendment) and item.event.target == target:
                yield item.event

    def held(self, fact: Event) -> list[Event]:
        """A fact that stands as it was recorded, and the sources added to it since."""
        return self._stands_in(fact.subject).held(fact.id)

    def fate_of(self, event_id: str) -> Fate | None:
        """What became of an event, with the batch."""
        subject = self.subject_of(event_id)
        return Fates(self._recorded(subject)).of(event_id) if subject else None

    def was_recorded(self, event_id: str) -> bool:
        """Whether an event was recorded before the batch."""
        return event_id in self._streams

    def correctable(self, subject: str) -> dict[str, Event]:
        """The events about a subject in which typing errors can be found, by id."""
        return correctable(self._recorded(subject))

    @property
    def touched(self) -> Sequence[str]:
        """Subjects of what the batch adds, sorted."""
        return sorted(self._added)

    def before(self, subject: str) -> Sequence[Event]:
        """A timeline without the batch."""
        return self._streams.stream(subject).events

    def after(self, subject: str) -> Sequence[Event]:
        """A timeline with the batch."""
        if subject not in self._added:
            return self.before(subject)
        return [fact.event for fact in self._standing[subject].known()]

    def is_reduced(self, subject: str) -> bool:
        """Whether the batch takes anything away from a timeline."""
        return any(isinstance(item.event, Retracted | Corrected) for item in self._added[subject])

    def published(self, document: str) -> date | None:
        """The latest day on which a document can have appeared; None where it is not recorded."""
        issued = self.after(document_subject(document))
        days = [event.effective_on for event in issued if isinstance(event, DocumentIssued)]
        return max(days, default=None)

    def published_meanwhile(self, document: str) -> date | None:
        """The same, if the document stood before the batch or at any time in it."""
        subject = document_subject(document)
        added = (each for item in self._added.get(subject, ()) for each in told_by(item.event))
        ever = [*self.before(subject), *added]
        days = [event.effective_on for event in ever if isinstance(event, DocumentIssued)]
        return max(days, default=None)

    def documents(self) -> Sequence[str]:
        """Keys of all documents ever recorded."""
        subjects = {*self._streams.subjects(), *self._added}
        return [key_of(each) for each in subjects if kind_of(each) is SubjectKind.DOCUMENT]

    def changed_documents(self) -> Sequence[str]:
        """Keys of the documents that the batch takes away or puts right."""
        return [
            key_of(subject)
            for subject in self.touched
            if kind_of(subject) is SubjectKind.DOCUMENT and self.is_reduced(subject)
        ]

    def citing(self, document: str) -> Iterator[Event]:
        """The facts that cite a document; those about what the batch does not touch included."""
        for subject in sorted(self._streams.citing(document)):
            for event in self.after(subject):
                if any(source.document == document for source in event.sources):
                    yield event

    def _recorded(self, subject: str) -> Sequence[Recorded]:
        return [*self._streams.recorded(subject), *self._added.get(subject, ())]

    def _stands_in(self, subject: str) -> StandingFacts:
        if subject not in self._standing:
            standing = self._standing[subject] = StandingFacts()
            for item in self._streams.recorded(subject):
                standing.take(item)
        return self._standing[subject]
