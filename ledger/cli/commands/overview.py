"""The Convention at a glance, and its States."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import StateArgument
from ledger.cli.asking import Question, query
from ledger.cli.choices import MEMBERSHIP, chosen
from ledger.cli.failing import note

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["state", "states", "status"]


@query
def status(question: Question) -> Answer:
    """The Convention at a glance.

    Who is bound, which duties stand where, and which deadlines come next.
    """
    from ledger.answers.overview import overview_answer

    view = question.view
    held = question.ledger.dataset(view.position)
    note(f"dataset {held}" if held else "no dataset: `ccm init` records the shipped one")
    return overview_answer(view)


@query
def states(
    question: Question,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help=f"Only of this status: {', '.join(MEMBERSHIP)}."),
    ] = None,
) -> Answer:
    """States, and where each stands.

    Without --status, all that ever signed or consented.
    """
    from ledger.answers.states import states_answer

    return states_answer(question.view, chosen("--status", status, MEMBERSHIP))


@query
def state(question: Question, name: StateArgument) -> Answer:
    """Everything on one State.

    Its standing, duties, extensions, stock, areas, findings, and what is not known of it.
    """
    from domain.states import find_state
    from ledger.answers.states import state_answer

    return state_answer(question.view, find_state(name).iso3)
