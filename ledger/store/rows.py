"""A stored event as the database holds it, and the condition under which events are added."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

__all__ = ["APPENDED", "AppendCondition", "Clock", "Row", "Writing", "instant_text", "utc_now"]

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Row:
    """One stored event with everything the ledger adds to it.

    ``position`` counts all events from 1 without gaps, ``version`` those of the stream.
    ``state`` holds the event as JSON, byte for byte as recorded; ``leaf`` is its SHA-256 in the
    Merkle tree (see :mod:`ledger.store.leaf`); ``tags`` are sorted.
    """

    position: int
    stream: str
    version: int
    type: str
    schema_version: int
    state: bytes
    event_id: str
    not_before: date
    effective_on: date
    known_on: date
    recorded_at: datetime
    tags: tuple[str, ...]
    leaf: bytes


@dataclass(frozen=True, slots=True)
class AppendCondition:
    """No event after position ``after`` has one of the ``tags``, or the append is refused.

    ``tags`` name what a decision was made from, ``after`` the head it was read at.
    """

    tags: frozenset[str]
    after: int


@dataclass(frozen=True, slots=True)
class Writing:
    """What else happens in the transaction that stores a batch, or in none of it.

    ``founding``: the ledger itself is made. ``dataset``: the name and version of the dataset that
    the ledger holds from then on is kept, under the position after the batch.
    """

    founding: bool = False
    dataset: str | None = None


APPENDED = Writing()
"""Nothing else happens."""


def utc_now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


@lru_cache(maxsize=64)  # all events of a batch share one instant
def instant_text(instant: datetime) -> str:
    """An instant in UTC as ISO 8601 with microseconds: texts sort as the instants do."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
