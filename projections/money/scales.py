"""The United Nations scale of assessments, as adopted by a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import ScaleOfAssessmentsAdopted
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from projections.view import View

__all__ = ["Scale", "rates", "scale", "scale_year"]


@dataclass(frozen=True, slots=True)
class Scale:
    """The years for which the General Assembly adopted one scale."""

    first_year: int
    last_year: int

    def __str__(self) -> str:
        return f"{self.first_year}-{self.last_year}"


@per_view
def scale(view: View, year: int, adopted_by: date) -> Scale | None:
    """The scale that applies to a year, as adopted by a day; None where none is adopted by then."""
    applies = scale_year(view, year, adopted_by)
    if applies is None:
        return None
    covering = [
        event
        for iso3 in view.states()
        for event in _adopted(view, iso3, adopted_by)
        if not event.notional and event.first_year <= applies <= event.last_year
    ]
    last = max(covering, key=lambda event: (event.effective_on, event.id))
    return Scale(last.first_year, last.last_year)


@per_view
def scale_year(view: View, year: int, adopted_by: date) -> int | None:
    """The year whose scale applies to a year: itself, else the last one of the newest scale.

    Before the General Assembly adopts the scale of a year, invoices go by the one before. None
    where no scale is adopted by that day.
    """
    years = [
        event.last_year
        for iso3 in view.states()
        for event in _adopted(view, iso3, adopted_by)
        if not event.notional and event.first_year <= year
    ]
    return min(year, max(years)) if years else None


@per_view
def rates(view: View, year: int, adopted_by: date) -> Mapping[str, ScaleOfAssessmentsAdopted]:
    """The rate of each State that has one, for a year, as adopted by a day."""
    applies = scale_year(view, year, adopted_by)
    if applies is None:
        return {}
    return {
        iso3: found[-1]
        for iso3 in view.states()
        if (found := _covering(view, iso3, adopted_by, applies))
    }


def _covering(
    view: View, iso3: str, adopted_by: date, year: int
) -> list[ScaleOfAssessmentsAdopted]:
    """The rates of a State that cover a year; the last adopted counts, a UN one before others."""
    found = [
        event
        for event in _adopted(view, iso3, adopted_by)
        if event.first_year <= year <= event.last_year
    ]
    return sorted(found, key=lambda event: not event.notional)


def _adopted(view: View, iso3: str, day: date) -> list[ScaleOfAssessmentsAdopted]:
    return [event for event in _of_state(view, iso3) if event.effective_on <= day]


@per_view
def _of_state(view: View, iso3: str) -> list[ScaleOfAssessmentsAdopted]:
    """All its rates: looked for among its events once, for the days of all accounts."""
    return view.of_state(iso3, ScaleOfAssessmentsAdopted)
