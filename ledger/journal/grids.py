"""A table as a grid of texts, and reading one from CSV as people have it.

Commas, semicolons or tabs, with or without Excel's ``sep=`` line; any line ends; line breaks
inside quotes; empty lines, and empty columns at the end.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from domain.problems import Place, Problem

__all__ = ["Grid", "named", "read_csv", "shortened"]

_DELIMITERS = (",", ";", "\t")
_LONGEST_EXCERPT = 160
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class Grid:
    """A table: its header, its rows as texts with the line of each, and faults of its form.

    ``first`` is the header as it stands, with columns at the end that have no name.
    Lines count from 1; in a workbook they are the rows of ``sheet``. ``unread`` are, by line, the
    columns from 1 whose cells hold no value although they are filled.
    """

    file: str
    sheet: str = ""
    header_line: int = 1
    header: list[str] = field(default_factory=list)
    first: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: Mapping[int, Sequence[int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        file: str,
        sheet: str,
        lines: Iterator[tuple[int, list[str]]],
        unread: Mapping[int, Sequence[int]] = MappingProxyType({}),
    ) -> Grid:
        """The first line that is not empty is the header; other empty lines are passed over."""
        grid = cls(file, sheet, unread=unread)
        for line, cells in lines:
            if not any(map(str.strip, cells)) and line not in unread:
                continue
            if not grid.header:
                grid.header_line, grid.first = line, cells
                grid.header = [named(cell) for cell in cells]
            else:
                grid.rows.append((line, [_with_line_feeds(cell) for cell in cells]))
        while grid.header and not grid.header[-1]:
            grid.header.pop()
        return grid

    def has_cells_for(self, cells: Sequence[str]) -> bool:
        """Whether a row has a cell for each column; empty ones beyond the last do not count."""
        beyond = cells[len(self.first) :]
        return len(cells) >= len(self.header) and not any(map(str.strip, beyond))

    def place(self, line: int, column: int = 0) -> Place:
        """Where a cell or a line is."""
        return Place(self.file, line, column, self.sheet)


def named(cell: str) -> str:
    """The name of a column as people write it in a header: ``Known on`` is known_on."""
    return "_".join(cell.strip().lower().split())


def _with_line_feeds(cell: str) -> str:
    """The text of a cell with the line ends that events keep, whatever system wrote it."""
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def shortened(cells: Sequence[str]) -> str:
    """A row as one line to show."""
    return " ".join(",".join(cells).split())[:_LONGEST_EXCERPT]


def read_csv(text: str, file: str, known: Collection[str]) -> Grid:
    """The grid of a CSV text; ``known`` are the columns it can have, which tell the delimiter."""
    text, skipped, delimiter = _announced(text)
    delimiter = delimiter or max(_DELIMITERS, key=lambda mark: _fit(text, mark, known))
    lines = _Lines(text, delimiter, skipped)
    grid = Grid.of(file, "", iter(lines))
    if lines.fault:
        grid.problems.append(_broken(lines, grid))
    return grid


def _announced(text: str) -> tuple[str, int, str]:
    """The text without a first line ``sep=;``, how many lines that was, and the delimiter."""
    first, *rest = _LINE_END.split(text, maxsplit=1)
    word = first.strip('"')
    if word.lower().startswith("sep=") and len(word) == len("sep=") + 1:
        return "".join(rest), 1, word[-1]
    return text, 0, ""


def _fit(text: str, delimiter: str, known: Collection[str]) -> int:
    """How many known columns the first line has if it is parted so."""
    first = next(iter(_Lines(text, delimiter, 0)), (0, []))[1]
    return sum(named(cell) in known for cell in first)


class _Lines:
    """The lines of a CSV text that are not empty, each with its number; ends at a fault."""

    def __init__(self, text: str, delimiter: str, skipped: int) -> None:
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        self._skipped = skipped
        self.fault = ""
        self.line = 0

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            self.line = self._reader.line_num + 1 + self._skipped
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.fault = str(error)
                return
            if cells:
                yield self.line, cells


def _broken(lines: _Lines, grid: Grid) -> Problem:
    return Problem(
        "CSV_SYNTAX",
        f"the table cannot be taken apart from here on: {lines.fault}.",
        'Close each quote, and double those inside a quoted cell: "the so-called ""cluster"".".',
        grid.place(lines.line),
    )
