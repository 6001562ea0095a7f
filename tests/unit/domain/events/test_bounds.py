"""No event can hold what could not be read back: numbers, days and texts are bounded by type."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.dates import FIRST_DAY, LAST_DAY
from domain.events.header import Event
from domain.events.registry import event_types
from domain.money import Money
from domain.quantities import LARGEST_AMOUNT, Quantity
from domain.sources import Source
from domain.strategies import STRATEGIES

HUGE = st.integers(LARGEST_AMOUNT + 1, 10**30) | st.just(10**5000)
BAD_DAYS = st.dates(max_value=FIRST_DAY) | st.dates(min_value=LAST_DAY)
BAD_TEXTS = st.sampled_from(["\x00", "a\x1b[2J", "a\r\nb", "\x85", "\ud800", "\uffff"])


def _bad(value: Any) -> st.SearchStrategy[Any] | None:
    """Values of the same kind that cannot be kept; None for a kind that has no bounds to break."""
    match value:
        case bool() | Enum() | None:
            return None
        case Quantity():
            return HUGE.map(lambda amount: Quantity(amount, value.unit))
        case Money():
            return HUGE.map(lambda amount: Money(amount, value.currency))
        case int():
            return HUGE
        case date():
            return BAD_DAYS.filter(lambda day: not FIRST_DAY <= day <= LAST_DAY)
        case str():
            return BAD_TEXTS.map(lambda text: f"{value}{text}")
        case (Source(), *_):
            return BAD_TEXTS.map(lambda text: [{"document": "key", "locator": f"page {text}"}])
        case tuple():
            return BAD_TEXTS.map(lambda text: (*value, f"a{text}"))
        case Event():
            return st.just({"type": value.type, **value.model_dump(), "occurrence": 10**30})
    raise AssertionError(value)  # a new kind of field: say here what would break it


@pytest.mark.parametrize("name", event_types())
def test_every_field_of_every_type_is_bounded(name: str) -> None:
    @settings(max_examples=20)
    @given(STRATEGIES[name], st.data())
    def is_bounded(event: Event, data: st.DataObject) -> None:
        for field in type(event).model_fields:
            bad = _bad(getattr(event, field))
            if bad is not None:
                changed = {**event.__dict__, field: data.draw(bad)}
                with pytest.raises(ValidationError):
                    type(event).model_validate(changed)

    is_bounded()


@pytest.mark.parametrize("name", event_types())
def test_what_is_kept_at_the_bounds_is_read_back_the_same(name: str) -> None:
    """Serialised and parsed as the store does it; texts and amounts as far as they may go."""

    @settings(max_examples=20)
    @given(STRATEGIES[name], st.data())
    def comes_back(event: Event, data: st.DataObject) -> None:
        texts = st.text(st.characters(exclude_categories=["C"], include_characters="\t\n\ufeff"))
        changed = {
            "note": data.draw(texts),
            "known_on": data.draw(st.sampled_from([FIRST_DAY, LAST_DAY])),
            **{
                field: Quantity(LARGEST_AMOUNT, value.unit, value.qualifier)
                for field, value in event.payload().items()
                if isinstance(value, Quantity)
            },
        }
        kind = type(event)
        stored = kind.model_validate({**event.__dict__, **changed})
        again = kind.model_validate_json(stored.__pydantic_serializer__.to_json(stored))
        assert again == stored
        assert again.id == stored.id

    comes_back()


def test_a_bad_kind_of_value_is_known_for_days_and_not_for_instants() -> None:
    assert not any(
        field.annotation is datetime
        for kind in event_types().values()
        for field in kind.model_fields.values()
    )
