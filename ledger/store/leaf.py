"""The leaf of a stored event: a hash over everything stored of it.

Layout 1, all numbers unsigned with the most significant byte first: the byte ``0x01``; position,
version and schema version in eight bytes each; how many fields follow, in four bytes; the length
of each field, in four bytes each; then the fields one after another: stream, type, state,
event id, not before, effective on, known on, recorded at, and each tag in sorted order. Texts are
UTF-8; days are ISO 8601, and so is the instant, in UTC with microseconds
(``2024-05-01T09:30:00.000000+00:00``). All lengths are given, so no two stored events share
their bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from hashlib import sha256
from struct import Struct

from ledger.store.rows import Row, instant_text

__all__ = ["canonical_bytes", "leaf_hash", "recompute_leaf"]

_LAYOUT = 1
_LEAF = b"\x00"  # RFC 9162, section 2.1.1: tells leaves from inner nodes


def canonical_bytes(  # noqa: PLR0913, PLR0917 - everything stored of an event, in order
    position: int,
    stream: str,
    version: int,
    type_: str,
    schema_version: int,
    state: bytes,
    event_id: str,
    not_before: date,
    effective_on: date,
    known_on: date,
    recorded_at: datetime,
    tags: tuple[str, ...],
) -> bytes:
    """Everything stored of an event as the bytes that are hashed."""
    fields = [
        stream.encode(),
        type_.encode(),
        state,
        event_id.encode(),
        _day(not_before),
        _day(effective_on),
        _day(known_on),
        instant_text(recorded_at).encode(),
        *[tag.encode() for tag in tags],
    ]
    count = len(fields)
    numbers = (_LAYOUT, position, version, schema_version, count)
    return _packing(count)(*numbers, *map(len, fields)) + b"".join(fields)


@cache
def _packing(count: int) -> Callable[..., bytes]:
    """Packs the layout, three numbers, how many fields follow, and their lengths."""
    return Struct(f">BQQQI{count}I").pack


@lru_cache(maxsize=4096)  # the days of a ledger are few
def _day(day: date) -> bytes:
    return day.isoformat().encode()


def leaf_hash(canonical: bytes) -> bytes:
    """Hash of a leaf (RFC 9162, section 2.1.1): SHA-256 of ``0x00`` and the bytes."""
    return sha256(_LEAF + canonical).digest()


def recompute_leaf(row: Row) -> bool:
    """Whether the row's leaf is the hash of what the row holds."""
    return row.leaf == leaf_hash(
        canonical_bytes(
            row.position,
            row.stream,
            row.version,
            row.type,
            row.schema_version,
            row.state,
            row.event_id,
            row.not_before,
            row.effective_on,
            row.known_on,
            row.recorded_at,
            row.tags,
        ),
    )
