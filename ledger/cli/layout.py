"""Laying a table out as plain text, for files and pipes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

__all__ = ["laid_out", "upright"]

_GAP = "   "
_NARROWEST = 8


def laid_out(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    fixed: Sequence[bool],
    width: int,
) -> Iterator[str]:
    """The lines of a table within a width, cells broken over lines between words.

    ``right`` tells which columns are set to the right, ``fixed`` which are never broken: a table
    of fixed columns alone may be wider.
    """
    natural = [
        max([len(title), *(len(row[at]) for row in rows)]) for at, title in enumerate(titles)
    ]
    widths = _fitting(natural, fixed, width - len(_GAP) * (len(titles) - 1))
    yield from _row(titles, right, widths)
    yield "─" * (sum(widths) + len(_GAP) * (len(titles) - 1))
    for row in rows:
        yield from _row(row, right, widths)


def _fitting(natural: Sequence[int], fixed: Sequence[bool], width: int) -> list[int]:
    """Widths that sum up to ``width`` at most: the widest columns give way first."""
    widths = list(natural)
    while sum(widths) > width:
        broken = [at for at, size in enumerate(widths) if not fixed[at] and size > _NARROWEST]
        if not broken:
            break
        widths[max(broken, key=lambda at: widths[at])] -= 1
    return widths


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


def upright(titles: Sequence[str], cells: Sequence[str], width: int) -> Iterator[str]:
    """One row, field below field."""
    margin = max(map(len, titles), default=0) + 2
    for title, cell in zip(titles, cells, strict=True):
        first, *rest = wrap(cell, max(width - margin, _NARROWEST), break_on_hyphens=False) or [""]
        yield f"{title.ljust(margin)}{first}"
        yield from (" " * margin + line for line in rest)
