"""What a stockpile programme has left, where the record of what it destroyed is thin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.header import Event
from domain.events.stockpiles import (
    StockpileDeclared,
    StockpileDestroyed,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.quantities import Qualifier, Quantity, Unit
from domain.strategies import example
from projections.stockpiles import stockpile
from projections.view import View
from simulations.calibration.destruction import stock_left

TOTAL = {"scope": "total", "submunitions": None}
ASKED_ON = date(2021, 1, 1)


def munitions(amount: int, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity(amount, Unit.MUNITIONS, qualifier)


def declared(on: str, amount: int, qualifier: Qualifier = Qualifier.EXACT) -> Event:
    stock = munitions(amount, qualifier)
    return example(StockpileDeclared, on, "state:BGR", munitions=stock, **TOTAL)


def found(on: str) -> Event:
    return example(StockpileDiscovered, on, "state:BGR", munitions=None, submunitions=None)


def destroyed(amount: Quantity | None) -> Event:
    period = {"period_from": date(2019, 1, 1), "period_to": date(2019, 12, 31)}
    figures: dict[str, Any] = {"munitions": amount, "submunitions": None}
    return example(StockpileDestroyed, "2019-12-31", "state:BGR", **period, **figures)


COMPLETED = example(
    StockpileDestructionCompleted, "2020-01-01", "state:BGR", munitions=None, submunitions=None
)


@pytest.mark.parametrize(
    ("events", "left"),
    [
        ([declared("2012-01-01", 6900), declared("2018-01-01", 6862)], 6862),
        ([found("2013-12-31"), declared("2018-01-01", 6862)], 6862),
        ([declared("2018-01-01", 6862), destroyed(None)], 6862),
        ([declared("2018-01-01", 6862), destroyed(munitions(862))], 6000),
        ([declared("2018-01-01", 6862), destroyed(munitions(9000))], None),
        ([declared("2018-01-01", 6862), found("2019-12-31")], None),
        ([declared("2018-01-01", 6862, Qualifier.AT_LEAST)], None),
        ([declared("2018-01-01", 6862), COMPLETED], 0),
        ([], None),
    ],
)
def test_a_stock_of_which_nothing_is_recorded_as_destroyed_is_left_as_declared(
    ask: Callable[..., View], events: list[Event], left: int | None
) -> None:
    amount = stock_left(stockpile(ask(events, ASKED_ON), "BGR")).munitions
    assert (amount.amount if amount else None) == left
