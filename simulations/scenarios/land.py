"""Land release: what a scenario under Article 4 has to survey and clear, and with what."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from simulations.scenarios.distributions import NotNegative, PerYear, Share
from simulations.scenarios.parts import ZERO, Amount, Day, Interruption, Part

__all__ = [
    "ACTIVITIES",
    "Activity",
    "Capacity",
    "Discovery",
    "Dormancy",
    "Land",
    "Resurvey",
    "Season",
    "Suspension",
]

Activity = Literal["non_technical_survey", "technical_survey", "clearance"]
ACTIVITIES: tuple[Activity, ...] = get_args(Activity)
"""The three activities, in the order in which land goes through them, and of columns."""


class Suspension(Interruption):
    """Insecurity that stops the activities in its scope."""

    scope: tuple[Activity, ...] = ACTIVITIES
    """The activities that it stops."""


def _day_of_every_year(text: str) -> str:
    try:
        date.fromisoformat(f"2001-{text}")
    except ValueError as error:
        message = f"{text!r} is no day of every year; write MM-DD such as 03-15"
        raise ValueError(message) from error
    return text


DayOfYear = Annotated[str, Field(pattern=r"^\d\d-\d\d$"), AfterValidator(_day_of_every_year)]


class Season(Part):
    """Days of the year on which work is possible, first and last included; it may wrap the year."""

    start: DayOfYear
    """Its first day."""
    end: DayOfYear
    """Its last day; before the first, the season goes over the turn of the year."""


class Land(Part):
    """Suspected and confirmed hazardous area, and what becomes of it.

    Suspected area goes through non-technical survey, which cancels a share of it, and technical
    survey, which reduces a share of the rest; what is left, and confirmed area, is cleared,
    difficult land last. Mixed land holds mines as well and slows clearance.
    """

    suspected_m2: NotNegative = ZERO
    """Suspected hazardous area (SHA) at the start."""
    confirmed_m2: NotNegative = ZERO
    """Confirmed hazardous area (CHA) at the start."""
    cancelled_share: Share = ZERO
    """Share of suspected area that non-technical survey cancels."""
    reduced_share: Share = ZERO
    """Share of what is then left that technical survey reduces."""
    difficult_share: Share = ZERO
    """Share of the area to clear that is difficult, and cleared last."""
    difficult_rate_factor: float = Field(default=1.0, gt=0, le=1)
    """Speed on difficult land, as a share of the speed on easy land."""
    mixed_share: Share = ZERO
    """Share of the area to clear that holds mines as well."""
    mixed_rate_factor: float = Field(default=1.0, gt=0, le=1)
    """Speed where there are mines as well, as a share of the speed elsewhere."""
    submunitions_per_km2: Amount = 0.0
    """Submunitions to destroy on each square kilometre that is cleared; changes no date."""


class Capacity(Part):
    """Teams at work from a day on, until the next entry of the list; costs in the currency.

    ``m2_per_team_day`` is per working day.
    """

    teams: Amount
    """Teams at work."""
    from_date: Day | None = None
    """The day they begin, until the next entry begins; absent, from the start."""
    m2_per_team_day: NotNegative
    """What one team does in a working day."""
    cost_per_team_month: Amount = 0.0
    """What one team at work costs."""


class Discovery(Part):
    """Contamination unknown at the start that is found on the way."""

    rate_per_year: PerYear
    """How often unknown contamination is found."""
    size_m2: NotNegative
    """How large a find is."""
    enters: Literal["suspected", "confirmed"] = "suspected"
    """Whether a find is surveyed first or cleared at once."""


class Resurvey(Part):
    """Re-survey that takes a share of all recorded area off the record at once."""

    rate_per_year: PerYear
    """How often there is a re-survey."""
    share_removed: Share
    """Share of all recorded area that goes off the record at once."""


class Dormancy(Part):
    """Calendar years without any work: a chain of dormant and active years.

    ``dormant_at_start`` is the chance that the year of the start is dormant.
    """

    dormant_at_start: float = Field(default=0.0, ge=0, le=1)
    """Probability that the year of the start goes without work."""
    wakes_per_year: float = Field(ge=0, le=1)
    """Probability that work follows in the year after a dormant one."""
    falls_dormant_per_year: float = Field(ge=0, le=1)
    """Probability that a dormant year follows a year with work."""
