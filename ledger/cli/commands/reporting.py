"""Reports under Article 7."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.choices import REPORT_STATUSES, chosen
from ledger.cli.completing import complete_state
from ledger.cli.failing import note

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["reports"]


@query
def reports(
    question: Question,
    state: Annotated[
        str | None,
        typer.Argument(
            metavar="[STATE]",
            help="This State only: a name or code.",
            autocompletion=complete_state,
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            help="Only reports on this year, initial ones due in it, voluntary ones sent in it.",
        ),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help=f"Only of this status: {', '.join(REPORT_STATUSES)}."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Those without any record too.")] = False,
) -> Answer:
    """Article 7 reports by State and year.

    Initial, annual, voluntary: on time, late, overdue or not recorded; then how many came and in
    time, in all and by year, and which States with duties under Articles 3 or 4 were silent for
    two years, all this unless statuses are asked for. Overdue is only what a list or a later
    report shows to be missing; what nothing tells of is not recorded, left out of the answer on
    all States, and counted; --all shows it.
    """
    from ledger.answers.reports import reports_answer

    answer = reports_answer(
        question.view,
        code_of_state(state),
        year,
        chosen("--status", status, REPORT_STATUSES),
        unrecorded=every,
    )
    if answer.about["left_out"]:
        note(f"{answer.about['left_out']} reports not recorded are left out; --all shows them")
    return answer
