"""The columns that a table of a type can have, and what is wrong with a table's header."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.errors import did_you_mean
from domain.problems import Problem
from ledger.journal.grids import Grid, shortened

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["EXPORTED", "FORMER_ID", "columns_of", "header_problems", "known_columns"]

_BEFORE = ("subject", "date")
_AFTER = ("known_on", "documents", "locators", "confidence", "basis", "note")
EXPORTED = ("occurrence", "position")
"""Further columns of exported tables."""
FORMER_ID = "id"
"""One more, where an earlier schema of the type gave events other ids than their content has."""
_MAY_BE_MISSING = frozenset({"known_on", "confidence", "basis", "note", *EXPORTED, FORMER_ID})


def columns_of(kind: type[Event]) -> tuple[str, ...]:
    """Columns of the table of a type, in the order they are written."""
    return (*_BEFORE, *kind.payload_fields(), *_AFTER)


def known_columns(kind: type[Event]) -> tuple[str, ...]:
    """Every column that a table of the type may have."""
    return (*columns_of(kind), *EXPORTED, *((FORMER_ID,) if kind.schema_version > 1 else ()))


def header_problems(grid: Grid, kind: type[Event]) -> Iterator[Problem]:
    """What is wrong with the names of the columns, each with its place."""
    known = known_columns(kind)
    if not set(known) & set(grid.header):
        yield _no_header(grid, kind)
        return
    nameless = [""] * (len(grid.first) - len(grid.header))
    for number, name in enumerate([*grid.header, *nameless], 1):
        place = grid.place(grid.header_line, number)
        if not name:
            yield from _unnamed(grid, number)
        elif name not in known:
            yield Problem(
                "TABLE_COLUMN_UNKNOWN",
                f"a table of {kind.__name__} has no column {name!r}.{did_you_mean(name, known)}",
                f"Its columns are: {', '.join(columns_of(kind))}.",
                place,
            )
        elif grid.header.index(name) != number - 1:
            yield Problem(
                "TABLE_COLUMN_TWICE",
                f"the column {name!r} stands twice.",
                "Delete or rename one of the two.",
                place,
            )
    for name in columns_of(kind):
        if name not in grid.header and not _may_be_missing(kind, name):
            yield Problem(
                "TABLE_COLUMN_MISSING",
                f"the column {name!r} is missing.",
                f"Add it; a table of {kind.__name__} has: {', '.join(columns_of(kind))}.",
                grid.place(grid.header_line),
            )


def _no_header(grid: Grid, kind: type[Event]) -> Problem:
    return Problem(
        "TABLE_NO_HEADER",
        f"no column of {kind.__name__} is named in its first line."
        if grid.header
        else "the table is empty.",
        f"Name the columns first: `ccm template {kind.__name__}` writes them.",
        grid.place(grid.header_line),
        shortened(grid.first),
    )


def _unnamed(grid: Grid, number: int) -> Iterator[Problem]:
    """A column without a name is passed over while nothing stands in it."""
    for line, cells in grid.rows:
        if len(cells) >= number and cells[number - 1].strip():
            yield Problem(
                "TABLE_COLUMN_UNNAMED",
                "the cell stands in a column that has no name.",
                "Name the column in the first line, or empty it.",
                grid.place(line, number),
                cells[number - 1],
            )
            return


def _may_be_missing(kind: type[Event], name: str) -> bool:
    return name in _MAY_BE_MISSING or (
        name in kind.model_fields and not kind.model_fields[name].is_required()
    )
