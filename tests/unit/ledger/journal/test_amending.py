from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidEventError, RejectedBatchError
from domain.events.corrections import CorrectionKind
from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.stockpiles import DeclarationScope, StockpileDeclared
from domain.sources import Source
from domain.strategies import any_fact, example, texts
from ledger.journal.amending import Grounds, corrected, replacement_of, retracted, source_added

GROUNDS = Grounds(sources=(), known_on=date(2026, 1, 1))
DEPOSIT = example(InstrumentDeposited, "2013-02-04", "state:NRU", kind=ConsentKind.RATIFICATION)


def _option(column: str) -> str:
    return column or "command line"


@given(any_fact(), texts())
def test_a_replacement_keeps_everything_but_what_is_changed(event: Event, note: str) -> None:
    changed = replacement_of(
        event.model_copy(update={"note": "before"}), {"note": f"after {note}"}, {}, _option
    )

    assert changed.id == event.id
    assert changed.model_copy(update={"note": event.note}) == event


def test_a_day_of_knowledge_that_followed_from_the_days_follows_from_the_new_ones() -> None:
    moved = replacement_of(DEPOSIT, {"date": "2013-03-04"}, {}, _option)

    assert DEPOSIT.known_on == DEPOSIT.effective_on
    assert (moved.effective_on, moved.known_on) == (date(2013, 3, 4), date(2013, 3, 4))


def test_a_day_of_knowledge_that_was_set_stays() -> None:
    late = DEPOSIT.model_copy(update={"known_on": date(2014, 1, 1)})
    moved = replacement_of(late, {"date": "2013-03-04"}, {}, _option)

    assert moved.known_on == date(2014, 1, 1)


def test_a_locator_with_a_semicolon_stays_one() -> None:
    cited = (Source(document="report", locator=r"note 3; \4"), Source(document="b", locator="2"))
    deposit = DEPOSIT.model_copy(update={"sources": cited})

    assert replacement_of(deposit, {"note": "put right"}, {}, _option).sources == cited


def test_an_absent_field_is_set_by_an_empty_text() -> None:
    stock = example(StockpileDeclared, "2014", "state:NRU", scope=DeclarationScope.TOTAL)
    emptied = replacement_of(stock, {"munitions": "12"}, {}, _option)
    again = replacement_of(emptied, {"munitions": ""}, {}, _option)

    assert emptied.payload()["munitions"].amount == 12
    assert again.payload()["munitions"] is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, "NOTHING_CHANGED"),
        ({"kind": "ratification"}, "NOTHING_CHANGED"),
        ({"subject": "Togo"}, "CORRECTION_SUBJECT"),
        ({"kind": "gift"}, "CELL"),
        ({"colour": "red"}, "TABLE_COLUMN_UNKNOWN"),
    ],
)
def test_a_change_that_cannot_be_is_refused(changes: dict[str, str], code: str) -> None:
    published = {source.document: DEPOSIT.known_on for source in DEPOSIT.sources}
    with pytest.raises(RejectedBatchError) as refused:
        replacement_of(DEPOSIT, changes, published, _option)

    assert [item.code for item in refused.value.problems] == [code]


@given(any_fact(), st.sampled_from(CorrectionKind))
def test_the_same_amendment_twice_is_the_same_event(event: Event, kind: CorrectionKind) -> None:
    later = Grounds(sources=(), known_on=date(2026, 2, 2), note="again")

    for one, two in (
        (retracted(event, "why", kind, GROUNDS), retracted(event, "why", kind, later)),
        (
            corrected(event, event.again(), "why", kind, GROUNDS),
            corrected(event, event.again(), "why", kind, later),
        ),
        (source_added(event, GROUNDS), source_added(event, later)),
    ):
        assert one.id == two.id
        assert one.subject == event.subject


def test_an_amendment_without_a_reason_is_refused_as_a_value() -> None:
    with pytest.raises(InvalidEventError) as refused:
        retracted(DEPOSIT, "", CorrectionKind.SOURCE, GROUNDS)

    assert [item.code for item in refused.value.problems] == ["EVENT_FIELD"]
