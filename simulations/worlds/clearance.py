"""The world of a programme under Article 4: uncertain inputs and chances, drawn path by path."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from simulations.scenarios.distributions import Constant
from simulations.scenarios.land import ACTIVITIES
from simulations.worlds.calendar import horizon_days
from simulations.worlds.seeds import Source, Streams
from simulations.worlds.timelines import Marks, cut, in_order, interruptions, marks, none, united

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from simulations.scenarios.distributions import Distribution
    from simulations.scenarios.land import Dormancy
    from simulations.scenarios.model import ClearanceScenario
    from simulations.scenarios.parts import Productivity
    from simulations.worlds.calendar import Calendar

    Floats = NDArray[np.float64]

__all__ = [
    "ClearanceInputs",
    "ClearanceWorld",
    "clearance_inputs",
    "clearance_world",
    "programme_factors",
]

ZERO = Constant(value=0)
_RATES = (Source.NON_TECHNICAL_RATE, Source.TECHNICAL_RATE, Source.CLEARANCE_RATE)


@dataclass(frozen=True, slots=True)
class ClearanceInputs:
    """What holds for a whole path, and is not known for sure; every array begins with the path.

    Areas in square metres and shares, shape (paths,); ``rates`` in square metres per team and
    working day, one array of shape (paths, entries) for each activity; ``programme`` is a factor;
    ``start_up`` days; ``opening_balance`` in the currency; rates of events per year.
    """

    suspected: Floats
    confirmed: Floats
    cancelled: Floats
    reduced: Floats
    difficult: Floats
    mixed: Floats
    non_technical_survey: Floats
    technical_survey: Floats
    clearance: Floats
    programme: Floats
    start_up: Floats
    opening_balance: Floats
    insecurity: Floats
    discoveries: Floats
    resurveys: Floats

    def repeated(self, rows: NDArray[np.int64]) -> ClearanceInputs:
        """The inputs of those rows, in that order, as often as they are named."""
        return ClearanceInputs(*(getattr(self, item.name)[rows] for item in fields(self)))


@dataclass(frozen=True, slots=True)
class ClearanceWorld:
    """Everything that an engine needs to know beside the scenario.

    ``years``: the factor of each calendar year, 0 in a dormant one, shape (paths, years);
    ``suspensions``: one `Marks` for each activity, values are ends; ``tranches``: values are
    amounts; ``discoveries``: square metres; ``resurveys``: shares removed.
    """

    calendar: Calendar
    horizon: float
    inputs: ClearanceInputs
    years: Floats
    suspensions: tuple[Marks, Marks, Marks]
    tranches: Marks
    discoveries: Marks
    resurveys: Marks

    @property
    def paths(self) -> int:
        """How many paths it holds."""
        return len(self.years)


def clearance_inputs(scenario: ClearanceScenario, streams: Streams, size: int) -> ClearanceInputs:
    """Draw what is uncertain about a programme, ``size`` times."""

    def drawn(item: Distribution, source: Source) -> Floats:
        return item.sample(streams.of(source), size)

    def together(items: Iterable[Distribution], source: Source) -> Floats:
        columns = [
            item.sample(streams.of(source, number), size) for number, item in enumerate(items)
        ]
        return np.stack(columns, axis=1) if columns else np.zeros((size, 0))

    land, funding = scenario.land, scenario.funding
    found, resurveyed = scenario.discovery, scenario.resurvey
    return ClearanceInputs(
        suspected=drawn(land.suspected_m2, Source.SUSPECTED),
        confirmed=drawn(land.confirmed_m2, Source.CONFIRMED),
        cancelled=drawn(land.cancelled_share, Source.CANCELLED_SHARE),
        reduced=drawn(land.reduced_share, Source.REDUCED_SHARE),
        difficult=drawn(land.difficult_share, Source.DIFFICULT_SHARE),
        mixed=drawn(land.mixed_share, Source.MIXED_SHARE),
        **{
            name: together((item.m2_per_team_day for item in getattr(scenario, name)), source)
            for name, source in zip(ACTIVITIES, _RATES, strict=True)
        },
        programme=programme_factors(scenario.productivity, streams, size),
        start_up=drawn(scenario.start_up_days, Source.START_UP),
        opening_balance=drawn(funding.opening_balance, Source.OPENING_BALANCE)
        if funding
        else np.full(size, np.inf),
        insecurity=together(
            (item.rate_per_year for item in scenario.insecurity), Source.INSECURITY_RATE
        ),
        discoveries=drawn(found.rate_per_year if found else ZERO, Source.DISCOVERY_RATE),
        resurveys=drawn(resurveyed.rate_per_year if resurveyed else ZERO, Source.RESURVEY_RATE),
    )


def programme_factors(productivity: Productivity, streams: Streams, size: int) -> Floats:
    """Factors on a programme's output with mean 1, shape (size,)."""
    return _with_mean_one(
        streams.of(Source.PROGRAMME).standard_normal(size) * productivity.programme_log_sd,
        productivity.programme_log_sd,
    )


def clearance_world(
    scenario: ClearanceScenario, fixed: Calendar, streams: Streams, inputs: ClearanceInputs
) -> ClearanceWorld:
    """Draw what happens on each path, given its inputs and the scenario's calendar."""
    horizon = horizon_days(scenario)
    size = len(inputs.programme)
    return ClearanceWorld(
        calendar=fixed,
        horizon=horizon,
        inputs=inputs,
        years=_years(scenario, streams, fixed.years, size),
        suspensions=_suspensions(scenario, streams, inputs, horizon),
        tranches=_tranches(scenario, streams, horizon, size),
        discoveries=marks(
            streams.of(Source.DISCOVERIES),
            inputs.discoveries,
            streams.of(Source.DISCOVERY_SIZES),
            scenario.discovery.size_m2,
            horizon,
        )
        if scenario.discovery
        else none(size),
        resurveys=marks(
            streams.of(Source.RESURVEYS),
            inputs.resurveys,
            streams.of(Source.RESURVEY_SHARES),
            scenario.resurvey.share_removed,
            horizon,
        )
        if scenario.resurvey
        else none(size),
    )


def _years(scenario: ClearanceScenario, streams: Streams, years: int, size: int) -> Floats:
    """The factor of each calendar year: it varies, and is 0 where the programme is dormant."""
    item = scenario.productivity
    shocks = streams.of(Source.YEARS).standard_normal((years, size)).T
    logs = shocks.copy()
    fresh = np.sqrt(1 - item.year_autocorrelation**2)
    for year in range(1, years):
        logs[:, year] = item.year_autocorrelation * logs[:, year - 1] + fresh * shocks[:, year]
    factors = _with_mean_one(logs * item.year_log_sd, item.year_log_sd)
    if scenario.dormancy:
        factors[_dormant(scenario.dormancy, streams, years, size)] = 0.0
    return factors


def _dormant(item: Dormancy, streams: Streams, years: int, size: int) -> NDArray[np.bool_]:
    """Which years are dormant, shape (size, years)."""
    draws = streams.of(Source.DORMANCY).random((years, size)).T
    dormant = np.empty((size, years), bool)
    dormant[:, 0] = draws[:, 0] < item.dormant_at_start
    for year in range(1, years):
        before, draw = dormant[:, year - 1], draws[:, year]
        wakes, falls = draw < item.wakes_per_year, draw < item.falls_dormant_per_year
        dormant[:, year] = np.where(before, ~wakes, falls)
    return dormant


def _suspensions(
    scenario: ClearanceScenario, streams: Streams, inputs: ClearanceInputs, horizon: float
) -> tuple[Marks, Marks, Marks]:
    """When each activity stands still: until the start-up is over, and where insecurity says so."""
    off = dict.fromkeys(ACTIVITIES, _start_up(inputs.start_up))
    for number, item in enumerate(scenario.insecurity):
        when = streams.of(Source.INSECURITY, number)
        how_long = streams.of(Source.INSECURITY_DURATION, number)
        spans = interruptions(when, inputs.insecurity[:, number], how_long, item, horizon)
        off |= {name: united(off[name], spans) for name in item.scope}
    first, second, third = (off[name] for name in ACTIVITIES)
    return first, second, third


def _start_up(days: Floats) -> Marks:
    """The time before work begins, as an interruption on the paths that have one."""
    waits = days > 0
    return cut(np.flatnonzero(waits), np.zeros(int(waits.sum())), days[waits], len(days))


def _tranches(scenario: ClearanceScenario, streams: Streams, horizon: float, size: int) -> Marks:
    """The money that comes, when it comes."""
    coming: list[tuple[NDArray[np.int64], Floats, Floats]] = []
    for number, item in enumerate(scenario.funding.tranches if scenario.funding else ()):
        due = (item.due - scenario.start).days
        # Money that came before the start is there at the start; time begins with it.
        arrives = np.maximum(
            0.0, due + item.delay_days.sample(streams.of(Source.TRANCHES, number), size)
        )
        amounts = item.amount.sample(streams.of(Source.TRANCHE_AMOUNTS, number), size)
        luck = streams.of(Source.TRANCHES_THAT_COME, number).random(size)
        comes = (luck < item.probability) & (arrives < horizon)
        coming.append((np.flatnonzero(comes), arrives[comes], amounts[comes]))
    if not coming:
        return none(size)
    owners, times, values = (np.concatenate(column) for column in zip(*coming, strict=True))
    return in_order(owners, times, values, size)


def _with_mean_one(logs: Floats, sd: float) -> Floats:
    return np.exp(logs - sd**2 / 2)
