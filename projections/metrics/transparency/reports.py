"""Which reports a metric looks at, and what it asks of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain.rules.article_7 import annual_report_due
from projections.machinery.meetings import after_1rc
from projections.membership import contracting_states, ever_contracting
from projections.transparency.filings import ReportStatus, annual_reports, initial_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from projections.metrics.model import Asked
    from projections.transparency.filings import Report
    from projections.view import View

__all__ = [
    "all_initial",
    "annual_covering",
    "annual_due",
    "initial_accrued",
    "initial_ahead",
    "initial_due",
    "initial_due_in_period",
    "initial_since_1rc",
    "is_in",
    "is_late",
    "is_missing",
    "is_not_recorded",
    "is_not_yet_due",
    "is_on_time",
    "is_overdue",
    "since_2015",
    "years_under_review",
]


def all_initial(asked: Asked) -> Sequence[Report]:
    """Initial reports of contracting States, due or not."""
    return _initial(asked.view, contracting_states(asked.view))


def _initial(view: View, states: Iterable[str]) -> list[Report]:
    found = (initial_report(view, iso3) for iso3 in states)
    return [item for item in found if item]


def initial_accrued(asked: Asked) -> Sequence[Report]:
    """Initial reports of States that consented, but for those that a withdrawal ended (R20)."""
    return [item for item in _initial(asked.view, ever_contracting(asked.view)) if _accrues(item)]


def _accrues(item: Report) -> bool:
    """Whether it falls due while the State is bound: what did stays when the State withdraws."""
    left = item.owing.withdrawn_on
    return left is None or item.due_on < left


def initial_due(asked: Asked) -> Sequence[Report]:
    """Initial reports that fell due by the view's day, of States that left since among them."""
    return [item for item in initial_accrued(asked) if item.due_on <= asked.view.as_of]


def initial_due_in_period(asked: Asked) -> Sequence[Report]:
    """Initial reports that fell due in the period."""
    return [item for item in initial_accrued(asked) if item.due_on in asked.during]


def initial_ahead(asked: Asked) -> Sequence[Report]:
    """Initial reports of contracting States that are not due yet: of States that are new."""
    return [item for item in all_initial(asked) if item.due_on > asked.view.as_of]


def initial_since_1rc(asked: Asked) -> Sequence[Report]:
    """Initial reports of States that joined after the First Review Conference."""
    closed = after_1rc(asked.view)
    if closed is None:
        return []
    return [item for item in initial_accrued(asked) if item.owing.consent.not_before > closed]


def annual_due(asked: Asked) -> Sequence[Report]:
    """Annual reports that fell due in the period while their States were bound (R20)."""
    return _annual(asked.view, lambda item: item.due_on in asked.during)


def annual_covering(asked: Asked) -> Sequence[Report]:
    """Annual reports on the last year of the period that are due by the view's day."""
    day, year = asked.view.as_of, asked.during.last.year
    return _annual(asked.view, lambda item: item.year == year and item.due_on <= day)


def _annual(view: View, wanted: Callable[[Report], bool]) -> Sequence[Report]:
    return [
        item
        for iso3 in ever_contracting(view)
        for item in annual_reports(view, iso3)
        if wanted(item)
    ]


def years_under_review(asked: Asked) -> Sequence[Asked]:
    """The due dates of annual reports between the First Review Conference and the view's day."""
    closed = after_1rc(asked.view)
    if closed is None:
        return []
    years = range(closed.year, asked.view.as_of.year)
    dues = [annual_report_due(year) for year in years]
    return [
        replace(asked, during=replace(asked.during, first=day, last=day))
        for day in dues
        if closed < day <= asked.view.as_of
    ]


def is_in(item: Report) -> bool | None:
    """Whether it had come; open where that is not known."""
    return item.is_in


def is_missing(item: Report) -> bool | None:
    """Whether it is known not to have come; open where that is not known."""
    return None if item.is_in is None else not item.is_in


def is_not_recorded(item: Report) -> bool | None:
    """Whether neither a report nor a list tells if it had come."""
    return item.is_in is None


def is_overdue(item: Report) -> bool | None:
    """Whether it was due and had not come."""
    if item.status in {ReportStatus.NOT_RECORDED, ReportStatus.CANNOT_TELL}:
        return None if item.is_in is None else False
    return item.status is ReportStatus.OVERDUE


def is_not_yet_due(item: Report) -> bool | None:
    """Whether its due date lies ahead; told by rule, as long as no report has come."""
    return item.status is ReportStatus.NOT_YET_DUE


def is_on_time(item: Report) -> bool | None:
    """Whether it came in time; open where it is not known whether or when it came."""
    return _came(item, ReportStatus.ON_TIME)


def is_late(item: Report) -> bool | None:
    """Whether it came late; open where it is not known whether or when it came."""
    return _came(item, ReportStatus.LATE)


def _came(item: Report, status: ReportStatus) -> bool | None:
    if item.is_in is None:
        return None if item.status is not ReportStatus.NOT_YET_DUE else False
    if item.status is ReportStatus.CANNOT_TELL:
        return None
    return item.status is status


_FROM = date(2015, 1, 1)


def since_2015(test: Callable[[Report], bool | None]) -> Callable[[Report], bool | None]:
    """The same of reports that came from 1 January 2015 on."""

    def came_since(item: Report) -> bool | None:
        when = item.submitted
        if item.is_in is None or when is None:
            return None if item.is_in is None else False
        if when.last < _FROM:
            return False
        fits = test(item)
        return fits if when.first >= _FROM or fits is False else None

    return came_since
