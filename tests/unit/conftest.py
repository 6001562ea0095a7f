"""Views of events without a store.

The fixtures are functions, one for the whole session, so that Hypothesis can use them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.events.header import Event
from domain.strategies import TREATY_DAYS
from projections.cut import Recorded, cut
from projections.view import Facts, View

BEGINNING = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def recorded() -> Callable[[Iterable[Event]], list[Recorded]]:
    """Gives events their positions, in the order in which they come."""
    return _recorded


def _recorded(events: Iterable[Event]) -> list[Recorded]:
    return [
        Recorded(position, BEGINNING + timedelta(minutes=position), event)
        for position, event in enumerate(events, 1)
    ]


@pytest.fixture(scope="session")
def ask() -> Callable[..., View]:
    """Makes the view of events recorded in the order in which they come."""

    def view(
        events: Iterable[Event],
        as_of: date = TREATY_DAYS.last,
        known_at: date | None = None,
        position: int | None = None,
    ) -> View:
        stored = _recorded(events)
        facts = Facts.of(cut(stored, position=position, known_at=known_at))
        head = len(stored) if position is None else position
        return View(facts, as_of, known_at, head, "", TREATY_DAYS.last)

    return view
