"""Forecasts from rolling origins: next year's cleared area, and completion by the deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from domain.dates import add_days
from projections.clearance import contamination, is_clear
from projections.land_release import land_release
from projections.obligations import obligations
from simulations.calibration import NotSimulableError, clearance_scenario, open_duties
from simulations.calibration.deadlines import ARTICLES
from simulations.calibration.history import Year, clearance_years
from simulations.engines.results import Land
from simulations.runs.monte_carlo import simulate
from simulations.scenarios.parts import Run
from simulations.worlds.timelines import YEAR_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from projections.view import View
    from simulations.scenarios.model import ClearanceScenario

    Views = Callable[[date, date], View]

__all__ = ["Completion", "Release", "completions", "origins", "releases"]

ARTICLE = 4
DRAWS = 4000
"""Replications of each forecast."""


@dataclass(frozen=True, slots=True)
class Release:
    """Square metres cleared in the year after an origin: foreseen, by naive means, and seen.

    ``draws``: the model's, shape (draws,). ``last_year``: what was done in the last year known at
    the origin (persistence); ``past_mean``: the mean of all years known; None where none is.
    """

    state: str
    origin: date
    size: float
    draws: NDArray[np.float64]
    last_year: float | None
    past_mean: float | None
    seen: float


@dataclass(frozen=True, slots=True)
class Completion:
    """Completion by the deadline of the day: the model's probability, naive answers, and fact.

    ``division``: whether area left divided by the mean past rate ends in time; ``persistence``:
    the same with the last year known; None where no year is known.
    """

    state: str
    origin: date
    deadline: date
    probability: float
    division: bool | None
    persistence: bool | None
    seen: bool


def origins(first: int, last: int) -> list[date]:
    """The last day of each year from one year to another."""
    return [date(year, 12, 31) for year in range(first, last + 1)]


def releases(views: Views, days: Iterable[date], today: date) -> Iterator[Release]:
    """Forecasts of the cleared area of the year after each origin, where it is known by now.

    ``views`` gives the view as of one day, known at another. A year of which only a bound is known
    ("less than 15.5 km2") is no figure to score by, and left out.
    """
    now = {
        (item.state, item.year): item.done
        for item in clearance_years(views(today, today))
        if not (item.spread or item.bound)
    }
    for origin in days:
        view = views(origin, origin)
        for scenario in _scenarios(view, Run(replications=DRAWS, horizon_years=1)):
            seen = now.get((scenario.state, origin.year + 1))
            if seen is None:
                continue
            own = _own(view, scenario.state)
            draws = simulate(scenario).outcome.amounts[:, Land.CLEARED]
            yield Release(
                scenario.state,
                origin,
                _size(scenario),
                draws,
                own[-1].done if own else None,
                float(np.mean([item.done for item in own])) if own else None,
                seen,
            )


def completions(views: Views, days: Iterable[date], today: date) -> Iterator[Completion]:
    """Forecasts of completion by the deadline, where it is known by now how that came out."""
    later = views(today, today)
    for origin in days:
        view = views(origin, origin)
        for scenario in _scenarios(view, Run(replications=DRAWS)):
            seen = _completed(later, scenario) if origin < scenario.deadline else None
            if seen is None:
                continue
            own = _own(view, scenario.state)
            past = float(np.mean([item.done for item in own])) if own else None
            yield Completion(
                scenario.state,
                origin,
                scenario.deadline,
                simulate(scenario).on_time().estimate,
                _division(scenario, past),
                _division(scenario, own[-1].done if own else None),
                seen,
            )


def _scenarios(view: View, run: Run) -> Iterator[ClearanceScenario]:
    """Every State with an open duty to clear of which enough is known."""
    for iso3, article in open_duties(view):
        if article == ARTICLE:
            try:
                yield clearance_scenario(view, iso3, run)
            except NotSimulableError:
                continue


def _own(view: View, iso3: str) -> list[Year]:
    return [item for item in clearance_years(view) if item.state == iso3]


def _size(scenario: ClearanceScenario) -> float:
    """The area on record less what is known to be released: a naive forecaster takes no more off.

    Both parts have an upper limit, for a scenario from the ledger has no other areas.
    """
    land = scenario.land
    return land.suspected_m2.limits[1] + land.confirmed_m2.limits[1]


def _division(scenario: ClearanceScenario, rate: float | None) -> bool | None:
    if rate is None:
        return None
    years = (scenario.deadline - scenario.start).days / YEAR_DAYS
    return rate > 0 and _size(scenario) / rate <= years


def _completed(later: View, scenario: ClearanceScenario) -> bool | None:
    """Whether it finished after the origin and by the deadline; None where that is not known.

    Knowledge ends with the last fact of the ledger, on whatever day it is asked. That a programme
    had not finished is known from what is told of a day after the deadline, or from an extension:
    that nobody said it had is no sign.
    """
    first, deadline = add_days(scenario.start, 1), scenario.deadline
    state = contamination(later, scenario.state)
    if any(first <= item.effective_on <= deadline for item in state.completions):
        return True
    ends = later.facts.known_until
    if ends is None or deadline >= ends:
        return None
    return False if _went_on(later, scenario.state, deadline) else None


def _went_on(later: View, iso3: str, deadline: date) -> bool:
    """Whether the duty is known to have been open after a deadline."""
    duty = next((item for item in obligations(later, iso3) if item.article == ARTICLES[4]), None)
    extended = duty is not None and duty.due_on is not None and duty.due_on > deadline
    state = contamination(later, iso3)
    told = (*state.completions, *(item for item in state.reports if not is_clear(item)))
    worked = any(item.period_from > deadline for item in land_release(later, iso3).releases)
    return extended or worked or any(item.effective_on > deadline for item in told)
