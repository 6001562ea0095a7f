"""Reading a claims file, CSV or XLSX, to claims, with every fault and its place."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from domain.errors import did_you_mean
from domain.problems import Problem
from ledger.journal.grids import Grid, read_csv, shortened
from ledger.journal.texts import read_text
from ledger.journal.workbooks import is_workbook, read_workbook
from projections.claims.checking import faults_of
from projections.claims.model import Claim

if TYPE_CHECKING:
    from domain.problems import Place
    from projections.view import View

__all__ = ["ClaimsReading", "read_claims"]

_COLUMNS = tuple(item.name for item in fields(Claim))
_NEEDED = ("claim_id", "as_of", "metric", "value")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a table, and where it stands."""

    grid: Grid
    line: int
    cells: dict[str, str]

    def problem(self, column: str, code: str, sentence: str, remedy: str) -> Problem:
        """A problem of one of its cells, or of one that the file has no column for."""
        header = self.grid.header
        number = header.index(column) + 1 if column in header else 0
        excerpt = self.cells.get(column, "").strip()
        return Problem(code, sentence, remedy, self.grid.place(self.line, number), excerpt)


@dataclass(slots=True)
class ClaimsReading:
    """What a claims file held: its claims, and every problem."""

    claims: list[Claim] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_claims(data: bytes, file: str, view: View | None) -> ClaimsReading:
    """Read a claims file; columns as :class:`Claim`, in any order; of a workbook every sheet.

    Only claim_id, as_of, metric and value are needed. ``view`` knows the documents and meetings
    that claims can name; without one any name will do. Nothing is raised for faults in the data.
    """
    grids, problems = _grids(data, file)
    reading = ClaimsReading(problems=problems)
    seen: dict[str, str] = {}
    for grid in grids:
        faults = [*grid.problems, *_header_problems(grid)]
        reading.problems += faults
        if not faults:
            _read_rows(grid, seen, reading, view)
    return reading


def _grids(data: bytes, file: str) -> tuple[list[Grid], list[Problem]]:
    if is_workbook(data):
        grids, problems = read_workbook(data, file)
        return grids or [Grid(file)], problems
    text = read_text(data, file)
    return ([read_csv(text, file, _COLUMNS)], []) if isinstance(text, str) else ([], [text])


def _read_rows(grid: Grid, seen: dict[str, str], reading: ClaimsReading, view: View | None) -> None:
    for line, cells in grid.rows:
        if not grid.has_cells_for(cells):
            reading.problems.append(_row_length(grid.header, cells, grid.place(line)))
            continue
        row = _Row(grid, line, dict(zip(grid.header, cells, strict=False)))
        _read_row(row, seen, reading, view)


def _row_length(header: list[str], cells: list[str], place: Place) -> Problem:
    return Problem(
        "TABLE_ROW_LENGTH",
        f"the row has {len(cells)} cells, the header {len(header)} columns.",
        "Quote cells that hold a comma, and keep empty cells.",
        place,
        shortened(cells),
    )


def _header_problems(grid: Grid) -> list[Problem]:
    unknown = [
        Problem(
            "CLAIMS_COLUMN_UNKNOWN",
            f"a claims file has no column {name!r}.{did_you_mean(name, _COLUMNS)}",
            f"Its columns are: {', '.join(_COLUMNS)}.",
            grid.place(grid.header_line, number),
        )
        for number, name in enumerate(grid.header, 1)
        if name not in _COLUMNS
    ]
    missing = [
        Problem(
            "CLAIMS_COLUMN_MISSING",
            f"the column {name!r} is missing.",
            f"A claims file needs at least: {', '.join(_NEEDED)}.",
            grid.place(grid.header_line),
        )
        for name in _NEEDED
        if name not in grid.header
    ]
    return unknown + missing


def _read_row(row: _Row, seen: dict[str, str], reading: ClaimsReading, view: View | None) -> None:
    values = {name: row.cells.get(name, "").strip() for name in _COLUMNS}
    problems = [
        row.problem(name, "CLAIM_CELL_EMPTY", f"the cell {name!r} is empty.", "Fill it in.")
        for name in _NEEDED
        if not values[name]
    ]
    claim, claim_id = Claim(**values), values["claim_id"]
    if claim_id in seen:
        problems.append(
            row.problem(
                "claim_id",
                "CLAIM_TWICE",
                f"the claim {claim_id!r} stands in {seen[claim_id]} too.",
                "Give each claim an id of its own.",
            ),
        )
    if all(values[name] for name in _NEEDED):
        problems += [
            row.problem(fault.column, fault.code, fault.sentence, fault.remedy)
            for fault in faults_of(claim, view)
        ]
    reading.problems += problems
    seen.setdefault(claim_id, _where(row))
    if not problems:
        reading.claims.append(claim)


def _where(row: _Row) -> str:
    sheet = f" of the sheet {row.grid.sheet}" if row.grid.sheet else ""
    return f"line {row.line}{sheet}"
