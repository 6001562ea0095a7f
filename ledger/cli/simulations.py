"""From the options of `ccm simulate` to scenarios, and from these to an answer and its chart."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from ledger.answers.simulations.programmes import simulation_answer
from ledger.answers.simulations.traces import land_trace, lot_trace, traced_land, traced_stock
from ledger.charts.simulation import (
    capacity_chart,
    comparison_chart,
    dates_chart,
    fan_chart,
    months_chart,
    tornado_chart,
)
from ledger.charts.traces import land_trace_chart, stock_trace_chart
from ledger.cli.choices import Chart
from ledger.cli.failing import note
from ledger.cli.plotting import plotted, refuse_other_files
from ledger.cli.reading import text_of
from ledger.cli.usage import UsageError
from simulations.calibration import NotSimulableError, open_duties, scenario_of
from simulations.calibration.reported import reported_before
from simulations.models import model_of
from simulations.planning import SEARCHED, plan
from simulations.questions.capacity import GRID, capacity_curve
from simulations.questions.comparing import compare
from simulations.questions.fixed_worlds import FixedWorlds
from simulations.runs.chunks import sizes
from simulations.runs.monte_carlo import simulate
from simulations.runs.workers import players
from simulations.scenarios.model import ClearanceScenario
from simulations.scenarios.parts import Run
from simulations.scenarios.reading import scenario_from
from simulations.statistics.sensitivity import tornado

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ledger.answers.model import Answer
    from ledger.cli.progress import Step
    from projections.view import View
    from simulations.planning import Plan
    from simulations.questions.comparing import Comparison
    from simulations.scenarios.model import DestructionScenario

    AnyScenario = ClearanceScenario | DestructionScenario

__all__ = [
    "Asked",
    "Drawing",
    "archive_in",
    "compared",
    "cut_short",
    "played",
    "scenario_in",
    "scenarios_of",
    "trace_of",
]

_MULTIPLES = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """How to run: what the options say; None leaves it to the scenario."""

    replications: int | None
    precision: float | None
    seed: int | None
    horizon: int | None
    target: float | None
    workers: str
    archive: Path | None
    sensitivity: str | None = None

    def apply(self, scenario: AnyScenario) -> AnyScenario:
        """A scenario with what was asked for in the place of its own. Raises UsageError."""
        changes: dict[str, Any] = {"run": self._run(scenario.run)}
        if self.target is not None:
            if not 0 < self.target < 1:
                why = f"--target {self.target:g} is no probability that can be aimed at: give 0.9"
                raise UsageError(why)
            changes["target_probability"] = self.target
        return scenario.model_copy(update=changes)

    def _run(self, own: Run) -> Run:
        given = {
            "seed": self.seed,
            "replications": self.replications,
            "horizon_years": self.horizon,
            "precision": self.precision,
        }
        changes: dict[str, Any] = {name: it for name, it in given.items() if it is not None}
        if self.replications is not None:
            changes["precision"] = None  # the scenario may have one, which would go before it
        if self.precision is not None and not 0 < self.precision < 0.5:  # noqa: PLR2004
            why = f"--precision {self.precision:g} is no half-width of a probability: give 0.01"
            raise UsageError(why)
        return own.model_copy(update=changes)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Which chart to draw of a single programme, and to which file. Raises UsageError."""

    path: str
    chart: Chart

    def __post_init__(self) -> None:
        refuse_other_files(self.path)

    def draw(self, plan: Plan, view: View) -> None:
        """Write the file."""
        plotted(_chart(self.chart, plan, view), self.path)


def archive_in(folder: str | None) -> Path | None:
    """The folder of finished chunks. Raises UsageError where it can be none."""
    if folder is None:
        return None
    if not folder:
        why = "--archive names no folder: give one, such as runs"
        raise UsageError(why)
    path = Path(folder)
    taken = next((each for each in (path, *path.parents) if each.exists()), Path())
    if not taken.is_dir():
        why = f"--archive {folder}: {taken} is a file. Give a folder, such as runs"
        raise UsageError(why)
    return path


@contextmanager
def cut_short(
    archive: Path | None, scenarios: Sequence[AnyScenario], progress: Step
) -> Iterator[Step]:
    """Count what is played; say how much of it is kept where the run is interrupted."""
    finished = 0

    def step(replications: int = 1, /) -> None:
        nonlocal finished
        finished += 1
        progress(replications)

    try:
        yield step
    except KeyboardInterrupt:
        if archive:
            every = sum(len(sizes(each.run.replications)) for each in scenarios)
            of = "" if any(each.run.precision for each in scenarios) else f" of {every:,}"
            note(
                f"{finished:,}{of} chunks are kept in {archive}; the same command goes on from them"
            )
        raise


def scenarios_of(
    view: View, iso3: str | None, article: int | None, asked: Asked
) -> tuple[list[AnyScenario], list[NotSimulableError]]:
    """The programme of a State, or of all, from the ledger; and those it does not know enough of.

    Raises NotSimulableError where a single State was asked for and none of its programmes can be
    simulated.
    """
    duties = [
        (code, number)
        for code, number in open_duties(view)
        if iso3 in {None, code} and article in {None, number}
    ]
    if iso3 is not None and not duties:
        duties = [(iso3, article or 4)]
    found: list[AnyScenario] = []
    missing: list[NotSimulableError] = []
    for code, number in duties:
        try:
            found.append(asked.apply(scenario_of(view, code, number)))
        except NotSimulableError as error:
            missing.append(error)
    if iso3 is not None and missing and not found:
        raise missing[0]
    return found, missing


def scenario_in(file: str) -> AnyScenario:
    """The scenario that a file describes; - is standard input. Raises ScenarioError."""
    return scenario_from(text_of(file), "standard input" if file == "-" else file)


def played(
    scenarios: Sequence[AnyScenario],
    missing: Sequence[NotSimulableError],
    view: View,
    asked: Asked,
    drawing: Drawing | None,
    progress: Callable[[int], object],
    *,
    from_file: bool = False,
) -> Answer:
    """Simulate all, and draw the chart of the single one if asked. Raises UsageError.

    ``from_file``: the scenarios stand in a file, and owe nothing to the ledger.
    """
    if drawing and len(scenarios) != 1:
        why = (
            f"--plot draws one programme, and there are {len(scenarios)}: name State and --article"
        )
        raise UsageError(why)
    origin = None if from_file else (view.position, view.root)
    with players(asked.workers) as player:
        plans = [
            plan(
                each,
                player=player,
                archive=asked.archive,
                progress=progress,
                origin=origin,
            )
            for each in scenarios
        ]
    if drawing:
        drawing.draw(plans[0], view)
    return simulation_answer(plans, missing, asked.sensitivity)


def compared(first: str, second: str, plot: str | None) -> Comparison:
    """Two scenario files played in the same worlds, drawn too if asked.

    Raises ScenarioError, NotComparableError or UsageError.
    """
    refuse_other_files(plot)
    found = compare(*(simulate(scenario_in(file)) for file in (first, second)))
    if plot:
        plotted(comparison_chart(found), plot)
    return found


def trace_of(scenario: AnyScenario, number: int, plot: str | None) -> Answer:
    """One replication alone, drawn too if asked. Raises UsageError."""
    refuse_other_files(plot)
    if isinstance(scenario, ClearanceScenario):
        land = traced_land(scenario, number)
        answer = land_trace(scenario, land)
        chart = land_trace_chart(scenario, number, land.moments)
    else:
        stock = traced_stock(scenario, number)
        answer = lot_trace(scenario, stock)
        chart = stock_trace_chart(scenario, number, stock.handled)
    if plot:
        plotted(chart, plot)
    return answer


def _multiples(answer: float) -> tuple[float, ...]:
    """The multiples of a curve that reaches over the one that does, or over all that were tried."""
    beyond = next((each for each in GRID if each > answer), answer)
    further = [each for each in GRID if _MULTIPLES[-1] < each <= beyond]
    return tuple(sorted({*_MULTIPLES, *further, answer}))


def _chart(kind: Chart, plan: Plan, view: View) -> Any:
    target = plan.scenario.target_probability
    match kind:
        case Chart.FAN:
            of = plan.scenario.state, plan.scenario.article
            return fan_chart(plan, reported_before(view, *of))
        case Chart.DATES:
            return dates_chart(plan)
        case Chart.MONTHS:
            return months_chart(plan.result, target)
        case Chart.CAPACITY:
            worlds = FixedWorlds(model_of(plan.scenario), SEARCHED)
            curve = capacity_curve(worlds, _multiples(plan.capacity.best))
            return capacity_chart(plan.result, curve, target)
        case Chart.TORNADO:
            return tornado_chart(plan.result, tornado(model_of(plan.scenario)))
    assert_never(kind)
