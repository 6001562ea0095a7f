"""Every event type by name; reading and writing events as plain data."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, get_args
from uuid import UUID

from pydantic import ValidationError

from domain.errors import InvalidEventError, UnknownEventTypeError
from domain.events import (
    clearance,
    compliance,
    cooperation,
    corrections,
    decisions,
    extensions,
    isu,
    law,
    machinery,
    membership,
    money,
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
    from collections.abc import Iterator, Mapping

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
    compliance,
    money,
    isu,
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
    if type(version) is not int or not 1 <= version <= kind.schema_version:
        raise InvalidEventError([_unknown_version(kind, version)])
    fields = upcast(kind, version, fields)
    numbers = [_no_day(kind, name, fields[name]) for name in _numbered_days(kind, fields)]
    if numbers:
        raise InvalidEventError(numbers)
    try:
        event = kind.model_validate(fields)
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


def _numbered_days(kind: type[Event], fields: Mapping[str, Any]) -> Iterator[str]:
    """Fields that take a day and hold a number, which would count as seconds since 1970."""
    for name in _days_of(kind):
        if isinstance(fields.get(name), int | float):
            yield name


@cache
def _days_of(kind: type[Event]) -> tuple[str, ...]:
    """Names of the fields that take a day."""
    return tuple(
        name for name, field in kind.model_fields.items() if _takes_a_day(field.annotation)
    )


def _takes_a_day(annotation: Any) -> bool:
    return annotation is date or any(map(_takes_a_day, get_args(annotation)))


def _no_day(kind: type[Event], name: str, value: object) -> Problem:
    return Problem(
        "EVENT_FIELD",
        f"{kind.__name__}.{name} takes a day, such as 2020-10-01, and not {value}.",
        "Write the day as a text in quotation marks.",
    )


def _unknown_version(kind: type[Event], version: object) -> Problem:
    if type(version) is int and version > kind.schema_version:
        return Problem(
            "NEWER_EVENT",
            f"the {kind.__name__} is of schema version {version}, and this program knows versions "
            f"up to {kind.schema_version}.",
            "Upgrade ccm-ledger to read it.",
        )
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
