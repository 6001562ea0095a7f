"""The wait before the first released land: seen starts, and programmes that still wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.events.header import Event
from domain.events.membership import InstrumentDeposited
from domain.states import all_states
from domain.strategies import example
from projections.view import View
from simulations.calibration.start_up import StartUp, start_up
from simulations.scenarios.distributions import Constant, Gamma

Made = Callable[..., Any]
STATES = ("AFG", "TCD", "CHL", "HRV")
IN_FORCE = date(2010, 8, 1)


def _counted(ask: Callable[..., View], *told: Event) -> StartUp:
    parties = [each.iso3 for each in all_states()][:40]
    deposits = (
        example(InstrumentDeposited, "2010-02-16", f"state:{iso3}", kind="ratification")
        for iso3 in dict.fromkeys([*STATES, *parties])
    )
    return start_up(ask([*deposits, *told], date(2020, 1, 1)))


def test_a_start_is_seen_where_a_year_without_comes_before_one_with(
    ask: Callable[..., View], released: Made
) -> None:
    """Afghanistan starts in 2016, Chad waits until the end of 2016; of Croatia nobody knows."""
    found = _counted(
        ask,
        released("2015-01-01", "2015-12-31", 0, "AFG"),
        released("2016-01-01", "2016-12-31", 2, "AFG"),
        released("2016-01-01", "2016-12-31", 0, "TCD"),
        released("2015-01-01", "2015-12-31", 4, "HRV"),
    )

    assert (found.starts, found.waiting) == (1, ("TCD",))
    assert found.days == (date(2016, 1, 1) - IN_FORCE).days + (date(2016, 12, 31) - IN_FORCE).days
    assert found.mean_days is None


def _three_starts(released: Made) -> list[Event]:
    """In three States the first land is released in 2012, 518 days after entry into force."""
    return [
        released(f"{year}-01-01", f"{year}-12-31", area, iso3)
        for iso3 in ("AFG", "TCD", "CHL")
        for year, area in ((2011, 0), (2012, 2))
    ]


def test_three_starts_are_enough_for_a_mean(ask: Callable[..., View], released: Made) -> None:
    found = _counted(ask, *_three_starts(released))
    assert found.mean_days == 518


def test_a_programme_that_never_released_land_waits_and_is_not_dormant_beside(
    programme: Made, reported: Made, released: Made
) -> None:
    none_yet = released("2012-01-01", "2012-12-31", 0)
    told = [*_three_starts(released), reported("2011-12-31", 40), none_yet]
    scenario = programme("2012-12-31", *told)
    waited = (date(2012, 12, 31) - date(2011, 3, 1)).days

    assert isinstance(scenario.start_up_days, Gamma)
    assert scenario.start_up_days.mean == round((3 * 518 + waited) / 3, 1)
    assert scenario.dormancy.dormant_at_start == 0
    assert "3 State(s) seen to release" in scenario.provenance["start_up_days"].source
    assert none_yet.id in scenario.provenance["start_up_days"].events


def test_with_too_few_starts_nothing_is_said_of_the_wait(
    programme: Made, reported: Made, released: Made
) -> None:
    told = [reported("2011-12-31", 40), released("2012-01-01", "2012-12-31", 0)]
    scenario = programme("2012-12-31", *told)

    assert scenario.start_up_days == Constant(value=0)
    assert "too few to say" in scenario.provenance["start_up_days"].source


def test_of_a_programme_without_a_statement_nobody_knows_that_it_waits(
    programme: Made, reported: Made, released: Made
) -> None:
    scenario = programme("2012-12-31", *_three_starts(released), reported("2011-12-31", 40))

    assert scenario.start_up_days == Constant(value=0)
    assert "taken" in scenario.provenance["start_up_days"].source
