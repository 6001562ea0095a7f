"""Forecasts of past years see nothing that became known later."""

from __future__ import annotations

from datetime import date
from typing import Any

from ledger.ledger import Ledger
from simulations.hindcast import completions, origins, releases, score

TODAY = date(2026, 1, 1)


def test_each_forecast_sees_only_what_was_known_on_its_day(shipped: Ledger) -> None:
    asked: list[tuple[date, date]] = []

    def views(as_of: date, known_at: date) -> Any:
        asked.append((as_of, known_at))
        return shipped.view(as_of, known_at)

    days = origins(2017, 2018)
    foreseen = list(releases(views, days, TODAY))
    completed = list(completions(views, days, TODAY))

    assert {known_at for as_of, known_at in asked if as_of != TODAY} == set(days)
    assert all(as_of == known_at for as_of, known_at in asked)
    assert {item.origin for item in completed} == set(days)
    assert all(item.origin.year + 1 <= 2019 for item in foreseen)


def test_what_happened_is_told_from_what_is_known_now(shipped: Ledger) -> None:
    completed = list(completions(shipped.view, origins(2018, 2018), TODAY))
    seen = {item.state: item.seen for item in completed}

    assert seen["HRV"]
    assert seen["MNE"]
    assert not seen["LBN"]
    assert score([], completed).measures[0].cases == len(
        [item for item in completed if item.division is not None]
    )
