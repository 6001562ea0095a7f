"""Reports under Article 7: by State and year, rates, and two years of silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.states import state
from ledger.answers.coverage import gaps_about
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.membership import contracting_states
from projections.metrics.transparency.counting import ratio
from projections.obligations.article_7 import reason
from projections.transparency.filings import Report, ReportStatus, filings, reports
from projections.transparency.silence import silence, silences

if TYPE_CHECKING:
    from domain.events.transparency import VoluntaryReportSubmitted
    from projections.transparency.silence import Silence
    from projections.view import View

__all__ = ["RateRow", "ReportRow", "SilenceRow", "reports_answer"]

VOLUNTARY = "voluntary"


@dataclass(frozen=True, slots=True)
class ReportRow(Row):
    """One report that is owed, or a voluntary one that came."""

    state: StateField
    name: NameField
    report: Annotated[str, Column("initial, annual or voluntary", "Report")]
    year: Annotated[
        int | None, Column("calendar year it covers; null: initial, or not known", "On")
    ]
    due_on: Annotated[date | None, Column("last day to submit it; null: not owed", "Due")]
    status: Annotated[
        str,
        Column(
            "not_yet_due, on_time, late, overdue, not_recorded, cannot_tell, ended_by_withdrawal; "
            "voluntary",
            "Status",
        ),
    ]
    submitted_on: Annotated[
        str | None, Column("day, or range of days, on which it must have come", "Submitted")
    ]
    because: Annotated[str, Column("what shows it", "Because")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class RateRow(Row):
    """How the reports of one kind and year stand; a rate is null where some are not known."""

    report: Annotated[str, Column("initial or annual", "Reports")]
    year: Annotated[int | None, Column("calendar year covered; null: initial reports", "On")]
    due: Annotated[int, Column("reports that are due by the day", "Due")]
    submitted: Annotated[int, Column("of these, known to have come", "Came")]
    on_time: Annotated[int, Column("of these, known to have come in time", "In time")]
    late: Annotated[int, Column("of these, known to have come late", "Late")]
    overdue: Annotated[int, Column("known not to have come", "Overdue")]
    not_known: Annotated[int, Column("not known to have come or not", "Not known")]
    rate: Annotated[int | None, Column("came, in per cent of due", "Came %")]
    on_time_of_due: Annotated[int | None, Column("in time, in per cent of due", "In time % of due")]
    on_time_of_submitted: Annotated[
        int | None, Column("in time, in per cent of those that came", "In time % of came")
    ]


@dataclass(frozen=True, slots=True)
class SilenceRow(Row):
    """A State with duties under Articles 3 or 4, or retaining, and both tests of silence."""

    state: StateField
    name: NameField
    duties: Annotated[tuple[str, ...], Column("provisions of its duties", "Duties")]
    unsettled: Annotated[
        tuple[str, ...],
        Column("those whose deadline passed without a record of what became of them", "Unsettled"),
    ]
    no_report: Annotated[
        str,
        Column(
            "no report on two due dates (para 85 (iv)(c)): silent, heard, not_recorded, not_yet, "
            "duty_not_recorded (not heard of, and whether the duty still stands is not recorded)",
            "Two reports",
        ),
    ]
    no_information: Annotated[
        str, Column("no information for two years (Action 44): the same", "Any information")
    ]
    due_dates: Annotated[tuple[date, ...], Column("the last two due dates", "Due dates")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events both rest on")]


def reports_answer(
    view: View,
    iso3: str | None = None,
    year: int | None = None,
    statuses: Collection[str] = (),
    *,
    unrecorded: bool = False,
) -> Answer:
    """Every report at the view's day, of one State or all, on one year or all, of some statuses.

    Of all States, reports without any record are left out, and counted in ``left_out``, unless
    ``unrecorded`` or their status is asked for. An initial report is of the year in which it is
    due, a voluntary one also of the year in which it came. Rates and silence stand beside them
    unless statuses are asked for.
    """
    states = contracting_states(view) if iso3 is None else (iso3,)
    owed = [item for code in states for item in reports(view, code) if _is_of(item, year)]
    asked = [item for item in owed if not statuses or item.status.value in statuses]
    keep = unrecorded or iso3 is not None or ReportStatus.NOT_RECORDED.value in statuses
    shown = [item for item in asked if keep or item.status is not ReportStatus.NOT_RECORDED]
    others = [] if statuses else list(_voluntary(view, iso3, year))
    rows = [*(_row(view, item) for item in shown), *others]
    rates = [] if statuses else list(_rates(view, owed))
    tested = [] if statuses else [_silence(item) for item in _tested(view, iso3)]
    rows.sort(key=lambda row: row.name)
    return Answer(
        Table("reports", ReportRow, rows),
        sections=(
            Table("rates", RateRow, rates),
            Table("silence", SilenceRow, tested),
        ),
        about={
            "left_out": len(asked) - len(shown),
            "gaps": gaps_about(view, iso3, ["7.1", "7.2"]),
        },
    )


def _is_of(item: Report, year: int | None) -> bool:
    return year is None or year == (item.due_on.year if item.year is None else item.year)


def _row(view: View, item: Report) -> ReportRow:
    return ReportRow(
        state=item.owing.iso3,
        name=state(item.owing.iso3).name,
        report=item.kind.value,
        year=item.year,
        due_on=item.due_on,
        status=item.status.value,
        submitted_on=str(item.submitted) if item.submitted else None,
        because=reason(item),
        **reliability(view, item.evidence)._asdict(),
        evidence=item.evidence,
    )


def _voluntary(view: View, iso3: str | None, year: int | None) -> Iterator[ReportRow]:
    for code in view.states() if iso3 is None else (iso3,):
        for event in filings(view, code).voluntary:
            if year is None or year in {event.year, event.effective_on.year}:
                yield _voluntary_row(view, code, event)


def _voluntary_row(view: View, iso3: str, event: VoluntaryReportSubmitted) -> ReportRow:
    return ReportRow(
        state=iso3,
        name=state(iso3).name,
        report=VOLUNTARY,
        year=event.year,
        due_on=None,
        status=VOLUNTARY,
        submitted_on=str(event.when),
        because="not owed; counted apart",
        **reliability(view, [event.id])._asdict(),
        evidence=(event.id,),
    )


def _rates(view: View, owed: Iterable[Report]) -> Iterator[RateRow]:
    """One row for initial reports and one a year for annual ones, of what is due by the day."""
    groups: dict[int | None, list[Report]] = {}
    for item in owed:
        if item.due_on <= view.as_of:
            groups.setdefault(item.year, []).append(item)
    for year in sorted(groups, key=lambda year: year or 0):
        yield _rate(year, groups[year])


def _rate(year: int | None, due: list[Report]) -> RateRow:
    by_status = Counter(item.status for item in due)
    came = [item for item in due if item.is_in]
    unknown = sum(item.is_in is None for item in due)
    undated = sum(item.status is ReportStatus.CANNOT_TELL for item in came)
    in_time = by_status[ReportStatus.ON_TIME]
    return RateRow(
        report=due[0].kind.value,
        year=year,
        due=len(due),
        submitted=len(came),
        on_time=in_time,
        late=by_status[ReportStatus.LATE],
        overdue=by_status[ReportStatus.OVERDUE],
        not_known=unknown,
        rate=None if unknown else _per_cent(len(came), len(due)),
        on_time_of_due=None if unknown or undated else _per_cent(in_time, len(due)),
        on_time_of_submitted=None if unknown or undated else _per_cent(in_time, len(came)),
    )


def _per_cent(part: int, whole: int) -> int | None:
    return ratio(part, whole) if whole else None


def _tested(view: View, iso3: str | None) -> Iterable[Silence]:
    if iso3 is None:
        return silences(view)
    found = silence(view, iso3)
    return (found,) if found else ()


def _silence(item: Silence) -> SilenceRow:
    return SilenceRow(
        state=item.iso3,
        name=state(item.iso3).name,
        duties=item.duties,
        unsettled=item.unsettled,
        no_report=item.report.value,
        no_information=item.information.value,
        due_dates=tuple(report.due_on for report in item.owed),
        evidence=item.evidence,
    )
