"""The action plans: indicators, baselines, verdicts, due days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.asking import Question, query
from ledger.cli.choices import PLANS, chosen
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["indicators"]


@query
def indicators(
    question: Question,
    plan: Annotated[
        str | None,
        typer.Option("--plan", help=f"Which plan: {', '.join(PLANS)}; by default the first."),
    ] = None,
    action: Annotated[
        str | None,
        typer.Option(
            "--action",
            metavar="N",
            help="One action (43) or one indicator (43a); of Dubrovnik also a chapter (4).",
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="WHEN",
            help="Day that changes count from; by default the last of the 10MSP.",
        ),
    ] = None,
) -> Answer:
    """What the action plans come to, indicator by indicator.

    Of the Lausanne Action Plan every number with the States behind it, the baseline, the change,
    and by when actions are due; where there is no data, what would be needed. Of the Dubrovnik
    Action Plan the verdicts of its review, beside what the ledger counts on the day.
    """
    from ledger.answers.indicators import indicators_answer
    from ledger.answers.reviewed import reviewed_answer

    if chosen("--plan", [plan or PLANS[0]], PLANS) == ["dubrovnik"]:
        if baseline is not None:
            why = "--baseline says nothing here: the Dubrovnik Action Plan has no indicators"
            raise UsageError(why)
        return reviewed_answer(question.view, action)
    since = None if baseline is None else question.day(baseline)
    return indicators_answer(question.view, action, since)
