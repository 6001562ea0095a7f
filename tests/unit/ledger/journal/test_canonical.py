from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.events.header import Event
from domain.events.membership import ConventionSigned
from domain.strategies import any_event, example
from ledger.journal.canonical import canonical_line, content_leaf, content_root
from ledger.journal.lines import read_lines

_EVENTS = st.lists(any_event(), max_size=6, unique_by=lambda event: event.id)


@given(any_event())
def test_a_canonical_line_is_one_line_of_sorted_members_and_is_read_back(event: Event) -> None:
    line = canonical_line(event)

    assert "\n" not in line
    assert list(json.loads(line)) == sorted(json.loads(line))
    assert read_lines(line, "x", {}).events == [event]
    assert canonical_line(read_lines(line, "x", {}).events[0]) == line


@given(_EVENTS, st.randoms())
def test_the_root_of_content_does_not_depend_on_the_order(
    events: Sequence[Event],
    random: Random,
) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)

    assert content_root(shuffled) == content_root(events)


@given(_EVENTS.filter(bool))
def test_the_root_of_content_tells_a_missing_and_a_changed_event(events: Sequence[Event]) -> None:
    first = events[0].model_copy(update={"note": f"{events[0].note}."})

    assert content_root(events[1:]) != content_root(events)
    assert content_root([first, *events[1:]]) != content_root(events)


@given(any_event())
def test_anybody_can_work_the_root_out_from_an_exported_line(event: Event) -> None:
    def present(value: object) -> object:
        if isinstance(value, dict):
            return {key: present(item) for key, item in value.items() if item is not None}
        return [present(item) for item in value] if isinstance(value, list) else value

    told = json.loads(canonical_line(event))
    assert told.pop("schema_version") == 1
    data = present(told)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    leaf = sha256(b"\0" + text.encode()).digest()

    assert content_leaf(event) == leaf
    assert content_root([event]) == leaf.hex()


def test_a_line_tells_the_schema_version_and_an_older_one_is_brought_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    event = example(ConventionSigned, "2008-12-03", "state:NRU")
    line = canonical_line(event)
    leaf = content_leaf(event)

    def upcast_v1(_kind: type[Event], fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "note": "brought up"}

    monkeypatch.setattr(ConventionSigned, "schema_version", 2)
    monkeypatch.setattr(ConventionSigned, "upcast_v1", classmethod(upcast_v1), raising=False)

    assert json.loads(line)["schema_version"] == 1
    (read,) = read_lines(line, "x.jsonl", {}).events
    assert read.note == "brought up"
    assert json.loads(canonical_line(read))["schema_version"] == 2
    assert content_leaf(read) != leaf
