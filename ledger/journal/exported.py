"""Recorded events as tables: a header and a row of cells each, for CSV and for workbooks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from domain.events.registry import event_types, former_id
from domain.lists import join_list
from domain.quantities import MEASURED, Qualifier, Quantity
from domain.subjects import CONVENTION
from ledger.journal.canonical import content_root
from ledger.journal.cells import write_cell
from ledger.journal.columns import FORMER_ID, known_columns
from ledger.journal.neutral import neutralised
from ledger.sheets import Sheet, SheetCell, workbook

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.cut import Recorded

__all__ = ["ExportedTable", "csv_text", "exported_tables", "exported_workbook"]


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """All recorded events of one type; texts are neutralised."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[tuple[SheetCell, ...]]


def exported_tables(recorded: Iterable[Recorded]) -> list[ExportedTable]:
    """A table for each type of which there are events, in the order of the catalogue."""
    by_type: dict[str, list[Recorded]] = {}
    for item in recorded:
        by_type.setdefault(item.event.type, []).append(item)
    return [
        ExportedTable(name, known_columns(kind), [_row(item) for item in by_type[name]])
        for name, kind in event_types().items()
        if name in by_type
    ]


def _row(item: Recorded) -> tuple[SheetCell, ...]:
    event = item.event
    written: Mapping[str, SheetCell] = {
        "subject": _subject(event),
        "date": event.effective_on if event.when.is_day else str(event.when),
        **{name: _cell(value) for name, value in event.payload().items()},
        "known_on": event.known_on,
        "documents": join_list(source.document for source in event.sources),
        "locators": join_list(source.locator for source in event.sources),
        "confidence": event.confidence.value,
        "basis": event.basis.value,
        "note": event.note,
        "occurrence": event.occurrence,
        "position": item.position,
        **({FORMER_ID: former_id(event).get("id")} if event.schema_version > 1 else {}),
    }
    return tuple(neutralised(cell) if isinstance(cell, str) else cell for cell in written.values())


def _subject(event: Event) -> str:
    """The subject by its key alone where the type tells its kind."""
    plain = len(event.subject_kinds) == 1 and event.subject != CONVENTION
    return event.subject_key if plain and ":" not in event.subject_key else event.subject


def _cell(value: object) -> SheetCell:
    """Days, numbers and bare exact quantities as such, everything else as its text."""
    if isinstance(value, Quantity):
        bare = value.qualifier is Qualifier.EXACT and value.unit not in MEASURED
        return value.amount if bare else write_cell(value)
    if value is None or (isinstance(value, int | date) and not isinstance(value, Enum)):
        return value
    return write_cell(value)


def exported_workbook(recorded: Sequence[Recorded], root: str) -> bytes:
    """A workbook with a sheet a type, and one about the ledger that it was exported from.

    ``root`` is the log root up to the last event. Raises TextTooLongError.
    """
    sheets = [Sheet(table.name, table.header, table.rows) for table in exported_tables(recorded)]
    facts: list[tuple[str, SheetCell]] = [
        ("events", len(recorded)),
        ("position", recorded[-1].position if recorded else 0),
        ("root", root),
        ("content_root", content_root(item.event for item in recorded)),
    ]
    return workbook([*sheets, Sheet("About", ("what", "value"), facts)])


def csv_text(table: ExportedTable) -> str:
    """The table as CSV (RFC 4180)."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows([write_cell(cell) for cell in row] for row in table.rows)
    return stream.getvalue()
