"""What was recorded about a subject, corrections included; and what changed between two views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.corrections import Amendment, Corrected, Retracted
from projections.describing import described
from projections.membership import register
from projections.obligations import obligations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from domain.events.header import Event
    from projections.cut import Recorded
    from projections.view import View

__all__ = ["Change", "HistoryLine", "differences", "history"]


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
    return "amendment" if isinstance(event, Amendment) else fates.get(event.id, "stands")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two views: what it was, and what it is."""

    subject: str
    what: str
    before: str
    after: str
    evidence: tuple[str, ...]


def differences(before: View, after: View) -> tuple[Change, ...]:
    """What differs in membership and obligations; along whichever axis the views differ."""
    return tuple(
        sorted(
            [*_membership_changes(before, after), *_obligation_changes(before, after)],
            key=lambda change: (change.subject, change.what),
        ),
    )


def _membership_changes(before: View, after: View) -> Iterator[Change]:
    was = register(before)
    for iso3, stands in register(after).items():
        if was[iso3].status is not stands.status:
            yield Change(
                f"state:{iso3}",
                "membership",
                was[iso3].status.value,
                stands.status.value,
                stands.evidence,
            )


def _obligation_changes(before: View, after: View) -> Iterator[Change]:
    was, now = _said(before), _said(after)
    for key in was.keys() | now.keys():
        old, new = was.get(key, ("", ())), now.get(key, ("", ()))
        if old[0] != new[0]:
            subject, what = key
            yield Change(subject, what, old[0], new[0], new[1] or old[1])


def _said(view: View) -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    return {
        (duty.bearer, f"Article {duty.article}: {duty.what}"): (
            duty.status.value + (f", due {duty.due_on}" if duty.due_on else ""),
            duty.evidence,
        )
        for duty in obligations(view)
    }
