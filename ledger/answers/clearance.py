"""Clearance over time: areas suspected and confirmed, land released by method, items destroyed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from domain.dates import DateRange
from domain.events.fields import Completeness
from domain.states import state
from ledger.answers.clearance_rows import BalanceRow, ClearanceRow, LeftOutRow, ReleasedRow
from ledger.answers.coverage import gaps_about
from ledger.answers.model import Answer, Row, Table
from ledger.answers.reliability import reliability
from projections.clearance import area_of, contamination
from projections.figures.periods import within
from projections.land_release import METHODS, Released, account, land_release
from projections.land_release.balance import balances
from projections.land_release.figures import summed
from projections.land_release.series import is_cumulative, why_apart

if TYPE_CHECKING:
    from domain.events.clearance import ContaminationReported, LandReleased
    from projections.view import View

__all__ = ["clearance_answer"]


def clearance_answer(
    view: View,
    iso3: str | None = None,
    first_year: int | None = None,
    last_year: int | None = None,
) -> Answer:
    """What is on record on areas and land released, by State and year, within some years.

    Without years, all there is: to the view's own, and from the first one on record.
    """
    asked = sorted(view.states(), key=lambda code: state(code).name) if iso3 is None else [iso3]
    states = [code for code in asked if _years(view, code)]
    first = first_year or min((min(_years(view, code)) for code in states), default=view.as_of.year)
    last = max(last_year or view.as_of.year, first)
    during = DateRange(date(first, 1, 1), date(last, 12, 31))
    return Answer(
        Table("clearance", ClearanceRow, list(_each(_rows, view, states, during))),
        sections=(
            Table("released", ReleasedRow, _totals(view, states, during)),
            Table("left_out", LeftOutRow, list(_each(_left, view, states, during))),
            Table("balances", BalanceRow, list(_each(_sums, view, states, during))),
        ),
        about={"gaps": gaps_about(view, iso3, ["4"])},
    )


R = TypeVar("R", bound=Row)


def _each(
    rows: Callable[[View, str, DateRange], Iterator[R]],
    view: View,
    states: Iterable[str],
    during: DateRange,
) -> Iterator[R]:
    return (row for iso3 in states for row in rows(view, iso3, during))


def _years(view: View, iso3: str) -> set[int]:
    """The years that some statement on a State is about."""
    reports = {item.effective_on.year for item in contamination(view, iso3).reports}
    return reports | {item.period_from.year for item in land_release(view, iso3).releases}


def _rows(view: View, iso3: str, during: DateRange) -> Iterator[ClearanceRow]:
    """Each year with a statement, then what is about several years or counted apart."""
    releases = [item for item in land_release(view, iso3).releases if _lies_in(item, during)]
    reports = contamination(view, iso3).folded_reports
    years = {item.effective_on.year for item in reports if item.effective_on in during}
    years |= {item.period_from.year for item in releases if not _why_beside(item)}
    for year in sorted(years):
        yield _of_year(view, iso3, year, [it for it in reports if it.effective_on.year == year])
    for item in sorted(releases, key=lambda each: (each.period_to, each.period_from)):
        if note := _why_beside(item):
            yield _row(view, iso3, _period(item), None, Released.of(item), (item,), note)


def _lies_in(item: LandReleased, during: DateRange) -> bool:
    return within(item, during.first, during.last)


def _why_beside(item: LandReleased) -> str:
    """Why a statement is in the row of no year."""
    if apart := why_apart(item.series):
        return f"{apart}: never added"
    if is_cumulative(item.series):
        return "holds the years before: never added"
    return "several years together" * (item.period_from.year != item.period_to.year)


def _of_year(
    view: View,
    iso3: str,
    year: int,
    reports: Sequence[ContaminationReported],
) -> ClearanceRow:
    days = DateRange(date(year, 1, 1), date(year, 12, 31))
    found = account(view, iso3, days).periods
    whole = [item for item in reports if item.covers is Completeness.WHOLE]
    report = next(reversed(whole or list(reports)), None)
    return _row(view, iso3, str(days), report, found.released, found.statements, "")


def _row(  # noqa: PLR0913, PLR0917 - the parts of a row
    view: View,
    iso3: str,
    period: str,
    report: ContaminationReported | None,
    released: Released,
    statements: Sequence[LandReleased],
    note: str,
) -> ClearanceRow:
    evidence = (*((report.id,) if report else ()), *(item.id for item in statements))
    return ClearanceRow(
        state=iso3,
        name=state(iso3).name,
        period=period,
        suspected_m2=report.suspected if report else None,
        confirmed_m2=report.confirmed if report else None,
        total_m2=report.total if report else None,
        covers=report.covers.value if report else None,
        reported_for=str(report.when) if report else None,
        **_by_method(released),
        released_m2=released.area,
        submunitions=released.submunitions,
        series=tuple(dict.fromkeys(item.series for item in statements)),
        note=note,
        **reliability(view, evidence)._asdict(),
        evidence=evidence,
    )


def _by_method(released: Released) -> dict[str, Any]:
    return {f"{name}_m2": getattr(released, name) for name in METHODS}


def _period(item: LandReleased) -> str:
    return str(DateRange(item.period_from, item.period_to))


def _totals(view: View, states: Sequence[str], during: DateRange) -> list[ReleasedRow]:
    """What each State released in the whole period, and all of them together."""
    rows = [_total(view, code, during) for code in states if account(view, code, during).evidence]
    if len(rows) <= 1:
        return rows
    evidence = tuple(event for row in rows for event in row.evidence)
    sums: dict[str, Any] = {name: summed(getattr(row, name) for row in rows) for name in _SUMMED}
    together = ReleasedRow(
        state=None,
        name="all",
        during=str(during),
        **sums,
        **reliability(view, evidence)._asdict(),
        evidence=evidence,
    )
    return [*rows, together]


_SUMMED = (
    *(f"{name}_m2" for name in METHODS),
    "added_up_m2",
    "cumulative_m2",
    "released_m2",
    "submunitions",
)


def _total(view: View, iso3: str, during: DateRange) -> ReleasedRow:
    found = account(view, iso3, during)
    return ReleasedRow(
        state=iso3,
        name=state(iso3).name,
        during=str(during),
        **_by_method(found.periods.released),
        added_up_m2=found.periods.area,
        cumulative_m2=found.cumulative.area,
        released_m2=found.area,
        submunitions=found.submunitions,
        **reliability(view, found.evidence)._asdict(),
        evidence=found.evidence,
    )


def _left(view: View, iso3: str, during: DateRange) -> Iterator[LeftOutRow]:
    for item in account(view, iso3, during).left_out:
        yield LeftOutRow(
            state=iso3,
            name=state(iso3).name,
            period=_period(item.event),
            series=item.event.series,
            released_m2=Released.of(item.event).area,
            submunitions=item.event.submunitions,
            reason=item.reason,
            **reliability(view, [item.event.id])._asdict(),
            evidence=(item.event.id,),
        )


def _sums(view: View, iso3: str, during: DateRange) -> Iterator[BalanceRow]:
    for item in balances(view, iso3):
        if _lies_in(item.released, during):
            yield BalanceRow(
                state=iso3,
                name=state(iso3).name,
                period=_period(item.released),
                publisher=item.publisher,
                start_m2=area_of(item.start),
                released_m2=Released.of(item.released).area,
                found_m2=item.found_m2,
                end_m2=area_of(item.end),
                difference_m2=item.difference,
                says=item.difference_said,
                **reliability(view, item.evidence)._asdict(),
                evidence=item.evidence,
            )
