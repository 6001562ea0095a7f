"""The report as Markdown: the same sections, tables, charts, boxes and notes as in HTML.

Charts are pictures inside the file, defined at its end, so that the text above stays readable and
one file holds everything. On a terminal they are told in words.
"""

from __future__ import annotations

import re
from base64 import b64encode
from typing import TYPE_CHECKING

from ledger.report.model import Box, Chart, Coverage, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.report.model import Block, Cell, DocumentLine, Note, Report, Section

__all__ = ["markdown"]

_NO_EVENT = "No event counts towards it."

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def markdown(report: Report, *, pictures: bool = True) -> str:
    """The report as Markdown with footnotes; without ``pictures`` charts are told in words."""
    lines = [*_front(report)]
    for number, section in enumerate(report.sections, 1):
        lines += _section(number, section, pictures=pictures)
    lines += [
        "## Documents",
        "",
        *map(_document, report.documents),
        "",
        "## Notes",
        "",
        report.about_notes,
        "",
    ]
    for note in report.notes:
        lines += [_note(note), ""]
    if pictures:
        lines += _pictures(report)
    return "\n".join(lines).rstrip("\n") + "\n"


def _front(report: Report) -> Iterator[str]:
    stamp = report.stamp
    yield from (f"# {_plain(report.title)}", "", f"**{_plain(report.period)}**", "")
    for text in report.lead:
        yield from (_plain(text), "")
    yield f"- Known at: {_plain(stamp.known_at)}"
    yield f"- Position: {stamp.position}"
    yield f"- Root of the log: `{stamp.root}`"
    yield f"- Dataset: {_plain(stamp.dataset)}"
    yield from (f"- Made by: {_plain(stamp.program)}: `{stamp.command}`", "")


def _section(number: int, section: Section, *, pictures: bool) -> Iterator[str]:
    yield from (f"## {number}. {_plain(section.title)}", "")
    for block in section.blocks:
        yield from _block(block, pictures=pictures)
        yield ""


def _block(block: Block, *, pictures: bool) -> Iterator[str]:
    match block:
        case Paragraph(number, pieces):
            told = "".join(f"{_plain(piece.text)}{_cite(piece.note)}" for piece in pieces)
            yield f"{number}\\. {told}"
        case Table():
            yield from _table(block)
        case Chart(number, caption, alt):
            picture = f"![{_plain(alt)}][chart-{number}]" if pictures else _plain(alt)
            yield from (f"**Chart {number}.** {_plain(caption)}", "", picture)
        case Box(differences):
            yield from ("> **Where official documents differ**", ">")
            for item in differences:
                yield (
                    f"> - **{_plain(item.what)}**, {_plain(item.when)}: {_plain(item.where)} has "
                    f"**{_plain(item.claimed)}**, the ledger **{_plain(item.computed)}**"
                    f"{_cite(item.note)}. {_plain(item.reading)}".rstrip()
                )
        case Coverage(pieces):
            yield from ("> **What the ledger does not know here**", ">")
            yield from (f"> - {_plain(text)}" for text in pieces)


def _table(table: Table) -> Iterator[str]:
    yield from (f"**Table {table.number}.** {_plain(table.caption)}", "")
    yield _row([_plain(head) for head in table.heads])
    yield _row(["---:" if cell.number else "---" for cell in table.rows[0]])
    yield from (_row([_cell(cell) for cell in row]) for row in table.rows)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return f"{_plain(cell.text)}{_cite(cell.note)}"


def _cite(number: int | None) -> str:
    return "" if number is None else f"[^{number}]"


def _note(note: Note) -> str:
    documents = "; ".join(f"{key} ({'; '.join(places)})" for key, places in note.documents)
    events = " ".join(note.events)
    what = "; ".join(what for what, _ in note.questions)
    more = f" and {note.more} more" if note.more else ""
    told = f"Event{'s' * (len(note.events) > 1)} {events}{more}."
    parts = (f"{what}.", f"{documents}." * bool(documents), told if events else _NO_EVENT)
    asks = "; ".join(f"`{ask}`" for _, ask in note.questions)
    return f"[^{note.number}]: {' '.join(_plain(part) for part in parts if part)} {asks}"


def _document(item: DocumentLine) -> str:
    said = ", ".join(filter(None, (item.publisher, item.title, item.symbol, item.published)))
    where = f" <{item.url}>" if item.url.startswith(("https://", "http://")) else ""
    return f"- `{item.key}`: {_plain(said)}{where}"


def _pictures(report: Report) -> Iterator[str]:
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Chart):
                data = b64encode(block.svg).decode()
                yield f"[chart-{block.number}]: data:image/svg+xml;base64,{data}"


def _plain(text: str) -> str:
    """The text without anything that Markdown would act on."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()) if "\n" in text else text)
