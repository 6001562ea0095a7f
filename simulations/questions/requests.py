"""Extension requests, each against what the model would have said on the day of the request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates import add_months
from projections.extensions import cases
from projections.obligations import obligations
from simulations.calibration import NotSimulableError, scenario_of
from simulations.calibration.deadlines import ARTICLES
from simulations.runs.monte_carlo import simulate
from simulations.scenarios.model import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from domain.events.extensions import ExtensionRequested
    from projections.extensions import Case
    from projections.obligations import Obligation
    from projections.view import View
    from simulations.runs.monte_carlo import Result
    from simulations.statistics.intervals import Interval

    Views = Callable[[date, date], View]

__all__ = ["Assessment", "assessments"]


@dataclass(frozen=True, slots=True)
class Assessment:
    """One request: asked, granted, what the model says as of its day, and what came of it.

    ``deadline`` was that of the day; ``asked`` and ``granted`` are the deadlines asked for and
    given, None where not known; ``chances``: P(on time) at each of those three, None without.
    ``missing`` says why the model could say nothing. ``duty`` is the duty as it stands now.
    """

    iso3: str
    article: int
    asked_on: date
    case: Case
    deadline: date | None
    asked: date | None
    granted: date | None
    chances: tuple[Interval | None, Interval | None, Interval | None]
    missing: str
    duty: Obligation | None


def assessments(  # noqa: PLR0913
    views: Views,
    now: View,
    *,
    iso3: str | None = None,
    article: int | None = None,
    year: int | None = None,
    run: Run | None = None,
) -> Iterator[Assessment]:
    """Every request that the view of now knows of, or those of a State, an article, a year."""
    for code in now.states() if iso3 is None else [iso3]:
        for case in cases(now, code):
            if case.request is None or (article and case.article != article):
                continue
            if year is None or case.request.effective_on.year == year:
                yield _assessed(views, now, code, case, case.request, run or Run())


def _assessed(  # noqa: PLR0913, PLR0917
    views: Views, now: View, iso3: str, case: Case, request: ExtensionRequested, run: Run
) -> Assessment:
    day, article = request.effective_on, int(case.article)
    granted = case.grant.deadline if case.grant else None
    duty = next((it for it in obligations(now, iso3) if it.article == ARTICLES[article]), None)
    try:
        result = simulate(scenario_of(views(day, day), iso3, article, run))
    except NotSimulableError as error:
        nothing = (None, None, None)
        return Assessment(
            iso3, article, day, case, None, _until(case, None), granted, nothing, error.why, duty
        )
    deadline = result.scenario.deadline
    asked = _until(case, deadline)
    chances = (result.on_time(), _at(result, asked), _at(result, granted))
    return Assessment(iso3, article, day, case, deadline, asked, granted, chances, "", duty)


def _until(case: Case, deadline: date | None) -> date | None:
    """The deadline asked for, as the request was first put."""
    request = case.request
    if request is None or request.until is not None:
        return request.until if request else None
    if request.months is None or deadline is None:
        return None
    return add_months(deadline, request.months)


def _at(result: Result, day: date | None) -> Interval | None:
    return result.on_time(day) if day else None
