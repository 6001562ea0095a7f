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

    Change = Callable[[Any], Any]

__all__ = ["GRID", "CapacityAnswer", "capacity", "capacity_curve", "money"]

GRID = (0.125, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 16.0, 32.0, 64.0)
"""The multiples that are tried in turn; where none of them does, something else binds."""

_STEPS = 12
"""Halvings of the step of the grid: the answer is good to a part in 4,000 of it."""


@dataclass(frozen=True, slots=True)
class CapacityAnswer:
    """The smallest multiple of what is planned that reaches a target; None where none does.

    ``best``: that multiple, or else the one of `GRID` with the highest P, and ``on_time`` P there.
    ``binds``: the obstacles whose absence would help at the best, the greatest help first, with P
    without each; empty where a multiple does.
    """

    target: float
    multiple: float | None
    best: float
    on_time: Interval
    binds: tuple[tuple[Obstacle, float], ...]


def capacity(worlds: FixedWorlds, target: float) -> CapacityAnswer:
    """Teams (or lines), times how much."""
    return _search(worlds, target, lambda multiple: (worlds.model.scaled(multiple), _unchanged))


def money(worlds: FixedWorlds, target: float) -> CapacityAnswer:
    """All money that comes, times how much; for scenarios with funding."""
    return _search(
        worlds, target, lambda multiple: (worlds.model, partial(_richer, multiple=multiple))
    )


def capacity_curve(
    worlds: FixedWorlds, multiples: tuple[float, ...]
) -> list[tuple[float, Interval]]:
    """P(on time) at multiples of the capacity."""
    return [(each, worlds.on_time(worlds.model.scaled(each))) for each in multiples]


def _search(
    worlds: FixedWorlds,
    target: float,
    programme: Callable[[float], tuple[Any, Change]],
) -> CapacityAnswer:
    """The first of a grid that does, and then closer. More does not always help: it costs more."""

    def at(multiple: float) -> Interval:
        return worlds.on_time(*programme(multiple))

    low, tried = 0.0, {}
    for multiple in GRID:
        tried[multiple] = at(multiple)
        if tried[multiple].estimate >= target:
            return _closer(target, at, low, multiple, tried[multiple])
        low = multiple
    best = max(GRID, key=lambda multiple: (tried[multiple].estimate, multiple))
    binds = _binding(worlds, *programme(best), tried[best])
    return CapacityAnswer(target, None, best, tried[best], binds)


def _closer(
    target: float, at: Callable[[float], Interval], low: float, high: float, found: Interval
) -> CapacityAnswer:
    for _ in range(_STEPS):
        middle = (low + high) / 2
        half = at(middle)
        if half.estimate >= target:
            high, found = middle, half
        else:
            low = middle
    return CapacityAnswer(target, high, high, found, ())


def _binding(
    worlds: FixedWorlds, model: Any, change: Change, most: Interval
) -> tuple[tuple[Obstacle, float], ...]:
    def without(obstacle: Obstacle) -> float:
        return worlds.on_time(model, lambda world: relaxed(change(world), obstacle)).estimate

    every = [(each, without(each)) for each in obstacles(worlds.any_world())]
    helps = [(each, share) for each, share in every if share > most.estimate]
    return tuple(sorted(helps, key=lambda pair: (-pair[1], pair[0])))


def _unchanged(world: Any) -> Any:
    return world


def _richer(world: Any, multiple: float) -> Any:
    tranches = world.tranches
    balance = world.inputs.opening_balance * multiple
    return replace(
        world,
        inputs=replace(world.inputs, opening_balance=balance),
        tranches=tranches._replace(values=tranches.values * multiple),
    )
