"""Parts of the pages: tables, blocks, prose in lines of one hundred."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from textwrap import fill
from typing import TypeVar

from ledger.answers.model import Row, Table

Kind = TypeVar("Kind", bound=Row)

MADE = "This page is made by `python docs/generate.py`; do not edit it."


def block(text: str) -> str:
    """A block of text as it stands."""
    return f"```text\n{text.rstrip()}\n```"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of texts."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def in_words(day: date) -> str:
    """A day as prose has it: ``1 October 2020``."""
    return f"{day.day} {day:%B %Y}"


def page(parts: Iterable[str]) -> str:
    """The parts as one page."""
    return "\n\n".join(map(filled, parts)) + "\n"


def filled(part: str) -> str:
    """Prose in lines of one hundred; headings, tables and blocks as they are."""
    if part.startswith(("#", "|", "```")):
        return part
    return fill(part, 100, break_long_words=False, break_on_hyphens=False)


def rows_of(answer: Table, kind: type[Kind]) -> list[Kind]:
    """The rows of an answer's table, which are all of one kind."""
    return [row for row in answer.rows if isinstance(row, kind)]
