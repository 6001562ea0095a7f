"""The duty to report on munitions retained, each year for itself (Article 3.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.transparency import AnnualReportSubmitted
from domain.rules import article_3
from domain.subjects import state_subject
from projections.membership import Bound, bound, is_over
from projections.obligations.declaring import timeliness
from projections.obligations.model import Force, Obligation, Status, Step
from projections.retained import RetainedYear, retained_by_year
from projections.view import per_view

if TYPE_CHECKING:
    from datetime import date

    from projections.view import View

__all__ = ["report_retained"]


@per_view
def report_retained(view: View, iso3: str) -> tuple[Obligation, ...]:
    """What a State owes for every year of which it is on record that it retained munitions.

    Years without a record give none: what was retained then is not known.
    """
    stands = bound(view, iso3)
    if stands is None:
        return ()
    return tuple(
        _of_year(view, iso3, stands, item)
        for item in retained_by_year(view, iso3)
        if item.retains and item.year >= stands.in_force_on.year
    )


def _of_year(view: View, iso3: str, stands: Bound, item: RetainedYear) -> Obligation:
    due_on = article_3.retention_report_due(item.year)
    report = _report_on(view, iso3, item.year)
    status = _status(view, report, due_on)
    if report is None and stands.withdrawn_on and is_over(view, iso3):
        status = Status.ENDED_BY_WITHDRAWAL if stands.withdrawn_on <= due_on else status
    return Obligation(
        bearer=state_subject(iso3),
        article="3.8",
        what=f"report on the munitions retained in {item.year}",
        force=Force.TREATY,
        since=item.statement.effective_on,
        original_due_on=due_on,
        due_on=None if status is Status.ENDED_BY_WITHDRAWAL else due_on,
        status=status,
        met_on=report.when if report and _speaks_of_it(report) else None,
        gaps=(),
        steps=(
            Step("R3.6", f"{_said(item)} retained at the end of {item.year}", (item.statement.id,)),
            Step("R3.8", f"to be reported by 30 April of the next year: {due_on}"),
            *((_step(report),) if report else ()),
        ),
    )


SECTION = "3.8"
"""The section of a report that speaks of munitions retained; Article 7.1 has no letter for it."""


def _status(view: View, report: AnnualReportSubmitted | None, due_on: date) -> Status:
    """Met by a report that is known to speak of them; of another one that cannot be told."""
    if report is None or _speaks_of_it(report):
        return timeliness(view, report, due_on)
    return Status.CANNOT_TELL


def _speaks_of_it(report: AnnualReportSubmitted) -> bool:
    return SECTION in report.sections


def _step(report: AnnualReportSubmitted) -> Step:
    if _speaks_of_it(report):
        return Step("done", f"reported on {report.when}", (report.id,))
    text = f"reported under Article 7 on {report.when}; whether on these, is not recorded"
    return Step("untold", text, (report.id,))


def _said(item: RetainedYear) -> str:
    totals = item.totals
    parts = [
        f"{figure} {name}"
        for name, figure in (
            ("munitions", totals.munitions),
            ("submunitions", totals.submunitions),
        )
        if figure is not None
    ]
    return " and ".join(parts)


def _report_on(view: View, iso3: str, year: int) -> AnnualReportSubmitted | None:
    """The first report of a State on a year that speaks of them, else the first on that year."""
    reports = [item for item in view.of_state(iso3, AnnualReportSubmitted) if item.year == year]
    return next(filter(_speaks_of_it, reports), reports[0] if reports else None)
