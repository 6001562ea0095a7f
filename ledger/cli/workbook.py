"""An answer as a workbook: its rows first, then what was asked and of which ledger, then the rest.

Numbers and sums of money are numbers, days are dates; a list is one text, parted by ``;``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ledger.answers.model import Answer, Table, field_names, plain, row_values
from ledger.sheets import Sheet, workbook

if TYPE_CHECKING:
    from ledger.sheets import SheetCell

__all__ = ["joined", "workbook_of"]

_LONGEST_NAME = 31
_LONGEST_CELL = 32_000


def workbook_of(answer: Answer, envelope: Mapping[str, Any]) -> bytes:
    """The bytes of the workbook. Raises TextTooLongError."""
    first, *further = [_sheet(table) for table in answer.tables]
    return workbook([first, _about({**envelope, **answer.about}), *further])


def _sheet(table: Table) -> Sheet:
    rows = [[_cell(value) for _, value in row_values(row)] for row in table.rows]
    name = table.name.replace("_", " ").capitalize()[:_LONGEST_NAME]
    return Sheet(name, list(field_names(table.kind)), rows)


def _about(facts: Mapping[str, Any]) -> Sheet:
    """What was asked, and the three dates and the root by which it can be asked again."""
    return Sheet("About", ("what", "value"), [[name, _cell(value)] for name, value in _flat(facts)])


def _flat(facts: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield from ((f"{name}.{inner}", item) for inner, item in _flat(value))
        else:
            yield name, value


def _cell(value: Any) -> SheetCell:
    if value is None or isinstance(value, int | Decimal | date):
        return value
    text = joined(plain(value))
    if len(text) <= _LONGEST_CELL:
        return text
    shown = text[:_LONGEST_CELL].rpartition(";")[0]
    return f"{shown};… and {text.count(';') - shown.count(';')} more, which JSON holds"


def joined(value: Any) -> str:
    """A list as one text, parted by ``;``; anything else as it is written."""
    if isinstance(value, list):
        return ";".join(map(joined, value))
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)
