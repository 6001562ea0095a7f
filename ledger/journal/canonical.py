"""Events as canonical lines of JSON, and the root of content over them.

A line is one event as one JSON object: members in the order of their names, no blanks between,
UTF-8, days in ISO 8601. The *root of content* is the Merkle tree head (RFC 9162, section 2.1) over
these lines without the members that are null and without a schema version of 1, the leaf hashes in
ascending order. It depends on
what was recorded alone, not on when, in which order or in which store: ledgers with the same root
of content hold the same events. The log root tells the log itself, with positions and instants.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from domain.events.registry import event_to_dict
from ledger.store.merkle import root_of

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["canonical_line", "content_leaf", "content_root"]

_LEAF = b"\x00"  # RFC 9162, section 2.1.1: tells leaves from inner nodes


def canonical_line(event: Event) -> str:
    """The event as one line of JSON, without the line's end; it tells its schema version."""
    return _written({"schema_version": event.schema_version, **event_to_dict(event)})


def content_leaf(event: Event) -> bytes:
    """Hash of the event's line without what is absent, 32 bytes.

    What is absent is left out, so that a field added to a type later changes no leaf; so is a
    schema version of 1.
    """
    return sha256(_LEAF + _written(_present(event_to_dict(event))).encode()).digest()


def content_root(events: Iterable[Event]) -> str:
    """The root of content of these events, in hex."""
    return root_of(sorted(map(content_leaf, events))).hex()


def _written(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _present(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _present(value) for name, value in data.items() if value is not None}
    return [_present(value) for value in data] if isinstance(data, list) else data
