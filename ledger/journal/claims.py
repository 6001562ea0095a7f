"""Reading a claims file: CSV text to claims, with every fault and its place."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, fields

from domain.errors import did_you_mean
from domain.problems import Place, Problem
from projections.claims.model import Claim

__all__ = ["ClaimsReading", "read_claims"]

_COLUMNS = tuple(item.name for item in fields(Claim))
_NEEDED = ("claim_id", "as_of", "metric", "value")


@dataclass(slots=True)
class ClaimsReading:
    """What a claims file held: its claims, and every problem."""

    claims: list[Claim] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_claims(text: str, file: str) -> ClaimsReading:
    """Read a claims file; columns as :class:`Claim`, in any order.

    Only claim_id, as_of, metric and value are needed. Nothing is raised for faults in the data.
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
            _read_row(dict(zip(header, cells, strict=True)), Place(file, line), seen, reading)
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


def _read_row(
    row: dict[str, str],
    place: Place,
    seen: dict[str, int],
    reading: ClaimsReading,
) -> None:
    values = {name: row.get(name, "").strip() for name in _COLUMNS}
    problems = [
        Problem("CLAIM_CELL_EMPTY", f"the cell {name!r} is empty.", "Fill it in.", place)
        for name in _NEEDED
        if not values[name]
    ]
    claim_id = values["claim_id"]
    if claim_id in seen:
        problems.append(
            Problem(
                "CLAIM_TWICE",
                f"the claim {claim_id!r} stands in line {seen[claim_id]} too.",
                "Give each claim an id of its own.",
                place,
            ),
        )
    reading.problems += problems
    if not problems:
        seen[claim_id] = place.line
        reading.claims.append(Claim(**values))
