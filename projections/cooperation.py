"""Who asked for assistance, gave it, received it, and joined a country coalition (Article 6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.cooperation import (
    AssistanceProvided,
    AssistancePurpose,
    AssistanceReceived,
    AssistanceRequested,
    CountryCoalitionConcluded,
    CountryCoalitionFormed,
)
from domain.subjects import state_subject
from projections.figures.statements import counts, figure, figures
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.events.statements import FigureReported
    from projections.view import View

__all__ = [
    "Assistance",
    "Coalition",
    "Direction",
    "YearOfAssistance",
    "assistance",
    "coalitions",
    "reported_count",
    "states_of",
    "years_of_assistance",
]

AssistanceEvent = AssistanceRequested | AssistanceProvided | AssistanceReceived


class Direction(StrEnum):
    """Which way assistance goes, as a State reported it."""

    REQUESTED = "requested"
    PROVIDED = "provided"
    RECEIVED = "received"


_TYPES: dict[Direction, type[AssistanceEvent]] = {
    Direction.REQUESTED: AssistanceRequested,
    Direction.PROVIDED: AssistanceProvided,
    Direction.RECEIVED: AssistanceReceived,
}
_FIGURES = {
    Direction.REQUESTED: "states_requesting_assistance",
    Direction.PROVIDED: "states_providing_assistance",
    Direction.RECEIVED: "states_receiving_assistance",
}


@dataclass(frozen=True, slots=True)
class Assistance:
    """What one State reported of one year, direction and purpose."""

    iso3: str
    year: int
    direction: Direction
    purpose: AssistancePurpose
    event: AssistanceEvent


@per_view
def assistance(view: View) -> tuple[Assistance, ...]:
    """Everything reported by year, direction, purpose and State; once where said again."""
    found = {
        (event.year, direction, event.purpose, iso3): event
        for iso3 in view.states()
        for direction, kind in _TYPES.items()
        for event in reversed(view.known(state_subject(iso3), kind))
        if counts(view, date(event.year, 12, 31), event.effective_on)
    }
    return tuple(
        Assistance(iso3, year, direction, purpose, found[year, direction, purpose, iso3])
        for year, direction, purpose, iso3 in sorted(found, key=_in_order)
    )


def _by_year(key: tuple[int, Direction]) -> tuple[int, int]:
    year, direction = key
    return (year, list(Direction).index(direction))


def _in_order(key: tuple[int, Direction, AssistancePurpose, str]) -> tuple[int, int, int, str]:
    year, direction, purpose, iso3 = key
    return (*_by_year((year, direction)), list(AssistancePurpose).index(purpose), iso3)


def states_of(
    view: View,
    direction: Direction,
    years: Sequence[int],
    purpose: AssistancePurpose | None = None,
) -> dict[str, tuple[str, ...]]:
    """Codes of the States that reported it of any of these years, with the events that say so."""
    found: dict[str, tuple[str, ...]] = {}
    for item in assistance(view):
        if item.direction is direction and item.year in years and purpose in (None, item.purpose):
            found[item.iso3] = (*found.get(item.iso3, ()), item.event.id)
    return dict(sorted(found.items()))


def reported_count(view: View, direction: Direction, year: int) -> FigureReported | None:
    """How many States a document counts for a year: a figure reported, not derived."""
    return figure(view, _FIGURES[direction], _year(year))


def _year(year: int) -> DateRange:
    return DateRange(date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class YearOfAssistance:
    """A year and direction: the States that the ledger knows of, and the count reported beside."""

    year: int
    direction: Direction
    states: dict[str, tuple[str, ...]]
    reported: FigureReported | None


@per_view
def years_of_assistance(view: View) -> tuple[YearOfAssistance, ...]:
    """Every year and direction of which anything is known, in order."""
    told = {(item.year, item.direction) for item in assistance(view)}
    counted = {
        (item.period_to.year, direction)
        for direction, metric in _FIGURES.items()
        for item in figures(view, metric)
    }
    return tuple(
        YearOfAssistance(
            year,
            direction,
            states_of(view, direction, (year,)),
            reported_count(view, direction, year),
        )
        for year, direction in sorted(told | counted, key=_by_year)
    )


@dataclass(frozen=True, slots=True)
class Coalition:
    """A country coalition of an affected State with a partner; ended where ``concluded`` is."""

    iso3: str
    formed: CountryCoalitionFormed
    concluded: CountryCoalitionConcluded | None

    @property
    def partner(self) -> str:
        """Code of the State, or name of the body, that leads it; empty where none is told."""
        return self.formed.partner or self.formed.body or ""


@per_view
def coalitions(view: View) -> tuple[Coalition, ...]:
    """Every coalition formed by the view's day, by State and day, ended ones among them."""
    return tuple(
        Coalition(iso3, formed, _conclusion(view, iso3, formed))
        for iso3 in view.states()
        for formed in view.of_state(iso3, CountryCoalitionFormed)
    )


def _conclusion(
    view: View, iso3: str, formed: CountryCoalitionFormed
) -> CountryCoalitionConcluded | None:
    """The first conclusion with the same partner that can have come after it was formed."""
    return next(
        (
            event
            for event in view.of_state(iso3, CountryCoalitionConcluded)
            if event.partner == formed.partner and event.effective_on >= formed.effective_on
        ),
        None,
    )
