"""Writing workbooks (XLSX); the only module that knows XlsxWriter.

Numbers are written as numbers, days as dates, texts never as formulas or links. A number with
decimals is shown with as many as it has. The same content gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from domain.errors import InvalidValueError

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Note", "Sheet", "SheetCell", "TextTooLongError", "workbook"]

SheetCell: TypeAlias = str | int | Decimal | date | None
"""What a cell can hold: a text, a number, a truth value, a day, an instant (UTC), or nothing."""

_CREATED = datetime(2010, 8, 1)  # noqa: DTZ001 - XlsxWriter takes no time zone
_LONGEST_TEXT = 32_767
_LARGEST_NUMBER = 10**15
_EARLIEST_DAY = date(1900, 3, 1)
_NARROWEST, _WIDEST = 8, 60
_READY_ROWS = 200
_LONGEST_LIST = 255


class TextTooLongError(InvalidValueError):
    """A text that no cell of a workbook can hold."""

    code = "XLSX_TEXT"

    def __init__(self, text: str) -> None:
        super().__init__(
            f"A text of {len(text):,} characters ({text[:40]!r}…) does not fit into a cell of a "
            f"workbook, which holds {_LONGEST_TEXT:,}. Write JSON Lines or CSV instead.",
        )


@dataclass(frozen=True, slots=True)
class Note:
    """What a column of an empty table takes: a comment, the words to choose from, as text or not.

    ``choices`` may be typed over where they are ``open``.
    """

    comment: str
    choices: Sequence[str] = ()
    open: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a header that stays in sight, and rows; ``notes`` by column for empty tables."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[SheetCell]]
    notes: Mapping[str, Note] = field(default_factory=dict)


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of a workbook. Raises TextTooLongError."""
    import xlsxwriter  # noqa: PLC0415 - only whoever writes a workbook waits for it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    writer = _Writer(book)
    for sheet in sheets:
        writer.write(sheet)
    writer.write_lists()
    book.close()
    return stream.getvalue()


class _Writer:
    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._needed = book.add_format({"bold": True, "bottom": 1, "bg_color": "#FFF2CC"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._instant = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._text = book.add_format({"num_format": "@"})
        self._quoted = book.add_format({"quote_prefix": True})
        self._decimals: dict[int, Any] = {}
        self._lists: list[Sequence[str]] = []

    def write(self, sheet: Sheet) -> None:
        made = self._book.add_worksheet(sheet.name)
        made.freeze_panes(1, 0)
        for column, title in enumerate(sheet.header):
            note = sheet.notes.get(title)
            made.write_string(
                0, column, title, self._needed if note and note.needed else self._head
            )
            made.set_column(column, column, _width(title, [row[column] for row in sheet.rows]))
            if note:
                self._annotate(made, column, note)
        for line, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row):
                self._write_cell(made, line, column, cell)
        if sheet.rows and not sheet.notes:
            made.autofilter(0, 0, len(sheet.rows), len(sheet.header) - 1)

    def _write_cell(self, made: Worksheet, line: int, column: int, cell: SheetCell) -> None:
        match cell:
            case None | "":
                return
            case bool():
                made.write_boolean(line, column, cell)
            case int() if abs(cell) < _LARGEST_NUMBER:
                made.write_number(line, column, cell)
            case Decimal() if abs(cell.scaleb(_decimals(cell))) < _LARGEST_NUMBER:
                made.write_number(line, column, cell, self._with_decimals(_decimals(cell)))
            case datetime():
                made.write_datetime(line, column, cell.replace(tzinfo=None), self._instant)
            case date() if cell >= _EARLIEST_DAY:
                made.write_datetime(line, column, cell, self._day)
            case _:
                self._write_text(made, line, column, str(cell))

    def _with_decimals(self, digits: int) -> Any:
        """The format of numbers with so many decimals, thousands apart."""
        if digits not in self._decimals:
            shown = "#,##0." + "0" * digits if digits else "#,##0"
            self._decimals[digits] = self._book.add_format({"num_format": shown})
        return self._decimals[digits]

    def _write_text(self, made: Worksheet, line: int, column: int, text: str) -> None:
        if len(text) > _LONGEST_TEXT:
            raise TextTooLongError(text)
        looks = self._quoted if text.startswith(("=", "+", "-", "@")) else None
        made.write_string(line, column, text, looks)

    def _annotate(self, made: Worksheet, column: int, note: Note) -> None:
        """A comment on the title; below it cells kept as typed, with the words to choose from."""
        made.write_comment(0, column, note.comment, {"x_scale": 2})
        made.set_column(column, column, 18, self._text)
        if not note.choices:
            return
        short = len(",".join(note.choices)) <= _LONGEST_LIST
        source = list(note.choices) if short else self._list(note.choices)
        told = {"validate": "list", "source": source, "show_error": not note.open}
        made.data_validation(1, column, _READY_ROWS, column, told)

    def _list(self, choices: Sequence[str]) -> str:
        """Where a long list of choices stands, as a formula."""
        if choices not in self._lists:
            self._lists.append(choices)
        letter = chr(ord("A") + self._lists.index(choices))
        return f"=Lists!${letter}$1:${letter}${len(choices)}"

    def write_lists(self) -> None:
        """The sheet that long lists of choices stand in, hidden."""
        if self._lists:
            made = self._book.add_worksheet("Lists")
            for column, choices in enumerate(self._lists):
                made.write_column(0, column, choices)
            made.hide()


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _width(title: str, cells: Iterable[SheetCell]) -> int:
    longest = max([len(title), *(len(str(cell)) for cell in cells if cell is not None)])
    return min(max(longest + 2, _NARROWEST), _WIDEST)
