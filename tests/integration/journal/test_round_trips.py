"""A ledger exported and imported into an empty one: the same events, ids and root of content."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import RejectedBatchError
from domain.events.corrections import CorrectionKind
from domain.events.header import Event
from domain.events.stockpiles import Holdings, HoldingsClarified
from domain.quantities import LARGEST_AMOUNT, Quantity
from domain.sources import Source
from domain.strategies import any_fact, documents, example, histories, recordings
from ledger.bootstrap import create_ledger
from ledger.journal.amending import Grounds, retracted
from ledger.journal.canonical import canonical_line, content_root
from ledger.journal.exported import csv_text, exported_tables, exported_workbook
from ledger.journal.importing import Inputs
from ledger.ledger import Ledger
from projections.coverage import coverage
from projections.cut import Recorded
from projections.membership import register

Export = Callable[[Sequence[Recorded]], list[tuple[str, bytes]]]


def _lines(recorded: Sequence[Recorded]) -> list[tuple[str, bytes]]:
    text = "".join(f"{canonical_line(item.event)}\n" for item in recorded)
    return [("all.jsonl", text.encode())]


def _tables(recorded: Sequence[Recorded]) -> list[tuple[str, bytes]]:
    """In the order that suits least: amendments first, documents last."""
    tables = [
        (f"{table.name}.csv", csv_text(table).encode()) for table in exported_tables(recorded)
    ]
    return tables[::-1]


def _workbook(recorded: Sequence[Recorded]) -> list[tuple[str, bytes]]:
    return [("all.xlsx", exported_workbook(recorded, ""))]


_EXPORTS = pytest.mark.parametrize("export", [_lines, _tables, _workbook])


def _recorded_one_by_one(ledger: Ledger, batches: Sequence[Sequence[Event]]) -> None:
    """What the rules refuse is left out."""
    for batch in batches:
        try:
            ledger.record(batch)
        except RejectedBatchError:
            continue


def _imported(ledger: Ledger, files: Sequence[tuple[str, bytes]]) -> int:
    reading = Inputs.of(files, None).read({})
    assert reading.problems == []
    return len(ledger.record(reading.events).recorded)


def _events(ledger: Ledger) -> list[Event]:
    return [item.event for item in ledger.recorded()]


def _answers(ledger: Ledger) -> list[object]:
    """Who is bound, and what is not known."""
    view = ledger.view(as_of=date(2026, 1, 1))
    return [register(view), coverage(view)]


def _check(source: Ledger, folder: Path, export: Export) -> None:
    files = export(source.recorded())
    with create_ledger(str(folder / "second.sqlite")) as copy:
        assert _imported(copy, files) == source.head
        assert _events(copy) == _events(source)
        assert [event.id for event in _events(copy)] == [event.id for event in _events(source)]
        assert content_root(_events(copy)) == content_root(_events(source))
        assert copy.view().facts.events == source.view().facts.events
        assert _answers(copy) == _answers(source)
        assert _imported(copy, files) == 0


@_EXPORTS
@settings(max_examples=15)
@given(story=histories())
def test_histories_come_back_the_same(export: Export, story: list[Event]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        create_ledger(str(Path(folder) / "first.sqlite")) as source,
    ):
        source.record(story)
        _check(source, Path(folder), export)


@_EXPORTS
@settings(max_examples=25)
@given(steps=recordings(), again=st.lists(st.integers(0, 30), max_size=3))
def test_corrections_and_what_was_recorded_anew_come_back_the_same(
    export: Export,
    steps: list[Event],
    again: list[int],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        create_ledger(str(Path(folder) / "first.sqlite")) as source,
    ):
        anew = [steps[number % len(steps)] for number in again if steps]
        _recorded_one_by_one(source, [documents(), *([step] for step in [*steps, *anew])])
        _check(source, Path(folder), export)


_NOTES = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs"],
        exclude_characters="\ufffe\uffff",
        include_characters="\t\n",
    ),
    max_size=8,
)


def _at_the_bounds(event: Event, note: str) -> Event:
    """The event with figures as large as they may be, and a note of any letters."""
    figures = {
        name: Quantity(LARGEST_AMOUNT, value.unit, value.qualifier)
        for name, value in event.payload().items()
        if isinstance(value, Quantity)
    }
    return event.model_copy(update={"note": note, **figures})


@_EXPORTS
@settings(max_examples=12)
@given(facts=st.lists(any_fact(), min_size=1, max_size=6), note=_NOTES)
def test_facts_at_their_bounds_come_back_with_every_source(
    export: Export,
    facts: list[Event],
    note: str,
) -> None:
    issued = documents()
    told = [_at_the_bounds(event, note) for event in facts]
    cites = [(Source(document=each.subject_key, locator="1"),) for each in issued]
    again = [event.model_copy(update={"sources": each}) for event in told for each in cites]
    with (
        tempfile.TemporaryDirectory() as folder,
        create_ledger(str(Path(folder) / "first.sqlite")) as source,
    ):
        _recorded_one_by_one(source, [issued, *([event] for event in [*told, *again])])
        _check(source, Path(folder), export)


@_EXPORTS
def test_a_fact_taken_back_together_with_its_document_comes_back_with_its_end(
    export: Export,
    tmp_path: Path,
) -> None:
    issued, *_ = documents()
    cites = (Source(document=issued.subject_key, locator="page 1"),)
    fact = example(HoldingsClarified, "2014-01-01", "state:NRU", holdings=Holdings.NONE)
    fact = fact.model_copy(update={"sources": cites})
    grounds = Grounds(sources=cites, known_on=date(2020, 1, 1))
    with create_ledger(str(tmp_path / "first.sqlite")) as source:
        source.record([issued, fact])
        source.record(
            [
                retracted(event, "misread", CorrectionKind.TRANSCRIPTION, grounds)
                for event in (fact, issued)
            ]
        )

        _check(source, tmp_path, export)
