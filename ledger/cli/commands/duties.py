"""What is owed, by whom, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import StateOption, code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.choices import OBLIGATION_STATUSES, chosen
from ledger.cli.failing import note

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["due", "obligations"]


@query
def obligations(
    question: Question,
    state: StateOption = None,
    article: Annotated[
        str | None,
        typer.Option("--article", help="Only duties under it, such as 3, 4.1(a) or 7."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help=f"Only of this status: {', '.join(OBLIGATION_STATUSES)}."),
    ] = None,
    every: Annotated[
        bool,
        typer.Option("--all", help="Those without any record too."),
    ] = False,
) -> Answer:
    """What each State owes, by when, and where it stands.

    Duties of which the ledger has no record are left out and counted; --all shows them.
    """
    from ledger.answers.obligations import obligations_answer

    answer = obligations_answer(
        question.view,
        code_of_state(state),
        article,
        chosen("--status", status, OBLIGATION_STATUSES),
        unrecorded=every,
    )
    if answer.about["left_out"]:
        note(f"{answer.about['left_out']} duties without any record are left out; --all shows them")
    return answer


@query
def due(
    question: Question,
    within: Annotated[
        str,
        typer.Option("--within", metavar="TIME", help="How far to look: 90d, 6w, 3m, 1y."),
    ] = "90d",
) -> Answer:
    """What falls due within a time; the overdue first."""
    from ledger.answers.obligations import due_answer
    from ledger.answers.when import within as days_within

    return due_answer(question.view, days_within(question.view.as_of, within))
