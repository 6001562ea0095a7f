"""Deciding whether a batch can be recorded: all of it or nothing, with every fault at once.

A batch is accepted if, with it, every touched timeline has no impossible step. Facts arrive in
any order: what lacks its premise is accepted and later found. Taking a premise away while what
rests on it stays is refused.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from domain.errors import did_you_mean
from domain.events.corrections import (
    Amendment,
    Corrected,
    CorrectionKind,
    Retracted,
    SourceAdded,
    told_by,
)
from domain.problems import Problem
from domain.subjects import SubjectKind, document_subject, kind_of
from domain.timelines.possible import impossible_event, impossible_steps, later_than_sources
from domain.timelines.premises import missing_premises
from ledger.drafts import Draft
from ledger.repeating import further_source, left_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from domain.events.header import Event
    from ledger.recorded import RecordedStreams
    from projections.fates import Fate

__all__ = ["BatchDecision", "decide", "tags_of", "tags_read_by"]

E = TypeVar("E", bound="Event")


@dataclass(slots=True)
class BatchDecision:
    """What recording a batch comes to: events to append, and those that are there already.

    ``left_out`` names, by the id of a known event, the columns in which the batch said something
    else of it. ``faults`` name the events of the batch as they were given.
    """

    new: list[Event] = field(default_factory=list)
    known: list[Event] = field(default_factory=list)
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    faults: list[tuple[Event, Problem]] = field(default_factory=list)


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


def decide(streams: RecordedStreams, batch: Sequence[Event]) -> BatchDecision:
    """Judge a batch against what is recorded.

    A fact that was taken back is recorded as its next occurrence, unless the batch tells of that
    same end of it too; one that stands is already known, and recording it again is no fault. What
    it cites then beyond what is recorded becomes a SourceAdded.
    """
    ended = {
        event.target
        for event in batch
        if isinstance(event, Retracted | Corrected) and streams.as_recorded(event).id in streams
    }
    judging = _Judging(streams, ended)
    for event in batch:
        fault = judging.take(event)
        if fault:
            judging.decision.faults.append((event, fault))
    judging.decision.faults += judging.faults()
    return judging.decision


class _Judging:
    """A batch worked in, event by event, and what is wrong with the whole then."""

    def __init__(self, streams: RecordedStreams, ended: set[str]) -> None:
        self.decision = BatchDecision()
        self._ended = ended
        self._draft = Draft(streams)
        self._told: dict[str, Event] = {}
        self._given: dict[str, Event] = {}
        self._published: dict[str, date | None] = {}

    def take(self, event: Event) -> Problem | None:
        """Work one event of the batch in, or say why it cannot be."""
        known = self._draft.as_recorded(event)
        if isinstance(known, Amendment):
            return self._take_amendment(known)
        occurrence = self._occurrence(known)
        if known.id in self._ended:
            self.decision.known.append(known)
        elif self._stands(occurrence):
            self._repeat(known, occurrence)
        else:
            self._add(occurrence, event)
        return None

    def _repeat(self, given: Event, standing: Event) -> None:
        """Take a further document of a fact in; not of one that was put right in between."""
        held = self._draft.held(standing)
        further = further_source(given, held) if given.id == standing.id else None
        if further:
            self._add(further, given)
            held = [*held, further]
        self._known(standing, given, held)

    def _known(self, standing: Event, given: Event, held: Sequence[Event]) -> None:
        self.decision.known.append(standing)
        if names := left_out(given, held):
            self.decision.left_out[standing.id] = names

    def _stands(self, event: Event) -> bool:
        return self._draft.has(event.subject, event.id)

    def _occurrence(self, event: E, ending: str = "") -> E:
        """The event as the first of its occurrences that stands, or was never recorded.

        ``ending`` is the id of one that stands no longer then.
        """
        while event.id in self._draft and (event.id == ending or not self._stands(event)):
            event = self._draft.as_recorded(event.again())
        return event

    def _add(self, event: Event, given: Event) -> None:
        """Take in an event that was given as another occurrence, or as it is."""
        self._draft.add(event)
        for each in told_by(event):
            self._told[each.id] = each
            self._given[each.id] = given
        self.decision.new.append(event)

    def _take_amendment(self, event: Amendment) -> Problem | None:
        if isinstance(event, SourceAdded):
            event = self._added_anew(event)
        if event.id in self._draft:
            told = self._draft.amendments_of(event.target)
            self._known(event, event, [each for each in told if each.id == event.id])
            return None
        subject = self._draft.subject_of(event.target)
        if subject is None:
            return _unknown_target(event)
        if subject != event.subject:
            return _other_subject(event, subject)
        target = self._draft.recorded_as(event.target)
        if isinstance(target, Amendment) and not _can_take_back(event, target):
            return _no_fact(event, target)
        return self._amend(event)

    def _added_anew(self, event: SourceAdded) -> SourceAdded:
        """The added source as the first of its occurrences that was not taken back.

        One whose end the batch tells too is that which was taken back.
        """
        while event.id not in self._ended and self._was_retracted(event):
            event = self._draft.as_recorded(event.again())
        return event

    def _was_retracted(self, event: SourceAdded) -> bool:
        return event.id in self._draft and any(
            isinstance(other, Retracted) for other in self._draft.amendments_of(event.id)
        )

    def _amend(self, event: Amendment) -> Problem | None:
        if not self._can_be_amended(event):
            if self._is_repeated(event):
                self.decision.known.append(event)
                return None
            return self._target_gone(event)
        if not isinstance(event, Corrected):
            self._add(event, event)
            return None
        return self._correct(event)

    def _target_gone(self, event: Amendment) -> Problem:
        fate = self._draft.fate_of(event.target)
        if fate is None:
            return _not_standing(event)
        recorded = self._draft.was_recorded(fate.by)
        return _target_gone(event, fate, f"at position {fate.at}" if recorded else "in this batch")

    def _can_be_amended(self, event: Amendment) -> bool:
        """Whether the target stands, or, for a typing error in it, stood on some day."""
        return self._draft.has(event.subject, event.target) or (
            isinstance(event, Retracted | Corrected)
            and event.kind is CorrectionKind.TRANSCRIPTION
            and event.target in self._draft.correctable(event.subject)
        )

    def _is_repeated(self, event: Amendment) -> bool:
        """Whether this correction was recorded with its replacement as a later occurrence."""
        return isinstance(event, Corrected) and any(
            self._bringing_again(event, other).id == other.id
            for other in self._draft.amendments_of(event.target)
            if isinstance(other, Corrected)
        )

    def _bringing_again(self, event: Corrected, other: Corrected) -> Corrected:
        return self._draft.as_recorded(_bringing(event, other.replacement.occurrence))

    def _correct(self, event: Corrected) -> Problem | None:
        occurrence = self._occurrence(event.replacement, ending=event.target)
        if self._stands(occurrence):
            return _stands_already(event, occurrence)
        self._add(_bringing(event, occurrence.occurrence), event)
        return None

    def faults(self) -> Iterator[tuple[Event, Problem]]:
        """Faults of the whole, once every event of the batch is in."""
        for event, problem in self._faults():
            yield self._given.get(event.id, event), problem

    def _faults(self) -> Iterator[tuple[Event, Problem]]:
        for event in self._told.values():
            yield from ((event, item) for item in impossible_event(event))
            yield from self._faults_of_citing(event)
        for subject in self._draft.touched:
            yield from self._impossible(subject)
            yield from self._orphans(subject)
        for key in self._draft.changed_documents():
            yield from self._faults_of_cited(key)

    def _faults_of_citing(self, event: Event) -> Iterator[tuple[Event, Problem]]:
        published = self._when_published if self._counts(event) else self._meanwhile_published
        days = {source.document: published(source.document) for source in event.sources}
        for key, day in days.items():
            if day is None:
                yield event, _uncited(event, key, self._documents)
        yield from ((event, item) for item in later_than_sources(event, days))

    @cached_property
    def _documents(self) -> Sequence[str]:
        return self._draft.documents()

    def _counts(self, event: Event) -> bool:
        """Whether its sources bear out a fact that stands in the end.

        A history told in one batch holds facts that were taken back, with their documents.
        """
        fact = event.target if isinstance(event, SourceAdded) else event.id
        return self._draft.has(event.subject, fact)

    def _meanwhile_published(self, key: str) -> date | None:
        return self._draft.published_meanwhile(key)

    def _when_published(self, key: str) -> date | None:
        """Looked up once the whole batch is in, once for all that cite it."""
        if key not in self._published:
            self._published[key] = self._draft.published(key)
        return self._published[key]

    def _impossible(self, subject: str) -> Iterator[tuple[Event, Problem]]:
        for event, problem in impossible_steps(self._draft.after(subject)):
            yield self._culprit(event), problem

    def _culprit(self, event: Event, subject: str = "") -> Event:
        """The event itself where the batch brought it, else any new event of its timeline."""
        if event.id in self._told:
            return event
        about = subject or event.subject
        return next((item for item in self._told.values() if item.subject == about), event)

    def _orphans(self, subject: str) -> Iterator[tuple[Event, Problem]]:
        """What the batch takes a premise from: what lacked it before, and as much of it, may."""
        if not self._draft.is_reduced(subject):
            return
        lacked = Counter(item.key for item in missing_premises(self._draft.before(subject)))
        for item in missing_premises(self._draft.after(subject)):
            lacked[item.key] -= 1
            if lacked[item.key] < 0 and item.event.id not in self._told:
                yield self._culprit(item.event), _orphaned(item.event, item.needs)

    def _faults_of_cited(self, key: str) -> Iterator[tuple[Event, Problem]]:
        """What a change of a document does to the facts that cite it."""
        published = self._when_published(key)
        for event in self._draft.citing(key):
            if event.id in self._told:
                continue
            culprit = self._culprit(event, document_subject(key))
            if published is None:
                yield culprit, _document_gone(event, key)
            else:
                found = later_than_sources(event, {key: published})
                yield from ((culprit, problem) for problem in found)


def _can_take_back(event: Amendment, target: Amendment) -> bool:
    """An added source can be retracted; what ended a fact is undone by recording again."""
    return isinstance(event, Retracted) and isinstance(target, SourceAdded)


def _bringing(event: Corrected, occurrence: int) -> Corrected:
    """The correction with its replacement as another occurrence."""
    if event.replacement.occurrence == occurrence:
        return event
    brought = event.replacement.model_copy(update={"occurrence": occurrence})
    return event.model_copy(update={"replacement": brought})


def _named(event: Event) -> str:
    return f"{event.type} of {event.subject_key}, {event.when},"


def _uncited(event: Event, key: str, recorded: Sequence[str]) -> Problem:
    return Problem(
        "DOCUMENT_UNKNOWN",
        f"{_named(event)} cites the document {key!r}, which is not recorded."
        f"{did_you_mean(key, recorded)}",
        "Record a DocumentIssued event for it in the same batch or before.",
    )


def _orphaned(event: Event, needs: str) -> Problem:
    return Problem(
        "PREMISE_TAKEN_AWAY",
        f"{_named(event)} would lose {needs}.",
        f"Retract or correct {event.id} in the same batch.",
    )


def _document_gone(event: Event, key: str) -> Problem:
    return Problem(
        "PREMISE_TAKEN_AWAY",
        f"{_named(event)} cites the document {key!r}, which would be gone.",
        f"Correct {event.id} in the same batch.",
    )


def _other_subject(event: Amendment, subject: str) -> Problem:
    return Problem(
        "AMENDMENT_SUBJECT",
        f"the {event.type} is about {event.subject}, its target about {subject}.",
        f"Write the subject {subject}.",
    )


def _not_standing(event: Amendment) -> Problem:
    return Problem(
        "TARGET_GONE",
        f"the {event.type} points at {event.target}, which is no fact that stands.",
        "Point at a fact; `ccm event ID` says what an event is.",
    )


def _target_gone(event: Amendment, fate: Fate, where: str) -> Problem:
    return Problem(
        "TARGET_GONE",
        f"the {event.type} points at {event.target}, which was {fate.what} {where}, by {fate.by}.",
        f"Point at {fate.stands}, which stands in its place now."
        if fate.stands
        else "Nothing stands in its place. If the fact holds after all, record it again: it stands "
        "as its next occurrence then.",
    )


def _no_fact(event: Amendment, target: Amendment) -> Problem:
    return Problem(
        "TARGET_AMENDMENT",
        f"the {event.type} points at {target.id}, which is a {target.type} and no fact.",
        _UNDOING[target.type],
    )


_UNDOING = {
    "SourceAdded": "An added source can be retracted: `ccm retract` it, and add the right one.",
    "Retracted": "Record the fact again; it stands as its next occurrence then.",
    "Corrected": "Correct the replacement back, under its own id; `ccm event ID` names it.",
}


def _unknown_target(event: Amendment) -> Problem:
    return Problem(
        "TARGET_UNKNOWN",
        f"the {event.type} points at {event.target}, which this ledger does not hold.",
        "`ccm events` lists the ids.",
    )


def _stands_already(event: Corrected, replacement: Event) -> Problem:
    return Problem(
        "REPLACEMENT_STANDS",
        f"what is to replace {event.target} is recorded already and stands.",
        f"Retract {event.target} instead; `ccm source {replacement.id}` adds its document.",
    )
