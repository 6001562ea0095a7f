"""Scenario files: made from the ledger, checked, explained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ledger.cli.arguments import StateArgument, code_of_state
from ledger.cli.asking import Question, plain_query, query
from ledger.cli.building import as_command
from ledger.cli.commands.simulating import ArticleOption
from ledger.cli.failing import FOUND, failures_told, note
from ledger.cli.options import Format, QueryOptions
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from ledger.answers.model import Answer
    from projections.view import View
    from simulations.calibration import NotSimulableError
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario

__all__ = ["scenario__check", "scenario__compare", "scenario__fields", "scenario__new"]

FileArgument = Annotated[
    str, typer.Argument(metavar="FILE", help="A scenario file (TOML); - is standard input.")
]


@dataclass(frozen=True, slots=True)
class Written:
    """A scenario file; ``lacks`` says why it is not whole, empty where it is."""

    text: str
    lacks: str = ""


def _new(question: Question, state: StateArgument, article: ArticleOption = None) -> Written:
    """Write a scenario file filled in from the ledger.

    As known on the day asked about (--known-at is that day unless given), with the unit of each
    field and the source of each number, down to the events. Where too little is known, what is
    missing is marked (exit code 1). It takes no --format: the file is TOML.
    """
    from simulations.calibration import NotSimulableError, scenario_of
    from simulations.scenarios.writing import scenario_text

    question.know_no_later()
    iso3, view = code_of_state(state) or "", question.view
    number = _article(view, iso3, article)
    try:
        return Written(scenario_text(scenario_of(view, iso3, number)))
    except NotSimulableError as error:
        return Written(_skeleton(view, error), lacks=error.why)


def _skeleton(view: View, error: NotSimulableError) -> str:
    """A file with what is known, and with marks for what is missing."""
    from domain.states import state
    from simulations.calibration.known import known_of
    from simulations.scenarios.skeleton import skeleton_text

    name = state(error.iso3).name
    head = {
        "schema_version": 1,
        "name": name,
        "state": error.iso3,
        "article": error.article,
        "start": view.as_of,
    }
    why = f"{name}, Article {error.article}: {error.why}"
    return skeleton_text(error.article, why, head, known_of(view, error.iso3, error.article))


def _article(view: View, iso3: str, asked: int | None) -> int:
    """The article that is asked for, else that of the State's only open duty."""
    from simulations.calibration import open_duties

    if asked is not None:
        return asked
    found = [article for each, article in open_duties(view) if each == iso3]
    if len(found) > 1:
        why = "both Article 3 and Article 4 are open: choose one with --article"
        raise UsageError(why)
    return found[0] if found else 4


def _run_new(**given: Any) -> None:
    from ledger.cli.delivering import write_out

    options, asked = QueryOptions.of(given), QueryOptions.rest(given)
    with failures_told("scenario new"), Question(options) as question:
        if options.format not in {None, Format.TABLE}:
            why = "--format says nothing here: a scenario file is TOML"
            raise UsageError(why)
        path = None if options.output == "-" else options.output
        made = _new(question, **asked)
        write_out(made.text, path, new=True)
        if made.lacks:
            note(f"not whole: {made.lacks}. Give what is marked MISSING in the file")
            raise typer.Exit(FOUND)


_new.__name__ = "scenario__new"
scenario__new = as_command(_run_new, _new, QueryOptions, skip=1)


@query
def scenario__check(question: Question, file: FileArgument) -> Answer:
    """Look a scenario file over: every error, and every warning.

    Errors go to stderr with line and column (exit code 2). Where there are none, the answer is
    what deserves a second look (exit code 1): limits and chances left out, sources not given, and
    what differs by more than 30 per cent from what the ledger has for the day of the start.
    """
    from ledger.answers.simulations.scenarios import check_answer
    from ledger.cli.reading import text_of
    from simulations.scenarios.errors import ScenarioError
    from simulations.scenarios.reading import read_scenario
    from simulations.scenarios.warnings import warnings_of

    name = "standard input" if file == "-" else file
    reading = read_scenario(text_of(file), name)
    if reading.scenario is None:
        raise ScenarioError(reading.problems, more_may_follow=reading.more_may_follow)
    found = warnings_of(reading, _on_record(question, reading.scenario))
    count = len(found)
    note(f"{name} can be simulated; {count} warning{'' if count == 1 else 's'}")
    return check_answer(found, article=reading.scenario.article)


def _on_record(
    question: Question, scenario: ClearanceScenario | DestructionScenario
) -> ClearanceScenario | DestructionScenario | None:
    """What the ledger alone would simulate from the same day; None where it cannot tell."""
    from ledger.store.errors import LedgerNotFoundError
    from simulations.calibration import NotSimulableError, scenario_of

    try:
        view = question.views(scenario.start, scenario.start)
        return scenario_of(view, scenario.state, scenario.article)
    except LedgerNotFoundError:
        if question.names_a_ledger:
            raise
        note("no ledger was found: what is on record was not compared")
    except NotSimulableError as error:
        note(f"not compared with what is on record: {error.why}")
    return None


@plain_query
def scenario__compare(
    first: FileArgument,
    second: FileArgument,
    plot: Annotated[
        str | None, typer.Option("--plot", metavar="FILE", help="Draw to .svg, .png or .json.")
    ] = None,
) -> Answer:
    """Compare two scenario files, path by path in the same worlds.

    Both need the same State, article, start, seed and number of replications: then luck is the
    same, and what differs is the programme.
    """
    from ledger.answers.simulations.comparing import comparison_answer
    from ledger.cli.simulations import compared

    return comparison_answer(compared(first, second, plot))


@plain_query
def scenario__fields(article: ArticleOption = None) -> Answer:
    """List the fields of scenario files: unit, default, meaning.

    And the distributions that a number may have.
    """
    from ledger.answers.simulations.scenarios import fields_answer

    return fields_answer(article)
