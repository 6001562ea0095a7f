r"""Lists as one text: parts set apart by ``;``.

A ``;`` or ``\`` inside a part, and a blank at its ends, is written with ``\`` before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["join_list", "split_list"]

_PART = re.compile(r"((?:\\.|[^;\\]|\\\Z)*)(;|\Z)", re.DOTALL)
_WITHIN_BLANKS = re.compile(r"\s*((?:\\.|[^\\]|\\\Z)*?)\s*\Z", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TO_ESCAPE = re.compile(r"[;\\]|\A\s|\s\Z")


def split_list(text: str) -> tuple[str, ...]:
    r"""The parts of a text, without blanks around them; an empty text is one empty part.

    >>> split_list(r"page 2; note 3\; 4")
    ('page 2', 'note 3; 4')
    """
    parts, at = [], 0
    while match := _PART.match(text, at):
        parts.append(_plain(match[1]))
        at = match.end()
        if not match[2]:
            break
    return tuple(parts)


def _plain(part: str) -> str:
    within = _WITHIN_BLANKS.match(part)
    return _ESCAPED.sub(r"\1", within[1] if within else part)


def join_list(parts: Iterable[str]) -> str:
    """The text that :func:`split_list` takes apart again."""
    return ";".join(_TO_ESCAPE.sub(lambda found: f"\\{found[0]}", part) for part in parts)
