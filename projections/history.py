"""What was recorded about a subject, corrections included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.corrections import Amendment, Corrected, Retracted
from projections.describing import described

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from domain.events.header import Event
    from projections.cut import Recorded

__all__ = ["HistoryLine", "history"]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One recorded event; ``standing`` is stands, retracted, corrected or amendment."""

    position: int
    recorded_at: datetime
    id: str
    type: str
    subject: str
    when: str
    not_before: date
    effective_on: date
    known_on: date
    says: str
    sources: tuple[str, ...]
    standing: str


def history(
    recorded: Sequence[Recorded],
    subject: str | None = None,
) -> tuple[HistoryLine, ...]:
    """Everything recorded about a subject, or about any, in the order of what happened."""
    fates = _fates(item.event for item in recorded)
    lines = [
        HistoryLine(
            position=item.position,
            recorded_at=item.recorded_at,
            id=item.event.id,
            type=item.event.type,
            subject=item.event.subject,
            when=str(item.event.when),
            not_before=item.event.not_before,
            effective_on=item.event.effective_on,
            known_on=item.event.known_on,
            says=described(item.event),
            sources=tuple(str(source) for source in item.event.sources),
            standing=_standing(item.event, fates),
        )
        for item in recorded
        if subject is None or item.event.subject == subject
    ]
    return tuple(sorted(lines, key=lambda line: (line.effective_on, line.position)))


def _fates(events: Iterable[Event]) -> Mapping[str, str]:
    return {
        event.target: "corrected" if isinstance(event, Corrected) else "retracted"
        for event in events
        if isinstance(event, Retracted | Corrected)
    }


def _standing(event: Event, fates: Mapping[str, str]) -> str:
    """What became of it; of a correction, what became of the fact that it brought."""
    if isinstance(event, Corrected):
        return fates.get(event.replacement.id, "amendment")
    return fates.get(event.id, "amendment" if isinstance(event, Amendment) else "stands")
