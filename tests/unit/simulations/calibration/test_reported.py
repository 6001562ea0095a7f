"""What was reported as left, by day of report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.events.clearance import ContaminationReported
from domain.events.fields import Completeness
from domain.events.header import Event
from domain.events.stockpiles import StockpileDeclared, StockpileDestroyed
from domain.quantities import Quantity, Unit
from domain.strategies import example
from projections.view import View
from simulations.calibration.reported import reported_before


def munitions(amount: int) -> dict[str, Any]:
    return {"munitions": Quantity(amount, Unit.MUNITIONS), "submunitions": None}


def destroyed(year: int, amount: int) -> Event:
    period = {"period_from": date(year, 1, 1), "period_to": date(year, 12, 31)}
    on = f"{year}-12-31"
    return example(StockpileDestroyed, on, "state:BGR", **period, **munitions(amount))


def area(on: str, confirmed: int, covers: Completeness, suspected: int = 0) -> Event:
    figures = {
        name: Quantity(amount, Unit.SQUARE_METRES)
        for name, amount in (("confirmed", confirmed), ("suspected", suspected))
    }
    extra = {"covers": covers, "total": None}
    return example(ContaminationReported, on, "state:LBN", **figures, **extra)


def test_a_stock_is_declared_less_destroyed_on_each_day_of_report(ask: Callable[..., View]) -> None:
    declared = example(
        StockpileDeclared, "2018-01-01", "state:BGR", scope="total", **munitions(1000)
    )
    view = ask([declared, destroyed(2018, 300), destroyed(2019, 200)], date(2021, 1, 1))

    assert reported_before(view, "BGR", 3) == [
        (date(2018, 1, 1), 1000.0),
        (date(2018, 12, 31), 700.0),
        (date(2019, 12, 31), 500.0),
    ]


def test_of_a_report_on_a_part_of_the_country_what_is_suspected_is_not_drawn(
    ask: Callable[..., View],
) -> None:
    events = [
        area("2016-01-01", 5_000_000, Completeness.PART, suspected=8_470_000_000),
        area("2018-01-01", 3_000_000, Completeness.WHOLE, suspected=1_000_000),
        area("2020-01-01", 0, Completeness.PART, suspected=8_470_000_000),
    ]

    assert reported_before(ask(events, date(2021, 1, 1)), "LBN", 4) == [
        (date(2016, 1, 1), 5_000_000.0),
        (date(2018, 1, 1), 4_000_000.0),
    ]
