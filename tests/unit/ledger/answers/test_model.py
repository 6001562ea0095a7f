from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated

from domain.dates import DateRange
from domain.quantities import Qualifier, Quantity, Unit
from ledger.answers.model import Column, Row, columns, field_names, plain, plain_row


@dataclass(frozen=True, slots=True)
class _Sample(Row):
    """A sample."""

    name: Annotated[str, Column("its name", "Name")]
    area_m2: Annotated[Quantity | None, Column("its area", "Area")]
    days: Annotated[tuple[date, ...], Column("its days")]


def test_a_quantity_is_written_as_its_amount_and_how_exactly_it_was_said() -> None:
    row = _Sample("x", Quantity(15, Unit.SQUARE_METRES, Qualifier.ABOUT), (date(2020, 1, 2),))

    assert plain_row(row) == {
        "name": "x",
        "area_m2": 15,
        "area_m2_qualifier": "about",
        "days": ["2020-01-02"],
    }


def test_an_absent_quantity_is_absent_in_both_fields() -> None:
    written = plain_row(_Sample("x", None, ()))

    assert (written["area_m2"], written["area_m2_qualifier"]) == (None, None)


def test_a_zero_is_written_as_zero_and_never_as_absent() -> None:
    written = plain_row(_Sample("x", Quantity(0, Unit.SQUARE_METRES), ()))

    assert (written["area_m2"], written["area_m2_qualifier"]) == (0, "exact")


def test_every_name_that_is_written_is_described() -> None:
    row = _Sample("x", None, ())

    assert list(field_names(_Sample)) == list(plain_row(row))
    assert [column.title for column in columns(_Sample).values()] == ["Name", "Area", ""]


def test_days_and_instants_are_written_in_iso_8601() -> None:
    assert plain(datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)) == "2026-01-02T03:04:05+00:00"
    assert plain(DateRange(date(2020, 1, 1), date(2020, 12, 31))) == "2020"
    assert plain({"a": (None, True, 1)}) == {"a": [None, True, 1]}
