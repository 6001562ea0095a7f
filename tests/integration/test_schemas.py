"""A ledger that was written under an earlier schema of a type: same ids, same state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest

from domain.events import registry
from domain.events.corrections import Corrected, Retracted, SourceAdded
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.stockpiles import Holdings, HoldingsClarified
from domain.sources import Source
from domain.strategies import example
from ledger.bootstrap import create_ledger, open_ledger
from ledger.datasets.renewing import renewal
from ledger.journal import exported
from ledger.journal.canonical import canonical_line, content_root
from ledger.journal.columns import known_columns
from ledger.journal.exported import csv_text, exported_tables
from ledger.journal.importing import in_order
from ledger.journal.lines import read_lines
from ledger.journal.tables import read_table
from ledger.ledger import Ledger

TODAY = date(2026, 6, 1)
CITED = (Source(document="report", locator="1"),)


class Later(HoldingsClarified):
    """The type with one field more, which no event had before."""

    schema_version: ClassVar[int] = 2
    verified: bool

    @staticmethod
    def upcast_v1(fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "verified": False}


Later.__name__ = HoldingsClarified.__name__


def held(code: str, holdings: Holdings = Holdings.NONE, **fields: Any) -> Event:
    kind = registry.event_type("HoldingsClarified")
    if kind is Later:
        fields = {"verified": False} | fields
    return example(kind, "2019", f"state:{code}", holdings=holdings, sources=CITED, **fields)


def amendment(what: type[Event], target: Event, **fields: Any) -> Event:
    return example(what, "2020-05-01", target.subject, target=target.id, sources=CITED, **fields)


def retracted(target: Event, kind: str = "transcription") -> Event:
    return amendment(Retracted, target, reason="a slip", kind=kind)


def corrected(target: Event, replacement: Event) -> Event:
    fields = {"reason": "a slip", "kind": "transcription", "replacement": replacement}
    return amendment(Corrected, target, **fields)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A ledger with facts that stand, were taken back, put right, recorded anew, and widened."""
    path = str(tmp_path / "old.sqlite")
    with create_ledger(path, today=TODAY) as ledger:
        issued = {"title": "A report", "publisher": "UN", "sources": CITED}
        ledger.record([example(DocumentIssued, "2021", "document:report", **issued)])
        ledger.record([held(code) for code in ("PER", "NRU", "NIU", "TGO")])
        ledger.record([retracted(held("NRU"))])
        ledger.record([held("NRU")])
        ledger.record([retracted(held("NIU"))])
        ledger.record([corrected(held("PER"), held("PER", Holdings.HELD))])
        ledger.record([amendment(SourceAdded, held("TGO"))])
    return path


@pytest.fixture
def raised(path: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Ledger]:
    """Opens that ledger with a program that knows the later schema alone."""
    types = {**registry.event_types(), "HoldingsClarified": Later}

    def open_it() -> Ledger:
        for module in (registry, exported):
            monkeypatch.setattr(module, "event_types", lambda: types)
        return open_ledger(path, today=TODAY)

    return open_it


def said(ledger: Ledger) -> list[tuple[str, str, str]]:
    return [(fact.id, fact.subject, fact.type) for fact in ledger.view().facts.events]


def test_what_was_recorded_keeps_its_id_and_what_was_taken_back_stays_so(
    path: str, raised: Callable[[], Ledger]
) -> None:
    with open_ledger(path, today=TODAY) as before:
        ids, facts = [item.event.id for item in before.recorded()], said(before)
        sources = [fact.sources for fact in before.view().facts.events]
    with raised() as after:
        assert [item.event.id for item in after.recorded()] == ids
        assert said(after) == facts
        assert [fact.sources for fact in after.view().facts.events] == sources
        assert all(item.verified is False for item in _holdings(after))
        assert _holdings(after)[0].id != held("PER", Holdings.HELD).id


def _holdings(ledger: Ledger) -> list[Any]:
    return [fact for fact in ledger.view().facts.events if isinstance(fact, Later)]


def test_the_same_fact_in_the_later_schema_is_known_or_the_next_occurrence(
    raised: Callable[[], Ledger],
) -> None:
    with raised() as ledger:
        standing = {fact.subject: fact for fact in _holdings(ledger)}
        again = [held("TGO"), held("PER", Holdings.HELD), held("NRU")]
        receipt = ledger.record(again)
        assert receipt.recorded == ()
        assert [event.id for event in receipt.known] == [
            standing[event.subject].id for event in again
        ]
        assert ledger.record([held("NIU")]).recorded == (held("NIU").again(),)
        verified = held("TGO", verified=True)
        assert ledger.record([verified]).recorded == (verified,)


def test_amendments_of_what_an_earlier_schema_recorded_work_and_are_known_again(
    path: str, raised: Callable[[], Ledger]
) -> None:
    with open_ledger(path, today=TODAY) as before:
        amendments = [item.event for item in before.recorded() if hasattr(item.event, "target")]
    with raised() as ledger:
        by_id = {item.event.id: item.event for item in ledger.recorded()}
        for event in amendments:
            (known,) = ledger.record([by_id[event.id]]).known
            assert known.id == event.id
        (correction,) = (event for event in amendments if isinstance(event, Corrected))
        anew = correction.model_copy(update={"replacement": held("PER", Holdings.HELD)})
        assert ledger.record([anew]).recorded == ()
        (fact,) = (fact for fact in _holdings(ledger) if fact.subject == "state:PER")
        assert len(ledger.record([corrected(fact, held("PER"))]).recorded) == 1
        assert held("PER").again() in _holdings(ledger)
    with raised() as ledger:
        assert held("PER").again() in _holdings(ledger)


def test_an_export_carries_the_ids(raised: Callable[[], Ledger], tmp_path: Path) -> None:
    with raised() as ledger:
        events = [item.event for item in ledger.recorded()]
        text = "\n".join(map(canonical_line, events))
        tables = {table.name: csv_text(table) for table in exported_tables(ledger.recorded())}
        expected = said(ledger)
    kinds = registry.event_types()
    readings = [read_table(text, kinds[name], name, {}) for name, text in tables.items()]
    assert not [problem for reading in readings for problem in reading.problems]
    from_tables = [event for reading in readings for event in reading.events]
    for number, batch in enumerate([read_lines(text, "", {}).events, from_tables]):
        with create_ledger(str(tmp_path / f"{number}.sqlite"), today=TODAY) as copy:
            copy.record(in_order(batch))
            assert sorted(said(copy)) == sorted(expected)
            assert content_root(item.event for item in copy.recorded()) == content_root(events)


def test_only_tables_of_a_type_that_changed_have_a_column_for_ids() -> None:
    assert "id" in known_columns(Later)
    assert "id" not in known_columns(HoldingsClarified)


def test_a_dataset_in_the_later_schema_is_not_recorded_anew(
    raised: Callable[[], Ledger],
) -> None:
    with raised() as ledger:
        shipped = [held("TGO"), held("PER", Holdings.HELD), held("NRU")]
        assert renewal(ledger.recorded(), shipped, set(), "ccm 2026.2").batch() == []


def test_an_id_of_another_event_is_refused() -> None:
    line = canonical_line(held("PER"))
    other = line.replace("{", f'{{"id":"{held("NRU").id}",', 1)
    (problem,) = read_lines(other, "", {}).problems
    assert problem.code == "EVENT_FIELD"
    assert problem.sentence.startswith("HoldingsClarified.id: ")
    own = line.replace("{", f'{{"id":"{held("PER").id}",', 1)
    assert read_lines(own, "", {}).events == [held("PER")]
