"""What States do about stocks and contaminated areas, and the time they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import OptionalStateArgument, code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.choices import TIME_BOUND_ARTICLES, chosen
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["clearance", "extensions", "stockpiles"]

_FIRST_YEAR, _LAST_YEAR = 1940, 2100
YearOption = Annotated[
    int | None,
    typer.Option("--year", min=_FIRST_YEAR, max=_LAST_YEAR, help="This year only."),
]
FromOption = Annotated[
    int | None,
    typer.Option("--from", min=_FIRST_YEAR, max=_LAST_YEAR, help="First year."),
]
ToOption = Annotated[
    int | None,
    typer.Option("--to", min=_FIRST_YEAR, max=_LAST_YEAR, help="Last year."),
]


@query
def clearance(
    question: Question,
    state: OptionalStateArgument = None,
    year: YearOption = None,
    first: FromOption = None,
    last: ToOption = None,
) -> Answer:
    """Contaminated areas and land released, by State and year.

    Suspected, confirmed, cancelled, reduced, cleared, re-survey, submunitions destroyed. No day is
    counted twice: what is left out of a sum is listed with the reason.
    """
    from ledger.answers.clearance import clearance_answer

    if year is not None and (first is not None or last is not None):
        why = "--year names one year, --from and --to several: give one or the other"
        raise UsageError(why)
    if first is not None and last is not None and last < first:
        why = f"--from {first} is later than --to {last}: turn them round"
        raise UsageError(why)
    return clearance_answer(question.view, code_of_state(state), year or first, year or last)


@query
def stockpiles(question: Question, state: OptionalStateArgument = None) -> Answer:
    """Stocks declared, destroyed, left and retained, by State.

    With the deadline, what is declared by type, what was retained in each year and what was
    destroyed in each period.
    """
    from ledger.answers.stockpiles import stockpiles_answer

    return stockpiles_answer(question.view, code_of_state(state))


@query
def extensions(
    question: Question,
    state: OptionalStateArgument = None,
    article: Annotated[
        str | None,
        typer.Option("--article", help=f"Only under it: {' or '.join(TIME_BOUND_ARTICLES)}."),
    ] = None,
) -> Answer:
    """Requests for more time, and what became of them.

    With the nine months ahead of the meeting, the analysis, the decision, and what it asks for.
    """
    from domain.events.fields import Article
    from ledger.answers.extensions import extensions_answer

    asked = chosen("--article", [article] if article else None, TIME_BOUND_ARTICLES)
    under = Article(int(asked[0])) if asked else None
    return extensions_answer(question.view, code_of_state(state), under)
