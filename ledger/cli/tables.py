"""An answer as text for people: with rich on a terminal, plain in files and pipes."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from domain.money import Money
from domain.texts import first_named, shown
from ledger.answers.model import Answer, Column, Row, Table, columns, plain
from ledger.cli.failing import note
from ledger.cli.layout import RULE, laid_out, overall, records, upright, widths_for

__all__ = ["text_of"]

_WIDE = 160
_READABLE = 16
"""No column of prose is made narrower: on a terminal records stand in the place of such a table,
in files and pipes it is wider."""
_SHOWN_OF_A_LIST = 24
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class _Shown:
    """What people see of a table: the columns that have a title, their cells as text."""

    title: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    fixed: tuple[bool, ...]
    upright: bool


def text_of(answer: Answer, *, terminal: bool) -> str:
    """The answer's lines, or its tables; for a terminal in its width, with styles.

    Nothing is cut off: in files and pipes a table is as wide as its longest words ask for, on a
    terminal its rows stand field below field where it does not fit.
    """
    if answer.lines:
        return shown("\n".join(answer.lines)) + "\n"
    for_people = [table for table in answer.tables if not table.only_data]
    titled = len(for_people) > 1
    tables = [_shown(table, titled=titled) for table in for_people if table.rows]
    if not tables:
        note(answer.nothing)
    if any(_is_shortened(table) for table in answer.tables):
        note(f"of lists the first {_SHOWN_OF_A_LIST} are shown; --format json has all")
    width = shutil.get_terminal_size((_WIDE, 0)).columns
    if terminal:
        return _styled(_headed(answer.title, _lines(tables, width, terminal=True)))
    lines = _headed(answer.title, _lines(tables, width, terminal=False))
    return "".join(f"{title}{rest}".rstrip() + "\n" for title, rest in lines)


def _shown(table: Table, *, titled: bool) -> _Shown:
    named = {
        name: item.title
        for name, item in columns(table.kind).items()
        if item.title and _is_told(table, name, item)
    }
    rows = tuple(tuple(_said(row, name) for name in named) for row in table.rows)
    values = [[getattr(row, name) for row in table.rows] for name in named]
    has_title = titled and not table.upright
    return _Shown(
        title=table.name.replace("_", " ").capitalize() if has_title else "",
        titles=tuple(named.values()),
        rows=rows,
        right=tuple(_are_numbers(column) for column in values),
        fixed=tuple(all(_is_short(row[at]) for row in rows) for at in range(len(named))),
        upright=table.upright,
    )


def _is_told(table: Table, name: str, column: Column) -> bool:
    """Whether a column says anything to people that does not go without saying."""
    if name in table.hidden:
        return False
    if column.usual is not None and all(getattr(row, name) == column.usual for row in table.rows):
        return False
    if table.upright:
        return bool(_said(table.rows[0], name))
    return not column.alone


def _said(row: Row, name: str) -> str:
    value = plain(getattr(row, name))
    if short := columns(type(row))[name].short:
        return str(value)[:short]
    if isinstance(value, list):
        return shown(first_named([str(item) for item in value], _SHOWN_OF_A_LIST))
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else str(value)
    return shown(text if " " in text else text.replace(";", "; "))


def _is_shortened(table: Table) -> bool:
    return any(
        isinstance(value := getattr(row, name), tuple) and len(value) > _SHOWN_OF_A_LIST
        for row in table.rows
        for name, column in columns(table.kind).items()
        if column.title
    )


def _is_short(said: str) -> bool:
    """Whether it is one short word, such as a day: these are never broken over lines."""
    return " " not in said and len(said) <= _LONGEST_WORD


def _are_numbers(values: Iterable[Any]) -> bool:
    return all(value is None or type(value) in {int, Money} for value in values)


def _headed(title: str, lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if title:
        yield title, ""
        yield "", ""
    yield from lines


def _lines(tables: Sequence[_Shown], width: int, *, terminal: bool) -> Iterator[tuple[str, str]]:
    """For each line what stands out in it, titles, and what follows."""
    for number, table in enumerate(tables):
        if number:
            yield "", ""
        if table.title:
            yield table.title, ""
        if table.upright:
            yield from upright(table.titles, table.rows[0], width)
        else:
            yield from _of_rows(table, width, terminal=terminal)


def _of_rows(table: _Shown, width: int, *, terminal: bool) -> Iterator[tuple[str, str]]:
    """A table, or its rows as records where its columns would be slivers on a terminal."""
    widths = widths_for(table.titles, table.rows, table.fixed, width, _READABLE)
    if terminal and overall(widths) > width:
        yield from records(table.titles, table.rows, width)
        return
    is_title = True
    for line in laid_out(table.titles, table.rows, table.right, widths):
        is_title = is_title and not line.startswith(RULE)
        yield (line, "") if is_title else ("", line)


def _styled(lines: Iterable[tuple[str, str]]) -> str:
    from rich.console import Console
    from rich.text import Text

    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True)
    for title, rest in lines:
        line = Text.assemble((title, "bold"), rest)
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return stream.getvalue()
