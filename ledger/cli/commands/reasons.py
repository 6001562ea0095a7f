"""How answers come about: derivations, metrics, event types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import StateOption, code_of_state
from ledger.cli.asking import Question, plain_query, query

if TYPE_CHECKING:
    from domain.dates import DateRange
    from ledger.answers.model import Answer

__all__ = ["catalogue", "explain", "metric"]

DuringOption = Annotated[
    str | None,
    typer.Option("--during", metavar="WHEN", help="Period to count over; by default the year."),
]


@query
def explain(
    question: Question,
    what: Annotated[
        list[str],
        typer.Argument(metavar="WHAT...", help="A State and an article, or a metric."),
    ],
    state: StateOption = None,
    during: DuringOption = None,
) -> Answer:
    """How an answer was derived, step by step.

    Of a State's duty (`ccm explain bulgaria 3`, `ccm explain chad 4.1a`) or of a metric
    (`ccm explain contracting_states`), down to events and documents.
    """
    from ledger.answers.explanations import metric_explained_answer, obligations_explained_answer

    *name, last = what
    if name:
        return obligations_explained_answer(question.view, _code(" ".join(name)), last)
    days = _days(question, during)
    return metric_explained_answer(question.view, last, code_of_state(state), days)


@query
def metric(
    question: Question,
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="Name of the metric."),
    ] = None,
    state: StateOption = None,
    during: DuringOption = None,
    every: Annotated[bool, typer.Option("--list", help="List them all.")] = False,
) -> Answer:
    """The value of a metric; without a name, all there are."""
    from ledger.answers.figures import metric_answer, metrics_answer

    if name is None or every:
        return metrics_answer()
    return metric_answer(question.view, name, code_of_state(state), _days(question, during))


@plain_query
def catalogue(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[TYPE]", help="An event type."),
    ] = None,
) -> Answer:
    """The event types; with TYPE its columns and what they take."""
    from ledger.answers.catalogue import catalogue_answer, type_answer

    return type_answer(name) if name else catalogue_answer()


def _code(text: str) -> str:
    from domain.states import find_state

    return find_state(text).iso3


def _days(question: Question, text: str | None) -> DateRange | None:
    from ledger.answers.when import days_of

    return days_of(question.view, text) if text else None
