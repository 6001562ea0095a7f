"""The compiled engine for Article 4: the rules of `site` again, for many paths at once.

Written out in one loop on plain arrays, as the compiler needs it; the reference says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from simulations.engines.results import (
    BUDGET,
    SIMULTANEOUS_DAYS,
    Cause,
    EventBudgetError,
    Land,
    Outcome,
)
from simulations.interrupting import interruptible

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simulations.engines.means import Means
    from simulations.scenarios.model import ClearanceScenario
    from simulations.worlds.clearance import ClearanceWorld

__all__ = ["play_compiled"]

_CAUSES, _LANDS = len(Cause), len(Land)
_NOW = SIMULTANEOUS_DAYS
_BUDGET = BUDGET
_SEASON, _SUSPENDED, _MONEY, _DORMANT, _CAPACITY = (int(cause) for cause in Cause)
_LEFT, _FOUND, _CANCELLED, _REDUCED, _CLEARED, _RESURVEYED = (int(land) for land in Land)


def play_compiled(
    scenario: ClearanceScenario,
    plan: Means,
    world: ClearanceWorld,
    at: NDArray[np.float64] | None = None,
) -> Outcome:
    """Play every path of a world; ``at`` are times (days, in order) to note what is left.

    Raises EventBudgetError where a path does not end within the budget of steps.
    """
    inputs, found = world.inputs, scenario.discovery
    times = np.empty(0) if at is None else at
    land = scenario.land
    finish, idle, areas, spent, left = _play(
        (
            np.stack([inputs.suspected, inputs.confirmed], axis=1),
            np.stack([inputs.cancelled, inputs.reduced], axis=1),
            np.stack([inputs.difficult, inputs.mixed, inputs.programme], axis=1),
            inputs.opening_balance,
        ),
        (inputs.non_technical_survey, inputs.technical_survey, inputs.clearance),
        (plan.work, plan.cost),
        (
            plan.fixed_cost,
            land.difficult_rate_factor,
            land.mixed_rate_factor,
            world.horizon,
        ),
        plan.carry_over,
        bool(found and found.enters == "confirmed"),
        (
            world.calendar.times,
            world.calendar.in_season,
            world.calendar.year,
            world.calendar.entry,
        ),
        world.years,
        tuple(tuple(item) for item in world.suspensions),
        tuple(world.tranches),
        tuple(world.discoveries),
        tuple(world.resurveys),
        times,
    )
    if np.isnan(finish).any():
        path = int(np.flatnonzero(np.isnan(finish))[0])
        raise EventBudgetError(path, BUDGET)
    return Outcome(finish, idle, areas, spent, left)


@interruptible
@njit(cache=True)
def _play(
    land,
    rates,
    plan,
    numbers,
    carry_over,
    found_confirmed,
    calendar,
    years,
    suspensions,
    tranches,
    discoveries,
    resurveys,
    at,
):
    amounts, shares, factors, balance = land
    surveyors, examiners, clearers = rates
    work, costs = plan
    fixed_cost, difficult_factor, mixed_factor, horizon = numbers
    calendar_times, calendar_season, calendar_year, calendar_entry = calendar
    off0, begin0, end0 = suspensions[0]
    off1, begin1, end1 = suspensions[1]
    off2, begin2, end2 = suspensions[2]
    tranche_offsets, tranche_times, tranche_values = tranches
    found_offsets, found_times, found_values = discoveries
    resurvey_offsets, resurvey_times, resurvey_values = resurveys
    paths = len(balance)
    finish = np.full(paths, np.inf)
    idle = np.zeros((paths, _CAUSES))
    areas = np.zeros((paths, _LANDS))
    spent = np.zeros(paths)
    left = np.zeros((paths, len(at)), np.float32)
    for path in range(paths):
        suspected, confirmed = amounts[path, 0], amounts[path, 1]
        cancelled, reduced = shares[path, 0], shares[path, 1]
        hard, mixed, programme = factors[path, 0], factors[path, 1], factors[path, 2]
        easy_factor = 1.0 / (1.0 - mixed + mixed / mixed_factor)
        hard_factor = easy_factor * difficult_factor
        waiting, money = 0.0, balance[path]
        easy, difficult = confirmed * (1.0 - hard), confirmed * hard
        in_season, factor, year = True, 1.0, 0
        entry0, entry1, entry2 = -1, -1, -1
        down0, down1, down2 = False, False, False
        k = 0
        s0, s1, s2 = off0[path], off1[path], off2[path]
        t, d, r = tranche_offsets[path], found_offsets[path], resurvey_offsets[path]
        now, noted = 0.0, 0
        steps = 0
        while True:
            steps += 1
            if steps > _BUDGET:
                finish[path] = np.nan
                break
            # What is due now, source by source in the reference's order.
            while k < len(calendar_times) and calendar_times[k] <= now:
                if calendar_year[k] > year and not carry_over and money < np.inf:
                    money = 0.0
                year = calendar_year[k]
                in_season, factor = calendar_season[k], years[path, year]
                entry0 = calendar_entry[k, 0]
                entry1 = calendar_entry[k, 1]
                entry2 = calendar_entry[k, 2]
                k += 1
            while s0 < off0[path + 1] and (end0[s0] if down0 else begin0[s0]) <= now:
                s0 += down0
                down0 = not down0
            while s1 < off1[path + 1] and (end1[s1] if down1 else begin1[s1]) <= now:
                s1 += down1
                down1 = not down1
            while s2 < off2[path + 1] and (end2[s2] if down2 else begin2[s2]) <= now:
                s2 += down2
                down2 = not down2
            while t < tranche_offsets[path + 1] and tranche_times[t] <= now:
                money += tranche_values[t]
                t += 1
            while d < found_offsets[path + 1] and found_times[d] <= now:
                areas[path, _FOUND] += found_values[d]
                if found_confirmed:
                    easy += found_values[d] * (1.0 - hard)
                    difficult += found_values[d] * hard
                else:
                    suspected += found_values[d]
                d += 1
            while r < resurvey_offsets[path + 1] and resurvey_times[r] <= now:
                keep = 1.0 - resurvey_values[r]
                areas[path, _RESURVEYED] += (
                    suspected + waiting + easy + difficult
                ) * resurvey_values[r]
                suspected *= keep
                waiting *= keep
                easy *= keep
                difficult *= keep
                r += 1
            if suspected + waiting + easy + difficult <= 0:
                finish[path] = now
                break
            if now >= horizon:
                break
            # What flows until something changes.
            can0, can1, can2 = 0.0, 0.0, 0.0
            cost0, cost1, cost2 = 0.0, 0.0, 0.0
            paid = money > 0
            if in_season and paid:
                pace = programme * factor
                if entry0 >= 0 and not down0:
                    can0 = surveyors[path, entry0] * work[0, entry0] * pace
                    cost0 = costs[0, entry0]
                if entry1 >= 0 and not down1:
                    can1 = examiners[path, entry1] * work[1, entry1] * pace
                    cost1 = costs[1, entry1]
                if entry2 >= 0 and not down2:
                    can2 = clearers[path, entry2] * work[2, entry2] * pace
                    cost2 = costs[2, entry2]
            flow0 = can0 if suspected > 0 else 0.0
            arriving = flow0 * (1.0 - cancelled)
            flow1 = can1 if waiting > 0 else min(can1, arriving)
            passing = flow1 * (1.0 - reduced)
            can_easy, can_hard = can2 * easy_factor, can2 * hard_factor
            flow2 = can_easy if easy > 0 else min(can_easy, passing * (1.0 - hard))
            busy = flow2 / can_easy if can_easy > 0 else 0.0
            spare = (1.0 - busy) * can_hard
            flow3 = spare if difficult > 0 else min(spare, passing * hard)
            if can_hard > 0:
                busy += flow3 / can_hard
            spending = 0.0
            if paid:
                spending = fixed_cost + cost2 * busy
                if flow0 > 0:
                    spending += cost0
                if can1 > 0:
                    spending += cost1 * flow1 / can1
            change0 = -flow0
            change1 = arriving - flow1
            change2 = passing * (1.0 - hard) - flow2
            change3 = passing * hard - flow3
            # Until when.
            days = np.inf
            if change0 < 0 < suspected:
                days = min(days, suspected / -change0)
            if change1 < 0 < waiting:
                days = min(days, waiting / -change1)
            if change2 < 0 < easy:
                days = min(days, easy / -change2)
            if change3 < 0 < difficult:
                days = min(days, difficult / -change3)
            if spending > 0 and money > 0:
                days = min(days, money / spending)
            until = horizon
            if k < len(calendar_times):
                until = min(until, calendar_times[k])
            if s0 < off0[path + 1]:
                until = min(until, end0[s0] if down0 else begin0[s0])
            if s1 < off1[path + 1]:
                until = min(until, end1[s1] if down1 else begin1[s1])
            if s2 < off2[path + 1]:
                until = min(until, end2[s2] if down2 else begin2[s2])
            if t < tranche_offsets[path + 1]:
                until = min(until, tranche_times[t])
            if d < found_offsets[path + 1]:
                until = min(until, found_times[d])
            if r < resurvey_offsets[path + 1]:
                until = min(until, resurvey_times[r])
            if now + days < until:
                then = now + days
            else:
                then, days = until, until - now
            while noted < len(at) and at[noted] < then:
                ago = at[noted] - now
                left[path, noted] = max(
                    0.0,
                    suspected
                    + waiting
                    + easy
                    + difficult
                    + (change0 + change1 + change2 + change3) * ago,
                )
                noted += 1
            # Let it flow.
            areas[path, _CANCELLED] += flow0 * cancelled * days
            areas[path, _REDUCED] += flow1 * reduced * days
            areas[path, _CLEARED] += (flow2 + flow3) * days
            spent[path] += spending * days
            if busy == 0.0:
                if not in_season:
                    idle[path, _SEASON] += days
                elif down2:
                    idle[path, _SUSPENDED] += days
                elif not paid:
                    idle[path, _MONEY] += days
                elif factor == 0.0:
                    idle[path, _DORMANT] += days
                else:
                    idle[path, _CAPACITY] += days
            reach = days + _NOW
            suspected = _after(suspected, change0, days, reach)
            waiting = _after(waiting, change1, days, reach)
            easy = _after(easy, change2, days, reach)
            difficult = _after(difficult, change3, days, reach)
            money = _after(money, -spending, days, reach)
            now = then
        rest = suspected + waiting + easy + difficult
        areas[path, _LEFT] = rest
        while noted < len(at):
            left[path, noted] = rest
            noted += 1
    return finish, idle, areas, spent, left


@njit(cache=True, inline="always")
def _after(stock, change, days, reach):
    if change < 0 and stock <= -change * reach:
        return 0.0
    return stock + change * days
