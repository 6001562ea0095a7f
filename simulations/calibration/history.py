"""What happened year by year, as far as a view knows: the data that everything is fitted to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.fields import Completeness
from domain.quantities import Qualifier
from projections.clearance import area_of, contamination
from projections.land_release import Released, account
from projections.land_release.figures import summed
from projections.stockpiles import declared, destructions_counted, stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.events.clearance import ContaminationReported, LandReleased
    from domain.events.stockpiles import StockpileDestroyed
    from domain.quantities import Quantity
    from projections.view import View

    _Statement = tuple[DateRange, Quantity, str]

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

BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST})
"""Figures that say only how much it is at least or at most."""


@dataclass(frozen=True, slots=True)
class Year:
    """One calendar year of one programme: what was done, of how much.

    Square metres cleared, or munitions destroyed; ``size`` is the largest area on record, or the
    stock declared; ``events`` are ids of the events it rests on. A statement on several years is
    spread over them evenly, and ``spread`` says so; ``bound`` says that the figure is one that is
    "at least" or "at most" so much.
    """

    state: str
    year: int
    done: float
    size: float
    events: tuple[str, ...]
    spread: bool
    bound: bool = False

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


def _cleared(view: View, iso3: str) -> Iterator[_Statement]:
    for item in single_years(view, iso3):
        said = Released.of(item)
        figure = summed(each for each in (said.cleared, said.unspecified) if each is not None)
        if figure is not None:
            yield DateRange(item.period_from, item.period_to), figure, item.id


def _destroyed(items: Iterable[StockpileDestroyed]) -> Iterator[_Statement]:
    for item in items:
        if item.munitions is not None:
            yield DateRange(item.period_from, item.period_to), item.munitions, item.id


def _years(
    iso3: str, statements: Iterable[_Statement], size: tuple[float, tuple[str, ...]]
) -> Iterator[Year]:
    """The calendar years that lie wholly within a statement."""
    for period, figure, event in statements:
        years = [
            year
            for year in range(period.first.year, period.last.year + 1)
            if period.first <= date(year, 1, 1) and date(year, 12, 31) <= period.last
        ]
        for year in years:
            days = (date(year, 12, 31) - date(year, 1, 1)).days + 1
            yield Year(
                iso3,
                year,
                figure.amount * days / period.days,
                size[0],
                (event, *size[1]),
                spread=len(years) > 1,
                bound=figure.qualifier in BOUNDS,
            )
