"""One replication alone: everything that happened on its path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import numpy as np

from ledger.answers.model import Answer, Column, Row, Table
from simulations.models import ClearanceModel, DestructionModel
from simulations.runs.chunks import streams_of
from simulations.worlds.calendar import day_of, first_day
from simulations.worlds.seeds import CHUNK

if TYPE_CHECKING:
    from simulations.engines.clearance_simpy import Moment, Replication
    from simulations.engines.destruction_simpy import Handled, StockReplication
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario

__all__ = ["LandTraceRow", "LotTraceRow", "land_trace", "lot_trace", "traced_land", "traced_stock"]


@dataclass(frozen=True, slots=True)
class LandTraceRow(Row):
    """A turn of events on one path; areas in square metres."""

    day: Annotated[date, Column("when", "Day")]
    days: Annotated[float, Column("days since the start")]
    what: Annotated[str, Column("what happened", "What happened")]
    doing: Annotated[str, Column("what is done from then on, or why nothing is", "Then")]
    suspected: Annotated[int, Column("area that waits for non-technical survey", "Suspected")]
    to_examine: Annotated[int, Column("area that waits for technical survey", "To survey")]
    to_clear: Annotated[int, Column("area that waits for clearance", "To clear")]
    money: Annotated[int | None, Column("money at hand; null: no limit", "Money")]


@dataclass(frozen=True, slots=True)
class LotTraceRow(Row):
    """What one lot went through."""

    lot: Annotated[int, Column("number of the lot", "Lot")]
    line: Annotated[int, Column("line that destroyed it", "Line")]
    arrived: Annotated[date, Column("day it stood before the lines", "Arrived")]
    begun: Annotated[date, Column("day work on it began", "Begun")]
    destroyed: Annotated[date, Column("day it was destroyed", "Destroyed")]
    verified: Annotated[date, Column("day that was verified", "Verified")]
    munitions: Annotated[int, Column("munitions in it", "Munitions")]


def traced_land(scenario: ClearanceScenario, number: int) -> Replication:
    """Replication ``number``, from 0 on, played alone by the reference engine."""
    chunk, path = divmod(number, CHUNK)
    streams, model = streams_of(scenario, chunk), ClearanceModel(scenario)
    return model.trace(model.world(streams, model.inputs(streams, CHUNK)), path)


def traced_stock(scenario: DestructionScenario, number: int) -> StockReplication:
    """Replication ``number``, from 0 on, played alone by the reference engine."""
    chunk, path = divmod(number, CHUNK)
    streams, model = streams_of(scenario, chunk), DestructionModel(scenario)
    return model.trace(model.world(streams, model.inputs(streams, CHUNK)), path)


def land_trace(scenario: ClearanceScenario, played: Replication) -> Answer:
    """Every turn of events of a clearance programme's path."""
    rows = [_moment(scenario, item) for item in played.moments]
    return Answer(Table("trace", LandTraceRow, rows))


def lot_trace(scenario: DestructionScenario, played: StockReplication) -> Answer:
    """Every lot of a stockpile programme's path."""
    lots = DestructionModel(scenario).lots
    rows = [_handled(scenario, item, int(lots.munitions[item.lot])) for item in played.handled]
    return Answer(Table("trace", LotTraceRow, rows))


def _moment(scenario: ClearanceScenario, item: Moment) -> LandTraceRow:
    ends = item.doing == "finished" or "used up" in item.what
    return LandTraceRow(
        (day_of if ends else first_day)(scenario.start, item.days),
        round(item.days, 4),
        item.what,
        item.doing,
        round(item.suspected),
        round(item.to_examine),
        round(item.easy + item.difficult),
        round(item.money) if np.isfinite(item.money) else None,
    )


def _handled(scenario: DestructionScenario, item: Handled, munitions: int) -> LotTraceRow:
    return LotTraceRow(
        item.lot + 1,
        item.line + 1,
        first_day(scenario.start, item.arrived),
        first_day(scenario.start, item.begun),
        day_of(scenario.start, item.destroyed),
        day_of(scenario.start, item.verified),
        munitions,
    )
