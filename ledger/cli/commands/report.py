"""The progress report of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.asking import Question, report_query

if TYPE_CHECKING:
    from datetime import date

    from ledger.answers.model import Answer
    from ledger.report.period import ReportPeriod

__all__ = ["report"]


@report_query
def report(
    question: Question,
    start: Annotated[
        str,
        typer.Option(
            "--from", metavar="WHEN", help="First day: a day, or the first of a month or a year."
        ),
    ],
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="WHEN",
            help="Last day, which everything holds for; by default today.",
        ),
    ] = None,
) -> Answer:
    """The progress report of a period, for print.

    What became of the Convention between two days: every figure with its documents and events,
    what is not recorded, and where official documents differ. -o FILE.html or FILE.md writes it;
    --format json has its figures.
    """
    from importlib.metadata import version

    from ledger.cli.reading import claims_shipped
    from ledger.report.answer import report_answer
    from ledger.report.building import progress_report
    from ledger.report.judged import judged_in

    period = _period(question, start, to)
    view = question.ending(period.last)
    judged = judged_in(claims_shipped(), period, view, question.view_known_at)
    written = progress_report(
        view,
        period,
        judged,
        dataset=question.ledger.dataset(view.position),
        program=f"ccm {version('ccm-ledger')}",
    )
    return report_answer(written)


def _period(question: Question, start: str, to: str | None) -> ReportPeriod:
    from ledger.answers.when import days_of
    from ledger.report.period import ReportPeriod

    first: date = days_of(question.view, start.strip()).first
    last = question.ledger.today if to is None else question.day(to)
    return ReportPeriod(first, last, question.ledger.today)
