"""What a report is made of: sections, paragraphs, tables, charts, boxes, and numbered notes.

HTML and Markdown show the same values, so both say the same.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Block",
    "Box",
    "Cell",
    "Chart",
    "Coverage",
    "Difference",
    "DocumentLine",
    "Note",
    "Paragraph",
    "Piece",
    "Report",
    "Section",
    "Stamp",
    "Table",
]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, with the number of the note that they rest on; None for words that need none."""

    text: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph; the numbers run through the whole report."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; numbers are set to the right."""

    text: str
    note: int | None = None
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a number of its own, a caption, heads of columns, and rows.

    The first cell of a row is its head.
    """

    number: int
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with a number and a caption; ``alt`` tells in words what it shows."""

    number: int
    caption: str
    alt: str
    svg: bytes


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of an official document that the ledger's differs from."""

    what: str
    when: str
    claimed: str
    computed: str
    where: str
    reading: str
    note: int | None


@dataclass(frozen=True, slots=True)
class Box:
    """Where official documents say otherwise, with both figures and the reading of theirs."""

    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the ledger does not know of the section's matter in the period."""

    pieces: tuple[str, ...]


Block = Paragraph | Table | Chart | Box | Coverage


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; ``key`` is its stable name."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Evidence: the documents with the places in them, the events, and what they answer.

    ``documents`` are (key, places); ``events`` the first characters of ids, as ``ccm event`` takes
    them, and ``more`` how many are not listed; ``questions`` are (in words, the command that
    answers it with all its events).
    """

    number: int
    documents: tuple[tuple[str, tuple[str, ...]], ...]
    events: tuple[str, ...]
    more: int = 0
    questions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document that notes cite; ``published`` is empty where its title ends with the day."""

    key: str
    symbol: str
    title: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what the report can be made again exactly."""

    known_at: str
    position: int
    root: str
    dataset: str
    program: str
    command: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report."""

    title: str
    period: str
    lead: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    documents: tuple[DocumentLine, ...]
    about_notes: str
    stamp: Stamp
