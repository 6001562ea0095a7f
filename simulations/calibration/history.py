"""What happened year by year, as far as a view knows: the data that everything is fitted to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.fields import Completeness
from projections.clearance import area_of, contamination
from projections.land_release import Released, account
from projections.stockpiles import declared, destructions_counted, stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.events.clearance import ContaminationReported, LandReleased
    from domain.events.stockpiles import StockpileDestroyed
    from projections.view import View

__all__ = [
    "Year",
    "clearance_years",
    "destruction_years",
    "programme_size",
    "recorded_area",
    "single_years",
]

FIRST_DAY = date(1996, 1, 1)
"""No statement on released land begins earlier."""


@dataclass(frozen=True, slots=True)
class Year:
    """One calendar year of one programme: what was done, of how much.

    Square metres cleared, or munitions destroyed; ``size`` is the largest area on record, or the
    stock declared; ``events`` are ids of the events it rests on. A statement on several years is
    spread over them evenly, and ``spread`` says so.
    """

    state: str
    year: int
    done: float
    size: float
    events: tuple[str, ...]
    spread: bool

    @property
    def share(self) -> float:
        """What was done in the year, as a share of the size."""
        return self.done / self.size


@per_view
def programme_size(view: View, iso3: str) -> tuple[float, tuple[str, ...]] | None:
    """The largest area on record by the view's day, in square metres, with its event.

    Capacity is set up for the whole of a programme and does not shrink with what is left.
    """
    reports = [
        (area, item)
        for item in contamination(view, iso3).folded_reports
        if (area := recorded_area(item))
    ]
    if not reports:
        return None
    area, item = max(reports, key=lambda pair: (pair[0], pair[1].effective_on))
    return area, (item.id,)


@per_view
def clearance_years(view: View) -> tuple[Year, ...]:
    """Every year in which a State's cleared area is known, in order of State and year.

    Area released by a method that is not named counts as cleared. Statements that count several
    years at once, and overlap better ones, are left out.
    """
    found: list[Year] = []
    for iso3 in view.states():
        size = programme_size(view, iso3)
        if size:
            found += _years(iso3, _cleared(view, iso3), size)
    return tuple(found)


@per_view
def destruction_years(view: View) -> tuple[Year, ...]:
    """Every year in which the munitions that a State destroyed are known, likewise."""
    found: list[Year] = []
    for iso3 in view.states():
        state = stockpile(view, iso3)
        had = declared(state).munitions
        if had and had.amount:
            size = float(had.amount), tuple(item.id for item in state.declarations[-1:])
            found += _years(iso3, _destroyed(destructions_counted(state)), size)
    return tuple(found)


def single_years(view: View, iso3: str) -> tuple[LandReleased, ...]:
    """The statements on a State's released land that are added up, each day once."""
    if view.as_of < FIRST_DAY:
        return ()
    return account(view, iso3, DateRange(FIRST_DAY, view.as_of)).periods.areas


def recorded_area(item: ContaminationReported) -> float:
    """Square metres on record: of a report on a part of the country what is confirmed alone.

    What is suspected in a part of a country can be many times what survey then finds there.
    """
    area = area_of(item) if item.covers is Completeness.WHOLE else item.confirmed
    return float(area.amount) if area else 0.0


def _cleared(view: View, iso3: str) -> Iterator[tuple[DateRange, float, str]]:
    for item in single_years(view, iso3):
        said = Released.of(item)
        figures = [figure for figure in (said.cleared, said.unspecified) if figure is not None]
        if figures:
            amount = float(sum(figure.amount for figure in figures))
            yield DateRange(item.period_from, item.period_to), amount, item.id


def _destroyed(items: Iterable[StockpileDestroyed]) -> Iterator[tuple[DateRange, float, str]]:
    for item in items:
        if item.munitions is not None:
            period = DateRange(item.period_from, item.period_to)
            yield period, float(item.munitions.amount), item.id


def _years(
    iso3: str,
    statements: Iterable[tuple[DateRange, float, str]],
    size: tuple[float, tuple[str, ...]],
) -> Iterator[Year]:
    """The calendar years that lie wholly within a statement."""
    for period, amount, event in statements:
        years = [
            year
            for year in range(period.first.year, period.last.year + 1)
            if period.first <= date(year, 1, 1) and date(year, 12, 31) <= period.last
        ]
        for year in years:
            days = (date(year, 12, 31) - date(year, 1, 1)).days + 1
            done = amount * days / period.days
            yield Year(iso3, year, done, size[0], (event, *size[1]), len(years) > 1)
