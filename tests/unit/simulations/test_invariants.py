"""What must hold of every programme, whatever happens to it: twenty invariants.

Three that everybody expects are not among them, each with the reason at the test that shows it:
shorter suspensions can delay a programme, so can more capacity, and so can faster transport.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import add_months, add_years
from simulations.engines.results import Land, Outcome, Stocks
from simulations.models import ClearanceModel, model_of
from simulations.questions.extension import extension, months_curve
from simulations.runs.monte_carlo import simulate
from simulations.scenarios.funding import Funding
from simulations.scenarios.land import ACTIVITIES
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.scenarios.parts import Productivity
from simulations.statistics.intervals import quantile
from simulations.strategies import (
    clearance_scenarios,
    destruction_scenarios,
    interruptions,
    scenarios,
    suspensions,
)
from simulations.worlds.calendar import close_of
from simulations.worlds.timelines import Marks

PATHS = 20
STEADY = Productivity(programme_log_sd=0, year_log_sd=0)
SMALL = 1e-6

few = settings(max_examples=25)


# 1
@few
@given(scenario=clearance_scenarios())
def test_land_left_and_released_is_what_was_there_and_what_was_found(
    scenario: ClearanceScenario, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    amounts = model.play(world).amounts
    there = world.inputs.suspected + world.inputs.confirmed + amounts[:, Land.FOUND]
    gone = [Land.CANCELLED, Land.REDUCED, Land.CLEARED, Land.RESURVEYED]
    assert amounts[:, Land.LEFT] + amounts[:, gone].sum(axis=1) == pytest.approx(there, rel=1e-9)


# 2
@few
@given(scenario=destruction_scenarios(), when=st.floats(0, 4400))
def test_munitions_destroyed_left_and_retained_are_those_declared_at_every_moment(
    scenario: DestructionScenario, when: float, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    outcome = model.play(world, np.array([when, world.horizon]))
    to_destroy = sum(item.munitions - item.retained for item in scenario.stock.types)
    pieces = sum(
        (item.munitions - item.retained) * item.submunitions_per_munition
        for item in scenario.stock.types
    )
    assert model.lots.munitions.sum() == to_destroy
    assert model.lots.submunitions.sum() == pytest.approx(pieces)
    amounts = outcome.amounts
    munitions = [Stocks.MUNITIONS_LEFT, Stocks.MUNITIONS_DESTROYED]
    submunitions = [Stocks.SUBMUNITIONS_LEFT, Stocks.SUBMUNITIONS_DESTROYED]
    assert amounts[:, munitions].sum(axis=1) == pytest.approx(to_destroy)
    assert amounts[:, submunitions].sum(axis=1) == pytest.approx(pieces)
    assert outcome.left[:, 1] == pytest.approx(amounts[:, Stocks.MUNITIONS_LEFT])
    for path in range(3):
        done = sum(
            model.lots.munitions[item.lot]
            for item in model.trace(world, path).handled
            if item.verified <= when and item.verified <= world.horizon
        )
        if when <= world.horizon:
            assert outcome.left[path, 0] + done == pytest.approx(to_destroy)


# 3
@few
@given(scenario=scenarios())
def test_nothing_is_ever_less_than_none(scenario: Any, drawn: Callable[..., Any]) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    outcome = model.play(world, np.linspace(0, world.horizon, 40))
    for item in fields(Outcome):
        assert (getattr(outcome, item.name) >= 0).all(), item.name
    if isinstance(model, ClearanceModel):
        for moment in model.trace(world, 0).moments:
            stocks_then = moment.suspected, moment.to_examine, moment.easy, moment.difficult
            assert min(*stocks_then, moment.money) >= 0


# 4
@few
@given(scenario=clearance_scenarios())
def test_time_never_goes_back(scenario: ClearanceScenario, drawn: Callable[..., Any]) -> None:
    model = model_of(scenario)
    moments = [item.days for item in model.trace(drawn(model, 1), 0).moments]
    assert moments == sorted(moments)
    assert moments[0] >= 0


@few
@given(scenario=destruction_scenarios())
def test_a_lot_arrives_is_begun_destroyed_and_verified_in_that_order(
    scenario: DestructionScenario, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    handled = model.trace(drawn(model, 1), 0).handled
    for item in handled:
        assert 0 <= item.arrived <= item.begun <= item.destroyed <= item.verified
    assert [item.destroyed for item in handled] == sorted(item.destroyed for item in handled)


# 5
@few
@given(scenario=clearance_scenarios())
def test_no_more_money_is_spent_than_came(
    scenario: ClearanceScenario, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    spent = model.play(world).spent
    came = world.inputs.opening_balance + _total(world.tranches, PATHS)
    assert (spent <= came * (1 + 1e-9) + 0.01).all()


# 6
@few
@given(
    scenario=clearance_scenarios(funding=None),
    activity=st.sampled_from(ACTIVITIES),
    factor=st.floats(1, 5),
)
def test_more_teams_finish_no_later_where_money_is_no_limit(
    scenario: Any,
    activity: str,
    factor: float,
    drawn: Callable[..., Any],
    later: Callable[[Any, Any], Any],
) -> None:
    more = tuple(
        entry.model_copy(update={"teams": entry.teams * factor})
        for entry in getattr(scenario, activity)
    )
    world = drawn(model_of(scenario), PATHS)
    before = model_of(scenario).play(world).finish
    after = model_of(scenario.model_copy(update={activity: more})).play(world).finish
    assert not len(later(before, after))


def test_more_teams_can_finish_later_where_money_is_short_and_years_differ(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    # Twice the teams spend the same money in half the time: in a first year that yields a tenth
    # of what the second does. Money is for ten days of the one team set, five of the other.
    scenario = clearing(
        start=date(2021, 12, 27),
        run={"horizon_years": 5},
        clearance=({"teams": 1, "m2_per_team_day": 7000, "cost_per_team_month": 30_437.5},),
        funding={"opening_balance": 10_000},
        land={"confirmed_m2": 36_000},
    )
    model = model_of(scenario)
    world = drawn(model, 1)
    factors = np.ones_like(world.years)
    factors[:, 0] = 0.1
    world = replace(world, years=factors)
    # One team set: 5 days at 700 m2 a day, and 5 at 7,000: 38,500 m2 in the ten days it can pay.
    assert model.play(world).finish == pytest.approx([5 + 32_500 / 7000])
    # Two: 5 days at 1,400, and the money is gone with 29,000 m2 left.
    doubled = model.scaled(2).play(world)
    assert np.isinf(doubled.finish).all()
    assert doubled.amounts[0, Land.LEFT] == pytest.approx(29_000)


# 7
@few
@given(scenario=clearance_scenarios(), factor=st.floats(1, 5))
def test_more_money_in_each_tranche_finishes_no_later(
    scenario: ClearanceScenario,
    factor: float,
    drawn: Callable[..., Any],
    later: Callable[[Any, Any], Any],
) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    richer = replace(world, tranches=world.tranches._replace(values=world.tranches.values * factor))
    assert not len(later(model.play(world).finish, model.play(richer).finish))


# 8
@few
@given(scenario=clearance_scenarios())
def test_without_discoveries_no_path_is_later(
    scenario: ClearanceScenario, drawn: Callable[..., Any], later: Callable[[Any, Any], Any]
) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    found_nothing = replace(world, discoveries=_none(PATHS))
    assert not len(later(model.play(world).finish, model.play(found_nothing).finish))


@few
@given(
    scenario=clearance_scenarios(),
    suspected=st.floats(0, 1e7),
    confirmed=st.floats(0, 1e7),
)
def test_with_more_land_no_path_is_sooner(
    scenario: Any,
    suspected: float,
    confirmed: float,
    drawn: Callable[..., Any],
    later: Callable[[Any, Any], Any],
) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    more = replace(
        world.inputs,
        suspected=world.inputs.suspected + suspected,
        confirmed=world.inputs.confirmed + confirmed,
    )
    after = model.play(replace(world, inputs=more)).finish
    assert not len(later(after, model.play(world).finish))


# 9
@few
@given(scenario=destruction_scenarios())
def test_one_more_line_finishes_no_lot_later(
    scenario: DestructionScenario, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    stock = scenario.stock.model_copy(update={"lines": scenario.stock.lines + 1})
    wider = model_of(scenario.model_copy(update={"stock": stock}))
    world = drawn(model, PATHS)
    at = np.linspace(0, world.horizon, 30)
    before, after = model.play(world, at), wider.play(world, at)
    assert (after.finish <= before.finish + SMALL).all()


# 10
@few
@given(
    scenario=clearance_scenarios(resurvey=None), without=st.sampled_from(("no teams", "no money"))
)
def test_without_teams_or_without_money_nothing_is_ever_finished(
    scenario: Any, without: str, drawn: Callable[..., Any]
) -> None:
    if without == "no money":
        scenario = scenario.model_copy(update={"funding": Funding()})
    model = model_of(scenario).scaled(0.0 if without == "no teams" else 1.0)
    world = drawn(model, PATHS)
    outcome = model.play(world)
    something = world.inputs.suspected + world.inputs.confirmed > 0
    assert np.isinf(outcome.finish[something]).all()
    assert (outcome.amounts[:, [Land.CANCELLED, Land.REDUCED, Land.CLEARED]] == 0).all()


# 11
@few
@given(scenario=scenarios())
def test_a_seed_gives_the_same_worlds_and_another_chunk_gives_others(
    scenario: Any, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    first, again, other = (
        drawn(model, PATHS),
        drawn(model_of(scenario), PATHS),
        drawn(model, PATHS, 1),
    )
    assert _same(first, again)
    assert _same(model.play(first), model.play(again))
    varied = scenario.model_copy(
        update={"productivity": Productivity(programme_log_sd=0.5, year_log_sd=0)}
    )
    model = model_of(varied)
    assert not _same(drawn(model, PATHS), drawn(model, PATHS, 1))
    assert other.paths == PATHS


# 12
@few
@given(scenario=scenarios(), factor=st.floats(0, 9))
def test_capacity_changes_nothing_of_the_outside_world(
    scenario: Any, factor: float, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    assert _same(drawn(model, PATHS), drawn(model.scaled(factor), PATHS))


@few
@given(scenario=clearance_scenarios(), stops=st.lists(suspensions(), max_size=2).map(tuple))
def test_a_source_of_chance_does_not_disturb_the_others(
    scenario: ClearanceScenario, stops: Any, drawn: Callable[..., Any]
) -> None:
    safe = scenario.model_copy(update={"insecurity": (), "discovery": None})
    unsafe = safe.model_copy(update={"insecurity": stops})
    one, other = drawn(model_of(safe), PATHS), drawn(model_of(unsafe), PATHS)
    for name in ("years", "tranches", "discoveries", "resurveys"):
        assert _same(getattr(one, name), getattr(other, name)), name


# 13
@few
@given(scenario=clearance_scenarios(resurvey=None))
def test_nobody_clears_faster_than_all_teams_in_the_best_year(
    scenario: ClearanceScenario, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    inputs = world.inputs
    teams = np.array([entry.teams for entry in scenario.clearance])
    per_day = (inputs.clearance * teams).max(axis=1, initial=0) * scenario.working_days_per_week / 7
    best = per_day * inputs.programme * world.years.max(axis=1)
    finish = model.play(world).finish
    done = np.isfinite(finish)
    assert (finish[done] * best[done] >= inputs.confirmed[done] * (1 - 1e-9)).all()


# 14: tests/unit/simulations/engines/test_engines_agree.py holds the two engines together.


# 15: tests/integration/simulations/test_workers.py tries the workers.


# 16
@few
@given(scenario=scenarios())
def test_a_later_deadline_is_met_no_less_often_and_quantiles_are_in_order(scenario: Any) -> None:
    result = simulate(
        scenario.model_copy(update={"run": scenario.run.model_copy(update={"replications": 50})})
    )
    met = [month.on_time.estimate for month in months_curve(result)]
    assert met == sorted(met)
    p50, p80, p95 = (quantile(result.outcome.finish, share) for share in (0.5, 0.8, 0.95))
    assert p50.estimate <= p80.estimate <= p95.estimate
    for each in (p50, p80, p95):
        assert each.low <= each.estimate <= each.high


# 17
@few
@given(scenario=scenarios(), target=st.floats(0.05, 0.95))
def test_an_extension_is_the_shortest_that_does(scenario: Any, target: float) -> None:
    result = simulate(
        scenario.model_copy(update={"run": scenario.run.model_copy(update={"replications": 50})})
    )
    answer = extension(result, target)

    def met(months: Any) -> Any:
        return result.on_time(add_months(scenario.deadline, months)).estimate >= target

    if answer.months is None:
        assert not met(answer.cap)
        assert answer.cap == scenario.extension_cap_months
    else:
        assert met(answer.months)
        assert answer.months == 0 or not met(answer.months - 1)
        assert answer.months <= answer.cap
        assert answer.deadline == add_months(scenario.deadline, answer.months)


# 18
@few
@given(scenario=clearance_scenarios())
def test_in_other_units_of_area_the_dates_are_the_same(
    scenario: ClearanceScenario, drawn: Callable[..., Any]
) -> None:
    # 1,024 and not 1,000: a power of two leaves the arithmetic as it is, bit for bit.
    model = model_of(scenario)
    world = drawn(model, PATHS)
    names = ("suspected", "confirmed", *ACTIVITIES)
    inputs = replace(world.inputs, **{name: getattr(world.inputs, name) * 1024 for name in names})
    found = world.discoveries._replace(values=world.discoveries.values * 1024)
    larger = replace(world, inputs=inputs, discoveries=found)
    assert model.play(world).finish.tolist() == model.play(larger).finish.tolist()


@few
@given(scenario=scenarios())
def test_four_hundred_years_later_everything_takes_as_long(
    scenario: Any, drawn: Callable[..., Any]
) -> None:
    # The Gregorian calendar repeats itself after so many years, to the weekday.
    shifted = _shifted(scenario)
    one, other = model_of(scenario), model_of(shifted)
    first, second = one.play(drawn(one, PATHS)).finish, other.play(drawn(other, PATHS)).finish
    assert first.tolist() == second.tolist()
    assert close_of(scenario.start, scenario.deadline) == close_of(shifted.start, shifted.deadline)


# 19: tests/unit/simulations/engines/test_by_hand.py works dates out by hand.


# 20
@few
@given(scenario=clearance_scenarios())
def test_nothing_is_done_out_of_season_without_money_or_while_all_is_suspended(
    scenario: ClearanceScenario, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    world = drawn(model, 1)
    replication = model.trace(world, 0)
    for now, then in pairwise(replication.moments):
        middle = (now.days + then.days) / 2
        if now.money <= 0 or not _in_season(world, middle) or _suspended(world, middle):
            left = now.suspected + now.to_examine + now.easy + now.difficult
            assert then.before == left


@few
@given(scenario=destruction_scenarios(facility_suspension=interruptions()))
def test_no_lot_is_destroyed_during_a_stop_and_each_takes_its_days_at_work(
    scenario: DestructionScenario, drawn: Callable[..., Any]
) -> None:
    model = model_of(scenario)
    world = drawn(model, 1)
    begins, ends = world.stops.path(0)
    for item in model.trace(world, 0).handled:
        stops = sum(
            max(0.0, min(end, item.destroyed) - max(begin, item.begun))
            for begin, end in zip(begins, ends, strict=True)
        )
        kind = scenario.stock.types[model.lots.kind[item.lot]]
        rate = world.inputs.rates[0, model.lots.kind[item.lot]] * world.inputs.programme[0]
        days = model.lots.munitions[item.lot] / rate * 365.25 / 12
        days *= 2 if world.reworked[0, item.lot] else 1
        assert item.destroyed - item.begun - stops == pytest.approx(days, rel=1e-9, abs=SMALL), kind
        assert not any(
            begin + SMALL < item.destroyed < end - SMALL
            for begin, end in zip(begins, ends, strict=True)
        )


# What everybody expects, and what is not so.
def test_shorter_suspensions_can_delay_where_money_is_short_and_years_differ(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    # Money for ten days. Suspended until New Year, all of it goes into the good year: done.
    # Suspended until five days before, half of it goes into a year that yields a tenth.
    scenario = clearing(
        start=date(2021, 12, 1),
        run={"horizon_years": 5},
        clearance=({"teams": 1, "m2_per_team_day": 7000, "cost_per_team_month": 30_437.5},),
        funding={"opening_balance": 10_000},
    )
    model = model_of(scenario)
    world = drawn(model, 1)
    factors = np.ones_like(world.years)
    factors[:, 0] = 0.1

    def suspended(days: float) -> Any:
        spans = Marks(np.array([0, 1]), np.array([0.0]), np.array([days]))
        return replace(world, years=factors, suspensions=(spans,) * 3)

    assert model.play(suspended(31.0)).finish == pytest.approx([41.0])
    assert np.isinf(model.play(suspended(26.0)).finish).all()


@few
@given(
    scenario=clearance_scenarios(funding=None, dormancy=None, productivity=STEADY),
    factor=st.floats(0, 1),
)
def test_shorter_suspensions_finish_no_later_where_money_is_no_limit(
    scenario: Any, factor: float, drawn: Callable[..., Any], later: Callable[[Any, Any], Any]
) -> None:
    model = model_of(scenario)
    world = drawn(model, PATHS)
    shorter = tuple(
        spans._replace(values=spans.times + (spans.values - spans.times) * factor)
        for spans in world.suspensions
    )
    after = model.play(replace(world, suspensions=shorter)).finish
    assert not len(later(model.play(world).finish, after))


def _total(marks: Any, paths: int) -> Any:
    return np.array([sum(marks.path(path)[1]) for path in range(paths)])


def _none(paths: int) -> Any:
    return Marks(np.zeros(paths + 1, np.int64), np.empty(0), np.empty(0))


def _same(one: Any, other: Any) -> Any:
    """Whether two worlds, outcomes or series of marks hold the same bytes."""
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.tobytes() == other.tobytes()
    if isinstance(one, tuple):
        return all(_same(*pair) for pair in zip(one, other, strict=True))
    if hasattr(one, "__dataclass_fields__"):
        return all(_same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    return one == other


def _in_season(world: Any, when: float) -> Any:
    row = np.searchsorted(world.calendar.times, when, side="right") - 1
    return bool(world.calendar.in_season[row])


def _suspended(world: Any, when: float) -> Any:
    return all(
        any(begin <= when < end for begin, end in zip(*spans.path(0), strict=True))
        for spans in world.suspensions
    )


def _shifted(scenario: Any) -> Any:
    """The same programme four centuries later."""
    changes: dict[str, Any] = {
        name: add_years(getattr(scenario, name), 400) for name in ("start", "deadline")
    }
    if isinstance(scenario, DestructionScenario):
        return scenario.model_copy(update=changes)
    for name in ACTIVITIES:
        changes[name] = tuple(
            entry.model_copy(
                update={"from_date": entry.from_date and add_years(entry.from_date, 400)}
            )
            for entry in getattr(scenario, name)
        )
    if scenario.funding:
        moved = tuple(
            item.model_copy(update={"due": add_years(item.due, 400)})
            for item in scenario.funding.tranches
        )
        changes["funding"] = scenario.funding.model_copy(update={"tranches": moved})
    return scenario.model_copy(update=changes)
