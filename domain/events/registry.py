"""Every event type by name; reading and writing events as plain data."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from domain.errors import InvalidEventError, UnknownEventTypeError
from domain.events import (
    clearance,
    compliance,
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
    compliance,
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
    """The event as plain data with its ``type``, for JSON; with ``schema_version`` if not 1."""
    version = {} if event.schema_version == 1 else {"schema_version": event.schema_version}
    return {"type": event.type, **version, **event.model_dump(mode="json")}


def event_from_dict(data: Mapping[str, Any]) -> Event:
    """An event from plain data with its ``type``, of this ``schema_version`` (by default 1).

    Raises UnknownEventTypeError for a type that is not there, and InvalidEventError, which holds
    every problem, for data that do not fit the type.
    """
    fields = dict(data)
    kind = event_type(str(fields.pop("type", "")))
    version = fields.pop("schema_version", 1)
    if version not in range(1, kind.schema_version + 1):
        raise InvalidEventError([_unknown_version(kind, version)])
    try:
        return kind.model_validate(upcast(kind, version, fields))
    except ValidationError as error:
        raise InvalidEventError(problems_of(kind, error)) from None


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
