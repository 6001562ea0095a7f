"""Parts of the pages that ``generate.py`` writes: tables, blocks, prose in lines of one hundred."""  # noqa: INP001 - beside a script, not a package

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

MADE = "This page is made by `python docs/generate.py`; do not edit it."


def block(text: str) -> str:
    """A block of text as it stands."""
    return f"```text\n{text.rstrip()}\n```"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table of texts."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def page(parts: Iterable[str]) -> str:
    """The parts as one page."""
    return "\n\n".join(map(filled, parts)) + "\n"


def filled(part: str) -> str:
    """Prose in lines of one hundred; headings, tables and blocks as they are."""
    if part.startswith(("#", "|", "```")):
        return part
    return fill(part, 100, break_long_words=False, break_on_hyphens=False)
