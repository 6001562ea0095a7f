"""Which facts a replay sees: up to a position, as known at a day, with corrections applied.

The three axes (DESIGN section 3). *recorded*: only events up to a position count. *known*: only
facts known by a day count; a correction of kind *source* works from its own ``known_on``, one of
kind *transcription* at every day. *effective* is left to the view, which counts a fact from its
``effective_on``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.corrections import Amendment, Corrected, CorrectionKind, Retracted, SourceAdded
from domain.timelines.order import order_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from domain.events.header import Event

__all__ = ["Fact", "Recorded", "cut"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as the ledger holds it; positions count from 1, ``recorded_at`` is a UTC instant."""

    position: int
    recorded_at: datetime
    event: Event


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as a replay sees it: the event, with every source added so far.

    ``position`` is where it was recorded; for a replacement, where its correction was.
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

    ``recorded`` comes in position order. Nothing fails here: what lacks its premise stays.
    """
    within = [item for item in recorded if position is None or item.position <= position]
    amendments = [item for item in within if isinstance(item.event, Amendment)]
    facts = {
        item.event.id: Fact(item.event, item.position)
        for item in within
        if not isinstance(item.event, Amendment)
    }
    _amend(facts, amendments, known_at)
    known = [fact for fact in facts.values() if known_at is None or fact.event.known_on <= known_at]
    known.sort(key=lambda fact: order_key(fact.event, fact.position))
    return known


def _amend(facts: dict[str, Fact], amendments: Sequence[Recorded], known_at: date | None) -> None:
    """Apply source additions and corrections, in the order they were recorded.

    What puts a fact right that an earlier correction brought has nothing to put right on a day
    when the earlier one was not known: the fact it replaced still stands then.
    """
    for item in amendments:
        event = item.event
        if isinstance(event, SourceAdded):
            _add_source(facts, event, known_at)
        elif isinstance(event, Retracted | Corrected) and _works(event, known_at):
            replaced = facts.pop(event.target, None)
            if replaced and isinstance(event, Corrected):
                facts[event.replacement.id] = Fact(event.replacement, item.position)


def _works(event: Retracted | Corrected, known_at: date | None) -> bool:
    return (
        event.kind is CorrectionKind.TRANSCRIPTION or known_at is None or event.known_on <= known_at
    )


def _add_source(facts: dict[str, Fact], event: SourceAdded, known_at: date | None) -> None:
    fact = facts.get(event.target)
    if fact is None or (known_at is not None and event.known_on > known_at):
        return
    known = known_at is None or fact.event.known_on <= known_at
    sources = fact.event.sources if known else ()
    added = tuple(source for source in event.sources if source not in sources)
    widened = fact.event.model_copy(
        update={
            "sources": sources + added,
            "known_on": min(fact.event.known_on, event.known_on),
        },
    )
    facts[event.target] = Fact(widened, fact.position)
