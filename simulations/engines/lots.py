"""What both engines for Article 3 start from: when lots arrive, and what each takes on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulations.engines.means import MONTHS_PER_DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simulations.scenarios.stock import Stock
    from simulations.worlds.destruction import Batches, DestructionWorld

    Floats = NDArray[np.float64]

__all__ = ["arrivals", "work_days"]


def arrivals(stock: Stock, lots: Batches, world: DestructionWorld) -> Floats:
    """Days until each lot stands before the lines, shape (paths, lots)."""
    convoys = np.arange(world.transport.shape[1])
    leaves = world.inputs.contract_delay[:, None] + convoys * stock.convoy_gap_days
    return np.asarray((leaves + world.transport)[:, lots.convoy])


def work_days(lots: Batches, world: DestructionWorld, speed: float) -> Floats:
    """Days that a line works on each lot, shape (paths, lots); double where it is reworked."""
    inputs = world.inputs
    per_day = inputs.rates[:, lots.kind] * MONTHS_PER_DAY * inputs.programme[:, None] * speed
    return np.asarray(lots.munitions / per_day * (1 + world.reworked))
