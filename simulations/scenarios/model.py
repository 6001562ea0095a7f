"""Scenarios: one programme under Article 3 or 4, with units in the names of its fields.

Numbers that hold for a whole path (areas, rates, shares) are *uncertain inputs*; what happens on
the way (suspensions, tranches, discoveries, years) is *chance*. Both may have a distribution.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.dates import add_months, add_years
from simulations.scenarios.distributions import NotNegative
from simulations.scenarios.funding import Funding
from simulations.scenarios.land import (
    ACTIVITIES,
    Capacity,
    Discovery,
    Dormancy,
    Land,
    Resurvey,
    Season,
    Suspension,
)
from simulations.scenarios.parts import (
    ZERO,
    Currency,
    Day,
    Interruption,
    Iso3,
    Part,
    Productivity,
    Run,
    Source,
    sound,
)
from simulations.scenarios.stock import Stock

__all__ = ["ClearanceScenario", "DestructionScenario", "Scenario", "latest_deadline"]


class _Scenario(Part):
    schema_version: Literal[1]
    """Version of the form of this file."""
    name: str = Field(min_length=1)
    """What the scenario is called in answers."""
    state: Iso3
    """The State: its code or name."""
    start: Day
    """The day from which it is simulated."""
    deadline: Day
    """The last day on which the duty is met in time."""
    target_probability: float = Field(default=0.9, gt=0, lt=1)
    """The probability aimed at."""
    currency: Currency = "USD"
    """The currency of all amounts."""
    run: Run = Run()
    """How often, how far and from which seed."""
    provenance: dict[str, Source] = Field(default_factory=dict)
    """The source of each number, by the name of its field or table."""

    @property
    def horizon(self) -> date:
        """The day up to which a path is followed, whole years after the start."""
        return add_years(self.start, self.run.horizon_years)


class ClearanceScenario(_Scenario):
    """A programme under Article 4: suspected and confirmed area, surveyed and cleared."""

    article: Literal[4]
    """4: clearance."""
    extension_cap_months: int = Field(default=60, ge=0, le=60)
    """The longest extension a request may ask for (Article 4.5)."""
    land: Land
    """The area, and what becomes of it."""
    non_technical_survey: tuple[Capacity, ...] = ()
    """The teams that survey suspected area."""
    technical_survey: tuple[Capacity, ...] = ()
    """The teams that survey what is then left."""
    clearance: tuple[Capacity, ...] = ()
    """The teams that clear."""
    working_days_per_week: float = Field(default=5.0, gt=0, le=7)
    """Days of work in a week."""
    start_up_days: NotNegative = ZERO
    """Days before any work begins."""
    seasons: tuple[Season, ...] = ()
    """When work is possible; absent, all year."""
    insecurity: tuple[Suspension, ...] = ()
    """Insecurity that stops work."""
    funding: Funding | None = None
    """What the work is paid from; absent, money is no limit."""
    discovery: Discovery | None = None
    """Contamination unknown at the start; absent, none is found."""
    resurvey: Resurvey | None = None
    """Recorded area that re-survey takes off; absent, none."""
    dormancy: Dormancy | None = None
    """Years without any work; absent, none."""
    productivity: Productivity = Productivity()
    """How output varies."""

    @model_validator(mode="after")
    def _there_is_work_and_who_does_it(self) -> Self:
        land, faults = self.land, []
        if land.suspected_m2.limits[1] <= 0 and land.confirmed_m2.limits[1] <= 0:
            faults.append("nothing to do: give land.suspected_m2 or land.confirmed_m2")
        if land.suspected_m2.limits[1] > 0 and not self.non_technical_survey:
            faults.append(
                "land.suspected_m2 needs a team to survey it: give [[non_technical_survey]]"
            )
        found = self.discovery
        if found and found.enters == "suspected" and not self.non_technical_survey:
            faults.append(
                "discoveries of suspected area need a team to survey it: give "
                '[[non_technical_survey]], or discovery.enters = "confirmed"'
            )
        faults += [
            f"{name}: each entry's from_date must come after that of the one before it"
            for name in ACTIVITIES
            if not _in_order_of_time(getattr(self, name))
        ]
        return sound(self, faults)


class DestructionScenario(_Scenario):
    """A programme under Article 3: lots of munitions, moved and destroyed."""

    article: Literal[3]
    """3: destruction of a stockpile."""
    extension_cap_months: int = Field(default=48, ge=0, le=48)
    """The longest extension a request may ask for (Article 3.3)."""
    stock: Stock
    """The stock, and how it is destroyed."""
    facility_suspension: Interruption | None = None
    """Times in which the facility stands still; absent, none."""
    funding_gap: Interruption | None = None
    """Times without money; absent, none."""
    productivity: Productivity = Productivity(year_log_sd=0)
    """How output varies."""

    @model_validator(mode="after")
    def _there_is_work(self) -> Self:
        faults = []
        if all(item.munitions == item.retained for item in self.stock.types):
            faults.append("nothing to do: every munition of stock.types is retained")
        if self.productivity.year_log_sd:
            faults.append("productivity.year_log_sd is not used under Article 3: leave it out")
        return sound(self, faults)


Scenario = Annotated[ClearanceScenario | DestructionScenario, Field(discriminator="article")]


def latest_deadline(scenario: ClearanceScenario | DestructionScenario) -> date:
    """The deadline after the longest extension that one request may ask for."""
    return add_months(scenario.deadline, scenario.extension_cap_months)


def _in_order_of_time(entries: tuple[Capacity, ...]) -> bool:
    """Whether each capacity begins after the one before it."""
    days = [entry.from_date or date.min for entry in entries]
    return days == sorted(set(days))
