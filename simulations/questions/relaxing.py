"""Taking one thing that stands in the way out of a world, all else as it was drawn."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np

from simulations.worlds.clearance import ClearanceWorld
from simulations.worlds.timelines import none

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulations.worlds.destruction import DestructionWorld

__all__ = ["Obstacle", "obstacles", "relaxed"]


class Obstacle(StrEnum):
    """What can stand in the way of finishing, beside the rate of work itself."""

    MONEY = "money"
    SEASON = "season"
    ACCESS = "access"
    DORMANCY = "dormancy"
    DISCOVERIES = "discoveries"
    CONTRACT = "contract"
    TRANSPORT = "transport"
    STOPS = "stops"
    VERIFICATION = "verification"


def obstacles(world: ClearanceWorld | DestructionWorld) -> tuple[Obstacle, ...]:
    """Those that a world has."""
    kinds = _CLEARANCE if isinstance(world, ClearanceWorld) else _DESTRUCTION
    return tuple(kind for kind, (is_there, _) in kinds.items() if is_there(world))


def relaxed(world: Any, obstacle: Obstacle) -> Any:
    """The same world without it."""
    kinds = _CLEARANCE if isinstance(world, ClearanceWorld) else _DESTRUCTION
    return kinds[obstacle][1](world)


def _with_money(world: ClearanceWorld) -> ClearanceWorld:
    endless = np.full(world.paths, np.inf)
    return replace(world, inputs=replace(world.inputs, opening_balance=endless))


def _all_year(world: ClearanceWorld) -> ClearanceWorld:
    always = np.ones_like(world.calendar.in_season)
    return replace(world, calendar=replace(world.calendar, in_season=always))


def _always_active(world: ClearanceWorld) -> ClearanceWorld:
    return replace(world, years=np.where(world.years == 0, 1.0, world.years))


_Relaxing = dict[Obstacle, tuple["Callable[[Any], bool]", "Callable[[Any], Any]"]]

_CLEARANCE: _Relaxing = {
    Obstacle.MONEY: (lambda w: bool(np.isfinite(w.inputs.opening_balance).any()), _with_money),
    Obstacle.SEASON: (lambda w: not w.calendar.in_season.all(), _all_year),
    Obstacle.ACCESS: (
        lambda w: any(len(spans.times) for spans in w.suspensions),
        lambda w: replace(w, suspensions=(none(w.paths),) * 3),
    ),
    Obstacle.DORMANCY: (lambda w: bool((w.years == 0).any()), _always_active),
    Obstacle.DISCOVERIES: (
        lambda w: bool(len(w.discoveries.times)),
        lambda w: replace(w, discoveries=none(w.paths)),
    ),
}

_DESTRUCTION: _Relaxing = {
    Obstacle.CONTRACT: (
        lambda w: bool(w.inputs.contract_delay.any()),
        lambda w: replace(w, inputs=replace(w.inputs, contract_delay=np.zeros(w.paths))),
    ),
    Obstacle.TRANSPORT: (
        lambda w: bool(w.transport.any()),
        lambda w: replace(w, transport=np.zeros_like(w.transport)),
    ),
    Obstacle.STOPS: (
        lambda w: bool(len(w.stops.times)),
        lambda w: replace(w, stops=none(w.paths)),
    ),
    Obstacle.VERIFICATION: (
        lambda w: bool(w.verification.any()),
        lambda w: replace(w, verification=np.zeros_like(w.verification)),
    ),
}
