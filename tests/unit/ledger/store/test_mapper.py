"""Events as rows hold them, and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from eventsourcing.persistence import JSONTranscoder

from domain.events.corrections import Corrected, CorrectionKind
from domain.events.header import Event
from domain.events.membership import ConsentKind, ConventionSigned, InstrumentDeposited
from domain.sources import Basis, Confidence, Source
from ledger.store.errors import DamagedRowError, NewerEventError
from ledger.store.mapper import Envelope, LedgerMapper, event_of
from ledger.store.rows import Row

HEADER: dict[str, Any] = {
    "subject": "state:AFG",
    "not_before": date(2011, 9, 8),
    "effective_on": date(2011, 9, 8),
    "known_on": date(2011, 9, 8),
    "sources": (Source(document="depositary", locator="line 1"),),
    "note": "",
    "confidence": Confidence.HIGH,
    "basis": Basis.READ,
}
DEPOSITED = InstrumentDeposited(**HEADER, kind=ConsentKind.RATIFICATION)
CORRECTED = Corrected(
    **HEADER,
    target=DEPOSITED.id,
    reason="An accession, not a ratification",
    kind=CorrectionKind.SOURCE,
    replacement=InstrumentDeposited(**HEADER, kind=ConsentKind.ACCESSION),
)


def row_of(event: Event) -> Row:
    stored = LedgerMapper(JSONTranscoder()).to_stored_event(Envelope(event.subject, 1, event))
    return Row(
        position=7,
        stream="state:AFG",
        version=1,
        type=stored.topic,
        schema_version=stored.schema_version,
        state=stored.state,
        event_id=stored.event_id,
        not_before=stored.not_before,
        effective_on=stored.effective_on,
        known_on=stored.known_on,
        recorded_at=datetime(2024, 5, 1, tzinfo=UTC),
        tags=(),
        leaf=b"",
    )


@pytest.mark.parametrize("event", [DEPOSITED, CORRECTED], ids=lambda event: event.type)
def test_an_event_survives_being_stored(event: Event) -> None:
    read = event_of(row_of(event))
    assert read == event
    assert read.id == event.id == row_of(event).event_id


def test_the_topic_is_the_name_of_the_type_and_no_path() -> None:
    assert row_of(DEPOSITED).type == "InstrumentDeposited"


def test_an_event_of_an_older_schema_is_brought_up_to_the_current_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old = row_of(DEPOSITED)
    old = replace(old, state=old.state.replace(b'"kind":', b'"consent":'))
    monkeypatch.setattr(InstrumentDeposited, "schema_version", 3)
    steps = {
        "upcast_v1": lambda fields: {**fields, "sort": fields["consent"]},
        "upcast_v2": lambda fields: {
            **{name: value for name, value in fields.items() if name not in ("sort", "consent")},
            "kind": fields["sort"],
        },
    }
    for name, step in steps.items():
        monkeypatch.setattr(InstrumentDeposited, name, staticmethod(step), raising=False)
    assert event_of(old) == DEPOSITED
    assert event_of(replace(row_of(DEPOSITED), schema_version=3)) == DEPOSITED


def test_the_replacement_in_a_correction_is_brought_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    old = row_of(CORRECTED)
    old = replace(old, state=old.state.replace(b'"kind":"accession"', b'"consent":"accession"'))
    assert old.state != row_of(CORRECTED).state
    monkeypatch.setattr(InstrumentDeposited, "schema_version", 2)
    step = staticmethod(lambda fields: {"kind": fields.pop("consent"), **fields})
    monkeypatch.setattr(InstrumentDeposited, "upcast_v1", step, raising=False)
    assert event_of(old) == CORRECTED
    assert event_of(row_of(CORRECTED)) == CORRECTED


def test_an_event_of_a_newer_schema_is_refused() -> None:
    with pytest.raises(NewerEventError, match=r"InstrumentDeposited is of schema version 2"):
        event_of(replace(row_of(DEPOSITED), schema_version=2))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"state": b"{"}, "no valid InstrumentDeposited"),
        ({"state": b"\xff\xfe"}, "no valid InstrumentDeposited"),
        ({"type": "ConventionSigned"}, "kind"),
        ({"type": "Renamed"}, "no event type 'Renamed'"),
        ({"schema_version": 0}, "schema version 0"),
    ],
)
def test_a_row_that_holds_no_such_event_is_reported_with_its_position(
    change: dict[str, Any],
    why: str,
) -> None:
    with pytest.raises(DamagedRowError, match=f"position 7 .*{why}"):
        event_of(replace(row_of(DEPOSITED), **change))


def test_an_unknown_type_inside_a_correction_is_named() -> None:
    row = row_of(CORRECTED)
    renamed = row.state.replace(b'"type":"InstrumentDeposited"', b'"type":"Renamed"')
    with pytest.raises(DamagedRowError, match="'Renamed'"):
        event_of(replace(row, state=renamed))


def test_a_fact_without_fields_of_its_own_is_read_too() -> None:
    signed = ConventionSigned(**HEADER)
    assert event_of(row_of(signed)) == signed
