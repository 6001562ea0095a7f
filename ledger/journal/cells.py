"""One cell of a table: text to value and back, told by the field's own type."""

from __future__ import annotations

import json
import re
from datetime import date
from enum import Enum, IntEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Union, cast, get_args, get_origin

from pydantic import AfterValidator

from domain.dates import parse_range
from domain.errors import CcmError, DateLimitError, InvalidMoneyError, InvalidValueError, quoted
from domain.events.fields import NameOf, QuantityOf
from domain.events.header import Event
from domain.events.registry import event_from_dict, event_to_dict
from domain.lists import join_list, split_list
from domain.money import Money, parse_money
from domain.quantities import MEASURED, Quantity, Unit, parse_quantity
from domain.states import find_state
from domain.subjects import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "CellError",
    "is_optional",
    "meeting_name",
    "names_meeting",
    "read_cell",
    "read_whole",
    "shape",
    "write_cell",
]

_TRUE, _FALSE = ("true", "yes"), ("false", "no")
_NOBODY = "none"
"""A list without anything in it: an empty cell would say that nothing was filled in."""


class CellError(InvalidValueError):
    """A cell that cannot be read as its column asks."""

    code = "CELL"


@cache
def shape(kind: type[Event], field: str) -> tuple[Any, Unit | None, bool]:
    """The plain type of a field, the unit it counts, and whether it may be absent."""
    annotation, marks, optional = _parts(kind, field)
    units = [mark.unit for mark in marks if isinstance(mark, QuantityOf)]
    return annotation, (units[0] if units else None), optional


@cache
def _parts(kind: type[Event], field: str) -> tuple[Any, tuple[Any, ...], bool]:
    """The plain type of a field, what it is annotated with, and whether it may be absent."""
    info = kind.model_fields[field]
    marks = tuple(info.metadata)
    annotation: Any = info.annotation
    optional = False
    if get_origin(annotation) in (Union, UnionType):
        members = [arg for arg in get_args(annotation) if arg is not NoneType]
        optional = len(members) < len(get_args(annotation))
        annotation = members[0]
    if hasattr(annotation, "__metadata__"):
        marks += annotation.__metadata__
        annotation = get_args(annotation)[0]
    return annotation, marks, optional


def is_optional(kind: type[Event], field: str) -> bool:
    """Whether an empty cell means *absent* for this field, or a default takes its place."""
    return shape(kind, field)[2] or not kind.model_fields[field].is_required()


def read_cell(kind: type[Event], field: str, text: str, unit: Unit | None = None) -> Any:
    """The value a cell says; ``unit`` where another column decides what a quantity counts.

    Raises :class:`CellError` or another InvalidValueError where it says nothing that fits.
    """
    annotation, own_unit, _optional = shape(kind, field)
    if annotation is Money:
        return _money(text, _parts(kind, field)[1])
    if annotation is Quantity:
        return _quantity(text, own_unit or unit or Unit.PIECES)
    if get_origin(annotation) is tuple:
        return () if text == _NOBODY else _several(annotation, text)
    if SubjectKind.STATE in _named(_parts(kind, field)[1]):
        return find_state(text).iso3
    if annotation is Event:
        return _event(text)
    if annotation is date:
        return _day(text)
    if annotation is bool:
        return _truth(text)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return _choice(annotation, text)
    if annotation is int:
        return read_whole(text)
    return text


def names_meeting(kind: type[Event], field: str) -> bool:
    """Whether a field names a meeting, or what is paid for together."""
    return SubjectKind.MEETING in _named(_parts(kind, field)[1])


def meeting_name(text: str) -> str:
    """The short name of a meeting of the Convention as it is recorded: ``10MSP`` for ``10msp``."""
    found = _SHORT_NAME.match(text)
    return f"{found[1]}{found[2].upper()}" if found else text


def _named(marks: tuple[Any, ...]) -> list[SubjectKind]:
    return [mark.kind for mark in marks if isinstance(mark, NameOf)]


def _several(annotation: Any, text: str) -> tuple[str, ...]:
    """The parts of a list; States by their codes."""
    parts = tuple(filter(None, split_list(text)))
    marks = getattr(get_args(annotation)[0], "__metadata__", ())
    return tuple(find_state(part).iso3 for part in parts) if _named(marks) else parts


def _money(text: str, marks: tuple[Any, ...]) -> Money:
    """A sum that its field takes, so that a refusal points at the cell."""
    found = parse_money(text)
    for mark in marks:
        if isinstance(mark, AfterValidator):
            check = cast("Callable[[Money], Money]", mark.func)
            try:
                check(found)
            except ValueError as error:
                raise InvalidMoneyError(text, str(error)) from None
    return found


_SHORT_NAME = re.compile(r"([0-9]+) ?(MSP|RC)\Z", re.IGNORECASE)
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}\Z")
_GROUPED = re.compile(r"(\d{1,3}),(\d{3})(?![\d,.])")
"""One comma before three digits, as 1,234: thousands to some, thousandths to others."""


def _quantity(text: str, unit: Unit) -> Quantity:
    """A quantity; refused where its comma can be read in two ways that both come out whole."""
    value = parse_quantity(text, unit)
    grouped = _GROUPED.search(text)
    if grouped and value.amount % 1000 == 0 and not _counts_pieces(text, unit):
        thousands, decimals = grouped[1] + grouped[2], f"{grouped[1]}.{grouped[2]}"
        message = f"{text!r} can mean {thousands} or {decimals}: write one of the two"
        raise CellError(message)
    return value


def _counts_pieces(text: str, unit: Unit) -> bool:
    """Whether a figure is a bare number of whole things, which has no decimals to mistake."""
    scaled = re.search(r"hundred|thousand|million", text.lower())
    return not scaled and unit not in MEASURED


def _event(text: str) -> Event:
    """An event inside a cell, as JSON: what a correction puts in the place of another."""
    try:
        data = json.loads(text, object_pairs_hook=_each_once)
    except ValueError:
        data = None
    if not isinstance(data, dict):
        message = "it is no event as JSON; `ccm event ID --format json` shows one"
        raise CellError(message)
    try:
        return event_from_dict(data)
    except CcmError as error:
        raise CellError(str(error)) from None


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The object of these members. Raises ValueError where one stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        message = "a member stands twice"
        raise ValueError(message)
    return found


def _day(text: str) -> date:
    try:
        found = parse_range(text)
    except DateLimitError:
        raise
    except InvalidValueError:
        found = None
    if found is None or not found.is_day:
        message = f"{quoted(text)} is no day; write it as 2020-10-01"
        raise CellError(message)
    return found.first


def _truth(text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    message = f"{quoted(text)} is neither true nor false"
    raise CellError(message)


def read_whole(text: str) -> int:
    """A whole number of up to 18 digits. Raises CellError."""
    if not _WHOLE.match(text):
        message = f"{quoted(text)} is no whole number"
        raise CellError(message)
    return int(text)


def _choice(choices: type[Enum], text: str) -> Enum:
    try:
        return choices(read_whole(text) if issubclass(choices, IntEnum) else text)
    except ValueError:
        allowed = ", ".join(str(choice.value) for choice in choices)
        message = f"{quoted(text)} is none of {allowed}"
        raise CellError(message) from None


def write_cell(value: Any) -> str:
    """The text that :func:`read_cell` reads back as ``value``; empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        written = join_list(write_cell(part) for part in value) or _NOBODY
        return f"\\{_NOBODY}" if value and written == _NOBODY else written
    if isinstance(value, Event):
        return json.dumps(event_to_dict(value), ensure_ascii=False)
    return str(value)
