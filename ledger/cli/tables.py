"""An answer as text for people: with rich on a terminal, plain in files and pipes."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ledger.answers.model import Answer, Row, Table, columns, plain
from ledger.cli.failing import note
from ledger.cli.layout import laid_out, upright

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["text_of"]

_WIDE = 160
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
    """The answer's lines, or its tables; for a terminal in its width, with styles."""
    if answer.lines:
        return "\n".join(answer.lines) + "\n"
    shown = [_shown(answer, table) for table in answer.tables if table.rows]
    if not shown:
        note("nothing found")
    width = shutil.get_terminal_size((_WIDE, 0)).columns
    if terminal:
        return _styled(shown, width)
    return "".join(f"{line}\n" for line in _plain(shown, width))


def _shown(answer: Answer, table: Table) -> _Shown:
    named = {name: item.title for name, item in columns(table.kind).items() if item.title}
    if table.upright:
        named = {name: title for name, title in named.items() if _said(table.rows[0], name)}
    rows = tuple(tuple(_said(row, name) for name in named) for row in table.rows)
    values = [[getattr(row, name) for row in table.rows] for name in named]
    has_title = bool(answer.sections) and not table.upright
    return _Shown(
        title=table.name.replace("_", " ").capitalize() if has_title else "",
        titles=tuple(named.values()),
        rows=rows,
        right=tuple(_are_numbers(column) for column in values),
        fixed=tuple(all(_is_short(row[at]) for row in rows) for at in range(len(named))),
        upright=table.upright,
    )


def _said(row: Row, name: str) -> str:
    value = plain(getattr(row, name))
    if short := columns(type(row))[name].short:
        return str(value)[:short]
    if isinstance(value, list):
        shown = ", ".join(str(item) for item in value[:_SHOWN_OF_A_LIST])
        more = len(value) - _SHOWN_OF_A_LIST
        return f"{shown} and {more} more" if more > 0 else shown
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else str(value)
    return text if " " in text else text.replace(";", "; ")


def _is_short(said: str) -> bool:
    """Whether it is one short word, such as a day: these are never broken over lines."""
    return " " not in said and len(said) <= _LONGEST_WORD


def _are_numbers(values: Iterable[Any]) -> bool:
    return all(value is None or type(value) is int for value in values)


def _plain(tables: Sequence[_Shown], width: int) -> Iterator[str]:
    for number, table in enumerate(tables):
        if number:
            yield ""
        if table.title:
            yield table.title
        if table.upright:
            yield from upright(table.titles, table.rows[0], width)
        else:
            yield from laid_out(table.titles, table.rows, table.right, table.fixed, width)


def _styled(tables: Sequence[_Shown], width: int) -> str:
    from rich.console import Console

    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=True,
        markup=False,
        highlight=False,
        emoji=False,
    )
    for number, table in enumerate(tables):
        if number:
            console.print()
        if table.title:
            console.print(table.title, style="bold")
        console.print(_rich(table))
    return stream.getvalue()


def _rich(table: _Shown) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as RichTable
    from rich.text import Text

    if table.upright:
        found = RichTable(box=None, show_header=False, pad_edge=False)
        found.add_column(no_wrap=True, style="bold")
        found.add_column(overflow="fold")
        for title, cell in zip(table.titles, table.rows[0], strict=True):
            found.add_row(Text(title), Text(cell))
        return found
    found = RichTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for title, right, fixed in zip(table.titles, table.right, table.fixed, strict=True):
        found.add_column(
            Text(title),
            overflow="fold",
            no_wrap=fixed,
            justify="right" if right else "left",
        )
    for row in table.rows:
        found.add_row(*map(Text, row))
    return found
