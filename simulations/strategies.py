"""Hypothesis strategies for scenarios under both articles, for whoever tests a model.

Everything drawn is a scenario that could be a programme: it is valid, small enough to be played in
no time, and has any of the parts that a scenario can have::

    clearance_scenarios()   destruction_scenarios()   scenarios()

A part can be fixed to a value or to another strategy, as in::

    clearance_scenarios(funding=None, insecurity=st.just(()))
    destruction_scenarios(stock=stocks(lines=2))

The parts have strategies of their own: `lands`, `capacities`, `suspensions`, `interruptions`,
`fundings`, `tranches`, `seasons`, `discoveries`, `resurveys`, `dormancies`, `productivities`,
`stocks`, `lots`; numbers have `amounts` and `shares`. Install the extra ``testing`` to use it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from domain.strategies import state_codes
from simulations.scenarios.distributions import (
    Beta,
    Constant,
    Empirical,
    Gamma,
    Lognormal,
    Pert,
    Poisson,
)
from simulations.scenarios.funding import Funding, Tranche
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
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.scenarios.parts import Interruption, Productivity, Run
from simulations.scenarios.stock import Lots, Stock

__all__ = [
    "STARTS",
    "amounts",
    "capacities",
    "clearance_scenarios",
    "destruction_scenarios",
    "discoveries",
    "dormancies",
    "fundings",
    "interruptions",
    "lands",
    "lots",
    "productivities",
    "resurveys",
    "runs",
    "scenarios",
    "seasons",
    "shares",
    "stocks",
    "suspensions",
    "tranches",
]

STARTS = (date(2010, 8, 1), date(2026, 12, 31))
"""The first and the last day on which a programme drawn here starts."""

_NOTHING: SearchStrategy[None] = st.none()


def amounts(least: float, most: float) -> SearchStrategy[Any]:
    """Numbers of any distribution that is not negative, with means between two positive bounds."""
    means = st.floats(least, most, allow_subnormal=False)
    constants = means.map(lambda mean: Constant(value=mean))
    return st.one_of(
        constants,
        st.builds(_lognormal, means, st.floats(0, 1)),
        st.builds(_gamma, means, st.floats(0.1, 1)),
        st.lists(means, min_size=3, max_size=3).map(_pert),
        st.lists(means, min_size=1, max_size=4).map(
            lambda seen: Empirical(distribution="empirical", values=tuple(seen))
        ),
        st.builds(_poisson, st.floats(max(least, 1), max(most, 1))),
    )


def speeds(least: float, most: float) -> SearchStrategy[Any]:
    """As `amounts`, but never 0."""
    return amounts(least, most).filter(lambda item: not isinstance(item, Poisson))


def shares() -> SearchStrategy[Any]:
    """Numbers between 0 and 1, both included."""
    return st.one_of(
        st.floats(0, 1, allow_subnormal=False).map(lambda value: Constant(value=value)),
        st.builds(Beta, distribution=st.just("beta"), a=st.floats(0.5, 20), b=st.floats(0.5, 20)),
    )


def runs(horizon_years: SearchStrategy[int] | None = None) -> SearchStrategy[Run]:
    """Seeds and horizons, of 1 to 12 years where nothing else is asked for."""
    return st.builds(
        Run,
        seed=st.integers(0, 2**63 - 1),
        horizon_years=horizon_years or st.integers(1, 12),
        replications=st.just(250),
    )


def lands() -> SearchStrategy[Land]:
    """Up to ten square kilometres of any kind of land, mixed and difficult; never none."""
    areas = amounts(1e4, 1e7)
    factors = st.floats(0.05, 1)
    return st.builds(
        Land,
        suspected_m2=areas | st.just(Constant(value=0)),
        confirmed_m2=areas,
        cancelled_share=shares(),
        reduced_share=shares(),
        difficult_share=shares(),
        difficult_rate_factor=factors,
        mixed_share=shares(),
        mixed_rate_factor=factors,
    )


@st.composite
def capacities(draw: DrawFn, start: date, least: int = 1) -> tuple[Capacity, ...]:
    """One to three entries, the first perhaps from the beginning, the others announced."""
    count = draw(st.integers(least, 3))
    days = st.lists(st.integers(-400, 2000), min_size=count, max_size=count, unique=True)
    begins: list[date | None] = [start + timedelta(day) for day in sorted(draw(days))]
    from_the_beginning: bool = draw(st.booleans())
    if begins and from_the_beginning:
        begins[0] = None
    return tuple(
        Capacity(
            teams=draw(st.integers(0, 12) | st.floats(0.5, 12)),
            from_date=day,
            m2_per_team_day=draw(amounts(10, 3000)),
            cost_per_team_month=draw(st.just(0.0) | st.floats(1e3, 1e5)),
        )
        for day in begins
    )


def interruptions() -> SearchStrategy[Interruption]:
    """Stops up to eight times a year, so long that they overlap at times."""
    return st.builds(Interruption, rate_per_year=amounts(0.1, 8), duration_days=amounts(0.5, 120))


def suspensions() -> SearchStrategy[Suspension]:
    """Insecurity that stops one, two or all activities."""
    scopes = st.lists(st.sampled_from(ACTIVITIES), min_size=1, max_size=3, unique=True)
    return st.builds(
        Suspension,
        rate_per_year=amounts(0.1, 8),
        duration_days=amounts(0.5, 120),
        scope=scopes.map(tuple),
    )


def tranches(start: date) -> SearchStrategy[Tranche]:
    """Money due within six years of the start, or a little before it; late, or not at all."""
    return st.builds(
        Tranche,
        due=st.integers(-100, 2200).map(lambda day: start + timedelta(day)),
        amount=amounts(1e4, 1e7),
        delay_days=amounts(1, 400) | st.just(Constant(value=0)),
        probability=st.sampled_from((0.0, 1.0)) | st.floats(0, 1),
    )


def fundings(start: date) -> SearchStrategy[Funding]:
    """A balance and up to five tranches; what is left lapses with the year, or does not."""
    return st.builds(
        Funding,
        opening_balance=amounts(1e4, 1e7) | st.just(Constant(value=0)),
        tranches=st.lists(tranches(start), max_size=5).map(tuple),
        fixed_cost_per_month=st.just(0.0) | st.floats(1e3, 1e5),
        carry_over=st.booleans(),
    )


def seasons() -> SearchStrategy[Season]:
    """Parts of the year of any length; every second one wraps it."""
    days = st.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: f"{day:%m-%d}")
    return st.builds(Season, start=days, end=days)


def discoveries() -> SearchStrategy[Discovery]:
    """Unknown land that is found, suspected or confirmed at once."""
    return st.builds(
        Discovery,
        rate_per_year=amounts(0.1, 3),
        size_m2=amounts(1e3, 1e6),
        enters=st.sampled_from(("suspected", "confirmed")),
    )


def resurveys() -> SearchStrategy[Resurvey]:
    """Re-surveys that take a share of all land off the record, all of it at times."""
    return st.builds(Resurvey, rate_per_year=amounts(0.1, 2), share_removed=shares())


def dormancies() -> SearchStrategy[Dormancy]:
    """Programmes that wake and fall asleep, or never do either."""
    return st.builds(
        Dormancy,
        dormant_at_start=st.sampled_from((0.0, 1.0)) | st.floats(0, 1),
        wakes_per_year=st.floats(0, 1),
        falls_dormant_per_year=st.floats(0, 1),
    )


def productivities() -> SearchStrategy[Productivity]:
    """Programmes and years that differ, years also from those next to them."""
    return st.builds(
        Productivity,
        programme_log_sd=st.floats(0, 0.8),
        year_log_sd=st.floats(0, 0.8),
        year_autocorrelation=st.floats(-0.9, 0.9),
    )


@st.composite
def clearance_scenarios(draw: DrawFn, /, **fixed: Any) -> ClearanceScenario:
    """Programmes under Article 4; ``fixed`` gives fields a value, or a strategy of their own."""
    start = _of(draw, fixed.pop("start", st.dates(*STARTS)))
    parts = {
        "start": start,
        "deadline": st.integers(30, 4000).map(lambda day: start + timedelta(day)),
        "name": "drawn",
        "state": state_codes(),
        "run": runs(),
        "land": lands(),
        "non_technical_survey": capacities(start),
        "technical_survey": capacities(start, least=0),
        "clearance": capacities(start, least=0),
        "working_days_per_week": st.floats(0.5, 7),
        "start_up_days": st.just(Constant(value=0)) | amounts(1, 400),
        "seasons": st.lists(seasons(), max_size=2).map(tuple),
        "insecurity": st.lists(suspensions(), max_size=3).map(tuple),
        "funding": _NOTHING | fundings(start),
        "discovery": _NOTHING | discoveries(),
        "resurvey": _NOTHING | resurveys(),
        "dormancy": _NOTHING | dormancies(),
        "productivity": productivities(),
    }
    said = {name: _of(draw, part) for name, part in (parts | fixed).items()}
    return ClearanceScenario(schema_version=1, article=4, **said)


@st.composite
def lots(draw: DrawFn) -> Lots:
    """One type of munition in up to 25 lots, of which some may be retained; never all."""
    munitions = draw(st.integers(1, 20_000))
    return Lots(
        name=draw(st.sampled_from(("CBU-58", "M483A1", "RBK-250", "M26"))),
        munitions=munitions,
        submunitions_per_munition=draw(st.sampled_from((0.0, 1.0, 88.0, 644.5))),
        retained=draw(st.integers(0, munitions - 1)),
        lot_size=draw(st.integers(max(1, munitions // 24), munitions)),
        munitions_per_line_month=draw(speeds(10, 20_000)),
    )


def stocks(**fixed: Any) -> SearchStrategy[Stock]:
    """One to three types; any number of lines and convoys; ``fixed`` as in `scenarios`."""
    idle = st.just(Constant(value=0))
    parts: dict[str, SearchStrategy[Any]] = {
        "types": st.lists(lots(), min_size=1, max_size=3).map(tuple),
        "lines": st.integers(1, 4),
        "contract_delay_days": idle | amounts(1, 900),
        "convoy_lots": st.integers(1, 6),
        "convoy_gap_days": st.sampled_from((0.0, 1.0)) | st.floats(0, 60),
        "transport_days": idle | amounts(0.5, 60),
        "rework_share": st.sampled_from((0.0, 1.0)) | st.floats(0, 1),
        "verification_days": idle | amounts(0.5, 60),
    }
    given = {
        name: part if isinstance(part, SearchStrategy) else st.just(part)
        for name, part in fixed.items()
    }
    return st.builds(Stock, **(parts | given))


@st.composite
def destruction_scenarios(draw: DrawFn, /, **fixed: Any) -> DestructionScenario:
    """Programmes under Article 3; ``fixed`` gives fields a value, or a strategy of their own."""
    start = _of(draw, fixed.pop("start", st.dates(*STARTS)))
    parts = {
        "start": start,
        "deadline": st.integers(30, 4000).map(lambda day: start + timedelta(day)),
        "name": "drawn",
        "state": state_codes(),
        "run": runs(),
        "stock": stocks(),
        "facility_suspension": _NOTHING | interruptions(),
        "funding_gap": _NOTHING | interruptions(),
        "productivity": productivities().map(_of_programme_alone),
    }
    said = {name: _of(draw, part) for name, part in (parts | fixed).items()}
    return DestructionScenario(schema_version=1, article=3, **said)


def scenarios(**fixed: Any) -> SearchStrategy[ClearanceScenario | DestructionScenario]:
    """Programmes under either article; ``fixed``: fields that both have."""
    return clearance_scenarios(**fixed) | destruction_scenarios(**fixed)


def _of(draw: DrawFn, part: Any) -> Any:
    return draw(part) if isinstance(part, SearchStrategy) else part


def _of_programme_alone(item: Productivity) -> Productivity:
    return Productivity(programme_log_sd=item.programme_log_sd, year_log_sd=0)


def _lognormal(mean: float, cv: float) -> Lognormal:
    return Lognormal.model_validate({"distribution": "lognormal", "mean": mean, "cv": cv})


def _gamma(mean: float, cv: float) -> Gamma:
    return Gamma.model_validate({"distribution": "gamma", "mean": mean, "cv": cv})


def _poisson(mean: float) -> Poisson:
    return Poisson.model_validate({"distribution": "poisson", "mean": mean})


def _pert(values: list[float]) -> Pert:
    low, mode, high = sorted(values)
    return Pert(distribution="pert", low=low, mode=mode, high=high)
