"""The Convention at a glance."""

from __future__ import annotations

from ledger.answers.model import Answer
from ledger.cli.asking import Question, query

__all__ = ["status"]


@query
def status(question: Question) -> Answer:
    """Who is bound, which duties stand where, and which deadlines come next."""
    from ledger.answers.overview import overview_answer

    return overview_answer(question.view)
