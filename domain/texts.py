"""Texts that can be kept and shown: no control characters but the tab and the line's end.

What a text holds goes to databases, workbooks and terminals. Control characters would be lost in
the first two, and the third would act on them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["READABLE", "first_named", "shown"]

READABLE = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]*$"
"""Pattern of texts in events; U+FFFE and U+FFFF have no place in a workbook either."""

_ACTS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def shown(text: str) -> str:
    r"""The text with every character that a terminal would act on written as its escape.

    Among them are those that turn the direction of writing around, and halves of surrogate
    pairs, which cannot be written at all.

    >>> shown("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    return _ACTS.sub(lambda found: _escape(ord(found[0])), text)


def first_named(names: Sequence[str], most: int) -> str:
    """The first so many names, and how many more there are.

    >>> first_named(["a", "b", "c"], 2), first_named(["a", "b"], 2)
    ('a, b and 1 more', 'a, b')
    """
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def _escape(code: int) -> str:
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - two digits
