"""What became of what was recorded: what ended a fact, and what stands in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.corrections import Corrected, Retracted, told_by
from domain.events.registry import former_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.events.header import Event
    from projections.cut import Recorded

__all__ = ["Fate", "Fates"]


@dataclass(frozen=True, slots=True)
class Fate:
    """How a fact ended.

    ``what`` is retracted or corrected; ``by`` the id of the amendment, ``at`` its position;
    ``stands`` the id of the fact that stands in its place now: the last replacement, or its next
    occurrence. None where nothing does.
    """

    what: str
    by: str
    at: int
    stands: str | None


class Fates:
    """The fates of everything in a log, or in a whole stream of it, in position order.

    Of several amendments of one fact the first ended it; those after it put right what is seen on
    the days before the first was known.
    """

    def __init__(self, recorded: Iterable[Recorded]) -> None:
        self._told: dict[str, Event] = {}
        self._former_ids: dict[str, str] = {}
        self._ended: dict[str, tuple[int, Retracted | Corrected]] = {}
        for item in recorded:
            for each in told_by(item.event):
                self._told[each.id] = each
                if former_id(each):
                    self._former_ids[each.content_id()] = each.id
            if isinstance(item.event, Retracted | Corrected) and not _stays(item.event):
                self._ended.setdefault(item.event.target, (item.position, item.event))

    def of(self, event_id: str) -> Fate | None:
        """What became of an event; None of one that stands, or was never recorded."""
        if event_id not in self._ended:
            return None
        position, by = self._ended[event_id]
        what = "corrected" if isinstance(by, Corrected) else "retracted"
        return Fate(what, by.id, position, self._in_place_of(event_id))

    def _in_place_of(self, event_id: str) -> str | None:
        current: str | None = event_id
        while current in self._ended:
            current = self._next(current)
        return current

    def _next(self, event_id: str) -> str | None:
        """What an ended event was replaced by, or its next occurrence, if it has one."""
        _, by = self._ended[event_id]
        if isinstance(by, Corrected):
            return by.replacement.id
        if event_id not in self._told:
            return None
        again = self._told[event_id].again().id
        return again if again in self._told else self._former_ids.get(again)


def _stays(event: Retracted | Corrected) -> bool:
    """Whether a correction leaves the fact its id: of its sources or the day it was known alone."""
    return isinstance(event, Corrected) and event.replacement.id == event.target
