"""How much capacity, or how much money, makes a target likely; and what binds where none does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from simulations.models import model_of
from simulations.questions.fixed_worlds import FixedWorlds
from simulations.questions.hopeless import calmer, out_of_reach
from simulations.questions.relaxing import Obstacle, obstacles, relaxed

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulations.statistics.intervals import Interval

    Change = Callable[[Any], Any]

__all__ = ["GRID", "CapacityAnswer", "capacity", "capacity_curve", "money"]

GRID = (0.125, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 16.0, 32.0, 64.0)
"""The multiples that are tried in turn; where none of them does, something else binds."""

_STEPS = 12
"""Halvings of the step of the grid: the answer is good to a part in 4,000 of it."""

_STEPS_OF_LIMITS = 8
"""The same for its limits: to a part in 250."""


@dataclass(frozen=True, slots=True)
class CapacityAnswer:
    """The smallest multiple of what is planned that reaches a target; None where none does.

    ``low`` and ``high``: the same for the upper and the lower limit of P, None beyond `GRID`.
    ``best``: that multiple, or else the one of `GRID` with the highest P, and ``on_time`` P there.
    ``binds``: the obstacles whose absence would help at the best, the greatest help first, with P
    without each; empty where a multiple does. ``why``: what keeps every multiple from the target
    where no obstacle does, in words. ``searched``: the worlds that each multiple was played in.
    """

    target: float
    multiple: float | None
    low: float | None
    high: float | None
    best: float
    on_time: Interval
    binds: tuple[tuple[Obstacle, float], ...]
    why: str
    searched: int


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

    @cache
    def at(multiple: float) -> Interval:
        return worlds.on_time(*programme(multiple))

    if hopeless := out_of_reach(worlds.model.scenario):
        return CapacityAnswer(
            target, None, None, None, 1.0, at(1.0), (), hopeless, worlds.replications
        )
    multiple = _least(at, target, "estimate", _STEPS)
    low, high = (_least(at, target, limit, _STEPS_OF_LIMITS) for limit in ("high", "low"))
    best = multiple or max(GRID, key=lambda multiple: (at(multiple).estimate, multiple))
    binds = () if multiple else _binding(worlds, *programme(best), at(best))
    why = "" if multiple or binds else _why_none(worlds, *programme(best), at(best))
    return CapacityAnswer(
        target, multiple, low, high, best, at(best), binds, why, worlds.replications
    )


def _least(at: Callable[[float], Interval], target: float, limit: str, steps: int) -> float | None:
    """The smallest multiple at which P, or a limit of it, is at the target; None: none is."""

    def does(multiple: float) -> bool:
        reached: float = getattr(at(multiple), limit)
        return reached >= target

    high = next((multiple for multiple in GRID if does(multiple)), None)
    if high is None:
        return None
    low = max((multiple for multiple in GRID if multiple < high), default=0.0)
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (low, middle) if does(middle) else (middle, high)
    return high


def _why_none(worlds: FixedWorlds, model: Any, change: Change, most: Interval) -> str:
    """That the rate is too uncertain, where half of that doubt would surely help; or the plain."""
    calm = calmer(worlds.model.scenario)
    if calm and FixedWorlds(model_of(calm), worlds.replications).on_time(model, change).low > (
        most.high
    ):
        return "the rate itself is too uncertain"
    return f"no multiple up to {max(GRID):g} does"


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
