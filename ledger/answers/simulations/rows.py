"""Rows of answers about simulated programmes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Column, Row

__all__ = [
    "AmountRow",
    "BlockRow",
    "ExtensionRow",
    "IdleRow",
    "NotSimulatedRow",
    "ProvenanceRow",
    "SensitivityRow",
    "SimulationRow",
    "WarningRow",
]


@dataclass(frozen=True, slots=True)
class SimulationRow(Row):
    """What a simulation of one programme came to; shares from 0 to 1, dates or ``after YEAR``."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    scenario: Annotated[str, Column("name of the scenario", "Scenario", alone=True)]
    start: Annotated[date, Column("first day simulated", "From", alone=True)]
    deadline: Annotated[date, Column("last day that is on time", "Deadline")]
    on_time: Annotated[str, Column("P(on time) with both ranges, in words", "On time")]
    p_on_time: Annotated[float, Column("share of replications that finish on time")]
    p_low: Annotated[float, Column("lower limit of its 95 % interval (Wilson): simulation error")]
    p_high: Annotated[float, Column("upper limit of the same")]
    p_inputs_low: Annotated[
        float, Column("5th percentile of P over the uncertain inputs; or the least, if P is less")
    ]
    p_inputs_high: Annotated[
        float, Column("95th percentile of P over them; or the greatest, if P is more")
    ]
    p50: Annotated[str, Column("day by which half of the replications finish", "P50")]
    p50_low: Annotated[str, Column("lower limit of its 95 % interval")]
    p50_high: Annotated[str, Column("upper limit of the same")]
    p80: Annotated[str, Column("day by which 80 per cent finish", "P80")]
    p80_low: Annotated[str, Column("lower limit of its 95 % interval")]
    p80_high: Annotated[str, Column("upper limit of the same")]
    p95: Annotated[str, Column("day by which 95 per cent finish", "P95")]
    p95_low: Annotated[str, Column("lower limit of its 95 % interval")]
    p95_high: Annotated[str, Column("upper limit of the same")]
    limits: Annotated[
        str, Column("95 % intervals of P50, P80 and P95, in words", "95% limits", alone=True)
    ]
    unfinished: Annotated[float, Column("share that does not finish by the horizon")]
    blocked_by: Annotated[str, Column("what is in the way most", "Blocked by")]
    target: Annotated[float, Column("the probability aimed at")]
    capacity_multiple: Annotated[
        float | None, Column("capacity that reaches the target, times what is planned; null: none")
    ]
    capacity_low: Annotated[float | None, Column("the same for the upper limit of P")]
    capacity_high: Annotated[
        float | None, Column("the same for the lower limit of P; null: beyond what is searched")
    ]
    searched: Annotated[int, Column("worlds that each multiple was played in")]
    money_multiple: Annotated[
        float | None, Column("money that reaches it, likewise; null: none, or no funding given")
    ]
    needed: Annotated[str, Column("what reaches the target, in words", "To reach the target")]
    binding: Annotated[
        tuple[str, ...], Column("what binds where no capacity reaches the target, worst first")
    ]
    replications: Annotated[int, Column("how many were played", "Replications", alone=True)]
    seed: Annotated[int, Column("root of the random streams", "Seed", alone=True)]
    chunk: Annotated[int, Column("replications drawn together; part of a run's identity")]
    scenario_hash: Annotated[
        str, Column("SHA-256 of what the scenario says", "Scenario hash", short=16, alone=True)
    ]
    engine: Annotated[str, Column("version of the engines", "Engine", alone=True)]


@dataclass(frozen=True, slots=True)
class ExtensionRow(Row):
    """How long an extension has to be for a target."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    target: Annotated[float, Column("the probability aimed at")]
    aimed: Annotated[str, Column("the same in per cent", "Target")]
    months: Annotated[
        int | None, Column("smallest number of months; null: one request is too short", "Months")
    ]
    months_low: Annotated[int | None, Column("the same for the upper limit of P")]
    months_high: Annotated[int | None, Column("the same for the lower limit of P")]
    until: Annotated[date | None, Column("deadline with that extension", "Until")]
    cap: Annotated[int, Column("longest extension of one request, in months", "Cap")]
    p_at_cap: Annotated[float, Column("P(on time) with the longest extension")]
    at_cap: Annotated[str, Column("the same in per cent", "P at the cap")]
    empty_months: Annotated[
        int, Column("months among them that add under 0.1 points to P", "Months that add nothing")
    ]
    note: Annotated[str, Column("what to know of it", "Note")]


@dataclass(frozen=True, slots=True)
class BlockRow(Row):
    """An obstacle, and what would be gained without it, in the same worlds."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    what: Annotated[str, Column("the obstacle; rate: the gain with twice the capacity", "Without")]
    gain: Annotated[float, Column("gain in P(on time)")]
    gain_low: Annotated[float, Column("lower limit of its 95 % interval, paired")]
    gain_high: Annotated[float, Column("upper limit of the same")]
    gained: Annotated[str, Column("the gain in percentage points", "On time")]
    days: Annotated[
        int | None, Column("days earlier at the median; null: beyond the horizon", "Days earlier")
    ]


@dataclass(frozen=True, slots=True)
class IdleRow(Row):
    """Why nothing was cleared or destroyed, and for how long."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    cause: Annotated[str, Column("why nothing went on", "Standstill")]
    median_days: Annotated[int, Column("days until the finish, at the median", "Days (median)")]
    p95_days: Annotated[int, Column("the same, at the 95th percentile", "Days (P95)")]


@dataclass(frozen=True, slots=True)
class AmountRow(Row):
    """Where land or stock went by the finish, or by the horizon."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    what: Annotated[str, Column("what became of it", "Went to")]
    unit: Annotated[str, Column("m2 or pieces", "Unit")]
    p5: Annotated[int, Column("5th percentile", "P5")]
    median: Annotated[int, Column("median", "Median")]
    p95: Annotated[int, Column("95th percentile", "P95")]


@dataclass(frozen=True, slots=True)
class ProvenanceRow(Row):
    """Where a number of the scenario comes from."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    number: Annotated[str, Column("path of the number in the scenario", "Number")]
    source: Annotated[str, Column("where it comes from", "From")]
    as_of: Annotated[date | None, Column("the day it is about", "As of")]
    events: Annotated[tuple[str, ...], Column("ids of the events it rests on")]
    rests_on: Annotated[str, Column("how many events it rests on", "Events")]


@dataclass(frozen=True, slots=True)
class SensitivityRow(Row):
    """How much an uncertain input matters to P(on time), the one that matters most first."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    input: Annotated[str, Column("the input", "Input")]
    low: Annotated[float | None, Column("its 10th percentile")]
    high: Annotated[float | None, Column("its 90th percentile")]
    at_low: Annotated[float | None, Column("P(on time) with it there, all else as drawn")]
    at_high: Annotated[float | None, Column("the same at its 90th percentile")]
    moved: Annotated[str, Column("both, in words", "Moves P(on time)")]
    first: Annotated[float | None, Column("Sobol's index: part of P's variance by it alone")]
    total: Annotated[float | None, Column("Sobol's index: with all that it acts together with")]
    indices: Annotated[str, Column("both with their half-widths, in words", "Sobol's indices")]


@dataclass(frozen=True, slots=True)
class WarningRow(Row):
    """What to know before believing an answer."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    field: Annotated[str, Column("the field or table that it is about; empty: the whole", "Field")]
    warning: Annotated[str, Column("what to know", "Before you believe it")]


@dataclass(frozen=True, slots=True)
class NotSimulatedRow(Row):
    """An open duty that the ledger does not know enough of."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    why: Annotated[str, Column("what is missing", "Not simulated because")]
