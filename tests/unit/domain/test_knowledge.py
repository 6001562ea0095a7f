"""When States Parties could know of a fact."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.events.header import Event
from domain.events.membership import InstrumentDeposited
from domain.events.registry import event_types
from domain.events.stockpiles import StockpileDestroyed
from domain.knowledge import KNOWN_ON_THEIR_DAY, default_known_on
from domain.strategies import days

KINDS = sorted(event_types().values(), key=lambda kind: kind.__name__)


@given(st.sampled_from(KINDS), days(), st.lists(days(), max_size=3))
def test_an_act_is_known_on_its_day_anything_else_when_first_published(
    kind: type[Event],
    effective_on: date,
    published: list[date],
) -> None:
    known_on = default_known_on(kind, effective_on, published)
    if kind in KNOWN_ON_THEIR_DAY:
        assert known_on == effective_on
    elif published:
        assert known_on in published
        assert all(known_on <= day for day in published)
    else:
        assert known_on is None


def test_deposits_are_acts_and_destruction_is_not() -> None:
    assert InstrumentDeposited in KNOWN_ON_THEIR_DAY
    assert StockpileDestroyed not in KNOWN_ON_THEIR_DAY
