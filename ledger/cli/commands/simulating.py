"""Commands that look ahead: programmes simulated against their deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import OptionalStateArgument, code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.choices import SENSITIVITY, Chart, chosen
from ledger.cli.progress import counting
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ledger.answers.model import Answer
    from simulations.calibration import NotSimulableError
    from simulations.hindcast import Release, Scores

__all__ = ["assess_request", "hindcast", "simulate"]

MOST_PLAYED = 10_000_000
"""Replications of one run at most, as in a scenario."""

ArticleOption = Annotated[
    int | None, typer.Option("--article", min=3, max=4, help="3 (stockpiles) or 4 (clearance).")
]
ReplicationsOption = Annotated[
    int | None,
    typer.Option(
        "--replications", "-n", min=1, max=MOST_PLAYED, help="How many to play; by default 10,000."
    ),
]
SeedOption = Annotated[
    int | None, typer.Option("--seed", min=0, help="Root of the random streams; by default 1.")
]
WorkersOption = Annotated[
    str | None,
    typer.Option(
        "--workers", help="Processes (2), or a Dask scheduler (tcp://HOST:PORT); by default 1."
    ),
]
PlotOption = Annotated[
    str | None, typer.Option("--plot", metavar="FILE", help="Draw to .svg, .png or .json.")
]


@query
def simulate(
    question: Question,
    state: OptionalStateArgument = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every State with an open duty to destroy or clear.")
    ] = False,
    article: ArticleOption = None,
    scenario: Annotated[
        str | None, typer.Option("--scenario", metavar="FILE.toml", help="Simulate this instead.")
    ] = None,
    target: Annotated[
        float | None, typer.Option("--target", help="Probability aimed at, between 0 and 1.")
    ] = None,
    replications: ReplicationsOption = None,
    precision: Annotated[
        float | None,
        typer.Option("--precision", help="Play until P is known to this (0.01), not a number."),
    ] = None,
    seed: SeedOption = None,
    horizon: Annotated[
        int | None,
        typer.Option("--horizon", min=1, max=100, help="Years to look ahead; by default 40."),
    ] = None,
    workers: WorkersOption = None,
    archive: Annotated[
        str | None,
        typer.Option("--archive", metavar="FOLDER", help="Keep finished chunks; go on from them."),
    ] = None,
    sensitivity: Annotated[
        str | None,
        typer.Option("--sensitivity", help=f"Which input matters most: {', '.join(SENSITIVITY)}."),
    ] = None,
    trace: Annotated[
        int | None,
        typer.Option(
            "--trace",
            min=0,
            max=MOST_PLAYED - 1,
            help="Show this one replication alone, step by step.",
        ),
    ] = None,
    plot: PlotOption = None,
    chart: Annotated[
        str | None,
        typer.Option("--chart", help=f"What to draw: {', '.join(Chart)}; by default fan."),
    ] = None,
) -> Answer:
    """Whether and when programmes will finish.

    From what the ledger knew on the day (--known-at is that day unless given): the probability of
    finishing on time, dates, what is in the way, the shortest extension and the capacity that
    would do.
    """
    from ledger.cli.simulations import (
        Asked,
        Drawing,
        archive_in,
        cut_short,
        played,
        scenario_in,
        scenarios_of,
        trace_of,
    )
    from simulations.runs.workers import check_workers

    if [state is not None, every, scenario is not None].count(True) != 1:
        why = "name a State, or --all, or a --scenario: one of them"
        raise UsageError(why)
    _refuse_what_says_nothing(
        {
            "--article": article,
            "--chart": chart,
            "--replications": replications,
            "--precision": precision,
            "--target": target,
            "--workers": workers,
            "--archive": archive,
            "--sensitivity": sensitivity,
        },
        {"--scenario": scenario, "--precision": precision, "--trace": trace},
    )
    if chart is not None and plot is None:
        why = "--chart says nothing without --plot: name the file to draw to, or leave it out"
        raise UsageError(why)
    (kind,) = chosen("--chart", [chart or Chart.FAN], list(Chart))
    chosen("--sensitivity", [sensitivity] if sensitivity is not None else [], SENSITIVITY)
    workers = workers or "1"
    check_workers(workers)
    drawing = Drawing(plot, Chart(kind)) if plot and trace is None else None
    question.know_no_later()
    folder = archive_in(archive)
    asked = Asked(replications, precision, seed, horizon, target, workers, folder, sensitivity)
    if scenario is not None:
        found = [asked.apply(scenario_in(scenario))]
        missing: list[NotSimulableError] = []
    else:
        found, missing = scenarios_of(question.view, code_of_state(state), article, asked)
    if trace is not None:
        if len(found) != 1:
            why = (
                f"--trace shows one programme, and there are {len(found)}: name State and --article"
            )
            raise UsageError(why)
        return trace_of(found[0], trace, plot)
    total = sum(each.run.replications for each in found)
    with counting("simulating", total) as count, cut_short(folder, found, count) as step:
        return played(
            found, missing, question.view, asked, drawing, step, from_file=scenario is not None
        )


_SAYS_NOTHING = {
    "--scenario": ({"--article"}, "the file says which article it is of"),
    "--precision": ({"--replications"}, "it plays as many as the precision takes"),
    "--trace": (
        {
            "--chart",
            "--replications",
            "--precision",
            "--target",
            "--workers",
            "--archive",
            "--sensitivity",
        },
        "one replication is shown alone",
    ),
}
"""Options beside which others change nothing, and why."""


def _refuse_what_says_nothing(given: Mapping[str, object], beside: Mapping[str, object]) -> None:
    """Raise UsageError where an option is given that another makes meaningless."""
    for strong, (weak, reason) in _SAYS_NOTHING.items():
        for name in given:
            if beside[strong] is not None and name in weak and given[name] is not None:
                why = f"{name} says nothing beside {strong}: {reason}. Leave one of them out"
                raise UsageError(why)


@query
def hindcast(
    question: Question,
    first: Annotated[
        int, typer.Option("--from", min=2010, max=2100, help="First year to forecast from.")
    ] = 2014,
    last: Annotated[
        int, typer.Option("--to", min=2010, max=2100, help="Last year to forecast from.")
    ] = 2023,
    plot: PlotOption = None,
) -> Answer:
    """How good the forecasts would have been.

    At the end of each year, for every affected State, from what was known then: the area cleared
    in the next year, and completion by the deadline. Scored against what is known now, beside two
    naive forecasters: as last year, and area divided by the past rate. Figures of a year mostly
    become known in August or September of the next.
    """
    from ledger.answers.simulations.hindcast import hindcast_answer
    from simulations.hindcast import completions, origins, releases, score

    if last < first:
        why = f"--from {first} is later than --to {last}: turn them round"
        raise UsageError(why)
    if plot is not None:
        from ledger.cli.plotting import refuse_other_files

        refuse_other_files(plot)
    today, days = question.view.as_of, origins(first, last)
    foreseen = list(releases(question.views, days, today))
    completed = list(completions(question.views, days, today))
    scores = score(foreseen, completed)
    if plot is not None:
        _plot_hindcast(plot, foreseen, scores)
    return hindcast_answer(foreseen, completed, scores)


def _plot_hindcast(path: str, foreseen: Sequence[Release], scores: Scores) -> None:
    from ledger.charts.hindcast import hindcast_chart
    from ledger.cli.plotting import plotted

    if not foreseen:
        why = (
            "there is no forecast to draw: of no year after those from --from to --to is the "
            "cleared area of a State known. Take in more years"
        )
        raise UsageError(why)
    plotted(hindcast_chart(foreseen, scores), path)


@query
def assess_request(
    question: Question,
    state: OptionalStateArgument = None,
    article: Annotated[
        int | None, typer.Argument(metavar="[ARTICLE]", min=3, max=4, help="3 or 4.")
    ] = None,
    year: Annotated[
        int | None, typer.Argument(metavar="[YEAR]", help="Year of the request.")
    ] = None,
    seed: SeedOption = None,
) -> Answer:
    """Extension requests against what the model would have said.

    For each request: asked, granted, the probability of finishing by either deadline from what was
    known on the day of the request, and what happened since.
    """
    from ledger.answers.simulations.requests import requests_answer
    from simulations.questions.requests import assessments
    from simulations.scenarios.parts import Run

    return requests_answer(
        assessments(
            question.views,
            question.view,
            iso3=code_of_state(state),
            article=article,
            year=year,
            run=Run() if seed is None else Run(seed=seed),
        )
    )
