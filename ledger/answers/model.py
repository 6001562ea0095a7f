"""An answer: the rows of one table, further tables beside it, and facts about the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_type_hints

from domain.dates import DateRange
from domain.money import Money
from domain.quantities import Quantity

__all__ = [
    "Answer",
    "Column",
    "Row",
    "Table",
    "columns",
    "field_names",
    "plain",
    "plain_row",
    "row_values",
]


@dataclass(frozen=True, slots=True)
class Column:
    """What a field of a row says.

    ``title`` heads it where people read; without one it is left out there, as most codes are.
    ``short`` is to how many characters an id is cut there. ``usual`` is the value that goes
    without saying: a column that holds nothing else is left out there. ``alone`` is shown only
    where one row is read field below field.
    """

    says: str
    title: str = ""
    short: int = 0
    usual: str | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The general case: a dataclass whose fields are annotated with a :class:`Column` each.

    A field that holds a :class:`~domain.quantities.Quantity` is written as two: its whole amount
    under the field's name, and how exactly it was said under ``NAME_qualifier``. So is one of
    :class:`~domain.money.Money`: its amount with decimals, and ``NAME_currency``.
    """


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind, under a name.

    ``upright`` is for one row, read field below field; ``only_data`` for rows that are too many to
    be shown to people beside others: JSON and workbooks hold them. ``hidden`` are columns that
    people are not shown, for they say the same in every row of the answer.
    """

    name: str
    kind: type[Row]
    rows: Sequence[Row]
    upright: bool = False
    only_data: bool = False
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    ``main`` holds the rows that every format shows, ``sections`` further tables, ``about`` facts
    on the whole by name; ``calls_for_attention`` says whether there is something to look into
    (the exit code 1 of the command line). ``lines`` say it in prose where tables would not;
    ``title`` heads what is handed on as a paper of its own.
    ``files`` make it into a file of another kind, by the ending of its name. ``nothing`` is what
    people are told where there are no rows.
    """

    main: Table
    sections: tuple[Table, ...] = ()
    about: Mapping[str, Any] = field(default_factory=dict)
    calls_for_attention: bool = False
    lines: tuple[str, ...] = ()
    title: str = ""
    files: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    nothing: str = "nothing found"

    @property
    def tables(self) -> tuple[Table, ...]:
        """The main table and the sections."""
        return (self.main, *self.sections)


def columns(kind: type[Row]) -> Mapping[str, Column]:
    """The columns of a row by field name, in order."""
    return _shape(kind)[0]


def _quantities(kind: type[Row]) -> frozenset[str]:
    return _shape(kind)[1]


def _sums(kind: type[Row]) -> frozenset[str]:
    return _shape(kind)[2]


_SHAPES: dict[type[Row], tuple[Mapping[str, Column], frozenset[str], frozenset[str]]] = {}


def _shape(kind: type[Row]) -> tuple[Mapping[str, Column], frozenset[str], frozenset[str]]:
    """The columns of a kind of row, which of them hold quantities, which money; found once."""
    if kind not in _SHAPES:
        hints = get_type_hints(kind, include_extras=True)
        marked = {item.name: _column(hints[item.name]) for item in fields(kind)}
        quantities = frozenset(name for name in marked if Quantity in _types(hints[name]))
        sums = frozenset(name for name in marked if Money in _types(hints[name]))
        _SHAPES[kind] = (marked, quantities, sums)
    return _SHAPES[kind]


def _column(hint: Any) -> Column:
    found: Column = next(mark for mark in hint.__metadata__ if isinstance(mark, Column))
    return found


def _types(hint: Any) -> tuple[Any, ...]:
    inner = get_args(hint)[0]
    return get_args(inner) or (inner,)


def field_names(kind: type[Row]) -> Mapping[str, str]:
    """Every name under which a row's data are written, with what it says, in order."""
    names: dict[str, str] = {}
    for name, column in columns(kind).items():
        names[name] = column.says
        if name in _quantities(kind):
            names[f"{name}_qualifier"] = "how exactly a source says it"
        if name in _sums(kind):
            names[f"{name}_currency"] = "its currency (ISO 4217)"
    return names


def plain_row(row: Row) -> dict[str, Any]:
    """The row as plain data by field name: texts, whole numbers, booleans, lists, None."""
    return dict(_pairs(row))


def _pairs(row: Row) -> Iterator[tuple[str, Any]]:
    return ((name, plain(value)) for name, value in row_values(row))


def row_values(row: Row) -> Iterator[tuple[str, Any]]:
    """The row's values by the names under which they are written, quantities and sums apart."""
    for name in columns(type(row)):
        value = getattr(row, name)
        if name in _quantities(type(row)):
            yield name, value.amount if value else None
            yield f"{name}_qualifier", value.qualifier.value if value else None
        elif name in _sums(type(row)):
            yield name, Decimal(value.number) if value else None
            yield f"{name}_currency", value.currency.value if value else None
        else:
            yield name, value


def plain(value: Any) -> Any:
    """A value as JSON takes it: days in ISO 8601, instants with their offset, tuples as lists.

    A number with decimals is a text, which loses none of them.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, DateRange | Quantity | Money | Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain(item) for item in value]
    return value
