"""Reading workbooks (XLSX): their sheets as grids of texts; the only module that knows calamine.

Cells that are numbers, days and truth values in the workbook become the texts that mean the same:
1495, 2020-10-01, true. Dates are real ones only where a cell is formatted as a date.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

from domain.problems import Place, Problem
from ledger.journal.grids import Grid

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HELPERS", "is_workbook", "read_workbook"]

HELPERS = frozenset({"About", "Help", "Lists"})
"""Sheets of templates and exports that hold no events."""

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def is_workbook(data: bytes) -> bool:
    """Whether these are the bytes of a workbook, an old one or one that can be read."""
    return data.startswith((_ZIP, _OLD))


def read_workbook(data: bytes, file: str) -> tuple[list[Grid], list[Problem]]:
    """The sheets that are not empty, without those that only help; and why they cannot be read."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - lazily

    if data.startswith(_OLD) or not _is_xlsx(data):
        return [], [_unreadable("it is no workbook in the format XLSX.", file)]
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            empty = _cells_without_value(data)
            names = [name for name in book.sheet_names if name not in HELPERS]
            grids = [_grid(file, name, book.get_sheet_by_name(name), empty) for name in names]
    except (CalamineError, zipfile.BadZipFile, KeyError, ValueError) as error:
        return [], [_unreadable(f"it cannot be read as XLSX: {error}.", file)]
    return [grid for grid in grids if grid.header], []


def _is_xlsx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def _unreadable(sentence: str, file: str) -> Problem:
    return Problem(
        "XLSX",
        sentence,
        "Open it in a spreadsheet program and save it as an Excel workbook (.xlsx), or as CSV.",
        Place(file),
    )


def _grid(file: str, name: str, sheet: Any, empty: Mapping[str, Mapping[int, list[int]]]) -> Grid:
    rows = sheet.to_python(skip_empty_area=False)
    lines = ((line, [_text(cell) for cell in cells]) for line, cells in enumerate(rows, 1))
    grid = Grid.of(file, name, lines, empty.get(name, {}))
    grid.problems += _merged(grid, sheet.merged_cell_ranges or ())
    return grid


def _merged(grid: Grid, ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> list[Problem]:
    """Cells of the table that were made one; titles above it may be."""
    return [
        Problem(
            "XLSX_MERGED",
            f"{(last[0] - first[0] + 1) * (last[1] - first[1] + 1)} cells are merged from here on; "
            "only the first of them holds the value.",
            "Unmerge them, and fill in each cell that it is to stand in.",
            grid.place(first[0] + 1, first[1] + 1),
        )
        for first, last in ranges
        if last[0] + 1 >= grid.header_line and first[1] < len(grid.header)
    ]


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def _number_text(number: float) -> str:
    """The number as a spreadsheet program shows it: to 15 digits, which leaves out its noise."""
    if not isfinite(number):
        return str(number)
    return f"{Decimal(f'{number:.15g}').normalize():f}"


_SHEET = re.compile(r'<sheet\b[^>]*?\bname="([^"]*)"[^>]*?\br:id="([^"]*)"')
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(Id|Target)="([^"]*)"')
_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*)>(.*?)</c>', re.DOTALL)
_VALUE = re.compile(r"<v>[^<]|<is>")


def _cells_without_value(data: bytes) -> dict[str, dict[int, list[int]]]:
    """By sheet and row, the columns of cells that hold an error or a formula without its value.

    The reader gives these as empty, and empty would mean that nothing was filled in.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: _without_value(archive.read(path).decode(errors="replace"))
            for name, path in _parts(archive)
        }


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet, and the part of the archive that holds it."""
    from html import unescape  # noqa: PLC0415 - here alone

    targets = {}
    for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels").decode()):
        told = dict(_ATTRIBUTE.findall(relation))
        targets[told.get("Id", "")] = told.get("Target", "")
    for name, key in _SHEET.findall(archive.read("xl/workbook.xml").decode()):
        target = targets.get(key, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in archive.namelist():
            yield unescape(name), path


def _without_value(sheet: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    if 't="e"' not in sheet and "<f" not in sheet:
        return found
    for letters, line, attributes, content in _CELL.findall(sheet):
        if 't="e"' in attributes or ("<f" in content and not _VALUE.search(content)):
            found.setdefault(int(line), []).append(_number(letters))
    return found


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
