"""The bytes that are hashed of a stored event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.store.leaf import canonical_bytes, leaf_hash, recompute_leaf
from ledger.store.rows import Row

VALUES: dict[str, Any] = {
    "position": 7,
    "stream": "state:AFG",
    "version": 3,
    "type": "ConventionSigned",
    "schema_version": 1,
    "state": b'{"a": 1}',
    "event_id": "e18d3d9a",
    "not_before": date(2008, 12, 3),
    "effective_on": date(2008, 12, 4),
    "known_on": date(2008, 12, 5),
    "recorded_at": datetime(2024, 5, 1, 9, 30, tzinfo=UTC),
    "tags": ("document:x", "é"),
}

texts = st.text(max_size=20)
stored = st.tuples(
    st.integers(1, 2**63 - 1),
    texts,
    st.integers(1, 2**63 - 1),
    texts,
    st.integers(1, 1000),
    st.binary(max_size=40),
    texts,
    st.dates(),
    st.dates(),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.lists(texts, max_size=3).map(tuple),
)


def row(values: Iterable[Any]) -> Row:
    columns = tuple(values)
    return Row(*(*columns, leaf_hash(canonical_bytes(*columns))))


def test_the_bytes_are_those_of_layout_1() -> None:
    def numbers(size: int, *values: int) -> bytes:
        return b"".join(value.to_bytes(size, "big") for value in values)

    texts = (
        b"state:AFG",
        b"ConventionSigned",
        b'{"a": 1}',
        b"e18d3d9a",
        b"2008-12-03",
        b"2008-12-04",
        b"2008-12-05",
        b"2024-05-01T09:30:00.000000+00:00",
        b"document:x",
        "é".encode(),
    )
    lengths = numbers(4, 10, *map(len, texts))
    expected = b"\x01" + numbers(8, 7, 3, 1) + lengths + b"".join(texts)
    assert canonical_bytes(*VALUES.values()) == expected
    assert leaf_hash(expected) == sha256(b"\x00" + expected).digest()


def test_the_leaf_of_layout_1_never_changes() -> None:
    leaf = leaf_hash(canonical_bytes(*VALUES.values())).hex()
    assert leaf == "b049d17a468f164e06b182aa0cf7a3f2bbf6c0c7320d738a133057fdc75323fb"


@given(stored)
def test_a_row_as_stored_has_its_leaf(values: tuple[Any, ...]) -> None:
    assert recompute_leaf(row(values))


@given(stored, st.data())
def test_no_two_stored_events_share_their_bytes(
    one: tuple[Any, ...],
    data: st.DataObject,
) -> None:
    fresh = data.draw(stored)
    changed = data.draw(st.sets(st.integers(0, len(one) - 1), max_size=2))
    other = tuple(fresh[at] if at in changed else one[at] for at in range(len(one)))
    assert (canonical_bytes(*one) == canonical_bytes(*other)) == (one == other)


@given(texts, st.integers(0, 20), st.integers(0, 20))
def test_a_text_that_moves_into_the_next_field_is_seen(text: str, one: int, other: int) -> None:
    def cut(at: int) -> tuple[Any, ...]:
        return tuple({**VALUES, "stream": text[:at], "type": text[at:]}.values())

    same = text[:one] == text[:other]
    assert (canonical_bytes(*cut(one)) == canonical_bytes(*cut(other))) == same


@pytest.mark.parametrize("name", [field.name for field in fields(Row)])
def test_a_change_to_any_field_is_found(name: str) -> None:
    other = {
        int: 99,
        str: "other",
        bytes: b"other",
        date: date(1999, 1, 1),
        datetime: datetime(1999, 1, 1, tzinfo=UTC),
        tuple: ("other",),
    }
    original = row(VALUES.values())
    assert recompute_leaf(original)
    change: dict[str, Any] = {name: other[type(getattr(original, name))]}
    assert not recompute_leaf(replace(original, **change))


def test_the_same_instant_in_another_zone_is_the_same_leaf() -> None:
    kabul = VALUES["recorded_at"].astimezone(timezone(timedelta(hours=4, minutes=30)))
    assert canonical_bytes(*{**VALUES, "recorded_at": kabul}.values()) == canonical_bytes(
        *VALUES.values(),
    )
