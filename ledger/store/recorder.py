"""What the recorders of all databases share: the library's interface, and how rows are made.

A database's own recorder supplies the reading primitives and one write transaction; positions,
recording times and leaves are made here, so that they are the same everywhere.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from eventsourcing.persistence import (
    ApplicationRecorder,
    Notification,
    StoredEvent,
    Subscription,
)

from ledger.store.leaf import canonical_bytes, leaf_hash
from ledger.store.mapper import StoredLedgerEvent
from ledger.store.rows import APPENDED, AppendCondition, Clock, Row, Writing, utc_now

__all__ = ["Head", "LedgerRecorder", "MakeRows"]


@dataclass(frozen=True, slots=True)
class Head:
    """The last position recorded (0 when empty) and the instant of its recording."""

    position: int
    recorded_at: datetime | None


MakeRows = Callable[[Head], list[Row]]


@dataclass(frozen=True)
class _LedgerNotification(Notification, StoredLedgerEvent):
    """The library's notification, with the columns that the mapper needs."""


class LedgerRecorder(ApplicationRecorder):
    """Stores events append-only, in one order, under the library's recorder interface."""

    clock: Clock = staticmethod(utc_now)

    @abstractmethod
    def head(self) -> int:
        """The last position; 0 when empty."""

    @abstractmethod
    def versions(self, streams: Collection[str]) -> dict[str, int]:
        """The last version of each of the streams that has events."""

    @abstractmethod
    def rows_between(self, after: int, until: int, limit: int) -> list[Row]:
        """At most ``limit`` rows with positions above ``after`` up to ``until``, in order."""

    @abstractmethod
    def positions_of(self, streams: Collection[str], until: int) -> list[int]:
        """The positions up to ``until`` of all events of the streams, in order."""

    @abstractmethod
    def rows_at(self, positions: Sequence[int]) -> list[Row]:
        """The rows at these positions, in order."""

    @abstractmethod
    def leaves_between(self, after: int, until: int) -> list[bytes]:
        """The leaves with positions above ``after`` up to ``until``, in order."""

    @abstractmethod
    def datasets(self) -> dict[int, str]:
        """By the position after which it was so: the dataset, name and version, that it holds."""

    @abstractmethod
    def _write(
        self,
        make: MakeRows,
        condition: AppendCondition | None,
        writing: Writing,
    ) -> list[Row]:
        """Take the write lock, check the condition, make the rows and store them; or nothing."""

    def insert_events(  # noqa: PLR0913 - the library's, and ours
        self,
        stored_events: Sequence[StoredEvent],
        *,
        tags: Sequence[tuple[str, ...]] | None = None,
        condition: AppendCondition | None = None,
        rows: list[Row] | None = None,
        writing: Writing = APPENDED,
        tracking: None = None,
        **unknown: Any,
    ) -> Sequence[int] | None:
        """Store a batch in one transaction and give its positions.

        ``tags`` are those of each event. ``rows`` is a list that receives what was stored; then
        no positions are given, and the library makes no recordings that nobody asked for.
        Raises ConcurrentWriteError where the condition fails or a stream has moved on, and
        TypeError for arguments that it would otherwise have to ignore.
        """
        if unknown or tracking is not None:
            names = ", ".join(sorted(unknown) or ["tracking"])
            message = f"this recorder cannot heed {names}"
            raise TypeError(message)
        events = cast("Sequence[StoredLedgerEvent]", stored_events)
        sorted_tags = _tags_of_each(events, tags)
        _refuse_repetition(events)
        stored = self._write(lambda head: self._make(events, sorted_tags, head), condition, writing)
        if rows is None:
            return [row.position for row in stored]
        rows.extend(stored)
        return None

    def _make(
        self,
        events: Sequence[StoredLedgerEvent],
        tags: Sequence[tuple[str, ...]],
        head: Head,
    ) -> list[Row]:
        if not events:
            return []
        now = self.clock()
        recorded_at = now if head.recorded_at is None else max(head.recorded_at, now)
        numbered = zip(events, tags, strict=True)
        return [
            _row(event, position, recorded_at, own)
            for position, (event, own) in enumerate(numbered, head.position + 1)
        ]

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of one stream by version, as the library's repository reads them."""
        rows = self.rows_at(self.positions_of([str(originator_id)], self.head()))
        chosen = [
            _stored(row)
            for row in rows
            if (gt is None or row.version > gt) and (lte is None or row.version <= lte)
        ]
        return chosen[::-1][:limit] if desc else chosen[:limit]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """At most ``limit`` events by position, as the library's notification log reads them."""
        after = (start or 0) - (1 if start and inclusive_of_start else 0)
        until = self.head() if stop is None else stop
        found: list[Notification] = []
        while len(found) < limit and (rows := self.rows_between(after, until, limit)):
            found += [_notification(row) for row in rows if not topics or row.type in topics]
            after = rows[-1].position
        return found[:limit]

    def max_notification_id(self) -> int | None:
        """The last position, or None when there is none, as the library asks for it."""
        return self.head() or None

    def subscribe(
        self,
        gt: int | None = None,
        topics: Sequence[str] = (),
    ) -> Subscription[ApplicationRecorder]:
        """Not offered: readers ask for the rows after the position they know."""
        message = "read the rows after a position instead of subscribing"
        raise NotImplementedError(message)


def _tags_of_each(
    events: Sequence[StoredLedgerEvent],
    tags: Sequence[tuple[str, ...]] | None,
) -> list[tuple[str, ...]]:
    if tags is None:
        return [()] * len(events)
    if len(tags) != len(events):
        message = f"{len(events)} events need as many sets of tags, not {len(tags)}"
        raise ValueError(message)
    unfit = [tag for own in tags for tag in own if not tag or "\n" in tag]
    if unfit:
        message = f"{unfit[0]!r} is no tag: a tag is one line of text that is not empty"
        raise ValueError(message)
    return [tuple(sorted(set(own))) for own in tags]


def _refuse_repetition(events: Sequence[StoredLedgerEvent]) -> None:
    if len({event.event_id for event in events}) == len(events):
        return
    ((event_id, _),) = Counter(event.event_id for event in events).most_common(1)
    message = f"the batch holds {event_id} twice: record an event once"
    raise ValueError(message)


def _row(
    event: StoredLedgerEvent,
    position: int,
    recorded_at: datetime,
    tags: tuple[str, ...],
) -> Row:
    stored = (
        position,
        str(event.originator_id),
        event.originator_version,
        event.topic,
        event.schema_version,
        event.state,
        event.event_id,
        event.not_before,
        event.effective_on,
        event.known_on,
        recorded_at,
        tags,
    )
    return Row(*stored, leaf=leaf_hash(canonical_bytes(*stored)))


def _stored(row: Row) -> StoredLedgerEvent:
    return StoredLedgerEvent(**_columns(row))


def _notification(row: Row) -> _LedgerNotification:
    return _LedgerNotification(id=row.position, **_columns(row))


def _columns(row: Row) -> dict[str, Any]:
    return {
        "originator_id": row.stream,
        "originator_version": row.version,
        "topic": row.type,
        "state": row.state,
        "schema_version": row.schema_version,
        "event_id": row.event_id,
        "not_before": row.not_before,
        "effective_on": row.effective_on,
        "known_on": row.known_on,
    }
