"""What scenarios of both articles are made of: sources, runs, and how output varies."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from domain.currency_codes import is_currency
from domain.dates import FIRST_DAY, LAST_DAY
from domain.states import find_state
from simulations.scenarios.distributions import LARGEST, Constant, NotNegative, PerYear

__all__ = [
    "ONE",
    "ZERO",
    "Amount",
    "Currency",
    "Day",
    "Interruption",
    "Iso3",
    "Part",
    "Productivity",
    "Run",
    "Source",
    "sound",
]

ZERO = Constant(value=0)
ONE = Constant(value=1)


class Part(BaseModel):
    """A table of a scenario file: frozen, and without fields that nobody reads."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", allow_inf_nan=False, use_attribute_docstrings=True
    )


def _state(text: str) -> str:
    return find_state(text).iso3


Iso3 = Annotated[str, AfterValidator(_state)]


def _currency(code: str) -> str:
    if not is_currency(code):
        message = f"{code!r} is the code of no currency (ISO 4217); write one such as USD or EUR"
        raise ValueError(message)
    return code


Currency = Annotated[str, AfterValidator(_currency)]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)]
Amount = Annotated[float, Field(ge=0, le=LARGEST)]


class Source(Part):
    """Where a number of the scenario comes from; ``events`` are ids of the ledger's events.

    ``at_most``: the true number is no more than what is given.
    """

    source: str = Field(min_length=1)
    """The document, or how the number was worked out."""
    page: str = ""
    """Page or paragraph of the document."""
    as_of: date | None = None
    """The day that the number is of."""
    events: tuple[str, ...] = ()
    """Ids of the ledger's events behind it."""
    at_most: bool = False
    """Whether it is an upper bound: the true number may be less."""


class Run(Part):
    """How often, how far and from which seed.

    With a ``precision`` the run goes on until the interval of P(on time) is no wider than that to
    either side, or until ``max_replications``; ``replications`` is then not used.
    """

    seed: int = Field(default=1, ge=0)
    """Root of all random streams."""
    replications: int = Field(default=10_000, ge=1, le=10_000_000)
    """How many paths are played."""
    horizon_years: int = Field(default=40, ge=1, le=100)
    """How far a path is followed; what is unfinished then is "after the horizon"."""
    precision: float | None = Field(default=None, gt=0, lt=0.5)
    """Play on until P(on time) is known to this, to either side."""
    max_replications: int = Field(default=200_000, ge=1000, le=10_000_000)
    """The most paths that are played for a precision."""


class Productivity(Part):
    """How output varies: between programmes (uncertain), and from year to year (chance).

    Standard deviations of logarithms; the mean factor is 1. ``year_autocorrelation`` is that of
    one year's logarithm with the next one's.
    """

    programme_log_sd: float = Field(default=0.2, ge=0, le=3)
    """How far a whole path's output may differ from what is given: standard deviation of its
    logarithm."""
    year_log_sd: float = Field(default=0.47, ge=0, le=3)
    """How far one year differs from another: standard deviation of its logarithm."""
    year_autocorrelation: float = Field(default=0.0, gt=-1, lt=1)
    """Correlation of a year's logarithm with the next one's."""


class Interruption(Part):
    """Times in which work stands still, beginning ``rate_per_year`` times in a year on average."""

    rate_per_year: PerYear
    """How often it begins."""
    duration_days: NotNegative
    """How long it lasts."""


Sound = TypeVar("Sound", bound=Part)


def sound(part: Sound, faults: list[str]) -> Sound:
    """The part itself, where nothing is wrong. Raises ValueError with a fault a line."""
    if faults:
        message = "\n".join(faults)
        raise ValueError(message)
    return part
