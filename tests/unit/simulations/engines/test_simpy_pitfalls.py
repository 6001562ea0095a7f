"""What SimPy does that one would not expect, and that our engines do not fall for it.

Each pair shows the library's behaviour, so that a new version that changes it is noticed, and
what our engine does instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from math import inf
from typing import Any

import numpy as np
import pytest
import simpy

from simulations.engines import clearance_simpy
from simulations.engines.results import BUDGET, SIMULTANEOUS_DAYS, EventBudgetError
from simulations.models import model_of
from simulations.scenarios.model import ClearanceScenario, DestructionScenario
from simulations.worlds.calendar import calendar, horizon_days
from simulations.worlds.timelines import Marks

CONFIRMED = {"rate_per_year": 0, "size_m2": 0, "enters": "confirmed"}
"""None by chance: the tests say when."""


def test_run_until_leaves_out_what_happens_at_that_very_time(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    done: list[simpy.Event] = []
    env = simpy.Environment()
    env.timeout(10.0).callbacks.append(done.append)
    env.run(until=10.0)
    assert not done
    # Ours run to the horizon and compare days: tests/unit/simulations/engines/test_by_hand.py.
    # A finish at the horizon itself is a finish.
    scenario = clearing(
        land={"confirmed_m2": 364 * 7000}, start_up_days=1, run={"horizon_years": 1}
    )
    model = model_of(scenario)
    assert model.play_reference(drawn(model, 1)).finish == pytest.approx([365.0])


def test_an_interrupted_timeout_stays_in_the_queue_and_does_nothing_there(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    env = simpy.Environment()
    log = []

    def work() -> Any:
        try:
            yield env.timeout(100.0)
        except simpy.Interrupt:
            yield env.timeout(500.0)
            log.append(env.now)

    process = env.process(work())
    env.timeout(1.0).callbacks.append(lambda _event: process.interrupt())
    env.run()
    assert log == [501.0]  # and not 100.0
    # Forty stops of half a day each: stale timeouts of the first plans never end a later one.
    model = model_of(clearing(run={"horizon_years": 1}))
    world = drawn(model, 1)
    begins = np.arange(40, dtype=np.float64) * 0.75 + 0.1
    spans = Marks(np.array([0, 40]), begins, begins + 0.5)
    stopped = replace(world, suspensions=(spans,) * 3)
    # Work goes on for 0.1 days, then 0.25 of every 0.75: 9.9 more days take 39 more stops and
    # what is left after the last one: 0.1 + 39 x 0.25 = 9.85, so 0.15 days after the 40th.
    assert model.play_reference(stopped).finish == pytest.approx([begins[-1] + 0.5 + 0.15])


def test_a_time_step_below_the_clock_s_spacing_moves_nothing_and_ours_are_above_it(
    clearing: Callable[..., ClearanceScenario],
) -> None:
    assert 36_525.0 + 1e-12 == 36_525.0
    furthest = horizon_days(clearing(start=date(2020, 1, 1), run={"horizon_years": 100}))
    assert furthest + SIMULTANEOUS_DAYS > furthest


def test_what_is_left_by_rounding_is_taken_at_once_and_does_not_stop_time(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    # Rates at which 1e-9 m2 would take less than the spacing of the clock.
    scenario = clearing(
        land={"suspected_m2": 1e9 / 3, "confirmed_m2": 1e8 / 7, "cancelled_share": 1 / 3},
        non_technical_survey=({"teams": 3, "m2_per_team_day": 2e6 / 3},),
        technical_survey=({"teams": 1, "m2_per_team_day": 2e6 / 7},),
        clearance=({"teams": 1 / 3, "m2_per_team_day": 2e6},),
        run={"horizon_years": 100},
    )
    model = model_of(scenario)
    replication = model.trace(drawn(model, 1), 0)
    assert replication.finish < inf
    assert len(replication.moments) < 10


def test_a_negative_delay_is_refused_and_ours_never_ask_for_one(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    with pytest.raises(ValueError, match=r"[Nn]egative delay"):
        simpy.Environment().timeout(-1e-14)
    # 0.1 ten times over is less than 1.0: a turn that comes an instant before the clock's time.
    model = model_of(clearing(discovery=CONFIRMED))
    world = drawn(model, 1)
    times = np.cumsum(np.full(12, 0.1))
    found = Marks(np.array([0, 12]), times, np.full(12, 7000.0))
    money = Marks(np.array([0, 12]), np.arange(1, 13, dtype=np.float64) * 0.1, np.zeros(12))
    outcome = model.play_reference(replace(world, discoveries=found, tranches=money))
    assert outcome.finish == pytest.approx([22.0])


def test_numpy_s_numbers_leak_into_the_clock_and_ours_are_python_s_own(
    clearing: Callable[..., ClearanceScenario],
    destroying: Callable[..., DestructionScenario],
    drawn: Callable[..., Any],
) -> None:
    env = simpy.Environment()
    env.timeout(np.float64(1.5))
    env.run()
    assert type(env.now) is np.float64
    busy = clearing(
        start_up_days=1.5,
        insecurity=({"rate_per_year": 30, "duration_days": 1},),
        discovery={"rate_per_year": 20, "size_m2": 7000, "enters": "confirmed"},
        resurvey={"rate_per_year": 20, "share_removed": 0.01},
        funding={
            "opening_balance": 1e6,
            "tranches": ({"due": date(2021, 1, 5), "amount": 5, "delay_days": 0.5},),
        },
    )
    model = model_of(busy)
    replication = model.trace(drawn(model, 1), 0)
    assert type(replication._env.now) is float  # noqa: SLF001
    numbers = {type(n) for row in replication.moments for n in row if not isinstance(n, str)}
    assert numbers == {float}
    stock = model_of(
        destroying(
            stock={"transport_days": 3, "verification_days": 2},
            facility_suspension={"rate_per_year": 8, "duration_days": 5},
        )
    )
    played = stock.trace(drawn(stock, 1), 0)
    assert type(played._env.now) is float  # noqa: SLF001
    assert {type(n) for item in played.handled for n in item[2:]} == {float}


def test_a_container_loses_fractions_and_ours_keeps_areas_in_its_own_books(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    env = simpy.Environment()
    tank = simpy.Container(env, init=0.3)
    gets = [tank.get(0.1) for _ in range(3)]
    env.run()
    assert [get.triggered for get in gets] == [True, True, False]
    # Three tenths of what is cleared in a day, a tenth at a time.
    model = model_of(clearing(land={"confirmed_m2": 0.3 * 7000}))
    assert model.play_reference(drawn(model, 1)).finish == pytest.approx([0.3])


def test_an_abandoned_get_takes_the_next_item_and_none_of_our_lots_vanishes(
    destroying: Callable[..., DestructionScenario], drawn: Callable[..., Any]
) -> None:
    env = simpy.Environment()
    store = simpy.Store(env)

    def impatient() -> Any:
        yield store.get() | env.timeout(1.0)
        yield env.timeout(1.0)
        store.put("lot")

    env.process(impatient())
    env.run()
    assert store.items == []
    # Stops begin and end all the while lines wait for lots; every lot comes out.
    model = model_of(
        destroying(
            stock={"lines": 3, "convoy_gap_days": 40, "transport_days": 7},
            facility_suspension={"rate_per_year": 40, "duration_days": 2},
        )
    )
    world = drawn(model, 20)
    for path in range(20):
        assert sorted(item.lot for item in model.trace(world, path).handled) == [0, 1, 2, 3]


def test_a_tie_of_timeout_and_interrupt_ends_the_same_way_in_both_engines(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    # On day 5 all at once: money is used up, money comes, a suspension begins, land is found.
    scenario = clearing(
        discovery=CONFIRMED,
        clearance=({"teams": 7, "m2_per_team_day": 1000, "cost_per_team_month": 304.375},),
        funding={
            "opening_balance": 350,
            "tranches": ({"due": date(2021, 1, 6), "amount": 3500},),
        },
    )
    model = model_of(scenario)
    world = drawn(model, 1)
    spans = Marks(np.array([0, 1]), np.array([5.0]), np.array([8.0]))
    found = Marks(np.array([0, 1]), np.array([5.0]), np.array([7000.0]))
    world = replace(world, suspensions=(spans,) * 3, discoveries=found)
    for outcome in (model.play(world), model.play_reference(world)):
        assert outcome.finish == pytest.approx([14.0])
        assert outcome.idle.sum() == pytest.approx(3.0)


def test_a_lot_that_is_done_as_a_stop_begins_is_done(
    destroying: Callable[..., DestructionScenario], drawn: Callable[..., Any]
) -> None:
    model = model_of(destroying())
    spans = Marks(np.array([0, 1]), np.array([30.4375]), np.array([40.4375]))
    world = replace(drawn(model, 1), stops=spans)
    assert model.play(world).finish == pytest.approx([131.75])
    assert model.play_reference(world).finish == pytest.approx([131.75])
    assert model.trace(world, 0).handled[0].destroyed == pytest.approx(30.4375)


def test_a_resource_s_capacity_cannot_be_set_and_ours_changes_with_the_calendar(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    resource = simpy.Resource(simpy.Environment(), capacity=1)
    with pytest.raises(AttributeError):
        resource.capacity = 2  # type: ignore[misc]  # mypy refuses it as well
    entries = (
        {"teams": 1, "m2_per_team_day": 7000},
        {"teams": 2, "m2_per_team_day": 7000, "from_date": date(2021, 1, 3)},
    )
    model = model_of(clearing(clearance=entries))
    assert model.play_reference(drawn(model, 1)).finish == pytest.approx([6.0])


def test_a_finished_process_cannot_be_interrupted_and_ours_never_is(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    env = simpy.Environment()

    def short() -> Any:
        yield env.timeout(1.0)

    process = env.process(short())
    env.run()
    with pytest.raises(RuntimeError, match="terminated"):
        process.interrupt()
    model = model_of(clearing())
    late = Marks(np.array([0, 2]), np.array([10.0, 50.0]), np.array([0.0, 1.0]))
    assert model.play_reference(replace(drawn(model, 1), tranches=late)).finish == pytest.approx(
        [10.0]
    )


def test_sums_of_tenths_drift_and_our_calendar_counts_days(
    clearing: Callable[..., ClearanceScenario],
) -> None:
    drifted = 0.0
    for _ in range(36_500):
        drifted += 0.1
    assert drifted != 3650.0
    times = calendar(clearing(run={"horizon_years": 100})).times
    assert times.tolist() == [float(int(time)) for time in times]


def test_a_programme_that_can_never_finish_says_so_and_does_not_hang(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any]
) -> None:
    for never in (
        clearing(clearance=()),
        clearing(funding={}),
        clearing(seasons=({"start": "01-01", "end": "01-01"},), start_up_days=40_000),
        clearing(
            land={"confirmed_m2": 70e6},
            discovery={"rate_per_year": 20, "size_m2": 1e6, "enters": "confirmed"},
            run={"horizon_years": 100},
        ),
    ):
        model = model_of(never)
        world = drawn(model, 2)
        for outcome in (model.play(world), model.play_reference(world)):
            assert outcome.finish.tolist() == [inf, inf]


def test_a_path_that_takes_more_steps_than_its_budget_is_refused_by_number(
    clearing: Callable[..., ClearanceScenario], drawn: Callable[..., Any], monkeypatch: Any
) -> None:
    monkeypatch.setattr(clearance_simpy, "BUDGET", 5)
    model = model_of(clearing())
    times = np.arange(1, 9, dtype=np.float64) * 0.5
    world = replace(drawn(model, 1), tranches=Marks(np.array([0, 8]), times, np.ones(8)))
    with pytest.raises(EventBudgetError, match="more than 5 things happen on path 0"):
        model.play_reference(world)
    many = BUDGET + 1
    times = np.linspace(0.0, 1.0, many)
    world = replace(drawn(model, 1), tranches=Marks(np.array([0, many]), times, np.ones(many)))
    with pytest.raises(EventBudgetError, match="more than 100,000 things happen on path 0"):
        model.play(world)
