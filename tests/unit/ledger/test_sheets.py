from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from ledger.sheets import Note, Sheet, SheetCell, TextTooLongError, workbook


def _rows(data: bytes, name: str = "A") -> list[list[Any]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _part(data: bytes, ending: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (name,) = [item for item in archive.namelist() if item.endswith(ending)]
        return archive.read(name).decode()


def test_numbers_are_numbers_days_are_days_and_texts_are_texts() -> None:
    row: list[SheetCell] = [12, date(2020, 10, 1), True, "=1+1", "http://x", "007", None]
    row += [10**16, date(1066, 1, 1)]
    instant = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)

    read = _rows(workbook([Sheet("A", [f"c{n}" for n in range(10)], [[*row, instant]])]))[1]

    assert read[:6] == [12.0, date(2020, 10, 1), True, "=1+1", "http://x", "007"]
    assert read[6:] == ["", str(10**16), "1066-01-01", instant.replace(tzinfo=None)]


def test_no_text_becomes_a_formula_or_a_link() -> None:
    sheet = _part(workbook([Sheet("A", ["a"], [["=1+1"], ["https://example.org"]])]), "sheet1.xml")

    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_the_header_stays_in_sight() -> None:
    sheet = _part(workbook([Sheet("A", ["a"], [["x"]])]), "sheet1.xml")

    assert 'state="frozen"' in sheet


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    with pytest.raises(TextTooLongError, match=r"32,768 characters .* Write JSON Lines or CSV"):
        workbook([Sheet("A", ["a"], [["x" * 32_768]])])


def test_a_column_to_fill_in_has_a_comment_and_words_to_choose_from() -> None:
    notes = {
        "kind": Note("what kind", ("one", "two"), needed=True),
        "state": Note("which", tuple(f"State {n}" for n in range(99)), open=True),
    }
    data = workbook([Sheet("A", ["kind", "state"], [], notes)])
    sheet = _part(data, "sheet1.xml")

    assert "what kind" in _part(data, "comments1.xml")
    assert '"one,two"' in sheet
    assert "Lists!$A$1:$A$99" in sheet
    assert _rows(data, "Lists")[98] == ["State 98"]


def test_numbers_with_decimals_are_numbers_shown_with_as_many() -> None:
    sums = [Decimal("1234567.80"), Decimal("-0.05"), Decimal(250), Decimal("12.345")]
    data = workbook([Sheet("A", ["a"], [[one] for one in sums])])
    read = [cell for (cell,) in _rows(data)[1:]]

    assert read == [1_234_567.8, -0.05, 250, 12.345]
    assert sum(read) == pytest.approx(1_234_830.095)
    styles = _part(data, "styles.xml")
    for shown in ("#,##0.00", "#,##0", "#,##0.000"):
        assert f'formatCode="{shown}"' in styles


def test_a_number_of_too_many_digits_stays_a_text_and_whole() -> None:
    data = workbook([Sheet("A", ["a"], [[Decimal("99999999999999.99")]])])

    assert _rows(data)[1] == ["99999999999999.99"]
