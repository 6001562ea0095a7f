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
    from collections.abc import Mapping
    from datetime import date

    from numpy.typing import NDArray

    from simulations.models import Model

__all__ = ["INPUT_RANGE", "input_range", "over_inputs", "over_inputs_at"]

INPUT_RANGE = (0.05, 0.95)
"""The range that is shown: nine of ten draws of the inputs lie in it."""


def over_inputs(
    model: Model, estimate: float | None = None, deadline: date | None = None, draws: int = 100
) -> Interval:
    """P(on time) by a deadline, by default the scenario's, as of `over_inputs_at`."""
    by = {deadline or model.scenario.deadline: estimate}
    (found,) = over_inputs_at(model, by, draws).values()
    return found


def over_inputs_at(
    model: Model, estimates: Mapping[date, float | None], draws: int = 100
) -> dict[date, Interval]:
    """P(on time) for draws of the uncertain inputs, each held fixed for `CHUNK` paths.

    ``estimates``: deadlines, each with the P that the range is shown beside, None without. Each
    draw's own P is known to about 3 percentage points, which widens the range a little.
    """
    start = model.scenario.start
    last = {day: close_of(start, day) for day in estimates}
    shares: dict[date, list[float]] = {day: [] for day in estimates}
    for number in range(draws):
        finish = _finish(model, number)
        for day in estimates:
            shares[day].append(float((finish <= last[day]).mean()))
    return {
        day: input_range(np.array(shares[day]), estimate) for day, estimate in estimates.items()
    }


def input_range(shares: NDArray[np.float64], estimate: float | None) -> Interval:
    """The median of draws' P, and the limits of `INPUT_RANGE`.

    Where the mean of the draws or the ``estimate`` falls outside, for few draws make all of it,
    the range is that of all draws, and holds the estimate.
    """
    low, middle, high = (
        float(each) for each in np.quantile(shares, [INPUT_RANGE[0], 0.5, INPUT_RANGE[1]])
    )
    mean = float(shares.mean())
    beside = mean if estimate is None else estimate
    if not low <= min(mean, beside) <= max(mean, beside) <= high:
        low, high = min(float(shares.min()), beside), max(float(shares.max()), beside)
    return Interval(middle, low, high)


def _finish(model: Model, number: int) -> NDArray[np.float64]:
    streams = streams_of(model.scenario, number)
    inputs = model.inputs(streams, CHUNK).repeated(np.zeros(CHUNK, np.int64))
    finish: NDArray[np.float64] = model.play(model.world(streams, inputs)).finish
    return finish
