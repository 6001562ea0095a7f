"""The money of the Implementation Support Unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import StateOption, code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.failing import note

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["money__isu"]


@query
def money__isu(
    question: Question,
    year: Annotated[int | None, typer.Option("--year", help="Only of this year.")] = None,
    state: StateOption = None,
) -> Answer:
    """The support unit: budgets, the categories' parts, reserve, contributors.

    In Swiss francs. A sum that was not read is not stated, never zero; what a State owes under a
    category is not worked out.
    """
    from ledger.answers.isu import isu_answer

    answer = isu_answer(question.view, year, code_of_state(state))
    if count := answer.about["not_stated"]:
        note(f"of {count} {'year' if count == 1 else 'years'} the budget is approved, not stated")
    return answer
