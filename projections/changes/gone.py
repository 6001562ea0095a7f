"""Why a view says a thing no longer: nothing disappears from a difference without a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.texts import first_named
from projections.changes.model import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.events.header import Event
    from projections.changes.model import Holding
    from projections.view import View

__all__ = ["reason_gone"]

_NAMED = 3
"""How many events are named one by one; the evidence has them all."""


def reason_gone(before: View, after: View, subject: str, old: Holding) -> Reason:
    """Why the second view does not hold what the first does.

    What it rested on is not there, or its own reason, or what else is told of its subject.
    """
    own = old.why_gone(after) if old.why_gone else None
    return (
        _lost(before, after, old.evidence)
        or own
        or _since(before, after, subject)
        or _otherwise(before, after)
    )


def _otherwise(before: View, after: View) -> Reason:
    if after.as_of < before.as_of:
        return Reason(f"not there yet on {after.as_of}")
    return Reason(f"nothing that was recorded tells why it does not hold on {after.as_of}")


def _lost(before: View, after: View, evidence: Iterable[str]) -> Reason | None:
    """What it rested on and the second view does not see, or sees ahead of its day."""
    gone = [event for event in map(before.facts.by_id.get, evidence) if event]
    unseen = [event for event in gone if event.id not in after.facts.by_id]
    if unseen:
        text = f"rests on {_named(unseen)}, which there is not: taken back, or not known yet"
        return Reason(text, _ids(unseen))
    ahead = [event for event in gone if event.effective_on > after.as_of]
    if ahead:
        return Reason(f"rests on {_named(ahead)}, later than {after.as_of}", _ids(ahead))
    return None


def _since(before: View, after: View, subject: str) -> Reason | None:
    """What the second view holds of the same subject and the first does not."""
    had = {event.id for event in _of(before, subject)}
    new = [event for event in _of(after, subject) if event.id not in had]
    return Reason(f"since {_named(new)}", _ids(new)) if new else None


def _of(view: View, subject: str) -> list[Event]:
    found: list[Event] = view.held(subject)
    return found


def _named(events: Iterable[Event]) -> str:
    names = list(dict.fromkeys(f"{event.type} of {event.when}" for event in events))
    return first_named(names, _NAMED)


def _ids(events: Iterable[Event]) -> tuple[str, ...]:
    return tuple(event.id for event in events)
