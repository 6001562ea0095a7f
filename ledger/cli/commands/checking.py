"""What stands out: findings, gaps, and claims that the history does not bear out."""

from __future__ import annotations

from typing import Annotated

import typer

from ledger.answers.model import Answer
from ledger.cli.asking import Question, query
from ledger.cli.choices import CLAIM_KINDS, VERDICTS, chosen
from ledger.cli.failing import note

__all__ = ["audit"]


@query
def audit(
    question: Question,
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="A claims file (CSV); by default the shipped one."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help=f"Only claims of this kind, such as {', '.join(CLAIM_KINDS)}."),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option("--verdict", help=f"Only of this verdict: {', '.join(VERDICTS)}."),
    ] = None,
) -> Answer:
    """Judge what documents claim against the history; 1 if any claim is contradicted.

    Each claim is computed as known now and as known when its document appeared.
    """
    from ledger.answers.audit import audit_answer
    from ledger.cli.reading import claims_of
    from projections.claims.judging import audit as judged

    claims = claims_of(file)
    judgements = judged(claims, question.view, question.view_at)
    answer = audit_answer(judgements, kind, chosen("--verdict", verdict, VERDICTS))
    counts = answer.about["verdicts"]
    note(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items()))
    return answer
