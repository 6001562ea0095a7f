"""Field types that several event types share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from domain.quantities import Quantity, Unit
from domain.states import state

__all__ = [
    "Area",
    "Article",
    "Meeting",
    "Months",
    "Munitions",
    "QuantityOf",
    "StateCode",
    "States",
    "Submunitions",
    "Text",
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
        return value


def _of(unit: Unit) -> tuple[AfterValidator, QuantityOf]:
    mark = QuantityOf(unit)
    return AfterValidator(mark), mark


def _known_state(code: str) -> str:
    return state(code).iso3


type_munitions = _of(Unit.MUNITIONS)
type_submunitions = _of(Unit.SUBMUNITIONS)
type_area = _of(Unit.SQUARE_METRES)

Munitions = Annotated[Quantity, *type_munitions]
Submunitions = Annotated[Quantity, *type_submunitions]
Area = Annotated[Quantity, *type_area]
Months = Annotated[int, Field(ge=0, le=240)]
Text = Annotated[str, Field(min_length=1)]
Meeting = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z .()-]*$")]
StateCode = Annotated[str, AfterValidator(_known_state)]
States = tuple[StateCode, ...]


class Article(IntEnum):
    """The two articles whose time-bound duties can be extended."""

    STOCKPILES = 3
    CLEARANCE = 4


class Completeness(StrEnum):
    """Whether a stated figure or list covers everything or only a part."""

    WHOLE = "whole"
    PART = "part"
