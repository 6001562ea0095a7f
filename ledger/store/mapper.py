"""From domain events to what is stored, and back.

The domain's events know nothing of streams and versions: an envelope carries them for the
library. The topic under which an event is stored is the name of its type, so that no module
path is kept in the ledger.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import cast

from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, StoredEvent
from pydantic import ValidationError

from domain.errors import UnknownEventTypeError
from domain.events.header import Event
from domain.events.registry import event_type, upcast
from ledger.store.errors import DamagedRowError, NewerEventError
from ledger.store.rows import Row

__all__ = ["Envelope", "LedgerMapper", "StoredLedgerEvent", "event_of"]


@dataclass(slots=True)
class Envelope:
    """A domain event with its place in its stream, as the library expects it."""

    originator_id: str
    originator_version: int
    event: Event


@dataclass(frozen=True, init=False)
class StoredLedgerEvent(StoredEvent):
    """The library's stored event with the columns that the ledger adds."""

    schema_version: int
    event_id: str
    not_before: date
    effective_on: date
    known_on: date

    def __init__(self, **columns: object) -> None:
        # The method that a frozen dataclass writes for itself takes four times as long.
        self.__dict__.update(columns)


class LedgerMapper(Mapper[str]):
    """Writes the event inside an envelope as JSON bytes, and reads it back."""

    def to_stored_event(self, domain_event: DomainEventProtocol[str]) -> StoredLedgerEvent:
        """The columns of an envelope's event."""
        envelope = cast("Envelope", domain_event)
        event = envelope.event
        return StoredLedgerEvent(
            originator_id=envelope.originator_id,
            originator_version=envelope.originator_version,
            topic=event.type,
            state=event.__pydantic_serializer__.to_json(event),
            schema_version=event.schema_version,
            event_id=event.id,
            not_before=event.not_before,
            effective_on=event.effective_on,
            known_on=event.known_on,
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Envelope:
        """The envelope of a stored event; the library's own reading methods come here."""
        stored = cast("StoredLedgerEvent", stored_event)
        event = _read(stored.topic, stored.schema_version, stored.state, stored.event_id)
        return Envelope(str(stored.originator_id), stored.originator_version, event)


def event_of(row: Row) -> Event:
    """The domain event that a row holds, brought up to the current schema of its type.

    Raises :class:`~ledger.store.errors.DamagedRowError` for a row that holds no such event and
    :class:`~ledger.store.errors.NewerEventError` for one that a later program recorded.
    """
    try:
        return _read(row.type, row.schema_version, row.state, row.event_id)
    except (AttributeError, LookupError, ValueError) as error:
        raise DamagedRowError(row.position, _reason(row, error)) from error


def _read(name: str, schema_version: int, state: bytes, event_id: str) -> Event:
    """The event under the id it was stored with, whatever its content would have now."""
    event = _validated(name, schema_version, state)
    event.__dict__["id"] = event_id  # as the property itself keeps it; a copy costs too much here
    return event


def _validated(name: str, schema_version: int, state: bytes) -> Event:
    kind = event_type(name)
    if schema_version == kind.schema_version:
        return kind.model_validate_json(state)
    if schema_version > kind.schema_version:
        what = f"An event {name}"
        raise NewerEventError(what, schema_version, kind.schema_version)
    fields = upcast(kind, schema_version, json.loads(state))
    # Through JSON once more: the fields are what JSON holds, and are validated as such.
    return kind.model_validate_json(json.dumps(fields))


def _reason(row: Row, error: Exception) -> str:
    if isinstance(error, UnknownEventTypeError):
        return str(error).partition(".")[0]  # the name may be one inside the event
    if not isinstance(error, ValidationError):
        return f"it cannot be read as a {row.type} of schema version {row.schema_version}"
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "state"
    return f"it is no valid {row.type} ({place}: {first['msg']})"
