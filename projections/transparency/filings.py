"""Reports under Article 7: what is owed, what came, and what is known to be missing.

A report is *overdue* at a day only where something shows that it had not come by then: a list
that says so, or a report that came later. Without that, and without the report or a list that
has it, it is *not recorded*. A report that is recorded beats a list that misses it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.transparency import (
    AnnualReportSubmitted,
    InitialReportSubmitted,
    VoluntaryReportSubmitted,
)
from domain.rules import article_7
from domain.subjects import state_subject
from projections.grown import Grown
from projections.membership import standing
from projections.streams import fold
from projections.transparency.known import Known, Lack, known_from
from projections.transparency.lists import Asked, Listing, Says, listings_on, says_of
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.dates import DateRange
    from domain.events.header import Event
    from domain.events.membership import InstrumentDeposited
    from projections.view import View

__all__ = [
    "Filings",
    "Owing",
    "Report",
    "ReportKind",
    "ReportStatus",
    "annual_reports",
    "filings",
    "initial_report",
    "reports",
]


class ReportKind(StrEnum):
    """Article 7.1 or Article 7.2."""

    INITIAL = "initial"
    ANNUAL = "annual"


class ReportStatus(StrEnum):
    """Where a report stands at the view's day (TREATY section 5).

    *not_recorded*: neither the report nor a list tells. *cannot_tell*: it came, but the days on
    which it can have come lie on both sides of its due date, or of the view's day.
    """

    NOT_YET_DUE = "not_yet_due"
    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    NOT_RECORDED = "not_recorded"
    CANNOT_TELL = "cannot_tell"
    ENDED_BY_WITHDRAWAL = "ended_by_withdrawal"


@dataclass(frozen=True, slots=True)
class Filings:
    """A State's reports, in order; the voluntary ones apart."""

    initial: Grown[InitialReportSubmitted] = Grown()
    annual: Grown[AnnualReportSubmitted] = Grown()
    voluntary: Grown[VoluntaryReportSubmitted] = Grown()

    @property
    def all(self) -> tuple[Event, ...]:
        """Reports of every kind."""
        return (*self.initial, *self.annual, *self.voluntary)


def apply(state: Filings, event: Event) -> Filings:
    """The reports after one more event; events of other kinds change nothing."""
    match event:
        case InitialReportSubmitted():
            return replace(state, initial=state.initial.plus(event))
        case AnnualReportSubmitted():
            return replace(state, annual=state.annual.plus(event))
        case VoluntaryReportSubmitted():
            return replace(state, voluntary=state.voluntary.plus(event))
        case _:
            return state


def filings(view: View, iso3: str) -> Filings:
    """A State's reports by the view's day."""
    return view.folded(state_subject(iso3), Filings(), apply)


@dataclass(frozen=True, slots=True)
class Owing:
    """Since when and by which consent a State owes reports, and until when."""

    iso3: str
    consent: InstrumentDeposited
    in_force_on: date
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class Report:
    """One report that a State owes, at the view's day.

    ``year`` is the calendar year it covers, None for the initial report; ``is_in`` whether it had
    been submitted, None where that is not known; ``lack`` what shows that it had not; ``known``
    what is known of it on any day.
    """

    owing: Owing
    year: int | None
    due_on: date
    status: ReportStatus
    is_in: bool | None
    lack: Lack | None
    known: Known

    @property
    def kind(self) -> ReportKind:
        """Initial or annual."""
        return ReportKind.INITIAL if self.year is None else ReportKind.ANNUAL

    @property
    def submitted(self) -> DateRange | None:
        """The days on which it was submitted, if it was by the view's day."""
        return self.known.submitted if self.is_in else None

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events that its status rests on."""
        if self.lack:
            return (self.lack.shown_by.id,)
        tells = self.is_in or self.status is ReportStatus.CANNOT_TELL
        return self.known.shown_by if tells else ()


@per_view
def reports(view: View, iso3: str) -> tuple[Report, ...]:
    """Every report that a State owes or owed, the initial one first, then by year."""
    first = initial_report(view, iso3)
    return () if first is None else (first, *annual_reports(view, iso3))


@per_view
def initial_report(view: View, iso3: str) -> Report | None:
    """The initial report of a State that has consented; None where no day can be told."""
    owing = _owing(view, iso3)
    if owing is None:
        return None
    due_on = article_7.initial_report_due(owing.in_force_on)
    came = _since(owing.consent, _as_known(view, iso3).initial)
    lacks, lists = _heard(view, owing, None, due_on)
    known = known_from(came, lacks, lists, owing.consent.not_before)
    return _report(view, owing, None, due_on, known)


def _owing(view: View, iso3: str) -> Owing | None:
    stands = standing(view, iso3)
    if stands.consent is None or stands.in_force_on is None:
        return None
    return Owing(iso3, stands.consent, stands.in_force_on, stands.withdrawn_on)


@per_view
def annual_reports(view: View, iso3: str) -> tuple[Report, ...]:
    """The annual reports of a State Party, from its first year to the one that falls due next.

    None is owed from the day on which a withdrawal takes effect.
    """
    first = initial_report(view, iso3)
    if first is None or view.as_of < first.owing.in_force_on:
        return ()
    start = article_7.first_year_reported(first.due_on)
    end, left = article_7.next_year_due(view.as_of), first.owing.withdrawn_on
    return tuple(
        _annual(view, first, year)
        for year in range(start, end + 1)
        if left is None or article_7.annual_report_due(year) < left
    )


def _annual(view: View, first: Report, year: int) -> Report:
    owing, due_on = first.owing, article_7.annual_report_due(year)
    of_year = [item for item in _as_known(view, owing.iso3).annual if item.year == year]
    lacks, lists = _heard(view, owing, year, due_on)
    lacks += _inferred(first, lists)
    known = known_from(_since(owing.consent, of_year), lacks, lists, date(year + 1, 1, 1))
    return _report(view, owing, year, due_on, known)


def _filings(events: tuple[Event, ...]) -> Filings:
    return fold(Filings(), apply, events)


def _inferred(first: Report, lists: list[Listing]) -> list[Lack]:
    """While not even the initial report had come, no other had, unless a list says that it had.

    What is said of a report itself outweighs what follows from another one.
    """
    said_in = min((item.day for item in lists), default=date.max)
    return [item for item in first.known.lacks if item.day < said_in]


def _as_known(view: View, iso3: str) -> Filings:
    """A State's reports whenever they came: that one came later shows that it was missing."""
    return view.told_ever(state_subject(iso3), _filings)


def _since(consent: Event, came: Iterable[Event]) -> list[Event]:
    return [item for item in came if item.effective_on >= consent.not_before]


def _heard(
    view: View, owing: Owing, year: int | None, due_on: date
) -> tuple[list[Lack], list[Listing]]:
    """What lists say of a report: when it was missing, and which have it as submitted."""
    lacks, lists = [], []
    for item in listings_on(view, year):
        match says_of(item, owing.iso3, _asked_of(owing, due_on)):
            case Says.MISSING:
                lacks.append(Lack(item.day, item.event))
            case Says.IN:
                lists.append(item)
    return lacks, lists


def _asked_of(owing: Owing, due_on: date) -> Asked:
    return Asked(owing.consent.effective_on, owing.withdrawn_on, due_on)


def _report(view: View, owing: Owing, year: int | None, due_on: date, known: Known) -> Report:
    is_in = known.is_in(view.as_of)
    lack = None if is_in else known.lack_at(view.as_of)
    status = _status(view.as_of, owing, due_on, known)
    return Report(owing, year, due_on, status, is_in, lack, known)


def _status(as_of: date, owing: Owing, due_on: date, known: Known) -> ReportStatus:
    """R20: what fell due before a withdrawal took effect stays owed; what had not, ends with it."""
    is_in, left = known.is_in(as_of), owing.withdrawn_on
    lapses = left is not None and due_on >= left and as_of >= left
    if is_in and known.submitted and not (lapses and left and known.submitted.first >= left):
        return _timeliness(known.submitted, due_on)
    if lapses:
        return ReportStatus.ENDED_BY_WITHDRAWAL
    if as_of <= due_on:
        return ReportStatus.NOT_YET_DUE
    if is_in is False:
        return ReportStatus.OVERDUE
    return ReportStatus.CANNOT_TELL if known.can_have_come(as_of) else ReportStatus.NOT_RECORDED


def _timeliness(when: DateRange, due_on: date) -> ReportStatus:
    """On time if the latest day is, late only if even the earliest is not."""
    if when.last <= due_on:
        return ReportStatus.ON_TIME
    return ReportStatus.LATE if when.first > due_on else ReportStatus.CANNOT_TELL
