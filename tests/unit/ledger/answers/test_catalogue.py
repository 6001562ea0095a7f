"""What the catalogue says of columns is what tables ask for."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from domain.events.corrections import Amendment
from domain.events.registry import event_type, event_types
from ledger.answers.catalogue import ColumnRow, type_answer
from ledger.journal.tables import TableReading, read_table

_TABLES = [name for name, kind in event_types().items() if not issubclass(kind, Amendment)]
_PUBLISHED = {"untc-xxvi-6-2026-02-03": date(2026, 2, 3)}


def _columns(name: str) -> list[ColumnRow]:
    return [row for row in type_answer(name).main.rows if isinstance(row, ColumnRow)]


def _read(name: str, cells: dict[str, str]) -> TableReading:
    stream = io.StringIO()
    csv.writer(stream).writerows([list(cells), list(cells.values())])
    return read_table(stream.getvalue(), event_type(name), "x", _PUBLISHED)


@pytest.mark.parametrize("name", _TABLES)
def test_a_table_lacks_a_column_exactly_where_it_is_needed(name: str) -> None:
    row = {item.column: item.example for item in _columns(name)}
    for item in _columns(name):
        codes = {problem.code for problem in _read(name, row).problems}
        assert "TABLE_COLUMN_MISSING" not in codes
        rest = {column: cell for column, cell in row.items() if column != item.column}
        lacking = any(p.code == "TABLE_COLUMN_MISSING" for p in _read(name, rest).problems)
        assert lacking is item.needed, item.column


@pytest.mark.parametrize("name", _TABLES)
def test_a_cell_may_be_empty_exactly_where_it_says_so(name: str) -> None:
    row = {item.column: item.example for item in _columns(name)}
    for item in _columns(name):
        problems = _read(name, row | {item.column: ""}).problems
        refused = any(problem.code.startswith("CELL") for problem in problems)
        assert refused is not item.may_be_empty, (item.column, problems)
