from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.events.corrections import Amendment
from domain.events.header import Event
from domain.events.registry import event_to_dict
from domain.quantities import Qualifier
from domain.strategies import any_event
from ledger.journal.lines import EXAMPLE, read_lines

_SIGNED = {
    "type": "ConventionSigned",
    "subject": "Togo",
    "date": "2008-12-03",
    "sources": [{"document": "status", "locator": "table"}],
}


@given(any_event())
def test_an_event_written_as_json_is_read_back_as_it_was(event: Event) -> None:
    reading = read_lines(json.dumps(event_to_dict(event)), "x", {})

    assert reading.problems == []
    assert reading.events == [event]


def test_objects_may_stand_alone_in_an_array_or_one_after_the_other() -> None:
    one = json.dumps(_SIGNED)

    for text in (one, f"[{one},\n {one}]", f"{one}\n{one}\n", f"{one} {one}"):
        reading = read_lines(text, "x", {})
        assert not reading.problems
        assert {event.subject for event in reading.events} == {"state:TGO"}


def test_what_is_left_out_is_filled_in() -> None:
    (event,) = read_lines(json.dumps(_SIGNED), "x", {}).events

    assert (event.note, event.confidence, event.basis) == ("", "high", "read")
    assert event.known_on == date(2008, 12, 3)


def test_what_is_no_act_is_known_from_its_earliest_document_of_the_text_or_of_the_ledger() -> None:
    held = _SIGNED | {"type": "HoldingsClarified", "holdings": "none"}
    issued = _SIGNED | {
        "type": "DocumentIssued",
        "subject": "report",
        "date": "2015-06",
        "title": "Report",
        "publisher": "Monitor",
        "symbol": None,
        "url": None,
        "sources": [{"document": "report", "locator": "whole"}],
    }
    cited = [*held["sources"], {"document": "report", "locator": "page 1"}]
    text = "\n".join(map(json.dumps, [held | {"sources": cited}, issued]))

    events_read = read_lines(text, "x", {"status": date(2026, 1, 1)}).events

    assert events_read[0].known_on == date(2015, 6, 30)


def test_quantities_are_read_as_people_write_them_and_as_plain_numbers() -> None:
    stock = _SIGNED | {
        "type": "StockpileDeclared",
        "munitions": 12,
        "submunitions": "about 1,500",
        "scope": "total",
        "known_on": "2015-01-01",
    }
    (event,) = read_lines(json.dumps(stock), "x", {}).events
    said = event.payload()

    assert said["munitions"].amount == 12
    assert said["submunitions"].qualifier is Qualifier.ABOUT


def test_every_bad_line_is_told_with_its_place_and_the_good_ones_are_read() -> None:
    text = "\n".join(['{"type": ', json.dumps(_SIGNED), "3", '{"type": "Nothing"} x'])
    reading = read_lines(text, "events.jsonl", {})

    assert [(str(item.place), item.code) for item in reading.problems] == [
        ("events.jsonl:1:9", "JSON_SYNTAX"),
        ("events.jsonl:3:1", "JSON_NO_OBJECT"),
        ("events.jsonl:4:21", "JSON_SYNTAX"),
        ("events.jsonl:4:1", "EVENT_TYPE"),
    ]
    assert len(reading.events) == 1


def test_a_fault_within_an_object_of_several_lines_is_told_where_it_is() -> None:
    text = '[\n  {\n    "type": "ConventionSigned"\n    "subject": "Togo"\n  }\n]'
    (problem,) = read_lines(text, "x.json", {}).problems

    assert str(problem.place) == "x.json:4:5"
    assert problem.excerpt.strip() == '"subject": "Togo"'


@given(st.text('{}[]",: \n1a', max_size=30))
def test_no_text_whatever_makes_it_fail(text: str) -> None:
    reading = read_lines(text, "x", {})

    assert not reading.events


def test_odd_values_are_problems_and_never_exceptions() -> None:
    odd: tuple[Any, ...] = (None, 3, True, [], {}, "", "x")
    for name in ("type", "subject", "date", "sources", "known_on", "note"):
        for value in odd:
            reading = read_lines(json.dumps(_SIGNED | {name: value}), "x", {})
            assert bool(reading.problems) != bool(reading.events)


def test_amendments_are_read_too() -> None:
    retracted = _SIGNED | {
        "type": "Retracted",
        "subject": "state:TGO",
        "target": "x",
        "reason": "y",
        "kind": "source",
        "known_on": "2020-01-01",
    }
    (event,) = read_lines(json.dumps(retracted), "x", {}).events

    assert isinstance(event, Amendment)


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("[,,]]", "x:1:2", "expecting value"),
        ("[{}, ]", "x:1:6", "expecting value"),
        ("[{} {}]", "x:1:5", "a comma or ] is missing"),
        ("[{}", "x:1:4", "a comma or ] is missing"),
        ("[{},", "x:1:5", "expecting value"),
        ("[]]", "x:1:3", "the array ends before this"),
        ("{}, {}", "x:1:3", "expecting value"),
        ("]", "x:1:1", "expecting value"),
        ("[" * 100_000, "x:1:2", "it is nested too deep"),
    ],
)
def test_an_array_that_is_no_json_is_refused_where_it_breaks(
    text: str, place: str, why: str
) -> None:
    told = [item for item in read_lines(text, "x", {}).problems if item.code == "JSON_SYNTAX"]

    assert [(str(item.place), item.sentence) for item in told] == [
        (place, f"the text is no JSON from here on: {why}.")
    ]


_PIECES = st.sampled_from(["[", "]", ",", " ", "\n", json.dumps(_SIGNED)])


@given(st.lists(_PIECES, max_size=8).map("".join))
def test_what_is_read_without_a_problem_is_json_or_objects_in_a_row(text: str) -> None:
    reading = read_lines(text, "x", {})
    objects = text.count("{") // 2

    if not reading.problems:
        assert len(reading.events) == objects
        if text.lstrip().startswith("["):
            assert len(json.loads(text)) == objects
        else:
            assert not set(text.replace(json.dumps(_SIGNED), "")) & set("[],")
    elif text.lstrip().startswith("["):
        with pytest.raises((json.JSONDecodeError, AssertionError)):
            assert all(isinstance(item, dict) for item in json.loads(text))


def test_an_unknown_document_is_told_instead_of_the_day_that_would_follow_from_it() -> None:
    held = _SIGNED | {"type": "HoldingsClarified", "holdings": "none"}
    (problem,) = read_lines(json.dumps(held), "x", {"statuses": date(2020, 1, 1)}).problems

    assert problem.code == "DOCUMENT"
    assert "No document 'status' is recorded. Did you mean statuses?" in problem.sentence


def test_the_example_of_the_documentation_is_read() -> None:
    reading = read_lines(EXAMPLE, "x", {"ccm-conf-2021-6": date(2021, 9, 21)})

    assert not reading.problems
    assert [event.type for event in reading.events] == ["ContaminationReported"]


def _plain(**fields: object) -> str:
    source = [{"document": "status", "locator": "1"}]
    told = {"type": "UseReported", "subject": "Chad", "date": "2010-01-01", "sources": source}
    return json.dumps({**told, "known_on": "2010-01-02", **fields})


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("", "EMPTY", "holds nothing"),
        (" \n", "EMPTY", "holds nothing"),
        (_plain()[:-1] + ', "date": "2011"}', "JSON_TWICE", "'date' stands twice"),
        (_plain(date=2010), "DATE", "'2010' is not a date"),
        (_plain(date=None), "DATE", "'null' is not a date"),
        (_plain(not_before="2010-01-01"), "VALUE", "date stands beside not_before"),
        (_plain(known_on=86400), "EVENT_FIELD", "takes a day, such as 2020-10-01, and not 86400"),
        (_plain(note="\ud800"), "EVENT_FIELD", "half of a surrogate pair"),
        (_plain(note="\0"), "EVENT_FIELD", "without control characters"),
        (_plain(occurrence=1)[:-2] + "1" * 5000 + "}", "EVENT_FIELD", "a whole number"),
        (_plain(schema_version=2), "NEWER_EVENT", "is of schema version 2"),
        (_plain(schema_version=True), "EVENT_FIELD", "schema_version: True"),
        (_plain(schema_version=0), "EVENT_FIELD", "schema_version: 0"),
    ],
)
def test_what_could_be_taken_for_something_else_is_refused(text: str, code: str, says: str) -> None:
    reading = read_lines(text, "x.jsonl", {})

    assert reading.events == []
    (problem,) = reading.problems
    assert problem.code == code
    assert says in problem.sentence
