"""Which input matters most: one at a time (tornado), and all together (Sobol)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from simulations.runs.chunks import streams_of
from simulations.worlds.calendar import close_of
from simulations.worlds.seeds import CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from simulations.models import Model

    Floats = NDArray[np.float64]

__all__ = ["Bar", "Index", "sobol", "tornado"]

TESTED = (0.1, 0.9)
"""The percentiles of an input between which it is moved."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One input of a tornado: P(on time) with the input at its low and at its high value."""

    name: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def length(self) -> float:
        """How much it moves P(on time)."""
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Index:
    """Sobol's indices (2001): the part of P's variance over inputs that one input explains.

    ``first``: alone; ``total``: with all it acts together with; with half-widths at 95 per cent.
    """

    name: str
    first: float
    first_half_width: float
    total: float
    total_half_width: float


@dataclass(frozen=True, slots=True)
class _Column:
    """One varying input: which field, which column of it, and the values it takes."""

    name: str
    field: str
    column: int | None
    values: Floats

    def put(self, inputs: object, value: Floats) -> object:
        """The inputs with this one set."""
        array = getattr(inputs, self.field)
        if self.column is None:
            return replace(inputs, **{self.field: value})  # type: ignore[type-var]
        changed = array.copy()
        changed[:, self.column] = value
        return replace(inputs, **{self.field: changed})  # type: ignore[type-var]


def tornado(model: Model, chunks: int = 8) -> list[Bar]:
    """Move each input that varies to its 10th and 90th percentile, all else as drawn.

    The same worlds are played each time. Bars come longest first.
    """
    columns = _columns(model, chunks)
    bars = []
    for column in columns:
        low, high = (float(value) for value in np.quantile(column.values, TESTED))
        bars.append(
            Bar(
                column.name,
                low,
                high,
                _probability(model, chunks, column, low),
                _probability(model, chunks, column, high),
            )
        )
    return sorted(bars, key=lambda bar: (-bar.length, bar.name))


def sobol(model: Model, points: int = 64) -> list[Index]:
    """Sobol's indices from ``points`` (a power of 2) base points, `CHUNK` paths at each.

    Inputs are taken as independent, as they are drawn. Largest total first; nothing where no input
    varies, or where P(on time) is the same whatever they are.
    """
    columns = _columns(model, 4)
    if not columns:
        return []
    from SALib.analyze import sobol as sobol_analysis  # noqa: PLC0415 - 90 MB, and seldom asked for
    from SALib.sample import sobol as sobol_sample  # noqa: PLC0415

    problem = {
        "num_vars": len(columns),
        "names": [column.name for column in columns],
        "bounds": [[0.0, 1.0]] * len(columns),
    }
    seed = model.scenario.run.seed
    design = sobol_sample.sample(problem, points, calc_second_order=False, seed=seed)
    values = np.array([_at(model, columns, row) for row in design])
    if np.ptp(values) == 0:
        return []
    found = sobol_analysis.analyze(problem, values, calc_second_order=False, seed=seed)
    names = ("S1", "S1_conf", "ST", "ST_conf")
    rows = zip(columns, *(found[name] for name in names), strict=True)
    indices = [Index(column.name, *map(float, numbers)) for column, *numbers in rows]
    return sorted(indices, key=lambda index: (-index.total, index.name))


def _columns(model: Model, chunks: int) -> list[_Column]:
    """The inputs that vary from path to path."""
    drawn = [model.inputs(streams_of(model.scenario, k), CHUNK) for k in range(chunks)]
    columns = []
    for item in fields(drawn[0]):
        array = np.concatenate([getattr(each, item.name) for each in drawn])
        columns += [
            _Column(name, item.name, number, values)
            for name, number, values in _split(item.name, array)
            if np.isfinite(values).all() and np.ptp(values) > 0
        ]
    return columns


def _split(name: str, array: Floats) -> Iterator[tuple[str, int | None, Floats]]:
    if array.ndim == 1:
        yield name, None, array
        return
    for number in range(array.shape[1]):
        yield f"{name}[{number + 1}]", number, array[:, number]


def _probability(model: Model, chunks: int, column: _Column, value: float) -> float:
    last = close_of(model.scenario.start, model.scenario.deadline)
    on_time = 0
    for number in range(chunks):
        streams = streams_of(model.scenario, number)
        inputs = column.put(model.inputs(streams, CHUNK), np.full(CHUNK, value))
        on_time += int((model.play(model.world(streams, inputs)).finish <= last).sum())
    return on_time / (chunks * CHUNK)


def _at(model: Model, columns: list[_Column], row: Floats) -> float:
    """P(on time) with every varying input at a quantile of its own."""
    last = close_of(model.scenario.start, model.scenario.deadline)
    streams = streams_of(model.scenario, 0)
    inputs = model.inputs(streams, CHUNK)
    for column, share in zip(columns, row, strict=True):
        inputs = column.put(inputs, np.full(CHUNK, np.quantile(column.values, share)))
    return float((model.play(model.world(streams, inputs)).finish <= last).mean())
