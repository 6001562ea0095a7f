"""How far P(on time) ranges over inputs that nobody knows for sure (second order).

An interval of simulation error shrinks as replications are added; this one does not. Showing the
first alone would claim knowledge of the inputs that nobody has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from simulations.runs.chunks import streams_of
from simulations.statistics.intervals import Interval
from simulations.worlds.calendar import close_of
from simulations.worlds.seeds import CHUNK

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from simulations.models import Model

__all__ = ["INPUT_RANGE", "over_inputs"]

INPUT_RANGE = (0.05, 0.95)
"""The range that is shown: nine of ten draws of the inputs lie in it."""


def over_inputs(model: Model, deadline: date | None = None, draws: int = 100) -> Interval:
    """P(on time) for draws of the uncertain inputs, each held fixed for `CHUNK` paths.

    The estimate is the median of the draws, the limits are those of `INPUT_RANGE`. Each draw's
    own P is known to about 3 percentage points, which widens the range a little.
    """
    scenario = model.scenario
    last = close_of(scenario.start, deadline or scenario.deadline)
    shares = [_share(model, number, last) for number in range(draws)]
    low, middle, high = np.quantile(shares, [INPUT_RANGE[0], 0.5, INPUT_RANGE[1]])
    return Interval(float(middle), float(low), float(high))


def _share(model: Model, number: int, last: float) -> float:
    streams = streams_of(model.scenario, number)
    inputs = model.inputs(streams, CHUNK).repeated(np.zeros(CHUNK, np.int64))
    finish: NDArray[np.float64] = model.play(model.world(streams, inputs)).finish
    return float((finish <= last).mean())
