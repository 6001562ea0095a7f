"""From files to one batch: tables, workbooks and JSON Lines, read together.

References between the files are resolved together, whatever their order: documents first, and
an amendment after the event it is about. Every fault of every file is in the reading's problems.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from domain.errors import did_you_mean
from domain.events.corrections import Amendment, Corrected
from domain.events.machinery import DocumentIssued
from domain.events.registry import event_types
from domain.problems import Place, Problem
from ledger.journal.citing import with_unknown_documents
from ledger.journal.columns import known_columns
from ledger.journal.grids import Grid, read_csv
from ledger.journal.lines import Lines
from ledger.journal.tables import TableReading, read_grid
from ledger.journal.texts import read_text
from ledger.journal.workbooks import is_workbook, read_workbook

if TYPE_CHECKING:
    from datetime import date

    from domain.events.header import Event

__all__ = ["Inputs", "in_order"]

_Table: TypeAlias = tuple[Grid, "type[Event]"]
_TEXT_TABLES = (".csv", ".tsv", ".tab")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_LEADING_WORD = re.compile(r"[A-Za-z]+")


@dataclass(slots=True)
class Inputs:
    """Files taken apart into tables and lines, and what kept others from it."""

    parts: list[_Table | Lines] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, files: Iterable[tuple[str, bytes]], kind: type[Event] | None) -> Inputs:
        """Take files apart, each a name and its bytes.

        ``kind`` is the type of their tables; by default each file or sheet is named after it, as
        in ``StockpileDeclared.csv``.
        """
        inputs = cls()
        for name, data in files:
            inputs._take(name, data, kind)
        return inputs

    def __len__(self) -> int:
        """How many rows and objects there are to read."""
        return sum(
            len(part) if isinstance(part, Lines) else len(part[0].rows) for part in self.parts
        )

    def read(
        self,
        published: Mapping[str, date],
        step: Callable[[], None] = lambda: None,
    ) -> TableReading:
        """Every event in an order in which they can be recorded, and every problem.

        ``published`` are the documents of the ledger, those of the files are added to them.
        ``step`` is called after each row.
        """
        days = {**published, **self._documents()}
        whole = TableReading(problems=list(self.problems))
        for part in self.parts:
            reading = _read(part, days, step)
            whole.problems += reading.problems
            whole.events += reading.events
            whole.places += reading.places
            whole.excerpts += reading.excerpts
            whole.positions += reading.positions
        return _sorted(whole)

    def _documents(self) -> dict[str, date]:
        days: dict[str, date] = {}
        for part in self.parts:
            if isinstance(part, Lines):
                days |= part.documents()
            elif part[1] is DocumentIssued:
                events = read_grid(*part, {}).events
                days |= {event.subject_key: event.effective_on for event in events}
        return days

    def _take(self, name: str, data: bytes, kind: type[Event] | None) -> None:
        if is_workbook(data) or _ends_in(name, _WORKBOOKS):
            grids, problems = read_workbook(data, name)
            self.problems += problems
            for grid in grids:
                self._take_sheet(grid, kind, alone=len(grids) == 1)
            return
        text = read_text(data, name)
        if isinstance(text, Problem):
            self.problems.append(text)
        elif kind or _ends_in(name, _TEXT_TABLES):
            self._take_csv(name, text, kind)
        else:
            self.parts.append(Lines(text, name))

    def _take_sheet(self, grid: Grid, kind: type[Event] | None, *, alone: bool) -> None:
        found = kind or _named_after(grid.sheet) or (_named_after(grid.file) if alone else None)
        if found:
            self.parts.append((grid, found))
        else:
            self.problems.append(_nameless(grid.sheet, Place(grid.file, sheet=grid.sheet), "sheet"))

    def _take_csv(self, name: str, text: str, kind: type[Event] | None) -> None:
        found = kind or _named_after(name)
        if found:
            self.parts.append((read_csv(text, name, known_columns(found)), found))
        else:
            self.problems.append(_nameless(PurePath(name).name, Place(name), "file"))


def _read(
    part: _Table | Lines,
    published: Mapping[str, date],
    step: Callable[[], None],
) -> TableReading:
    if isinstance(part, Lines):
        return part.read(published, step)
    reading = read_grid(*part, published, step)
    if reading.problems:
        reading.problems = with_unknown_documents(part[0], published, reading.problems)
    return reading


def _ends_in(name: str, endings: tuple[str, ...]) -> bool:
    return PurePath(name).suffix.lower() in endings


def _named_after(name: str) -> type[Event] | None:
    """The type that a file or sheet is named after: its first word, so that copies count too."""
    word = _LEADING_WORD.match(PurePath(name).name.strip())
    types = {known.lower(): kind for known, kind in event_types().items()}
    return types.get(word[0].lower()) if word else None


def _nameless(name: str, place: Place, what: str) -> Problem:
    word = _LEADING_WORD.match(name)
    return Problem(
        "TABLE_TYPE",
        f"the {what} {name!r} is named after no event type."
        f"{did_you_mean(word[0] if word else name, event_types())}",
        f"Name the {what} after the type of its events, or give --type; `ccm catalogue` lists "
        "the types.",
        place,
    )


def _sorted(reading: TableReading) -> TableReading:
    """The reading in recording order: by position where rows have one, amendments after targets."""
    rows = list(
        zip(reading.events, reading.places, reading.excerpts, reading.positions, strict=True),
    )
    rows.sort(key=lambda row: (row[3] == 0, row[3]))
    ordered = TableReading(problems=reading.problems)
    by_event = {id(row[0]): row for row in rows}
    for event in in_order([row[0] for row in rows]):
        ordered.add(*by_event[id(event)])
    return ordered


def in_order(events: Sequence[Event]) -> Iterator[Event]:
    """The events as they are given, but for amendments whose target only comes later."""
    bringing = Counter(known_id for event in events for known_id in _brought(event))
    waiting: dict[str, list[Event]] = {}
    there: set[str] = set()

    def told(event: Event) -> Iterator[Event]:
        yield event
        for known_id in _brought(event):
            there.add(known_id)
            for late in waiting.pop(known_id, ()):
                yield from told(late)

    for event in events:
        target = event.target if isinstance(event, Amendment) else ""
        if target in there or bringing[target] == _brought(event).count(target):
            yield from told(event)
        else:
            waiting.setdefault(target, []).append(event)
    for late in waiting.values():  # they wait for each other: told as they are, and refused
        yield from late


def _brought(event: Event) -> tuple[str, ...]:
    return (event.id, event.replacement.id) if isinstance(event, Corrected) else (event.id,)
