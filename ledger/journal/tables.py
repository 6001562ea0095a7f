"""A table of events of one type: CSV text to events, with every fault and its place.

Columns: ``subject``, ``date``, the fields of the type, then ``known_on``, ``documents``,
``locators``, ``confidence``, ``basis`` and ``note``; in any order, ``known_on``, ``confidence``,
``basis`` and ``note`` may be left out (they mean: by rule, high, read, nothing to add).
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from domain.dates import DateRange, parse_range
from domain.errors import CcmError, InvalidValueError, did_you_mean
from domain.events.registry import problems_of
from domain.events.statements import FigureReported, unit_of_metric
from domain.knowledge import default_known_on
from domain.problems import Place, Problem
from domain.sources import Basis, Confidence, Source, parse_sources
from domain.states import find_state
from domain.subjects import SubjectKind
from ledger.journal.cells import CellError, is_optional, read_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from domain.events.header import Event

__all__ = ["TableReading", "columns_of", "read_table", "subject_of"]

_BEFORE = ("subject", "date")
_AFTER = ("known_on", "documents", "locators", "confidence", "basis", "note")
_MAY_BE_MISSING = frozenset({"known_on", "confidence", "basis", "note"})


@dataclass(slots=True)
class TableReading:
    """What a table held: the events that could be read, where each stands, and every problem."""

    events: list[Event] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def columns_of(kind: type[Event]) -> tuple[str, ...]:
    """Columns of the table of a type, in the order they are written."""
    return (*_BEFORE, *kind.payload_fields(), *_AFTER)


def read_table(
    text: str,
    kind: type[Event],
    file: str,
    published: Mapping[str, date],
) -> TableReading:
    """Read all rows of a CSV table of one type of event.

    ``published`` gives for each document key the latest day it can have appeared; it is asked
    where ``known_on`` is left out. Nothing is raised for faults in the data.
    """
    reading = TableReading()
    rows = csv.reader(io.StringIO(text))
    header = [name.strip() for name in next(rows, [])]
    reading.problems += _header_problems(header, kind, file)
    if reading.problems:
        return reading
    line = rows.line_num + 1
    for cells in rows:
        if any(cell.strip() for cell in cells):
            row = _Row(kind, file, line, header, cells)
            row.read_into(reading, published)
        line = rows.line_num + 1
    return reading


def _header_problems(header: list[str], kind: type[Event], file: str) -> Iterator[Problem]:
    known = columns_of(kind)
    for number, name in enumerate(header, 1):
        if name not in known:
            yield Problem(
                "TABLE_COLUMN_UNKNOWN",
                f"a table of {kind.__name__} has no column {name!r}.{did_you_mean(name, known)}",
                f"Its columns are: {', '.join(known)}.",
                Place(file, 1, number),
            )
        elif header.index(name) != number - 1:
            yield Problem(
                "TABLE_COLUMN_TWICE",
                f"the column {name!r} stands twice.",
                "Delete or rename one of the two.",
                Place(file, 1, number),
            )
    for name in known:
        if name not in header and not _may_be_missing(kind, name):
            yield Problem(
                "TABLE_COLUMN_MISSING",
                f"the column {name!r} is missing.",
                f"Add it; a table of {kind.__name__} has: {', '.join(known)}.",
                Place(file, 1),
            )


def _may_be_missing(kind: type[Event], name: str) -> bool:
    return name in _MAY_BE_MISSING or (
        name in kind.model_fields and not kind.model_fields[name].is_required()
    )


@dataclass(slots=True)
class _Row:
    kind: type[Event]
    file: str
    line: int
    header: list[str]
    cells: list[str]
    problems: list[Problem] = field(default_factory=list)

    def read_into(self, reading: TableReading, published: Mapping[str, date]) -> None:
        """Add the row's event to the reading, or its problems."""
        if len(self.cells) != len(self.header):
            self._complain(
                "TABLE_ROW_LENGTH",
                f"the row has {len(self.cells)} cells, the header {len(self.header)} columns.",
                "Quote cells that hold a comma, and keep empty cells.",
            )
        else:
            self._read(reading, published)
        reading.problems += self.problems

    def _read(self, reading: TableReading, published: Mapping[str, date]) -> None:
        fields = {**self._payload(), **self._header_fields(published)}
        if self.problems:
            return
        try:
            event = self.kind.model_validate(fields)
        except ValidationError as error:
            self.problems += [
                item.at(Place(self.file, self.line)) for item in problems_of(self.kind, error)
            ]
            return
        reading.events.append(event)
        reading.places.append(Place(self.file, self.line))

    def _payload(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name in self.kind.payload_fields():
            text = self._text(name)
            if not text:
                self._absent(name, values)
                continue
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
        when: DateRange | None = values.pop("date", None)
        sources: tuple[Source, ...] = values.pop("documents", ())
        values["sources"] = sources
        if when is not None:
            values["not_before"], values["effective_on"] = when.first, when.last
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
        return self.cells[self.header.index(name)].strip() if name in self.header else ""

    def _try(self, name: str, values: dict[str, Any], read: Any) -> None:
        try:
            values[name] = read()
        except (CcmError, ValueError) as error:
            self._complain(_code_of(error), f"the cell {name!r}: {error}", "", name)

    def _complain(self, code: str, sentence: str, remedy: str, name: str = "") -> None:
        column = self.header.index(name) + 1 if name in self.header else 0
        excerpt = self._text(name) if name else ",".join(self.cells)[:160]
        self.problems.append(
            Problem(code, sentence, remedy, Place(self.file, self.line, column), excerpt),
        )


def _code_of(error: Exception) -> str:
    if isinstance(error, CellError):
        return error.code
    return f"CELL_{error.code}" if isinstance(error, CcmError) else "CELL_VALUE"


def subject_of(kind: type[Event], text: str) -> str:
    """The subject that a cell names for a type of event. Raises InvalidValueError."""
    if not text:
        message = "it is empty; name the State, meeting, document or the convention"
        raise InvalidValueError(message)
    if text == SubjectKind.CONVENTION or text.partition(":")[0] in set(SubjectKind):
        return text
    if len(kind.subject_kinds) > 1:
        kinds = " or ".join(sorted(kind.subject_kinds))
        message = f"{text!r} could be a {kinds}: write for example state:{text}"
        raise InvalidValueError(message)
    (only,) = kind.subject_kinds
    return f"{only}:{find_state(text).iso3 if only is SubjectKind.STATE else text}"


def _one_of(choices: Any, text: str, default: str) -> Any:
    try:
        return choices(text or default)
    except ValueError:
        message = f"{text!r} is none of {', '.join(choices)}"
        raise InvalidValueError(message) from None
