"""Tables as people have them: what is read as it is meant, and what is refused and where."""

from __future__ import annotations

import codecs
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from domain.events.header import Event
from domain.events.registry import event_type
from domain.quantities import Quantity
from ledger.journal.importing import Inputs
from ledger.journal.tables import TableReading

_HEADER = "subject,date,munitions,submunitions,scope,documents,locators"
_ROW = "Nauru,2014-05-01,12,300,total,status,table"
_PLAIN = f"{_HEADER}\n{_ROW}\n"
_PUBLISHED = {"status": date(2026, 1, 1)}


def _read(*files: tuple[str, bytes | str], kind: str | None = None) -> TableReading:
    as_bytes = [(name, data.encode() if isinstance(data, str) else data) for name, data in files]
    return Inputs.of(as_bytes, event_type(kind) if kind else None).read(_PUBLISHED)


def _table(text: bytes | str) -> TableReading:
    return _read(("StockpileDeclared.csv", text))


def _told(reading: TableReading) -> list[str]:
    return [f"{item.place} {item.code}" for item in reading.problems]


def _cell(column: str, text: str) -> TableReading:
    names, cells = _HEADER.split(","), _ROW.split(",")
    cells[names.index(column)] = f'"{text}"'
    return _table(f"{_HEADER}\n{','.join(cells)}\n")


def _plain() -> list[Event]:
    return _table(_PLAIN).events


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + _PLAIN.encode(),
        _PLAIN.encode("utf-16"),
        codecs.BOM_UTF16_BE + _PLAIN.encode("utf-16-be"),
        _PLAIN.replace("\n", "\r\n"),
        _PLAIN.replace("\n", "\r"),
        _PLAIN.replace(",", ";"),
        _PLAIN.replace(",", "\t"),
        "sep=;\r\n" + _PLAIN.replace(",", ";"),
        '"sep=;"\n' + _PLAIN.replace(",", ";"),
        _PLAIN.rstrip("\n"),
        f"\n\n{_HEADER}\n\n{_ROW}\n,,,,,,\n \n\n",
        f"{_HEADER},,\n{_ROW},,\n,,,,,,,,\n",
        f"{_HEADER}\n{_ROW},,,,\n",
        _PLAIN.replace("subject", " Subject ").replace("date", "DATE"),
        _PLAIN.replace("Nauru", "NRU"),
        _PLAIN.replace("Nauru", "nr"),
        _PLAIN.replace("12,300", '" 12 ","300"'),
    ],
)
def test_a_table_is_read_the_same_however_its_program_writes_it(data: bytes | str) -> None:
    reading = _table(data)

    assert _told(reading) == []
    assert reading.events == _plain()


@pytest.mark.parametrize(
    "name",
    ["StockpileDeclared.csv", "stockpiledeclared.CSV", "a/StockpileDeclared (2).csv"],
)
def test_copies_of_a_table_keep_its_type(name: str) -> None:
    assert _read((name, _PLAIN)).events == _plain()
    assert _read(("x.txt", _PLAIN), kind="StockpileDeclared").events == _plain()


def test_a_line_break_inside_quotes_does_not_shift_the_lines_after_it() -> None:
    first = _ROW.replace("table", '"table,\nfirst row"')
    reading = _table(f"{_HEADER}\n{first}\n{_ROW.replace('Nauru', 'Naru')}\n")

    assert reading.events[0].sources[0].locator == "table,\nfirst row"
    assert _told(reading) == ["StockpileDeclared.csv:4:1 CELL_STATE"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Côte d'Ivoire", "CIV"),
        ("COTE D’IVOIRE", "CIV"),
        ("République démocratique populaire lao", "LAO"),
        ("Allemagne", "DEU"),
        ("Alemania", "DEU"),
        ("Bosnie-Herzégovine", "BIH"),
        ("Bosnia y Herzegovina", "BIH"),
        ("Royaume-Uni", "GBR"),
        ("Reino Unido", "GBR"),
        ("Estados Unidos", "USA"),
        ("Pays-Bas", "NLD"),
        ("Países Bajos", "NLD"),
        ("Saint-Siège", "VAT"),
        ("Santa Sede", "VAT"),
        ("Îles Cook", "COK"),
        ("Islas Cook", "COK"),
        ("Tchéquie", "CZE"),
        ("Chequia", "CZE"),
        ("Macédoine du Nord", "MKD"),
        ("Guinée-Bissau", "GNB"),
        ("Perú", "PER"),
        ("Líbano", "LBN"),
        ("Tchad", "TCD"),
        ("Argelia", "DZA"),
        ("Comoras", "COM"),
        ("Maldivas", "MDV"),
        ("Federación de Rusia", "RUS"),
        ("Trinidad y Tabago", "TTO"),
        ("Biélorussie", "BLR"),
    ],
)
def test_states_are_known_by_their_french_and_spanish_names(name: str, code: str) -> None:
    (event,) = _cell("subject", name).events

    assert event.subject == f"state:{code}"


@pytest.mark.parametrize("text", ["1 234,5", "1.234,5", "1234,5", "1 234", "1\u202f234", "12,34"])
def test_a_number_as_other_countries_write_it_is_refused_with_a_hint(text: str) -> None:
    reading = _cell("munitions", text)

    assert _told(reading) == ["StockpileDeclared.csv:2:3 CELL_QUANTITY"]
    assert "decimals after a point" in reading.problems[0].remedy
    assert reading.problems[0].excerpt == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1,234", 1234), ("1,234,567", 1_234_567), ("about 1,234", 1234), ("1.5 thousand", 1500)],
)
def test_thousands_may_be_set_apart_where_nothing_else_can_be_meant(text: str, amount: int) -> None:
    (event,) = _cell("munitions", text).events

    value = event.payload()["munitions"]
    assert isinstance(value, Quantity)
    assert value.amount == amount


def _area(text: str) -> TableReading:
    header = "subject,date,suspected,confirmed,total,covers,documents,locators"
    row = f'Chile,2020-06,,,"{text}",whole,status,table'
    return _read(("ContaminationReported.csv", f"{header}\n{row}\n"))


@pytest.mark.parametrize("text", ["1,234 km2", "about 1,234 km2", "12,500 ha", "350,000 m2"])
def test_a_comma_that_could_mark_decimals_or_thousands_is_refused(text: str) -> None:
    reading = _area(text)

    assert _told(reading) == ["ContaminationReported.csv:2:5 CELL"]
    assert "can mean" in reading.problems[0].sentence


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,234,567 m2", 1_234_567),
        ("1,234.5 km2", 1_234_500_000),
        ("1234 km2", 1_234_000_000),
        ("12,345 m2", 12_345),  # as decimals it would be no whole square metres
    ],
)
def test_an_area_is_read_where_its_comma_can_mean_one_thing_only(text: str, amount: int) -> None:
    (event,) = _area(text).events

    assert event.payload()["total"].amount == amount


@pytest.mark.parametrize("text", ["01/10/2020", "1.10.2020", "10-01-20"])
def test_a_day_whose_month_could_be_mistaken_is_refused_with_a_hint(text: str) -> None:
    reading = _cell("date", text)

    assert _told(reading) == ["StockpileDeclared.csv:2:2 CELL_DATE"]
    assert "taken for each other" in reading.problems[0].remedy


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", ["StockpileDeclared.csv:1 TABLE_NO_HEADER"]),
        (_PLAIN.encode("utf-16-le"), ["StockpileDeclared.csv ENCODING"]),
        (_PLAIN.encode("utf-16")[:-1], ["StockpileDeclared.csv ENCODING"]),
        (f"{_PLAIN}Cura\xe7ao".encode("latin-1"), ["StockpileDeclared.csv:3:5 ENCODING"]),
        (f'{_PLAIN}"Nauru,2014'.encode(), ["StockpileDeclared.csv:3 CSV_SYNTAX"]),
        (f"{_PLAIN}Nauru,2014\n".encode(), ["StockpileDeclared.csv:3 TABLE_ROW_LENGTH"]),
        (f"{_PLAIN}{_ROW},,x\n".encode(), ["StockpileDeclared.csv:3 TABLE_ROW_LENGTH"]),
        (
            f"{_HEADER},,\n{_ROW},,x\n{_ROW},y,\n".encode(),
            [
                "StockpileDeclared.csv:3:8 TABLE_COLUMN_UNNAMED",
                "StockpileDeclared.csv:2:9 TABLE_COLUMN_UNNAMED",
            ],
        ),
        (
            _PLAIN.replace("scope", "scoop").replace("date", "day").encode(),
            [
                "StockpileDeclared.csv:1:2 TABLE_COLUMN_UNKNOWN",
                "StockpileDeclared.csv:1:5 TABLE_COLUMN_UNKNOWN",
                "StockpileDeclared.csv:1 TABLE_COLUMN_MISSING",
                "StockpileDeclared.csv:1 TABLE_COLUMN_MISSING",
            ],
        ),
        (
            f"{_HEADER},position,occurrence\n{_ROW},first,-1\n".encode(),
            ["StockpileDeclared.csv:2:8 CELL"],
        ),
        (b"PK\x03\x04 cut off", ["StockpileDeclared.csv XLSX"]),
    ],
)
def test_a_broken_table_is_refused_at_the_place_of_its_fault(data: bytes, told: list[str]) -> None:
    assert _told(_table(data)) == told


def test_rows_before_a_fault_of_form_are_read_for_their_own_faults() -> None:
    told = _told(_table(f'{_HEADER}\n{_ROW.replace("Nauru", "Naru")}\n"x'))

    assert told == ["StockpileDeclared.csv:3 CSV_SYNTAX", "StockpileDeclared.csv:2:1 CELL_STATE"]


def _workbook(*sheets: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(line, column, value, day)
                    else:
                        sheet.write(line, column, value)
    return stream.getvalue()


_NAMES = _HEADER.split(",")


def test_days_and_numbers_of_a_workbook_are_read_as_such() -> None:
    rows: list[list[Any]] = [
        _NAMES,
        ["Nauru", date(2014, 5, 1), 12.0, 300, "total", "status", "table"],
    ]

    reading = _read(("own.xlsx", _workbook(("StockpileDeclared", rows), ("Notes to self", []))))

    assert _told(reading) == []
    assert reading.events == _plain()


def test_a_year_typed_as_a_number_is_a_year_and_a_title_above_is_no_header() -> None:
    row = ["Nauru", 2014, 12, "about 300", "total", "status", "table", ""]

    (event,) = _read(("StockpileDeclared.xlsx", _workbook(("Sheet1", [[], _NAMES, row])))).events

    assert str(event.when) == "2014"


def test_faults_of_a_workbook_are_told_by_sheet_and_cell() -> None:
    row = ["Naru", datetime(2014, 5, 1, 12, 30), 12.5, "=C2/0", "some", "status", "table"]  # noqa: DTZ001
    workbook = _workbook(("StockpileDeclared", [_NAMES, row]), ("Holdings", [["a"]]))

    reading = _read(("own.xlsx", workbook))

    assert sorted(_told(reading)) == [
        "own.xlsx:Holdings TABLE_TYPE",
        "own.xlsx:StockpileDeclared!A2 CELL_STATE",
        "own.xlsx:StockpileDeclared!B2 CELL_DATE",
        "own.xlsx:StockpileDeclared!C2 CELL_QUANTITY",
        "own.xlsx:StockpileDeclared!E2 CELL",
    ]


def test_every_fault_of_every_file_is_told() -> None:
    reading = _read(
        ("StockpileDeclared.csv", _PLAIN.replace("Nauru", "Naru")),
        ("Unheard.csv", _PLAIN),
        ("ConventionSigned.csv", "subject\n"),
        ("events.jsonl", "[1"),
    )

    assert {item.place.file for item in reading.problems} == {
        "StockpileDeclared.csv",
        "Unheard.csv",
        "ConventionSigned.csv",
        "events.jsonl",
    }


def test_a_document_of_one_file_is_known_to_the_rows_of_another_whatever_their_order() -> None:
    documents = (
        "subject,date,title,publisher,symbol,url,documents,locators\nown,2015-06,Own,Us,,,own,all\n"
    )
    holdings = "subject,date,holdings,documents,locators\nNauru,2014,none,own,page 1\n"
    files = [("HoldingsClarified.csv", holdings), ("DocumentIssued.csv", documents)]

    for order in (files, files[::-1]):
        reading = _read(*order)
        assert _told(reading) == []
        assert {event.known_on for event in reading.events} == {date(2015, 6, 30)}


def test_lists_hold_semicolons_where_these_are_escaped() -> None:
    (event,) = _cell("locators", r"page 2\; note 3").events

    assert event.sources[0].locator == "page 2; note 3"


@pytest.mark.parametrize("start", ["", "sep=,\r"])
def test_a_table_whose_lines_end_as_on_old_macintoshes_is_read(start: str) -> None:
    reading = _table(
        f"{start}{_PLAIN}".replace("\n", "\r") + "Togo,2014-13-01,1,1,total,status,a\r"
    )

    line = 4 if start else 3
    assert _told(reading) == [f"StockpileDeclared.csv:{line}:2 CELL_DATE"]
    assert len(reading.events) == 1


def test_line_ends_inside_a_cell_are_line_feeds_and_other_control_characters_refused() -> None:
    row = f"{_HEADER},note\n{_ROW},"

    assert _table(f'{row}"a\r\nb\rc"').events[0].note == "a\nb\nc"
    assert _told(_table(f"{row}a\x1b[2J")) == ["StockpileDeclared.csv:2 EVENT_FIELD"]
    problem = _table(f"{_PLAIN.rstrip()}\x1bx").problems[0]
    assert problem.sentence.endswith("is no place in a document: it holds control characters")


def _sheet_of(*cells: object, merged: str = "") -> TableReading:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("StockpileDeclared")
    sheet.write_row(0, 0, _HEADER.split(","))
    sheet.write_row(1, 0, cells)
    sheet.write_row(2, 0, ["Togo", date(2014, 5, 1), "many", 3, "total", "status", "table"])
    if merged:
        sheet.merge_range(merged, "Nauru")
    book.close()
    return _read(("all.xlsx", stream.getvalue()))


@pytest.mark.parametrize(
    ("number", "amount"), [(1495.0000000000002, 1495), (3.0, 3), (1e15, 10**15), (0, 0)]
)
def test_numbers_of_a_workbook_are_read_as_it_shows_them(number: float, amount: int) -> None:
    row = ("Nauru", date(2014, 5, 1), number, 3, "total", "status", "table")

    event = _sheet_of(*row).events[0]

    assert event.payload()["munitions"].amount == amount


def test_merged_cells_are_told_together_with_the_faults_of_other_rows() -> None:
    row = ("Nauru", date(2014, 5, 1), 2, 3, "total", "status", "table")

    reading = _sheet_of(*row, merged="A2:A3")

    assert _told(reading) == [
        "all.xlsx:StockpileDeclared!A2 XLSX_MERGED",
        "all.xlsx:StockpileDeclared!C3 CELL_QUANTITY",
    ]
