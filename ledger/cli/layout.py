"""Laying tables out as lines, cells broken between words and never cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

__all__ = ["RULE", "laid_out", "overall", "records", "upright", "widths_for"]

RULE = "─"
"""What the line below the titles of a table is made of."""

_GAP = "   "
_NARROWEST = 8


def widths_for(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    fixed: Sequence[bool],
    width: int,
    readable: int,
) -> list[int]:
    """Widths of the columns of a table that should keep within a width.

    ``fixed`` tells which columns are never broken. No column gets narrower than its longest word,
    or than ``readable`` where its cells are longer: the table may be wider than asked for.
    """
    columns = [[title, *(row[at] for row in rows)] for at, title in enumerate(titles)]
    natural = [max(map(len, cells)) for cells in columns]
    smallest = [
        size if kept else max(min(size, readable), *map(_longest_word, cells))
        for cells, size, kept in zip(columns, natural, fixed, strict=True)
    ]
    return _narrowed(natural, smallest, width - len(_GAP) * (len(titles) - 1))


def overall(widths: Sequence[int]) -> int:
    """How wide a table of such columns is."""
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _narrowed(natural: Sequence[int], smallest: Sequence[int], room: int) -> list[int]:
    """Widths that sum up to ``room``, if the smallest allow it: the widest give way first."""
    widths = list(natural)
    while sum(widths) > room:
        wider = [at for at, size in enumerate(widths) if size > smallest[at]]
        if not wider:
            break
        widths[max(wider, key=lambda at: widths[at])] -= 1
    return widths


def laid_out(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    widths: Sequence[int],
) -> Iterator[str]:
    """The lines of a table: titles, a line of :data:`RULE`, rows.

    ``right`` tells which columns are set to the right.
    """
    yield from _row(titles, right, widths)
    yield RULE * overall(widths)
    for row in rows:
        yield from _row(row, right, widths)


def _row(cells: Sequence[str], right: Sequence[bool], widths: Sequence[int]) -> Iterator[str]:
    broken = [_broken(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for parts in zip_longest(*broken, fillvalue=""):
        set_out = (
            part.rjust(size) if to_right else part.ljust(size)
            for part, size, to_right in zip(parts, widths, right, strict=True)
        )
        yield _GAP.join(set_out).rstrip()


def _broken(text: str, width: int) -> list[str]:
    return [text] if len(text) <= width else wrap(text, width, break_on_hyphens=False)


def upright(
    titles: Sequence[str],
    cells: Sequence[str],
    width: int,
    margin: int = 0,
) -> Iterator[tuple[str, str]]:
    """One row, field below field: for each line its title and the part of its cell."""
    left = max([margin, *map(len, titles)]) + 2
    for title, cell in zip(titles, cells, strict=True):
        first, *rest = wrap(cell, max(width - left, _NARROWEST), break_on_hyphens=False) or [""]
        yield title.ljust(left), first
        yield from ((" " * left, line) for line in rest)


def records(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    width: int,
) -> Iterator[tuple[str, str]]:
    """Every row field below field, an empty line between them; empty fields are left out."""
    margin = max(map(len, titles), default=0)
    for number, row in enumerate(rows):
        if number:
            yield "", ""
        said = [(title, cell) for title, cell in zip(titles, row, strict=True) if cell]
        yield from upright([title for title, _ in said], [cell for _, cell in said], width, margin)
