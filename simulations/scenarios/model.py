"""Scenarios: one programme under Article 3 or 4, with units in the names of its fields.

Numbers that hold for a whole path (areas, rates, shares) are *uncertain inputs*; what happens on
the way (suspensions, tranches, discoveries, years) is *chance*. Both may have a distribution.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from domain.states import find_state
from simulations.scenarios.distributions import Constant, NotNegative, Positive, Share

__all__ = [
    "Capacity",
    "ClearanceScenario",
    "DestructionScenario",
    "Discovery",
    "Dormancy",
    "Funding",
    "Interruption",
    "Land",
    "Lots",
    "Productivity",
    "Resurvey",
    "Run",
    "Scenario",
    "Season",
    "Source",
    "Stock",
    "Suspension",
    "Tranche",
]

ZERO = Constant(value=0)
ONE = Constant(value=1)


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def _state(text: str) -> str:
    return find_state(text).iso3


Iso3 = Annotated[str, AfterValidator(_state)]


class Source(_Part):
    """Where a number of the scenario comes from; ``events`` are ids of the ledger's events."""

    source: str = Field(min_length=1)
    page: str = ""
    as_of: date | None = None
    events: tuple[str, ...] = ()


class Run(_Part):
    """How often, how far and from which seed.

    With a ``precision`` the run goes on until the interval of P(on time) is no wider than that to
    either side, or until ``max_replications``; ``replications`` is then not used.
    """

    seed: int = Field(default=1, ge=0)
    replications: int = Field(default=10_000, ge=1, le=10_000_000)
    horizon_years: int = Field(default=40, ge=1, le=100)
    precision: float | None = Field(default=None, gt=0, lt=0.5)
    max_replications: int = Field(default=200_000, ge=1000, le=10_000_000)


class Productivity(_Part):
    """How output varies: between programmes (uncertain), and from year to year (chance).

    Standard deviations of logarithms; the mean factor is 1. ``year_autocorrelation`` is that of
    one year's logarithm with the next one's.
    """

    programme_log_sd: float = Field(default=0.2, ge=0, le=3)
    year_log_sd: float = Field(default=0.47, ge=0, le=3)
    year_autocorrelation: float = Field(default=0.0, gt=-1, lt=1)


class Interruption(_Part):
    """Times in which work stands still, beginning ``rate_per_year`` times in a year on average."""

    rate_per_year: NotNegative
    duration_days: NotNegative


Activity = Literal["non_technical_survey", "technical_survey", "clearance"]


class Suspension(Interruption):
    """Insecurity that stops the activities in its scope."""

    scope: tuple[Activity, ...] = ("non_technical_survey", "technical_survey", "clearance")


class Tranche(_Part):
    """Money that is due on a day, comes ``delay_days`` later, and may not come at all.

    What came before the start is there at the start.
    """

    due: date
    amount: NotNegative
    delay_days: NotNegative = ZERO
    probability: float = Field(default=1.0, ge=0, le=1)


class Funding(_Part):
    """What the work is paid from; absent, money is no limit.

    ``fixed_cost_per_month`` is spent whenever there is money, at work or not. Where
    ``carry_over`` is false, what is left at the end of a calendar year lapses.
    """

    opening_balance: NotNegative = ZERO
    tranches: tuple[Tranche, ...] = ()
    fixed_cost_per_month: float = Field(default=0.0, ge=0)
    carry_over: bool = True


class Season(_Part):
    """Days of the year on which work is possible, first and last included; it may wrap the year."""

    start: str = Field(pattern=r"^\d\d-\d\d$")
    end: str = Field(pattern=r"^\d\d-\d\d$")

    @model_validator(mode="after")
    def _are_days(self) -> Self:
        for text in (self.start, self.end):
            try:
                date.fromisoformat(f"2001-{text}")
            except ValueError as error:
                message = f"{text!r} is no day of every year; write MM-DD such as 03-15"
                raise ValueError(message) from error
        return self


class Land(_Part):
    """Suspected and confirmed hazardous area, and what becomes of it.

    Suspected area goes through non-technical survey, which cancels a share of it, and technical
    survey, which reduces a share of the rest; what is left, and confirmed area, is cleared,
    difficult land last. Mixed land holds mines as well and slows clearance.
    """

    suspected_m2: NotNegative = ZERO
    confirmed_m2: NotNegative = ZERO
    cancelled_share: Share = ZERO
    reduced_share: Share = ZERO
    difficult_share: Share = ZERO
    difficult_rate_factor: float = Field(default=1.0, gt=0, le=1)
    mixed_share: Share = ZERO
    mixed_rate_factor: float = Field(default=1.0, gt=0, le=1)


class Capacity(_Part):
    """Teams at work from a day on, until the next entry of the list; costs in the currency.

    ``m2_per_team_day`` is per working day.
    """

    teams: float = Field(ge=0)
    from_date: date | None = None
    m2_per_team_day: NotNegative
    cost_per_team_month: float = Field(default=0.0, ge=0)


class Discovery(_Part):
    """Contamination unknown at the start that is found on the way."""

    rate_per_year: NotNegative
    size_m2: NotNegative
    enters: Literal["suspected", "confirmed"] = "suspected"


class Resurvey(_Part):
    """Re-survey that takes a share of all recorded area off the record at once."""

    rate_per_year: NotNegative
    share_removed: Share


class Dormancy(_Part):
    """Calendar years without any work: a chain of dormant and active years.

    ``dormant_at_start`` is the chance that the year of the start is dormant.
    """

    dormant_at_start: float = Field(default=0.0, ge=0, le=1)
    wakes_per_year: float = Field(ge=0, le=1)
    falls_dormant_per_year: float = Field(ge=0, le=1)


class _Scenario(_Part):
    schema_version: Literal[1]
    name: str = Field(min_length=1)
    state: Iso3
    start: date
    deadline: date
    target_probability: float = Field(default=0.9, gt=0, lt=1)
    currency: str = "USD"
    run: Run = Run()
    provenance: dict[str, Source] = Field(default_factory=dict)


class ClearanceScenario(_Scenario):
    """A programme under Article 4: suspected and confirmed area, surveyed and cleared."""

    article: Literal[4]
    extension_cap_months: int = Field(default=60, ge=0, le=60)
    land: Land
    non_technical_survey: tuple[Capacity, ...] = ()
    technical_survey: tuple[Capacity, ...] = ()
    clearance: tuple[Capacity, ...] = ()
    working_days_per_week: float = Field(default=5.0, gt=0, le=7)
    start_up_days: NotNegative = ZERO
    seasons: tuple[Season, ...] = ()
    insecurity: tuple[Suspension, ...] = ()
    funding: Funding | None = None
    discovery: Discovery | None = None
    resurvey: Resurvey | None = None
    dormancy: Dormancy | None = None
    productivity: Productivity = Productivity()

    @model_validator(mode="after")
    def _there_is_work_and_who_does_it(self) -> Self:
        land = self.land
        if land.suspected_m2.limits[1] <= 0 and land.confirmed_m2.limits[1] <= 0:
            message = "nothing to do: give land.suspected_m2 or land.confirmed_m2"
            raise ValueError(message)
        if land.suspected_m2.limits[1] > 0 and not self.non_technical_survey:
            message = "land.suspected_m2 needs a team to survey it: give [[non_technical_survey]]"
            raise ValueError(message)
        if (
            self.discovery
            and self.discovery.enters == "suspected"
            and not self.non_technical_survey
        ):
            message = (
                "discoveries of suspected area need a team to survey it: give "
                '[[non_technical_survey]], or discovery.enters = "confirmed"'
            )
            raise ValueError(message)
        for name in ("non_technical_survey", "technical_survey", "clearance"):
            _in_order_of_time(name, getattr(self, name))
        return self


class Lots(_Part):
    """Munitions of one type: how many, how many to a lot, how fast one line destroys them.

    ``retained`` are kept for development and training (Article 3.6) and not destroyed.
    """

    name: str = Field(min_length=1)
    munitions: int = Field(ge=0)
    submunitions_per_munition: float = Field(default=0.0, ge=0)
    retained: int = Field(default=0, ge=0)
    lot_size: int = Field(ge=1)
    munitions_per_line_month: Positive

    @model_validator(mode="after")
    def _retains_no_more_than_there_are(self) -> Self:
        if self.retained > self.munitions:
            message = f"{self.retained} are retained of {self.munitions}: that is more than all"
            raise ValueError(message)
        return self


class Stock(_Part):
    """The stock, and how it is destroyed.

    Lots leave in convoys, ``convoy_gap_days`` apart, after ``contract_delay_days``; each convoy is
    ``transport_days`` on the way; ``lines`` destroy lots in the order of arrival; a share of lots
    has to be gone through twice; a lot counts as destroyed when verified.
    """

    types: tuple[Lots, ...] = Field(min_length=1)
    lines: int = Field(default=1, ge=1, le=1000)
    contract_delay_days: NotNegative = ZERO
    convoy_lots: int = Field(default=1, ge=1)
    convoy_gap_days: float = Field(default=0.0, ge=0)
    transport_days: NotNegative = ZERO
    rework_share: float = Field(default=0.0, ge=0, le=1)
    verification_days: NotNegative = ZERO


class DestructionScenario(_Scenario):
    """A programme under Article 3: lots of munitions, moved and destroyed."""

    article: Literal[3]
    extension_cap_months: int = Field(default=48, ge=0, le=48)
    stock: Stock
    facility_suspension: Interruption | None = None
    funding_gap: Interruption | None = None
    productivity: Productivity = Productivity(year_log_sd=0)

    @model_validator(mode="after")
    def _there_is_work(self) -> Self:
        if all(item.munitions == item.retained for item in self.stock.types):
            message = "nothing to do: every munition is retained"
            raise ValueError(message)
        if self.productivity.year_log_sd:
            message = "productivity.year_log_sd is not used under Article 3: leave it out"
            raise ValueError(message)
        return self


Scenario = Annotated[ClearanceScenario | DestructionScenario, Field(discriminator="article")]


def _in_order_of_time(name: str, entries: tuple[Capacity, ...]) -> None:
    """Raises ValueError where a capacity does not begin after the one before it."""
    days = [entry.from_date or date.min for entry in entries]
    if days != sorted(set(days)):
        message = f"{name}: each entry's from_date must come after that of the one before it"
        raise ValueError(message)
