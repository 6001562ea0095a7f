"""Extension requests, each against what the model would have said on the day of the request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from domain.dates import add_days, add_months
from projections.extensions import cases
from simulations.calibration import NotSimulableError, scenario_of
from simulations.calibration.deadlines import duty_of, open_deadline
from simulations.models import model_of
from simulations.runs.monte_carlo import simulate
from simulations.scenarios.parts import Run
from simulations.scenarios.warnings import upper_bounds
from simulations.statistics.uncertainty import over_inputs_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from domain.events.extensions import ExtensionRequested, ExtensionRequestRevised
    from projections.extensions import Case
    from projections.obligations import Obligation
    from projections.view import View
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario
    from simulations.statistics.intervals import Interval

    AnyScenario = ClearanceScenario | DestructionScenario
    Views = Callable[[date, date], View]

__all__ = ["Assessment", "Chance", "assessments"]


class Chance(NamedTuple):
    """P(on time) with the error of simulating, and its range over the uncertain inputs."""

    on_time: Interval
    inputs: Interval


class Chances(NamedTuple):
    """P(on time) at each deadline of a request; None where it is not known."""

    deadline: Chance | None = None
    asked: Chance | None = None
    revised: Chance | None = None
    granted: Chance | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """One request: asked, granted, what the model says as of its day, and what came of it.

    ``deadline`` was that of the day; ``asked``, ``revised`` and ``granted`` are the deadlines asked
    for at first, asked for in the last revision, and given, None where not known; ``chances``:
    P(on time) at each of them.
    ``missing`` says why the model could say nothing, ``bounds`` which of its numbers are no more
    than upper bounds. ``duty`` is the duty as it stands now.
    """

    iso3: str
    article: int
    asked_on: date
    case: Case
    deadline: date | None
    asked: date | None
    revised: date | None
    granted: date | None
    chances: Chances
    missing: str
    bounds: tuple[str, ...]
    duty: Obligation | None

    @property
    def came_of_it(self) -> str:
        """What became of the deadline that was granted: kept, missed or moved on; "" of none."""
        duty, granted = self.duty, self.granted
        if duty is None or granted is None:
            return ""
        if duty.due_on and duty.due_on > granted:
            gap = next((each for each in duty.gaps if each.first == add_days(granted, 1)), None)
            return f"missed from {gap.first} to {gap.last}, then extended" if gap else "extended"
        if duty.met_on is None:
            return duty.status.value
        if duty.met_on.last <= granted:
            return "kept"
        return "missed, met later" if duty.met_on.first > granted else "cannot_tell"


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
    view = views(day, day)
    granted = case.grant.deadline if case.grant else None
    deadline = _deadline(view, iso3, article)
    asked = _until(request, deadline)
    revised = _until(case.revisions[-1], deadline) if case.revisions else None
    unknown = Assessment(
        iso3=iso3,
        article=article,
        asked_on=day,
        case=case,
        deadline=deadline,
        asked=asked,
        revised=revised,
        granted=granted,
        chances=Chances(),
        missing="",
        bounds=(),
        duty=duty_of(now, iso3, article),
    )
    try:
        scenario = scenario_of(view, iso3, article, run)
    except NotSimulableError as error:
        return replace(unknown, missing=error.why)
    chances = _chances(scenario, (deadline, asked, revised, granted))
    return replace(unknown, chances=chances, bounds=tuple(upper_bounds(scenario)))


def _deadline(view: View, iso3: str, article: int) -> date | None:
    try:
        return open_deadline(view, iso3, article).day
    except NotSimulableError:
        return None


def _until(
    request: ExtensionRequested | ExtensionRequestRevised, deadline: date | None
) -> date | None:
    """The deadline asked for, where it or a number of months is stated."""
    if request.until is not None:
        return request.until
    if request.months is None or deadline is None:
        return None
    return add_months(deadline, request.months)


def _chances(scenario: AnyScenario, days: tuple[date | None, ...]) -> Chances:
    """P(on time) at each day that is known, with both ranges."""
    result = simulate(scenario)
    on_time = {day: result.on_time(day) for day in days if day}
    inputs = over_inputs_at(
        model_of(scenario), {day: item.estimate for day, item in on_time.items()}
    )
    return Chances(*(Chance(on_time[day], inputs[day]) if day else None for day in days))
