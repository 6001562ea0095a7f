"""Field types that several event types share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from domain.dates import FIRST_DAY, LAST_DAY
from domain.quantities import LARGEST_AMOUNT, Quantity, Unit
from domain.states import state
from domain.subjects import SubjectKind
from domain.texts import READABLE

__all__ = [
    "Area",
    "Article",
    "Casualties",
    "Completeness",
    "Count",
    "Day",
    "Days",
    "Figure",
    "Meeting",
    "Months",
    "Munitions",
    "NameOf",
    "Part",
    "Prose",
    "QuantityOf",
    "StateCode",
    "States",
    "Submunitions",
    "Text",
    "Year",
    "not_in_a_later_year",
    "period_runs_forward",
]


@dataclass(frozen=True, slots=True)
class QuantityOf:
    """Marks a field as a quantity of one unit, for validation and for tables."""

    unit: Unit

    def __call__(self, value: Quantity) -> Quantity:
        """The value, or ValueError where it counts something else."""
        if value.unit is not self.unit:
            message = f"{value} counts {value.unit.value}; this field counts {self.unit.value}"
            raise ValueError(message)
        return _within_the_limit(value)


def _within_the_limit(value: Quantity) -> Quantity:
    if value.amount > LARGEST_AMOUNT:
        message = f"the figure is more than {LARGEST_AMOUNT:,} {value.unit.value}"
        raise ValueError(message)
    return value


def _of(unit: Unit) -> tuple[AfterValidator, QuantityOf]:
    mark = QuantityOf(unit)
    return AfterValidator(mark), mark


@dataclass(frozen=True, slots=True)
class NameOf:
    """Marks a text as the name of a meeting or the code of a State, for whoever reads tables."""

    kind: SubjectKind


def _known_state(code: str) -> str:
    return state(code).iso3


type_munitions = _of(Unit.MUNITIONS)
type_submunitions = _of(Unit.SUBMUNITIONS)
type_area = _of(Unit.SQUARE_METRES)
type_casualties = _of(Unit.CASUALTIES)

Munitions = Annotated[Quantity, *type_munitions]
Submunitions = Annotated[Quantity, *type_submunitions]
Area = Annotated[Quantity, *type_area]
Casualties = Annotated[Quantity, *type_casualties]
Figure = Annotated[Quantity, AfterValidator(_within_the_limit)]
"""A quantity of any unit."""
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Months = Annotated[int, Field(ge=0, le=240)]
Days = Annotated[int, Field(ge=0, le=3660)]
"""A number of days."""
Count = Annotated[int, Field(ge=1, le=LARGEST_AMOUNT)]
Part = Annotated[int, Field(ge=1, le=99)]
"""Which part of a meeting."""
Year = Annotated[int, Field(ge=1940, le=2100)]
"""A calendar year; the bounds only catch slips of the pen."""
Prose = Annotated[str, Field(pattern=READABLE)]
Text = Annotated[str, Field(min_length=1, pattern=READABLE)]
Meeting = Annotated[
    str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z .()-]*$"), NameOf(SubjectKind.MEETING)
]
StateCode = Annotated[str, AfterValidator(_known_state), NameOf(SubjectKind.STATE)]
States = tuple[StateCode, ...]


class Article(IntEnum):
    """The two articles whose time-bound duties can be extended."""

    STOCKPILES = 3
    CLEARANCE = 4


class Completeness(StrEnum):
    """Whether a stated figure or list covers everything or only a part."""

    WHOLE = "whole"
    PART = "part"


def period_runs_forward(first: date, last: date) -> None:
    """Raises ValueError for a period that ends before it begins."""
    if last < first:
        message = f"the period {first} to {last} runs backwards"
        raise ValueError(message)


def not_in_a_later_year(year: int | None, latest: date) -> None:
    """Raises ValueError where what happened by ``latest`` speaks of a year still to come."""
    if year is not None and year > latest.year:
        message = f"it is about {year}, a year later than {latest}, the last day it can be of"
        raise ValueError(message)
