"""Bringing a ledger that was filled from an older version of a dataset up to the present one.

What the ledger lacks is added; what it holds from an older version, and the present one no longer
ships, is corrected or retracted, as a transcription. An event counts as shipped where it is to the
letter what some version shipped: the same leaf of content. Whatever else stands in the ledger is
somebody's own and stays as it is, and so does what they took back or put right themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.events.corrections import Amendment, Corrected, CorrectionKind, Retracted, told_by
from domain.events.machinery import DocumentIssued
from ledger.journal.amending import Grounds, corrected, retracted
from ledger.journal.canonical import content_leaf
from ledger.recording.repeating import further_source
from projections.cut import StandingFacts

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.cut import Recorded

__all__ = ["Renewal", "renewal"]


@dataclass(slots=True)
class Renewal:
    """What it takes: facts to add, pairs of an old and its new fact, facts to retract.

    ``borne_out`` are facts that somebody recorded from other documents, as the dataset has them;
    recording them adds its documents. ``kept`` are outdated documents that somebody's own facts
    cite. ``reason`` names the dataset and its version.
    """

    reason: str
    added: list[Event] = field(default_factory=list)
    corrected: list[tuple[Event, Event]] = field(default_factory=list)
    retracted: list[Event] = field(default_factory=list)
    kept: list[Event] = field(default_factory=list)
    borne_out: list[Event] = field(default_factory=list)

    def batch(self) -> list[Event]:
        """Everything in one batch. Raises InvalidEventError."""
        kind = CorrectionKind.TRANSCRIPTION
        return [
            *self.added,
            *self.borne_out,
            *(
                corrected(old, new, self.reason, kind, _as_before(old))
                for old, new in self.corrected
            ),
            *(retracted(old, self.reason, kind, _as_before(old)) for old in self.retracted),
        ]


def _as_before(event: Event) -> Grounds:
    """A slip is put right on the grounds that the fact itself had."""
    return Grounds(sources=event.sources, known_on=event.known_on)


def renewal(
    recorded: Sequence[Recorded],
    shipped: Sequence[Event],
    withdrawn: Collection[str],
    name: str,
) -> Renewal:
    """What brings a ledger up to a dataset.

    ``withdrawn`` are leaves, in hex, of what earlier versions shipped and this one does not;
    ``name`` is the dataset's name, a blank and its version.
    """
    held = _Held(recorded, withdrawn, name.partition(" ")[0])
    found = Renewal(f"dataset {name}")
    for event in shipped:
        stands = held.standing.get(event.id)
        if stands is None:
            if held.lacks(event):
                found.added.append(event)
        elif held.is_outdated(stands):
            found.corrected.append((stands, event))
        elif held.cites_less(event):
            found.borne_out.append(event)
    gone = held.standing.keys() - {event.id for event in shipped}
    stale = [fact for key, fact in held.standing.items() if key in gone and held.is_outdated(fact)]
    _pair(found, stale, held)
    return found


def _pair(found: Renewal, stale: Sequence[Event], held: _Held) -> None:
    """Each outdated fact with the new one that is most like it, of its type and subject."""
    cited = held.cited_by_others()
    for old in stale:
        new = max(_alike(old, found.added), key=lambda event: _likeness(old, event), default=None)
        if new is not None:
            found.added.remove(new)
            found.corrected.append((old, new))
        elif isinstance(old, DocumentIssued) and old.subject_key in cited:
            found.kept.append(old)
        else:
            found.retracted.append(old)


def _alike(old: Event, added: Sequence[Event]) -> Iterator[Event]:
    return (new for new in added if type(new) is type(old) and new.subject == old.subject)


def _likeness(old: Event, new: Event) -> int:
    return sum(getattr(old, name) == getattr(new, name) for name in type(old).model_fields)


class _Held:
    """What a ledger holds, each fact by the id of its first occurrence."""

    def __init__(
        self,
        recorded: Sequence[Recorded],
        withdrawn: Collection[str],
        dataset: str,
    ) -> None:
        self._withdrawn = withdrawn
        self._reason = f"dataset {dataset} "
        self._first_ids: dict[str, str] = {}
        self._ended_here: dict[str, bool] = {}
        self.standing: dict[str, Event] = {}
        standing = StandingFacts()
        for item in recorded:
            standing.take(item)
        for item in recorded:
            self._take(item.event, standing)
        self._standing = standing

    def _take(self, event: Event, standing: StandingFacts) -> None:
        """Note who ended which fact last, and which facts stand."""
        if isinstance(event, Retracted | Corrected):
            ended = self._first_ids.get(event.target)
            if ended:  # else an added source
                self._ended_here[ended] = event.reason.startswith(self._reason)
        for fact in told_by(event):
            if not isinstance(fact, Amendment):
                first = self._first_ids[fact.id] = _first(fact).content_id()
                if fact.id in standing:
                    self.standing[first] = fact

    def lacks(self, event: Event) -> bool:
        """Whether it was never recorded, or only an earlier version of the dataset took it back."""
        return self._ended_here.get(event.id, event.id not in self._first_ids)

    def cites_less(self, event: Event) -> bool:
        """Whether it stands as it was first recorded, without a document that the event cites."""
        fact = self.standing.get(event.content_id())
        if fact is None or event.id in self._ended_here:
            return False
        return bool(further_source(event, self._standing.held(fact.id)))

    def is_outdated(self, fact: Event) -> bool:
        """Whether an earlier version shipped it to the letter, and the present one does not."""
        return content_leaf(_first(fact)).hex() in self._withdrawn

    def cited_by_others(self) -> set[str]:
        """Keys of the documents that facts cite which are not outdated themselves.

        Sources that somebody added to a fact are among them.
        """
        return {
            source.document
            for fact in self.standing.values()
            if not isinstance(fact, DocumentIssued) and not self.is_outdated(fact)
            for told in self._standing.held(fact.id)
            for source in told.sources
        }


def _first(fact: Event) -> Event:
    return fact.model_copy(update={"occurrence": 0}) if fact.occurrence else fact
