"""The world of a programme under Article 3: uncertain inputs and chances, drawn path by path."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from simulations.worlds.calendar import horizon_days
from simulations.worlds.clearance import programme_factors
from simulations.worlds.seeds import Source, Streams
from simulations.worlds.timelines import Marks, interruptions, none, united

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from simulations.scenarios.distributions import Distribution
    from simulations.scenarios.model import DestructionScenario
    from simulations.scenarios.parts import Interruption
    from simulations.scenarios.stock import Stock

    Floats = NDArray[np.float64]

__all__ = [
    "Batches",
    "DestructionInputs",
    "DestructionWorld",
    "batches",
    "destruction_inputs",
    "destruction_world",
]


@dataclass(frozen=True, slots=True)
class Batches:
    """The lots that have to be destroyed, in the order in which they leave.

    ``kind``: number of the munition type; ``munitions`` and ``submunitions`` in the lot;
    ``convoy``: number of the convoy that it leaves with; all of shape (lots,).
    """

    kind: NDArray[np.int64]
    munitions: Floats
    submunitions: Floats
    convoy: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class DestructionInputs:
    """What holds for a whole path, and is not known for sure; every array begins with the path.

    ``contract_delay`` in days; ``rates`` in munitions per line and month, shape (paths, types);
    ``programme`` is a factor; interruptions per year.
    """

    contract_delay: Floats
    rates: Floats
    programme: Floats
    facility_suspensions: Floats
    funding_gaps: Floats

    def repeated(self, rows: NDArray[np.int64]) -> DestructionInputs:
        """The inputs of those rows, in that order, as often as they are named."""
        return DestructionInputs(*(getattr(self, item.name)[rows] for item in fields(self)))


@dataclass(frozen=True, slots=True)
class DestructionWorld:
    """Everything that an engine needs to know beside the scenario.

    ``transport``: days that each convoy is on the way, shape (paths, convoys); ``reworked``: lots
    that are gone through twice, ``verification``: days after it, shape (paths, lots);
    ``stops``: when no line works, values are ends.
    """

    horizon: float
    inputs: DestructionInputs
    transport: Floats
    reworked: NDArray[np.bool_]
    verification: Floats
    stops: Marks

    @property
    def paths(self) -> int:
        """How many paths it holds."""
        return len(self.transport)


def batches(stock: Stock) -> Batches:
    """Cut a stock into lots, type by type, and lots into convoys; retained munitions stay."""
    rows = [
        (kind, part, part * item.submunitions_per_munition)
        for kind, item in enumerate(stock.types)
        for part in _parts(item.munitions - item.retained, item.lot_size)
    ]
    kinds, munitions, submunitions = zip(*rows, strict=True)
    return Batches(
        np.array(kinds),
        np.array(munitions, np.float64),
        np.array(submunitions, np.float64),
        np.arange(len(rows)) // stock.convoy_lots,
    )


def destruction_inputs(
    scenario: DestructionScenario, streams: Streams, size: int
) -> DestructionInputs:
    """Draw what is uncertain about a programme, ``size`` times."""
    rates = [
        item.munitions_per_line_month.sample(streams.of(Source.LINE_RATE, number), size)
        for number, item in enumerate(scenario.stock.types)
    ]

    def rate(item: Interruption | None, source: Source) -> Floats:
        return item.rate_per_year.sample(streams.of(source), size) if item else np.zeros(size)

    return DestructionInputs(
        contract_delay=scenario.stock.contract_delay_days.sample(
            streams.of(Source.CONTRACT_DELAY), size
        ),
        rates=np.stack(rates, axis=1),
        programme=programme_factors(scenario.productivity, streams, size),
        facility_suspensions=rate(scenario.facility_suspension, Source.FACILITY_SUSPENSION_RATE),
        funding_gaps=rate(scenario.funding_gap, Source.FUNDING_GAP_RATE),
    )


def destruction_world(
    scenario: DestructionScenario, lots: Batches, streams: Streams, inputs: DestructionInputs
) -> DestructionWorld:
    """Draw what happens on each path, given its inputs."""
    stock, size = scenario.stock, len(inputs.programme)
    horizon = horizon_days(scenario)
    convoys, count = int(lots.convoy[-1]) + 1, len(lots.kind)

    def stops(item: Interruption | None, rates: Floats, source: Source, lasts: Source) -> Marks:
        if item is None:
            return none(size)
        return interruptions(streams.of(source), rates, streams.of(lasts), item, horizon)

    def for_each(item: Distribution, count: int, source: Source) -> Floats:
        return item.sample(streams.of(source), size * count).reshape(count, size).T

    return DestructionWorld(
        horizon=horizon,
        inputs=inputs,
        transport=for_each(stock.transport_days, convoys, Source.TRANSPORT),
        reworked=stock.rework_share > streams.of(Source.REWORK).random((count, size)).T,
        verification=for_each(stock.verification_days, count, Source.VERIFICATION),
        stops=united(
            stops(
                scenario.facility_suspension,
                inputs.facility_suspensions,
                Source.FACILITY_SUSPENSION,
                Source.FACILITY_SUSPENSION_DURATION,
            ),
            stops(
                scenario.funding_gap,
                inputs.funding_gaps,
                Source.FUNDING_GAP,
                Source.FUNDING_GAP_DURATION,
            ),
        ),
    )


def _parts(munitions: int, lot_size: int) -> list[int]:
    """Lot by lot, the last one as small as it comes out."""
    full = munitions // lot_size
    rest = munitions - full * lot_size
    return [lot_size] * full + [rest] * bool(rest)
