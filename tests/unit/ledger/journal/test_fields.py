from __future__ import annotations

import pytest
from hypothesis import given

from domain.errors import RejectedBatchError
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.membership import ConventionSigned, InstrumentDeposited
from domain.strategies import any_fact
from ledger.journal.fields import read_fields, written_fields


def _option(column: str) -> str:
    return f"--{column}"


@given(any_fact())
def test_an_event_written_as_fields_is_read_back_as_it_was(event: Event) -> None:
    read = read_fields(type(event), written_fields(event), {}, _option)

    assert read.again() == event.model_copy(update={"occurrence": 1})


def test_every_bad_field_is_told_by_the_name_under_which_it_was_given() -> None:
    texts = {"subject": "Naru", "date": "soon", "kind": "gift", "note": "x", "knd": "y"}
    with pytest.raises(RejectedBatchError) as unknown:
        read_fields(InstrumentDeposited, texts, {}, _option)
    del texts["knd"]
    with pytest.raises(RejectedBatchError) as refused:
        read_fields(InstrumentDeposited, texts, {}, _option)

    assert [(str(item.place), item.code) for item in unknown.value.problems] == [
        ("--knd", "TABLE_COLUMN_UNKNOWN"),
    ]
    assert {(str(item.place), item.code) for item in refused.value.problems} == {
        ("--subject", "CELL_STATE"),
        ("--date", "CELL_DATE"),
        ("--kind", "CELL"),
        ("--documents", "CELL_VALUE"),
    }


def test_an_event_without_a_source_is_told_so_and_nothing_that_follows() -> None:
    texts = {"subject": "Nauru", "date": "2008-12-03"}

    with pytest.raises(RejectedBatchError) as caught:
        read_fields(ConventionSigned, texts, {}, str)

    (problem,) = caught.value.problems
    assert "no document is named" in problem.sentence


def test_a_document_may_cite_itself_by_its_key_however_its_subject_is_written() -> None:
    texts = {"subject": "document:new", "date": "2008-12-03", "documents": "new", "locators": "1"}

    with pytest.raises(RejectedBatchError) as caught:
        read_fields(DocumentIssued, texts, {}, str)

    assert {problem.code for problem in caught.value.problems} == {"CELL_EMPTY"}
