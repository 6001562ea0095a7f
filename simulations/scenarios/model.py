"""Scenarios: one programme under Article 3 or 4, with units in the names of its fields.

Numbers that hold for a whole path (areas, rates, shares) are *uncertain inputs*; what happens on
the way (suspensions, tranches, discoveries, years) is *chance*. Both may have a distribution.
"""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import Annotated, Literal, Self, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from domain.currency_codes import is_currency
from domain.dates import FIRST_DAY, LAST_DAY, add_months, add_years
from domain.states import find_state
from simulations.scenarios.distributions import (
    LARGEST,
    Constant,
    NotNegative,
    PerYear,
    Positive,
    Share,
)

__all__ = [
    "ACTIVITIES",
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
    "latest_deadline",
]

ZERO = Constant(value=0)
ONE = Constant(value=1)


class _Part(BaseModel):
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


class Source(_Part):
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


class Run(_Part):
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


class Productivity(_Part):
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


class Interruption(_Part):
    """Times in which work stands still, beginning ``rate_per_year`` times in a year on average."""

    rate_per_year: PerYear
    """How often it begins."""
    duration_days: NotNegative
    """How long it lasts."""


Part = TypeVar("Part", bound=_Part)

Activity = Literal["non_technical_survey", "technical_survey", "clearance"]
ACTIVITIES: tuple[Activity, ...] = get_args(Activity)
"""The three activities, in the order in which land goes through them, and of columns."""


class Suspension(Interruption):
    """Insecurity that stops the activities in its scope."""

    scope: tuple[Activity, ...] = ACTIVITIES
    """The activities that it stops."""


class Tranche(_Part):
    """Money that is due on a day, comes ``delay_days`` later, and may not come at all.

    What came before the start is there at the start.
    """

    due: Day
    """The day on which the money is due."""
    amount: NotNegative
    """The money."""
    delay_days: NotNegative = ZERO
    """How much later it comes."""
    probability: float = Field(default=1.0, ge=0, le=1)
    """How likely it is to come at all."""


class Funding(_Part):
    """What the work is paid from; absent, money is no limit.

    ``fixed_cost_per_month`` is spent whenever there is money, at work or not. Where
    ``carry_over`` is false, what is left at the end of a calendar year lapses.
    """

    opening_balance: NotNegative = ZERO
    """Money at hand at the start."""
    tranches: tuple[Tranche, ...] = ()
    """Money to come."""
    fixed_cost_per_month: Amount = 0.0
    """Spent whenever there is money, at work or not."""
    carry_over: bool = True
    """Whether what is left at the end of a calendar year may be spent later."""


def _day_of_every_year(text: str) -> str:
    try:
        date.fromisoformat(f"2001-{text}")
    except ValueError as error:
        message = f"{text!r} is no day of every year; write MM-DD such as 03-15"
        raise ValueError(message) from error
    return text


DayOfYear = Annotated[str, Field(pattern=r"^\d\d-\d\d$"), AfterValidator(_day_of_every_year)]


class Season(_Part):
    """Days of the year on which work is possible, first and last included; it may wrap the year."""

    start: DayOfYear
    """Its first day."""
    end: DayOfYear
    """Its last day; before the first, the season goes over the turn of the year."""


class Land(_Part):
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


class Capacity(_Part):
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


class Discovery(_Part):
    """Contamination unknown at the start that is found on the way."""

    rate_per_year: PerYear
    """How often unknown contamination is found."""
    size_m2: NotNegative
    """How large a find is."""
    enters: Literal["suspected", "confirmed"] = "suspected"
    """Whether a find is surveyed first or cleared at once."""


class Resurvey(_Part):
    """Re-survey that takes a share of all recorded area off the record at once."""

    rate_per_year: PerYear
    """How often there is a re-survey."""
    share_removed: Share
    """Share of all recorded area that goes off the record at once."""


class Dormancy(_Part):
    """Calendar years without any work: a chain of dormant and active years.

    ``dormant_at_start`` is the chance that the year of the start is dormant.
    """

    dormant_at_start: float = Field(default=0.0, ge=0, le=1)
    """Probability that the year of the start goes without work."""
    wakes_per_year: float = Field(ge=0, le=1)
    """Probability that work follows in the year after a dormant one."""
    falls_dormant_per_year: float = Field(ge=0, le=1)
    """Probability that a dormant year follows a year with work."""


class _Scenario(_Part):
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
        return _sound(self, faults)


class Lots(_Part):
    """Munitions of one type: how many, how many to a lot, how fast one line destroys them.

    ``retained`` are kept for development and training (Article 3.6) and not destroyed.
    """

    name: str = Field(min_length=1)
    """The type of munition."""
    munitions: int = Field(ge=0, le=10**9)
    """Munitions at the start."""
    submunitions_per_munition: Amount = 0.0
    """Submunitions in one munition."""
    retained: int = Field(default=0, ge=0)
    """Munitions kept for development and training (Article 3.6), not destroyed."""
    lot_size: int = Field(ge=1)
    """Munitions that move and are destroyed together."""
    munitions_per_line_month: Positive
    """Munitions that one line destroys in a month."""

    @model_validator(mode="after")
    def _retains_no_more_than_there_are(self) -> Self:
        if self.retained > self.munitions:
            message = f"{self.retained} are retained of {self.munitions}: that is more than all"
            raise ValueError(message)
        return self


MOST_LOTS = 20_000
"""Lots that are followed one by one in a scenario."""


class Stock(_Part):
    """The stock, and how it is destroyed.

    Lots leave in convoys, ``convoy_gap_days`` apart, after ``contract_delay_days``; each convoy is
    ``transport_days`` on the way; ``lines`` destroy lots in the order of arrival; a share of lots
    has to be gone through twice; a lot counts as destroyed when verified.
    """

    types: tuple[Lots, ...] = Field(min_length=1)
    """The munitions, by type."""
    lines: int = Field(default=1, ge=1, le=1000)
    """Lines that destroy at the same time."""
    contract_delay_days: NotNegative = ZERO
    """Days before the first convoy leaves."""
    convoy_lots: int = Field(default=1, ge=1)
    """Lots in one convoy."""
    convoy_gap_days: Amount = 0.0
    """Days between convoys."""
    transport_days: NotNegative = ZERO
    """Days on the way."""
    rework_share: float = Field(default=0.0, ge=0, le=1)
    """Share of lots that have to be gone through twice."""
    verification_days: NotNegative = ZERO
    """Days until a destroyed lot is verified."""

    @model_validator(mode="after")
    def _lots_can_be_followed(self) -> Self:
        lots = sum(ceil((item.munitions - item.retained) / item.lot_size) for item in self.types)
        if lots > MOST_LOTS:
            message = (
                f"stock.types come to {lots:,} lots, of which {MOST_LOTS:,} can be followed: give "
                "a larger lot_size"
            )
            raise ValueError(message)
        return self


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
        return _sound(self, faults)


Scenario = Annotated[ClearanceScenario | DestructionScenario, Field(discriminator="article")]


def latest_deadline(scenario: ClearanceScenario | DestructionScenario) -> date:
    """The deadline after the longest extension that one request may ask for."""
    return add_months(scenario.deadline, scenario.extension_cap_months)


def _in_order_of_time(entries: tuple[Capacity, ...]) -> bool:
    """Whether each capacity begins after the one before it."""
    days = [entry.from_date or date.min for entry in entries]
    return days == sorted(set(days))


def _sound(part: Part, faults: list[str]) -> Part:
    """The part itself, where nothing is wrong. Raises ValueError with a fault a line."""
    if faults:
        message = "\n".join(faults)
        raise ValueError(message)
    return part
