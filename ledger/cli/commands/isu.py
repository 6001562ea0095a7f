"""The money of the Implementation Support Unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.cli.arguments import StateOption, code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.commands.performing import YearOption
from ledger.cli.failing import note

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["money__isu"]


@query
def money__isu(
    question: Question,
    year: YearOption = None,
    state: StateOption = None,
) -> Answer:
    """The support unit: budgets, the categories' parts, reserve, contributors.

    In Swiss francs. A sum that was not read is not stated, never zero; what a State owes under a
    category is not worked out.
    """
    from ledger.answers.money.isu import isu_answer

    answer = isu_answer(question.view, year, code_of_state(state))
    if empty := answer.about["nothing_recorded"]:
        note(f"of {empty} neither a budget nor a contribution is recorded")
    if count := answer.about["not_stated"]:
        note(f"of {count} {'year' if count == 1 else 'years'} the budget is approved, not stated")
    return answer
