"""Which facts a replay sees: up to a position, as known at a day, with corrections applied.

The three axes (DESIGN section 3). *recorded*: only events up to a position count. *known*: only
facts known by a day count; a correction of kind *source* works from its own ``known_on``, one of
kind *transcription* at every day. *effective* is left to the view, which counts a fact from its
``effective_on``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.events.corrections import Amendment, Corrected, CorrectionKind, Retracted, SourceAdded
from domain.timelines.order import order_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from domain.events.header import Event
    from domain.sources import Source

__all__ = ["Fact", "Recorded", "StandingFacts", "correctable", "cut", "sources_of"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as the ledger holds it; positions count from 1, ``recorded_at`` is a UTC instant."""

    position: int
    recorded_at: datetime
    event: Event


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as a replay sees it: the event, with every source added so far.

    ``position`` is where it was recorded; a replacement has the place of what it replaces.
    """

    event: Event
    position: int


def cut(
    recorded: Iterable[Recorded],
    *,
    position: int | None = None,
    known_at: date | None = None,
) -> list[Fact]:
    """The facts that count, in the order of timelines.

    ``recorded`` comes in position order, and holds with an amendment what it is about: a whole
    ledger, or a stream of it. Nothing fails here: what lacks its premise stays.
    """
    standing = StandingFacts(known_at)
    for item in recorded:
        if position is not None and item.position > position:
            break
        standing.take(item)
    return standing.known()


def correctable(recorded: Iterable[Recorded]) -> dict[str, Event]:
    """The events that are seen on some day, by id: those that typing errors can be found in.

    What the world learnt better stays seen on the days before; what was mistyped never was there.
    """
    seen: dict[str, Event] = {}
    for event in (item.event for item in recorded):
        if not isinstance(event, Amendment):
            seen[event.id] = event
        elif isinstance(event, Retracted | Corrected):
            if event.kind is CorrectionKind.TRANSCRIPTION:
                seen.pop(event.target, None)
            if isinstance(event, Corrected):
                seen[event.replacement.id] = event.replacement
    return seen


class StandingFacts:
    """The facts that stand after what was taken so far, with the sources added to each.

    Takes what was recorded in position order; ``known_at`` None is without limit.
    """

    def __init__(self, known_at: date | None = None) -> None:
        self._known_at = known_at
        self._facts: dict[str, Fact] = {}
        self._added: dict[str, list[SourceAdded]] = {}
        self._beside: dict[str, list[SourceAdded]] = {}

    def take(self, item: Recorded) -> None:
        """Work in what was recorded next."""
        event = item.event
        if not isinstance(event, Amendment):
            self._facts[event.id] = Fact(event, item.position)
        elif isinstance(event, SourceAdded):
            if event.target in self._facts and self._sees(event):
                self._beside[event.id] = self._added.setdefault(event.target, [])
                self._beside[event.id].append(event)
        elif isinstance(event, Retracted | Corrected) and self._works(event):
            if event.target in self._beside:
                self._take_source_away(event.target)
            else:
                self._put_right(event)

    def __contains__(self, event_id: object) -> bool:
        """Whether a fact of that id stands, known by the day or not; or an added source."""
        return event_id in self._facts or event_id in self._beside

    def _take_source_away(self, event_id: str) -> None:
        beside = self._beside.pop(event_id)
        beside[:] = [event for event in beside if event.id != event_id]

    def held(self, event_id: str) -> list[Event]:
        """The fact of that id as it was recorded, and the sources added to it."""
        return [self._facts[event_id].event, *self._added.get(event_id, ())]

    def _put_right(self, event: Retracted | Corrected) -> None:
        """Take the target away, and bring what replaces it.

        What puts a fact right that an earlier correction brought has nothing to put right on a
        day when the earlier one was not known: the fact it replaced still stands then. Sources
        that were added bear out what was mistyped as well, but not what the world learnt since.
        """
        replaced = self._facts.pop(event.target, None)
        added = self._added.pop(event.target, [])
        if replaced and isinstance(event, Corrected):
            self._facts[event.replacement.id] = Fact(event.replacement, replaced.position)
            if event.kind is CorrectionKind.TRANSCRIPTION and added:
                self._added[event.replacement.id] = added
                return
        for each in added:
            del self._beside[each.id]

    def _works(self, event: Retracted | Corrected) -> bool:
        return event.kind is CorrectionKind.TRANSCRIPTION or self._sees(event)

    def _sees(self, event: Event) -> bool:
        return self._known_at is None or event.known_on <= self._known_at

    def known(self) -> list[Fact]:
        """The facts known by the day, each once, with their sources, in order."""
        widened = (self._widened(fact) for fact in self._facts.values())
        facts = _each_once([fact for fact in widened if self._sees(fact.event)])
        return sorted(facts, key=lambda fact: order_key(fact.event, fact.position))

    def _widened(self, fact: Fact) -> Fact:
        added = self._added.get(fact.event.id)
        if not added:
            return fact
        cited = fact.event.sources if self._sees(fact.event) else ()
        return _joined(fact, cited, added)


def _each_once(facts: Sequence[Fact]) -> Iterable[Fact]:
    """Facts that say the same are one: taken back and recorded anew before that was known."""
    if not any(fact.event.occurrence for fact in facts):
        return facts
    once: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda item: item.event.occurrence):
        content = fact.event.model_copy(update={"occurrence": 0}).id
        earlier = once.get(content)
        once[content] = _as_one(earlier, fact) if earlier else fact
    return once.values()


def _as_one(earlier: Fact, later: Fact) -> Fact:
    joined = _joined(later, earlier.event.sources, [later.event, earlier.event])
    return replace(joined, position=min(earlier.position, later.position))


def _joined(fact: Fact, cited: Sequence[Source], further: Sequence[Event]) -> Fact:
    """The fact with ``cited`` and the sources of further events, known as early as any of them."""
    sources = dict.fromkeys([*cited, *sources_of(further)])
    known_on = min(fact.event.known_on, *(event.known_on for event in further))
    event = fact.event.model_copy(update={"sources": tuple(sources), "known_on": known_on})
    return Fact(event, fact.position)


def sources_of(events: Iterable[Event]) -> Iterator[Source]:
    """The sources of events, one event after the other."""
    return (source for event in events for source in event.sources)
