"""The shipped dataset, as the pages ask it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

from ledger.datasets.loading import read_dataset, shipped_folder
from projections.cut import Recorded, cut
from projections.view import Facts, View

__all__ = ["shipped_view"]


def shipped_view(as_of: date, known_at: date | None = None, today: date | None = None) -> View:
    """As of a day, as known at a day or now; today is the day asked for unless it is given."""
    recorded = _recorded()
    facts = Facts.of(cut(recorded, known_at=known_at))
    return View(facts, as_of, known_at, len(recorded), "", today or as_of)


@cache
def _recorded() -> tuple[Recorded, ...]:
    events = read_dataset(shipped_folder()).events
    return tuple(Recorded(at, datetime.now(UTC), event) for at, event in enumerate(events, 1))
