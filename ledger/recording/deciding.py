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

from domain.events.corrections import (
    Amendment,
    Corrected,
    CorrectionKind,
    Retracted,
    SourceAdded,
    told_by,
)
from domain.problems import Problem
from domain.subjects import document_subject
from domain.timelines.possible import impossible_event, impossible_steps, later_than_sources
from domain.timelines.premises import missing_premises
from ledger.recording.drafts import Draft
from ledger.recording.refusals import (
    document_gone,
    no_fact,
    not_standing,
    orphaned,
    other_subject,
    stands_already,
    target_gone,
    uncited,
    unknown_target,
)
from ledger.recording.repeating import further_source, left_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from domain.events.header import Event
    from ledger.recording.recorded import RecordedStreams

__all__ = ["BatchDecision", "decide"]

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
            return unknown_target(event)
        if subject != event.subject:
            return other_subject(event, subject)
        target = self._draft.recorded_as(event.target)
        if isinstance(target, Amendment) and not _can_take_back(event, target):
            return no_fact(event, target)
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
            return not_standing(event)
        recorded = self._draft.was_recorded(fate.by)
        return target_gone(event, fate, f"at position {fate.at}" if recorded else "in this batch")

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
            return stands_already(event, occurrence)
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
                yield event, uncited(event, key, self._documents)
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
                yield self._culprit(item.event), orphaned(item.event, item.needs)

    def _faults_of_cited(self, key: str) -> Iterator[tuple[Event, Problem]]:
        """What a change of a document does to the facts that cite it."""
        published = self._when_published(key)
        for event in self._draft.citing(key):
            if event.id in self._told:
                continue
            culprit = self._culprit(event, document_subject(key))
            if published is None:
                yield culprit, document_gone(event, key)
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
