"""How much capacity, or how much money, makes a target likely; and what binds where none does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from simulations.questions.relaxing import Obstacle, obstacles, relaxed

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulations.questions.fixed_worlds import FixedWorlds
    from simulations.statistics.intervals import Interval

__all__ = ["GREATEST", "CapacityAnswer", "capacity", "capacity_curve", "money"]

GREATEST = 64.0
"""The greatest multiple that is tried; where it does not do, something else binds."""

_STEPS = 12
"""Halvings of the interval: the answer is good to a part in 4,000 of its range."""


@dataclass(frozen=True, slots=True)
class CapacityAnswer:
    """The multiple of what is planned that reaches a target; None where none does.

    ``on_time``: P at that multiple, or at `GREATEST`. ``binds``: the obstacles whose absence would
    help at `GREATEST`, the greatest help first, with P without each; empty where a multiple does.
    """

    target: float
    multiple: float | None
    on_time: Interval
    binds: tuple[tuple[Obstacle, float], ...]


def capacity(worlds: FixedWorlds, target: float) -> CapacityAnswer:
    """Teams (or lines), times how much."""

    def at(multiple: float) -> Interval:
        return worlds.on_time(worlds.model.scaled(multiple))

    return _search(worlds, target, at, worlds.model.scaled(GREATEST))


def money(worlds: FixedWorlds, target: float) -> CapacityAnswer:
    """All money that comes, times how much; for scenarios with funding."""

    def at(multiple: float) -> Interval:
        return worlds.on_time(change=partial(_richer, multiple=multiple))

    return _search(worlds, target, at, worlds.model)


def capacity_curve(
    worlds: FixedWorlds, multiples: tuple[float, ...]
) -> list[tuple[float, Interval]]:
    """P(on time) at multiples of the capacity."""
    return [(each, worlds.on_time(worlds.model.scaled(each))) for each in multiples]


def _search(
    worlds: FixedWorlds, target: float, at: Callable[[float], Interval], greatest: Any
) -> CapacityAnswer:
    most = at(GREATEST)
    if most.estimate < target:
        return CapacityAnswer(target, None, most, _binding(worlds, greatest, most))
    low, high, found = 0.0, GREATEST, most
    while high > 1 and (half := at(high / 2)).estimate >= target:
        high, found = high / 2, half
    low = high / 2 if high > 1 else 0.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        tried = at(middle)
        if tried.estimate >= target:
            high, found = middle, tried
        else:
            low = middle
    return CapacityAnswer(target, high, found, ())


def _binding(worlds: FixedWorlds, model: Any, most: Interval) -> tuple[tuple[Obstacle, float], ...]:
    without = [
        (each, worlds.on_time(model, partial(relaxed, obstacle=each)).estimate)
        for each in obstacles(worlds.any_world())
    ]
    helps = [(each, share) for each, share in without if share > most.estimate]
    return tuple(sorted(helps, key=lambda pair: (-pair[1], pair[0])))


def _richer(world: Any, multiple: float) -> Any:
    tranches = world.tranches
    balance = world.inputs.opening_balance * multiple
    return replace(
        world,
        inputs=replace(world.inputs, opening_balance=balance),
        tranches=tranches._replace(values=tranches.values * multiple),
    )
