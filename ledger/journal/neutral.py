"""Cells that spreadsheet programs would take for formulas, and how they are kept from it.

A text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line's end is run as a formula when
a table of it is opened. It is written with an apostrophe before it, as people do by hand; so is a
text with blanks at its ends, which tables lose. What is read back is the text itself.
"""

from __future__ import annotations

__all__ = ["neutralised", "restored"]

_MARK = "'"
_RISKY = ("=", "+", "-", "@")


def neutralised(text: str) -> str:
    """The text as it is safe in a cell."""
    return f"{_MARK}{text}" if _needs_mark(text) else text


def restored(cell: str) -> str:
    """The text that a cell says: what was neutralised as it was, anything else without blanks."""
    cell = cell.lstrip()
    if cell.startswith(_MARK) and _needs_mark(cell):
        return cell.removeprefix(_MARK)
    return cell.rstrip()


def _needs_mark(text: str) -> bool:
    """Apostrophes before it do not count, so that one more can always be taken away again."""
    core = text.lstrip(_MARK)
    return core.startswith(_RISKY) or core != core.strip()
