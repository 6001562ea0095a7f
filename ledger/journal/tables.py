"""A table of events of one type: a grid of texts to events, with every fault and its place.

Columns: ``subject``, ``date``, the fields of the type, then ``known_on``, ``documents``,
``locators``, ``confidence``, ``basis`` and ``note``; in any order, ``known_on``, ``confidence``,
``basis`` and ``note`` may be left out (they mean: by rule, high, read, nothing to add). Exported
tables have two more: ``occurrence``, which tells apart a fact recorded anew after a retraction,
and ``position``, the place in the log, in whose order the rows are recorded; those of a type whose
schema has changed have ``id``, filled in where an earlier schema gave an event another one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from domain.dates import DateRange, parse_range
from domain.errors import (
    CcmError,
    InvalidDateError,
    InvalidEventError,
    InvalidQuantityError,
    InvalidValueError,
    quoted,
)
from domain.events.registry import identified, problems_of
from domain.events.statements import FigureReported, unit_of_metric
from domain.knowledge import default_known_on
from domain.problems import Place, Problem
from domain.sources import Basis, Confidence, Source, parse_sources
from domain.states import UnknownStateError, find_state
from domain.subjects import SubjectKind
from ledger.journal.cells import (
    CellError,
    is_optional,
    meeting_name,
    names_meeting,
    read_cell,
    read_whole,
)
from ledger.journal.columns import EXPORTED, FORMER_ID, header_problems, known_columns
from ledger.journal.grids import Grid, read_csv, shortened
from ledger.journal.neutral import restored

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from domain.events.header import Event

_OF_SOME_ROWS = frozenset({"CSV_SYNTAX", "XLSX_MERGED"})
"""Faults of a table that leave its other rows readable."""

__all__ = [
    "TableReading",
    "read_grid",
    "read_table",
    "subject_of",
]


@dataclass(slots=True)
class TableReading:
    """What an input held: the events that could be read, where each stands, every problem.

    ``excerpts`` are the events as they stand in the input, ``positions`` their places in the log
    that they were exported from (0 where that is not said).
    """

    events: list[Event] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    excerpts: list[str] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)

    def add(self, event: Event, place: Place, excerpt: str, position: int = 0) -> None:
        """One more event that could be read."""
        self.events.append(event)
        self.places.append(place)
        self.excerpts.append(excerpt)
        self.positions.append(position)


def read_table(
    text: str,
    kind: type[Event],
    file: str,
    published: Mapping[str, date],
) -> TableReading:
    """Read all rows of a CSV table of one type of event; see :func:`read_grid`."""
    return read_grid(read_csv(text, file, known_columns(kind)), kind, published)


def read_grid(
    grid: Grid,
    kind: type[Event],
    published: Mapping[str, date],
    step: Callable[[], None] = lambda: None,
) -> TableReading:
    """Read all rows of a table of one type of event.

    ``published`` gives for each document key the latest day it can have appeared; it is asked
    where ``known_on`` is left out. ``step`` is called after each row. Nothing is raised for
    faults in the data.
    """
    reading = TableReading(problems=[*grid.problems, *header_problems(grid, kind)])
    if any(item.code not in _OF_SOME_ROWS for item in reading.problems):
        return reading
    columns = {name: at for at, name in enumerate(grid.header)}
    for line, cells in grid.rows:
        _Row(kind, grid, line, columns, cells).read_into(reading, published)
        step()
    return reading


@dataclass(slots=True)
class _Row:
    kind: type[Event]
    grid: Grid
    line: int
    columns: Mapping[str, int]
    cells: list[str]
    problems: list[Problem] = field(default_factory=list)

    def read_into(self, reading: TableReading, published: Mapping[str, date]) -> None:
        """Add the row's event to the reading, or its problems."""
        if self._has_the_right_length():
            self._read(reading, published)
        reading.problems += self.problems

    def _has_the_right_length(self) -> bool:
        if self.grid.has_cells_for(self.cells):
            return True
        self._complain(
            "TABLE_ROW_LENGTH",
            f"the row has {len(self.cells)} cells, the header {len(self.grid.header)} columns.",
            "Quote cells that hold a comma, and keep empty cells.",
        )
        return False

    def _read(self, reading: TableReading, published: Mapping[str, date]) -> None:
        self._refuse_unread()
        fields = {**self._payload(), **self._header_fields(published)}
        position = fields.pop("position", 0)
        if self.problems:
            return
        excerpt = shortened(self.cells)
        try:
            event = self.kind.model_validate(fields)
            if event_id := self._text(FORMER_ID):
                event = identified(event, event_id)
        except ValidationError as error:
            self.problems += [
                item.at(self.grid.place(self.line), item.excerpt or excerpt)
                for item in problems_of(self.kind, error)
            ]
            return
        except InvalidEventError as error:
            place = self.grid.place(self.line)
            self.problems += [item.at(place, excerpt) for item in error.problems]
            return
        reading.add(event, self.grid.place(self.line), excerpt, position)

    def _refuse_unread(self) -> None:
        for column in self.grid.unread.get(self.line, ()):
            if column <= len(self.grid.header):
                name = self.grid.header[column - 1]
                self._complain(
                    "XLSX_NO_VALUE",
                    f"the cell {name!r} holds a formula that fails, or one never worked out.",
                    "Put the value in its place, or open and save the workbook.",
                    name,
                )

    def _payload(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name in self.kind.payload_fields():
            text = self._text(name)
            if not text:
                self._absent(name, values)
                continue
            if names_meeting(self.kind, name) and not self._text("position"):
                text = meeting_name(text)  # an exported row is read back as it was
            unit = unit_of_metric(self._text("metric")) if self.kind is FigureReported else None
            self._try(
                name,
                values,
                lambda name=name, text=text, unit=unit: read_cell(self.kind, name, text, unit),
            )
        return values

    def _absent(self, name: str, values: dict[str, Any]) -> None:
        if not is_optional(self.kind, name):
            self._complain(
                "CELL_EMPTY",
                f"the cell {name!r} is empty, and {self.kind.__name__} needs it.",
                "Fill it in; where the figure is unknown, leave the whole row out.",
                name,
            )
        elif self.kind.model_fields[name].is_required():
            values[name] = None

    def _header_fields(self, published: Mapping[str, date]) -> dict[str, Any]:
        values: dict[str, Any] = {"note": self._text("note")}
        self._try("subject", values, lambda: subject_of(self.kind, self._text("subject")))
        self._try("date", values, lambda: parse_range(self._text("date")))
        self._try("documents", values, self._sources)
        self._try(
            "confidence", values, lambda: _one_of(Confidence, self._text("confidence"), "high")
        )
        self._try("basis", values, lambda: _one_of(Basis, self._text("basis"), "read"))
        for name in EXPORTED:
            if text := self._text(name):
                self._try(name, values, lambda text=text: read_whole(text))
        when: DateRange | None = values.pop("date", None)
        sources: tuple[Source, ...] = values.pop("documents", ())
        values["sources"] = sources
        if when is not None:
            values["not_before"], values["effective_on"] = when.first, when.last
            if sources or self._text("known_on"):
                self._try("known_on", values, lambda: self._known_on(when, sources, published))
        return values

    def _sources(self) -> tuple[Source, ...]:
        return parse_sources(self._text("documents"), self._text("locators"))

    def _known_on(
        self,
        when: DateRange,
        sources: tuple[Source, ...],
        published: Mapping[str, date],
    ) -> date:
        written = self._text("known_on")
        if written:
            return parse_range(written).last
        days = [published[item.document] for item in sources if item.document in published]
        day = default_known_on(self.kind, when.last, days)
        if day is None:
            message = "it is empty, and no document of the row says when it was published"
            raise InvalidValueError(message)
        return day

    def _text(self, name: str) -> str:
        at = self.columns.get(name)
        return "" if at is None else restored(self.cells[at])

    def _try(self, name: str, values: dict[str, Any], read: Any) -> None:
        try:
            values[name] = read()
        except (CcmError, ValueError) as error:
            sentence = f"the cell {name!r}: {error}"
            self._complain(_code_of(error), sentence, _remedy(error, self._text(name)), name)

    def _complain(self, code: str, sentence: str, remedy: str, name: str = "") -> None:
        column = self.columns.get(name, -1) + 1
        excerpt = shortened([self._text(name)] if name else self.cells)
        self.problems.append(
            Problem(code, sentence, remedy, self.grid.place(self.line, column), excerpt),
        )


def _code_of(error: Exception) -> str:
    if isinstance(error, CellError):
        return error.code
    return f"CELL_{error.code}" if isinstance(error, CcmError) else "CELL_VALUE"


_DECIMAL_COMMA = re.compile(r"\d[ \u00a0\u202f.]\d{3}|\d,\d")
_DAY_AND_MONTH = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d\d)\b")


def _remedy(error: Exception, text: str) -> str:
    """What to do about a number or a day as other countries write it; never a guess."""
    if isinstance(error, InvalidQuantityError | CellError) and _DECIMAL_COMMA.search(text):
        return "Write decimals after a point and thousands without a mark: 1234.5."
    if isinstance(error, InvalidDateError) and _DAY_AND_MONTH.match(text):
        return "Day and month could be taken for each other: write 2020-10-01 for 1 October 2020."
    return ""


def subject_of(kind: type[Event], text: str) -> str:
    """The subject that a cell names for a type of event. Raises InvalidValueError."""
    if not text:
        message = "it is empty; name the State, meeting, document or the convention"
        raise InvalidValueError(message)
    if text == SubjectKind.CONVENTION or text.partition(":")[0] in set(SubjectKind):
        return text
    if len(kind.subject_kinds) > 1:
        kinds = " or ".join(sorted(kind.subject_kinds))
        message = f"{quoted(text)} could be a {kinds}: write for example {_likely(kind, text)}"
        raise InvalidValueError(message)
    (only,) = kind.subject_kinds
    return f"{only}:{find_state(text).iso3 if only is SubjectKind.STATE else text}"


def _likely(kind: type[Event], text: str) -> str:
    """The subject that a text most likely names: a State, if the type takes one and it is one."""
    keyed = sorted(kind.subject_kinds - {SubjectKind.CONVENTION})
    if SubjectKind.STATE in keyed and (len(keyed) == 1 or _is_state(text)):
        return f"{SubjectKind.STATE}:{text}"
    return f"{next(one for one in keyed if one is not SubjectKind.STATE)}:{text}"


def _is_state(text: str) -> bool:
    try:
        find_state(text)
    except UnknownStateError:
        return False
    return True


def _one_of(choices: Any, text: str, default: str) -> Any:
    try:
        return choices(text or default)
    except ValueError:
        message = f"{quoted(text)} is none of {', '.join(choices)}"
        raise InvalidValueError(message) from None
