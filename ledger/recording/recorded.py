"""What is recorded, stream by stream, kept so that one more event costs its own stream alone."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING, TypeVar

from domain.events.corrections import Corrected, told_by
from domain.events.registry import former_id
from projections.cut import cut
from projections.streams import Stream
from projections.view import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from domain.events.header import Event
    from projections.cut import Recorded

__all__ = ["RecordedStreams"]

E = TypeVar("E", bound="Event")

_CUTS_OF_EACH = 32
_CUTS_OF_ALL = 4
"""Cuts through all streams that are kept with what was worked out on them: by position and day."""


class RecordedStreams:
    """Every event recorded, by subject and by id; and the facts seen of them on the axes."""

    def __init__(self) -> None:
        self._logs: dict[str, _Log] = {}
        self._by_id: dict[str, Recorded] = {}
        self._former_ids: dict[str, str] = {}
        self._citing: dict[str, set[str]] = {}
        self._facts: OrderedDict[tuple[int, date | None], Facts] = OrderedDict()
        self.head = 0

    def take(self, item: Recorded) -> None:
        """Keep what was recorded next; ``head`` is its position then."""
        event = item.event
        self.head = item.position
        log = self._logs.get(event.subject)
        if log is None:
            log = self._logs[event.subject] = _Log()
        log.take(item)
        for each in told_by(event):
            self._by_id[each.id] = item
            if former_id(each):
                self._former_ids[each.content_id()] = each.id
            for source in each.sources:
                self._citing.setdefault(source.document, set()).add(each.subject)

    def __contains__(self, event_id: object) -> bool:
        """Whether an event of that id was ever recorded, whether it still stands or not."""
        return event_id in self._by_id

    def of_id(self, event_id: str) -> Recorded | None:
        """The recorded event of that id, or the correction that brought it."""
        return self._by_id.get(event_id)

    def as_recorded(self, event: E) -> E:
        """The event under the id that it has here, where an earlier schema gave it another one.

        A correction has its own id from that of its replacement.
        """
        if isinstance(event, Corrected):
            replacement = self.as_recorded(event.replacement)
            if replacement is not event.replacement:
                event = event.model_copy(update={"replacement": replacement})
        known = self._former_ids.get(event.id)
        return event.identified(known) if known else event

    def ids(self) -> Iterator[str]:
        """Ids of everything ever recorded, replacements included."""
        return iter(self._by_id)

    def subjects(self) -> Iterator[str]:
        """Subjects of everything ever recorded."""
        return iter(self._logs)

    def recorded(self, subject: str) -> Sequence[Recorded]:
        """Everything recorded about a subject, in the order of recording."""
        log = self._logs.get(subject)
        return log.items if log else ()

    def citing(self, document: str) -> frozenset[str]:
        """Subjects of whatever ever cited a document."""
        return frozenset(self._citing.get(document, ()))

    def stream(self, subject: str) -> Stream:
        """The facts about a subject that stand now."""
        log = self._logs.get(subject)
        return log.cut(len(log.items), None) if log else Stream(())

    def facts(self, position: int, known_at: date | None) -> Facts:
        """The facts about every subject, up to a position and as known at a day.

        Those asked for last are kept, and with them what was worked out on them.
        """
        key = (position, known_at)
        if key not in self._facts:
            self._facts[key] = self._cut(position, known_at)
            if len(self._facts) > _CUTS_OF_ALL:
                self._facts.popitem(last=False)
        self._facts.move_to_end(key)
        return self._facts[key]

    def _cut(self, position: int, known_at: date | None) -> Facts:
        cuts = (
            (subject, log.cut(log.count(position), known_at)) for subject, log in self._logs.items()
        )
        return Facts({subject: stream for subject, stream in cuts if stream.facts})


class _Log:
    """What was recorded about one subject, and the cuts through it that were asked for last."""

    def __init__(self) -> None:
        self.items: list[Recorded] = []
        self._positions: list[int] = []
        self._known_until: list[date] = []
        self._cuts: OrderedDict[tuple[int, date | None], Stream] = OrderedDict()

    def take(self, item: Recorded) -> None:
        known_on = max(each.known_on for each in told_by(item.event))
        if self.items:
            known_on = max(known_on, self._known_until[-1])
        self.items.append(item)
        self._positions.append(item.position)
        self._known_until.append(known_on)

    def count(self, position: int) -> int:
        return bisect_right(self._positions, position)

    def cut(self, count: int, known_at: date | None) -> Stream:
        """The facts of the first ``count`` events; kept, since most questions ask it again."""
        if count and known_at and known_at >= self._known_until[count - 1]:
            known_at = None
        key = (count, known_at)
        if key not in self._cuts:
            self._cuts[key] = Stream(cut(self.items[:count], known_at=known_at))
            if len(self._cuts) > _CUTS_OF_EACH:
                self._cuts.popitem(last=False)
        self._cuts.move_to_end(key)
        return self._cuts[key]
