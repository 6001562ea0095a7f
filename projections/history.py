"""What was recorded about a subject, corrections included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.corrections import Amendment, Corrected
from projections.describing import described
from projections.fates import Fates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from domain.events.header import Event
    from projections.cut import Recorded
    from projections.fates import Fate

__all__ = ["HistoryLine", "history"]


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One recorded event; ``standing`` is stands, retracted, corrected or amendment.

    ``brings`` is the id of the fact that a correction brings; ``fate`` what became of the event,
    or of that fact.
    """

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
    basis: str
    brings: str | None
    fate: Fate | None


def history(
    recorded: Sequence[Recorded],
    subject: str | None = None,
) -> tuple[HistoryLine, ...]:
    """Everything recorded about a subject, or about any, in the order of what happened."""
    fates = Fates(recorded)
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
            basis=item.event.basis.value,
            brings=_brings(item.event),
            fate=_fate(item.event, fates),
        )
        for item in recorded
        if subject is None or item.event.subject == subject
    ]
    return tuple(sorted(lines, key=lambda line: (line.effective_on, line.position)))


def _brings(event: Event) -> str | None:
    return event.replacement.id if isinstance(event, Corrected) else None


def _fate(event: Event, fates: Fates) -> Fate | None:
    """What became of it; of a correction, what became of the fact that it brought."""
    return fates.of(_brings(event) or event.id)


def _standing(event: Event, fates: Fates) -> str:
    if fate := _fate(event, fates):
        return fate.what
    return "amendment" if isinstance(event, Amendment) else "stands"
