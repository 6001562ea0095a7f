"""What engines give back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from domain.errors import InvalidValueError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "BUDGET",
    "SIMULTANEOUS_DAYS",
    "Cause",
    "EventBudgetError",
    "Land",
    "Outcome",
    "Stocks",
    "Stop",
]

SIMULTANEOUS_DAYS = 1e-9
"""What would be over this much later is over now: below it, time may not move at all."""

BUDGET = 100_000
"""Steps that an engine takes on one path before it gives up."""


class EventBudgetError(InvalidValueError):
    """A path on which so much happens that an engine gives up."""

    code = "EVENT_BUDGET"

    def __init__(self, path: int, steps: int) -> None:
        super().__init__(
            f"more than {steps:,} things happen on path {path}. Let suspensions, discoveries or "
            "re-surveys (rate_per_year) or tranches happen less often, or shorten the horizon."
        )


class Cause(IntEnum):
    """Why no land is cleared although there is some left; the first that applies."""

    OUT_OF_SEASON = 0
    SUSPENDED = 1
    NO_MONEY = 2
    DORMANT = 3
    NO_CAPACITY = 4


class Land(IntEnum):
    """Where area went, in square metres; ``LEFT`` and ``FOUND`` among them."""

    LEFT = 0
    FOUND = 1
    CANCELLED = 2
    REDUCED = 3
    CLEARED = 4
    RESURVEYED = 5


class Stop(IntEnum):
    """Why nothing is destroyed: no lot has come yet, or all lines are stopped."""

    BEFORE_FIRST_LOT = 0
    LINES_STOPPED = 1


class Stocks(IntEnum):
    """Where a stock went, in pieces; a lot counts as destroyed once it is verified."""

    MUNITIONS_LEFT = 0
    MUNITIONS_DESTROYED = 1
    SUBMUNITIONS_LEFT = 2
    SUBMUNITIONS_DESTROYED = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """Path by path: ``finish`` in days since the start, infinite where beyond the horizon.

    ``idle``: days by `Cause` or `Stop`, ``amounts``: by `Land` or `Stocks`, ``spent`` in the
    currency, all at the finish or at the horizon, paths first; ``left``: what remains at each
    asked-for time (square metres or munitions), shape (paths, times).
    """

    finish: NDArray[np.float64]
    idle: NDArray[np.float64]
    amounts: NDArray[np.float64]
    spent: NDArray[np.float64]
    left: NDArray[np.float32]
