"""Reading a claims file: CSV text to claims, with every fault and its place."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from domain.errors import did_you_mean
from domain.problems import Place, Problem
from projections.claims.checking import faults_of
from projections.claims.model import Claim

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["ClaimsReading", "read_claims"]

_COLUMNS = tuple(item.name for item in fields(Claim))
_NEEDED = ("claim_id", "as_of", "metric", "value")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the file, and where it stands."""

    file: str
    line: int
    header: list[str]
    cells: dict[str, str]

    def problem(self, column: str, code: str, sentence: str, remedy: str) -> Problem:
        """A problem of one of its cells, or of one that the file has no column for."""
        number = self.header.index(column) + 1 if column in self.header else 0
        excerpt = self.cells.get(column, "").strip()
        return Problem(code, sentence, remedy, Place(self.file, self.line, number), excerpt)


@dataclass(slots=True)
class ClaimsReading:
    """What a claims file held: its claims, and every problem."""

    claims: list[Claim] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_claims(text: str, file: str, view: View) -> ClaimsReading:
    """Read a claims file; columns as :class:`Claim`, in any order.

    Only claim_id, as_of, metric and value are needed. ``view`` knows the documents and meetings
    that claims can name. Nothing is raised for faults in the data.
    """
    reading = ClaimsReading()
    rows = csv.reader(io.StringIO(text))
    header = [name.strip() for name in next(rows, [])]
    reading.problems += _header_problems(header, file)
    if reading.problems:
        return reading
    seen: dict[str, int] = {}
    line = rows.line_num + 1
    for cells in rows:
        if len(cells) != len(header) and any(cell.strip() for cell in cells):
            reading.problems.append(_row_length(header, cells, Place(file, line)))
        elif any(cell.strip() for cell in cells):
            row = _Row(file, line, header, dict(zip(header, cells, strict=True)))
            _read_row(row, seen, reading, view)
        line = rows.line_num + 1
    return reading


def _row_length(header: list[str], cells: list[str], place: Place) -> Problem:
    return Problem(
        "TABLE_ROW_LENGTH",
        f"the row has {len(cells)} cells, the header {len(header)} columns.",
        "Quote cells that hold a comma, and keep empty cells.",
        place,
        ",".join(cells)[:160],
    )


def _header_problems(header: list[str], file: str) -> list[Problem]:
    unknown = [
        Problem(
            "CLAIMS_COLUMN_UNKNOWN",
            f"a claims file has no column {name!r}.{did_you_mean(name, _COLUMNS)}",
            f"Its columns are: {', '.join(_COLUMNS)}.",
            Place(file, 1, number),
        )
        for number, name in enumerate(header, 1)
        if name not in _COLUMNS
    ]
    missing = [
        Problem(
            "CLAIMS_COLUMN_MISSING",
            f"the column {name!r} is missing.",
            f"A claims file needs at least: {', '.join(_NEEDED)}.",
            Place(file, 1),
        )
        for name in _NEEDED
        if name not in header
    ]
    return unknown + missing


def _read_row(row: _Row, seen: dict[str, int], reading: ClaimsReading, view: View) -> None:
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
                f"the claim {claim_id!r} stands in line {seen[claim_id]} too.",
                "Give each claim an id of its own.",
            ),
        )
    if not problems:
        problems += [
            row.problem(fault.column, fault.code, fault.sentence, fault.remedy)
            for fault in faults_of(claim, view)
        ]
    reading.problems += problems
    seen.setdefault(claim_id, row.line)
    if not problems:
        reading.claims.append(claim)
