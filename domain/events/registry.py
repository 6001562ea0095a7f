"""Every event type by name; reading and writing events as plain data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pydantic import ValidationError

from domain.errors import InvalidEventError, UnknownEventTypeError
from domain.events import (
    clearance,
    cooperation,
    corrections,
    decisions,
    extensions,
    law,
    machinery,
    membership,
    norms,
    offices,
    statements,
    stockpiles,
    transparency,
    victims,
)
from domain.events.complaints import problems_of
from domain.events.corrections import Amendment
from domain.events.header import Event
from domain.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "event_from_dict",
    "event_to_dict",
    "event_type",
    "event_types",
    "former_id",
    "identified",
    "problems_of",
    "upcast",
]

_MODULES = (
    membership,
    stockpiles,
    clearance,
    extensions,
    transparency,
    victims,
    cooperation,
    law,
    norms,
    machinery,
    offices,
    decisions,
    statements,
    corrections,
)


@cache
def event_types() -> dict[str, type[Event]]:
    """All event types by name, in the order of their modules and names."""
    found: dict[str, type[Event]] = {}
    for module in _MODULES:
        for name in module.__all__:
            thing = getattr(module, name)
            if isinstance(thing, type) and issubclass(thing, Event) and thing is not Amendment:
                found[name] = thing
    return found


def event_type(name: str) -> type[Event]:
    """The event type of that name. Raises UnknownEventTypeError."""
    try:
        return event_types()[name]
    except KeyError:
        raise UnknownEventTypeError(name, event_types()) from None


def event_to_dict(event: Event) -> dict[str, Any]:
    """The event as plain data with its ``type``, for JSON; with ``schema_version`` if not 1.

    With its ``id`` too where an earlier schema gave it another one than its content has now.
    """
    named: dict[str, Any] = {"type": event.type}
    if event.schema_version > 1:
        named |= {"schema_version": event.schema_version} | former_id(event)
    return {**named, **event.model_dump(mode="json")}


def former_id(event: Event) -> dict[str, str]:
    """The ``id`` of an event where its content has another one now; else nothing.

    Only a type that changed has such events, so that nothing is hashed for the others.
    """
    changed = event.schema_version > 1 and event.id != event.content_id()
    return {"id": event.id} if changed else {}


def event_from_dict(data: Mapping[str, Any]) -> Event:
    """An event from plain data with its ``type``, of this ``schema_version`` (by default 1).

    An ``id`` is heeded where the type has changed since an event may have got it. Raises
    UnknownEventTypeError for a type that is not there, and InvalidEventError, which holds every
    problem, for data that do not fit the type.
    """
    fields = dict(data)
    event_id = fields.pop("id", None)
    kind = event_type(str(fields.pop("type", "")))
    version = fields.pop("schema_version", 1)
    if version not in range(1, kind.schema_version + 1):
        raise InvalidEventError([_unknown_version(kind, version)])
    try:
        event = kind.model_validate(upcast(kind, version, fields))
    except ValidationError as error:
        raise InvalidEventError(problems_of(kind, error)) from None
    return event if event_id is None else identified(event, event_id)


def identified(event: Event, event_id: object) -> Event:
    """The event under the id that its data give. Raises InvalidEventError for one of another."""
    if event_id == event.id:
        return event
    if event.schema_version == 1 or not _is_an_id(event_id):
        raise InvalidEventError([_other_id(event, event_id)])
    return event.identified(str(event_id))


def _is_an_id(value: object) -> bool:
    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False


def _other_id(event: Event, event_id: object) -> Problem:
    return Problem(
        "EVENT_FIELD",
        f"{event.type}.id: {event_id!r} is not the id of this event, which is {event.id}.",
        "Leave it out: it follows from the rest.",
    )


def _unknown_version(kind: type[Event], version: object) -> Problem:
    return Problem(
        "EVENT_FIELD",
        f"{kind.__name__}.schema_version: {version!r} is none that this program reads.",
        f"Write a number from 1 to {kind.schema_version}, or leave it out for 1.",
    )


def upcast(kind: type[Event], version: int, fields: dict[str, Any]) -> dict[str, Any]:
    """Bring the stored fields of an older schema version up to the current one.

    A type at version *n* has methods ``upcast_v1``, …, ``upcast_v(n-1)``, each taking and giving
    the plain fields of one version further.
    """
    while version < kind.schema_version:
        fields = getattr(kind, f"upcast_v{version}")(fields)
        version += 1
    return fields
