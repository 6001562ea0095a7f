"""What is owed, by whom, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import StateOption, code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.choices import OBLIGATION_STATUSES, chosen
from ledger.cli.failing import note
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["due", "obligations"]


ArticleOption = Annotated[
    str | None,
    typer.Option("--article", help="Only duties under it, such as 3, 4.1(a) or 7.1."),
]
AllOption = Annotated[bool, typer.Option("--all", help="Those without any record too.")]


@query
def obligations(
    question: Question,
    state: StateOption = None,
    article: ArticleOption = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help=f"Only of this status: {', '.join(OBLIGATION_STATUSES)}."),
    ] = None,
    every: AllOption = False,
) -> Answer:
    """What each State owes, by when, and where it stands.

    Duties of which the ledger has no record are left out and counted; --all shows them. Those
    under Articles 3.2 and 4.1 whose time has passed stay: of one State all of them, of all States
    together those that anything is recorded of.
    """
    from ledger.answers.obligations import obligations_answer

    if every and status:
        why = "--all says nothing beside --status, which shows all of these"
        raise UsageError(why)

    answer = obligations_answer(
        question.view,
        code_of_state(state),
        article,
        chosen("--status", status, OBLIGATION_STATUSES),
        unrecorded=every,
    )
    _tell_left_out(answer)
    return answer


@query
def due(
    question: Question,
    within: Annotated[
        str,
        typer.Option("--within", metavar="TIME", help="How far to look: 90d, 6w, 3m, 1y."),
    ] = "90d",
    article: ArticleOption = None,
    every: AllOption = False,
) -> Answer:
    """What falls due within a time; the overdue first.

    With it what fell due and has no record since, and the mandates of bodies. Duties of which the
    ledger has no record at all are left out and counted; --all shows them.
    """
    from ledger.answers.obligations import due_answer
    from ledger.answers.when import within as days_within

    view = question.view
    answer = due_answer(view, days_within(view.as_of, within), article, unrecorded=every)
    _tell_left_out(answer)
    return answer


def _tell_left_out(answer: Answer) -> None:
    count = answer.about["left_out"]
    if count:
        duties = (
            "1 duty without any record is"
            if count == 1
            else f"{count} duties without any record are"
        )
        note(f"{duties} left out; --all shows {'it' if count == 1 else 'them'}")
