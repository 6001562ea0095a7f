"""Deciding whether a batch can be recorded: all of it or nothing, with every fault at once.

A batch is accepted if, with it, every touched timeline has no impossible step. Facts arrive in
any order: what lacks its premise is accepted and later found. Taking a premise away while what
rests on it stays is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.errors import did_you_mean
from domain.events.corrections import Amendment, Corrected, SourceAdded
from domain.events.machinery import DocumentIssued
from domain.problems import Problem
from domain.subjects import document_subject
from domain.timelines.order import order_key
from domain.timelines.possible import impossible_event, impossible_steps
from domain.timelines.premises import missing_premises

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from domain.events.header import Event

__all__ = ["Decision", "decide", "faults_of_batch", "tags_of"]


@dataclass(slots=True)
class Decision:
    """What recording a batch comes to: events to append, and those that are there already."""

    new: list[Event] = field(default_factory=list)
    known: list[Event] = field(default_factory=list)
    faults: list[tuple[Event, Problem]] = field(default_factory=list)


def tags_of(event: Event) -> tuple[str, ...]:
    """What an event touches: its subject, the documents it cites, the event it amends."""
    tags = {event.subject, *(document_subject(source.document) for source in event.sources)}
    if isinstance(event, Amendment):
        tags.add(f"event:{event.target}")
    return tuple(sorted(tags))


def faults_of_batch(
    live: Iterable[Event],
    batch: Sequence[Event],
) -> list[tuple[Event, Problem]]:
    """Every fault of a batch against the live facts of a ledger, each with the event at fault."""
    return decide(list(live), frozenset(), batch).faults


def decide(live: Sequence[Event], stored_ids: frozenset[str], batch: Sequence[Event]) -> Decision:
    """Judge a batch.

    ``live`` are the facts that stand, ``stored_ids`` the ids of everything ever recorded, taken
    back or not. A fact that was retracted is recorded as its next occurrence; one that stands is
    already known, and recording it again is no fault.
    """
    decision = Decision()
    timelines = _Timelines(live, stored_ids)
    for event in batch:
        fault = timelines.take(event, decision)
        if fault:
            decision.faults.append((event, fault))
    decision.faults += timelines.faults()
    return decision


class _Timelines:
    """The live facts by id, changed by a batch; remembers which timelines it touched."""

    def __init__(self, live: Iterable[Event], stored_ids: frozenset[str]) -> None:
        self._facts = {event.id: event for event in live}
        self._stored = set(stored_ids)
        self._before = dict(self._facts)
        self._new: dict[str, Event] = {}
        self._touched: set[str] = set()
        self._reduced: set[str] = set()

    def take(self, event: Event, decision: Decision) -> Problem | None:
        """Work one event of the batch in, or say why it cannot be."""
        if isinstance(event, Amendment):
            return self._take_amendment(event, decision)
        if event.id in self._facts:
            decision.known.append(event)
            return None
        while event.id in self._stored:
            event = event.again()
            if event.id in self._facts:
                decision.known.append(event)
                return None
        self._add(event, decision)
        return None

    def _add(self, event: Event, decision: Decision) -> None:
        self._facts[event.id] = event
        self._stored.add(event.id)
        self._new[event.id] = event
        self._touched.add(event.subject)
        decision.new.append(event)

    def _take_amendment(self, event: Amendment, decision: Decision) -> Problem | None:
        if event.id in self._stored:
            decision.known.append(event)
            return None
        target = self._facts.get(event.target)
        if target is None:
            return _no_target(event, event.target in self._stored)
        if target.subject != event.subject:
            return Problem(
                "AMENDMENT_SUBJECT",
                f"the {event.type} is about {event.subject}, its target about {target.subject}.",
                f"Write the subject {target.subject}.",
            )
        self._stored.add(event.id)
        self._touched.add(event.subject)
        self._new[event.id] = event
        decision.new.append(event)
        if not isinstance(event, SourceAdded):
            del self._facts[target.id]
            self._reduced.add(event.subject)
        if isinstance(event, Corrected):
            self._facts[event.replacement.id] = event.replacement
            self._stored.add(event.replacement.id)
            self._new[event.replacement.id] = event.replacement
        return None

    def faults(self) -> Iterator[tuple[Event, Problem]]:
        """Faults of the whole, once every event of the batch is in."""
        published = self._published()
        for event in self._new.values():
            yield from ((event, item) for item in impossible_event(event, published))
            yield from ((event, item) for item in self._uncited(event, published))
        before, after = self._by_subject(self._before), self._by_subject(self._facts)
        for subject in sorted(self._touched):
            yield from self._impossible(after.get(subject, []))
            if subject in self._reduced:
                yield from self._orphans(before.get(subject, []), after.get(subject, []))
        yield from self._citing_lost_documents(published)

    def _published(self) -> Mapping[str, date]:
        return {
            event.subject_key: event.effective_on
            for event in self._facts.values()
            if isinstance(event, DocumentIssued)
        }

    def _uncited(self, event: Event, published: Mapping[str, date]) -> Iterator[Problem]:
        for source in event.sources:
            if source.document not in published:
                yield Problem(
                    "DOCUMENT_UNKNOWN",
                    f"{_named(event)} cites the document {source.document!r}, which is not "
                    "recorded."
                    f"{did_you_mean(source.document, published)}",
                    "Record a DocumentIssued event for it in the same batch or before.",
                )

    def _by_subject(self, facts: Mapping[str, Event]) -> dict[str, list[Event]]:
        timelines: dict[str, list[Event]] = {}
        for event in facts.values():
            if event.subject in self._touched:
                timelines.setdefault(event.subject, []).append(event)
        for timeline in timelines.values():
            timeline.sort(key=order_key)
        return timelines

    def _impossible(self, timeline: Sequence[Event]) -> Iterator[tuple[Event, Problem]]:
        for event, problem in impossible_steps(timeline):
            yield self._culprit(event), problem

    def _culprit(self, event: Event) -> Event:
        """The event itself where the batch brought it, else any new event of its timeline."""
        if event.id in self._new:
            return event
        return next((item for item in self._new.values() if item.subject == event.subject), event)

    def _orphans(
        self,
        before: Sequence[Event],
        after: Sequence[Event],
    ) -> Iterator[tuple[Event, Problem]]:
        lacking = {item.key for item in missing_premises(before)}
        for item in missing_premises(after):
            if item.key not in lacking and item.event.id not in self._new:
                yield (
                    self._culprit(item.event),
                    Problem(
                        "PREMISE_TAKEN_AWAY",
                        f"{_named(item.event)} would lose {item.needs}.",
                        f"Retract or correct {item.event.id} in the same batch.",
                    ),
                )

    def _citing_lost_documents(
        self,
        published: Mapping[str, date],
    ) -> Iterator[tuple[Event, Problem]]:
        lost = {
            event.subject_key: event
            for event in self._before.values()
            if isinstance(event, DocumentIssued) and event.subject_key not in published
        }
        if not lost:
            return
        for event in self._facts.values():
            for source in event.sources:
                if source.document in lost and event.id not in self._new:
                    yield (
                        self._culprit(lost[source.document]),
                        Problem(
                            "PREMISE_TAKEN_AWAY",
                            f"{_named(event)} cites the document {source.document!r}, which "
                            "would be gone.",
                            f"Correct {event.id} in the same batch.",
                        ),
                    )


def _named(event: Event) -> str:
    return f"{event.type} of {event.subject_key}, {event.when},"


def _no_target(event: Amendment, was_there: bool) -> Problem:  # noqa: FBT001
    if was_there:
        return Problem(
            "TARGET_GONE",
            f"the {event.type} points at {event.target}, which was retracted or corrected before.",
            "Point at the event that stands now; `ccm event ID` names it.",
        )
    return Problem(
        "TARGET_UNKNOWN",
        f"the {event.type} points at {event.target}, which this ledger does not hold.",
        "`ccm events` lists the ids.",
    )
