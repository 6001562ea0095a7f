"""Tables written are read back as they were, of every type, as CSV and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.events.registry import event_type, event_types
from domain.strategies import STRATEGIES, any_event
from ledger.journal.exported import csv_text, exported_tables, exported_workbook
from ledger.journal.importing import Inputs
from ledger.journal.tables import read_table
from projections.cut import Recorded

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_RISKY = st.sampled_from("=+-@'\t\n ;,\\\"_x000D_äλ").map(str)
_NOTES = st.lists(_RISKY, max_size=6).map("".join)


def _recorded(events: Sequence[Event]) -> list[Recorded]:
    return [Recorded(position, _NOW, event) for position, event in enumerate(events, 1)]


@pytest.mark.parametrize("name", event_types())
@settings(max_examples=25)
@given(data=st.data())
def test_a_table_of_any_type_is_read_back_as_it_was(name: str, data: st.DataObject) -> None:
    events = data.draw(st.lists(STRATEGIES[name], min_size=1, max_size=3))
    again = [event.again() for event in events]
    (table,) = exported_tables(_recorded([*events, *again]))

    reading = read_table(csv_text(table), event_type(name), "x.csv", {})

    assert reading.problems == []
    assert reading.events == [*events, *again]
    assert reading.positions == list(range(1, 2 * len(events) + 1))


@settings(max_examples=60)
@given(st.lists(any_event(), max_size=5), _NOTES)
def test_a_workbook_is_read_back_as_it_was_and_in_the_order_of_the_log(
    events: list[Event],
    note: str,
) -> None:
    noted = [event.model_copy(update={"note": note}) for event in events]
    data = exported_workbook(_recorded(noted), "root")

    inputs = Inputs.of([("all.xlsx", data)], None)
    reading = inputs.read({})

    assert reading.problems == []
    assert sorted(event.id for event in reading.events) == sorted(event.id for event in noted)
    assert {event.note for event in reading.events} <= {note}


@given(any_event(), _NOTES)
def test_no_cell_of_a_csv_file_begins_like_a_formula(event: Event, note: str) -> None:
    (table,) = exported_tables(_recorded([event.model_copy(update={"note": note})]))

    for row in table.rows:
        for cell in row:
            assert not str(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    (read,) = read_table(csv_text(table), type(event), "x.csv", {}).events
    assert read.note == note


def test_the_same_events_give_the_same_bytes() -> None:
    assert exported_workbook([], "root") == exported_workbook([], "root")


def test_every_type_can_name_a_sheet() -> None:
    assert max(map(len, event_types())) <= 31
