"""Programmes made up, told event by event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from domain.events.clearance import ContaminationReported, LandReleased
from domain.events.header import Event
from domain.events.membership import InstrumentDeposited
from domain.quantities import Qualifier, Quantity, Unit
from domain.states import all_states
from domain.strategies import example
from projections.view import View
from simulations.calibration import scenario_of

Ask = Callable[..., View]


def _km2(amount: float, known: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity(round(amount * 1e6), Unit.SQUARE_METRES, known)


@pytest.fixture(scope="session")
def km2() -> Callable[..., Quantity]:
    """Square kilometres, exactly or as told."""
    return _km2


@pytest.fixture(scope="session")
def released() -> Callable[..., LandReleased]:
    """Area cleared from a day to another."""

    def event(first: str, last: str, area: float, iso3: str = "LBN", **more: Any) -> LandReleased:
        return example(
            LandReleased,
            last,
            f"state:{iso3}",
            **{
                "period_from": date.fromisoformat(first),
                "period_to": date.fromisoformat(last),
                "cleared": _km2(area),
                "series": "Monitor",
                **more,
            },
        )

    return event


@pytest.fixture(scope="session")
def reported() -> Callable[..., ContaminationReported]:
    """Area confirmed in a whole country."""

    def event(when: str, area: float, iso3: str = "LBN", **more: Any) -> ContaminationReported:
        figures = more or {"confirmed": _km2(area)}
        return example(ContaminationReported, when, f"state:{iso3}", covers="whole", **figures)

    return event


def _others(reported: Any, released: Any) -> Iterable[Event]:
    """The deposits that bring the Convention into force, and two programmes to pool."""
    others = [each.iso3 for each in all_states() if each.iso3 != "LBN"]
    for item in [*dict.fromkeys(["HRV", "BIH", "AFG", "TCD", "CHL", *others])][:32]:
        yield example(InstrumentDeposited, "2010-02-16", f"state:{item}", kind="ratification")
    for iso3 in ("HRV", "BIH"):
        yield reported("2006-12-31", 40, iso3)
        for year in (2007, 2008, 2009, 2010):
            yield released(f"{year}-01-01", f"{year}-12-31", 4, iso3)


@pytest.fixture
def programme(ask: Ask, reported: Any, released: Any) -> Callable[..., Any]:
    """The scenario of Lebanon on a day, from what is told beside what others did."""

    def made(day: str, *told: Event) -> Any:
        deposit = example(InstrumentDeposited, "2010-09-15", "state:LBN", kind="ratification")
        view = ask([*_others(reported, released), deposit, *told], date.fromisoformat(day))
        return scenario_of(view, "LBN", 4)

    return made
