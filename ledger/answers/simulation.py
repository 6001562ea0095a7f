"""Simulated programmes: probability, dates, what is in the way, and what would be long enough."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

import numpy as np

from domain.states import state
from ledger.answers.model import Answer, Table
from ledger.answers.simulation_rows import (
    AmountRow,
    BlockRow,
    ExtensionRow,
    IdleRow,
    NotSimulatedRow,
    ProvenanceRow,
    SensitivityRow,
    SimulationRow,
    WarningRow,
)
from simulations.engines.results import Land
from simulations.models import model_of
from simulations.planning import QUANTILES
from simulations.scenarios.model import ClearanceScenario
from simulations.scenarios.warnings import warnings_about
from simulations.statistics.sensitivity import sobol, tornado
from simulations.worlds.calendar import day_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulations.calibration import NotSimulableError
    from simulations.planning import Plan
    from simulations.questions.extension import ExtensionAnswer
    from simulations.scenarios.model import DestructionScenario
    from simulations.statistics.intervals import Interval
    from simulations.statistics.sensitivity import Bar, Index

__all__ = ["simulation_answer"]


def simulation_answer(
    plans: Sequence[Plan],
    missing: Sequence[NotSimulableError] = (),
    sensitivity: str | None = None,
) -> Answer:
    """One row a programme, with the reasons; those that could not be simulated beside.

    ``sensitivity``: ``tornado`` or ``sobol``, which input matters most; None leaves that out.
    """
    one = len(plans) == 1
    return Answer(
        Table("simulation", SimulationRow, [_row(each) for each in plans], upright=one),
        sections=(
            Table("extension", ExtensionRow, [row for each in plans for row in _extensions(each)]),
            Table("blocks", BlockRow, [row for each in plans for row in _blocks(each)]),
            Table("standstill", IdleRow, [row for each in plans for row in _idle(each)]),
            Table("amounts", AmountRow, [row for each in plans for row in _amounts(each)]),
            Table(
                "where_the_numbers_come_from",
                ProvenanceRow,
                [row for each in plans for row in _provenance(each)],
                only_data=not one,
            ),
            Table(
                "sensitivity",
                SensitivityRow,
                [row for each in plans for row in _sensitivity(each, sensitivity)],
            ),
            Table("warnings", WarningRow, [row for each in plans for row in _warnings(each)]),
            Table("not_simulated", NotSimulatedRow, [_not_simulated(each) for each in missing]),
        ),
        about={
            "identity": {
                f"{each.scenario.state}/{each.scenario.article}": _identity(each) for each in plans
            }
        },
        files={".parquet": partial(_parquet, plans)},
    )


def _row(plan: Plan) -> SimulationRow:
    scenario, outcome = plan.scenario, plan.result.outcome
    on_time = plan.result.on_time()
    days = {
        f"p{round(share * 100)}{suffix}": _day(scenario, value)
        for share in QUANTILES
        for suffix, value in zip(("", "_low", "_high"), plan.finish[share], strict=True)
    }
    run = plan.result.identity
    return SimulationRow(
        state=scenario.state,
        name=state(scenario.state).name,
        article=scenario.article,
        scenario=scenario.name,
        start=scenario.start,
        deadline=scenario.deadline,
        on_time=_both_ranges(on_time, plan.inputs),
        p_on_time=_rounded(on_time.estimate),
        p_low=_rounded(on_time.low),
        p_high=_rounded(on_time.high),
        p_inputs_low=_rounded(plan.inputs.low),
        p_inputs_high=_rounded(plan.inputs.high),
        **days,
        unfinished=_rounded(plan.unfinished),
        blocked_by=_blocked_by(plan),
        target=scenario.target_probability,
        capacity_multiple=_multiple(plan.capacity.multiple),
        money_multiple=_multiple(plan.money.multiple) if plan.money else None,
        needed=_needed(plan),
        binding=tuple(str(name) for name, _ in plan.capacity.binds),
        replications=len(outcome.finish),
        seed=run.seed,
        chunk=run.chunk,
        scenario_hash=run.scenario,
        engine=run.engine,
    )


def _blocked_by(plan: Plan) -> str:
    """The obstacle whose absence gains most, or that none alone gains anything."""
    first = plan.blocks[0]
    return first.name if first.gain.difference.low > 0 else "nothing alone"


def _both_ranges(on_time: Interval, inputs: Interval) -> str:
    return (
        f"{on_time.estimate:.1%} (simulation error {on_time.low:.1%} to {on_time.high:.1%}; over "
        f"uncertain inputs {inputs.low:.0%} to {inputs.high:.0%})"
    )


def _needed(plan: Plan) -> str:
    target = f"{plan.scenario.target_probability:.0%}"
    found = plan.capacity
    if found.multiple is not None:
        return f"{found.multiple:.2f} times the capacity makes {target}"
    most = (
        f"{found.best:g} times the capacity makes {found.on_time.estimate:.1%}, the most there is"
    )
    if not found.binds:
        return f"{most}, not {target}: the rate itself is too uncertain"
    without = ", ".join(f"{name} ({share:.1%} without)" for name, share in found.binds[:3])
    return f"{most}, not {target}: what binds is {without}"


def _extensions(plan: Plan) -> list[ExtensionRow]:
    return [
        ExtensionRow(
            state=plan.scenario.state,
            article=plan.scenario.article,
            target=each.target,
            aimed=f"{each.target:.0%}",
            months=each.months,
            months_low=each.low,
            months_high=each.high,
            until=each.deadline,
            cap=each.cap,
            p_at_cap=_rounded(each.at_cap.estimate),
            at_cap=f"{each.at_cap.estimate:.1%}",
            empty_months=len(each.empty),
            note=_note(each),
        )
        for each in plan.extensions
    ]


def _note(item: ExtensionAnswer) -> str:
    if item.months is None:
        spare = f"; its last {item.spare} months buy nothing" if item.spare else ""
        return f"not within one request: the cap binds{spare}"
    if item.months == 0:
        return "no extension is needed"
    if item.high is None:
        return f"{item.low} months to beyond the cap, with the error of simulating"
    return f"{item.low} to {item.high} months, with the error of simulating"


def _blocks(plan: Plan) -> list[BlockRow]:
    return [
        BlockRow(
            state=plan.scenario.state,
            article=plan.scenario.article,
            what=each.name,
            gain=_rounded(each.gain.difference.estimate),
            gain_low=_rounded(each.gain.difference.low),
            gain_high=_rounded(each.gain.difference.high),
            gained=f"{each.gain.difference.estimate * 100:+.1f} points",
            days=None if each.days is None else round(each.days),
        )
        for each in plan.blocks
    ]


def _idle(plan: Plan) -> list[IdleRow]:
    idle = plan.result.outcome.idle
    return [
        IdleRow(
            plan.scenario.state,
            plan.scenario.article,
            cause.name.lower().replace("_", " "),
            round(float(np.median(idle[:, cause]))),
            round(float(np.quantile(idle[:, cause], 0.95))),
        )
        for cause in model_of(plan.scenario).causes
        if idle[:, cause].any()
    ]


def _amounts(plan: Plan) -> list[AmountRow]:
    amounts = plan.result.outcome.amounts
    destroyed = _submunitions(plan)
    unit = "m2" if plan.scenario.article == 4 else "pieces"  # noqa: PLR2004
    return [
        AmountRow(
            plan.scenario.state,
            plan.scenario.article,
            kind.name.lower().replace("_", " "),
            unit,
            *(round(float(each)) for each in np.quantile(amounts[:, kind], (0.05, 0.5, 0.95))),
        )
        for kind in model_of(plan.scenario).amounts
        if amounts[:, kind].any()
    ] + destroyed


def _submunitions(plan: Plan) -> list[AmountRow]:
    """Submunitions destroyed on the land that is cleared, at the density of the scenario."""
    scenario = plan.scenario
    if not isinstance(scenario, ClearanceScenario) or not scenario.land.submunitions_per_km2:
        return []
    cleared = plan.result.outcome.amounts[:, Land.CLEARED] / 1e6
    pieces = np.quantile(cleared * scenario.land.submunitions_per_km2, (0.05, 0.5, 0.95))
    shares = (round(float(each)) for each in pieces)
    return [
        AmountRow(scenario.state, scenario.article, "submunitions destroyed", "pieces", *shares)
    ]


def _provenance(plan: Plan) -> list[ProvenanceRow]:
    return [
        ProvenanceRow(
            plan.scenario.state,
            plan.scenario.article,
            number,
            f"{item.source}{', ' + item.page if item.page else ''}",
            item.as_of,
            item.events,
            str(len(item.events)) if item.events else "none",
        )
        for number, item in plan.scenario.provenance.items()
    ]


def _sensitivity(plan: Plan, how: str | None) -> list[SensitivityRow]:
    of, model = (plan.scenario.state, plan.scenario.article), model_of(plan.scenario)
    if how == "tornado":
        return [_bar(of, bar) for bar in tornado(model)]
    return [_index(of, index) for index in sobol(model)] if how == "sobol" else []


def _bar(of: tuple[str, int], bar: Bar) -> SensitivityRow:
    moved = f"{bar.at_low:.1%} at {bar.low:,.4g}, {bar.at_high:.1%} at {bar.high:,.4g}"
    ends = (bar.low, bar.high, _rounded(bar.at_low), _rounded(bar.at_high))
    return SensitivityRow(*of, bar.name, *ends, moved, None, None, "")


def _index(of: tuple[str, int], index: Index) -> SensitivityRow:
    said = (
        f"alone {index.first:.2f} (±{index.first_half_width:.2f}), "
        f"in all {index.total:.2f} (±{index.total_half_width:.2f})"
    )
    first, total = _rounded(index.first), _rounded(index.total)
    return SensitivityRow(*of, index.name, None, None, None, None, "", first, total, said)


def _warnings(plan: Plan) -> list[WarningRow]:
    return [
        WarningRow(plan.scenario.state, plan.scenario.article, each.field, each.sentence)
        for each in warnings_about(plan.scenario)
    ]


def _not_simulated(error: NotSimulableError) -> NotSimulatedRow:
    return NotSimulatedRow(error.iso3, state(error.iso3).name, error.article, error.why)


def _identity(plan: Plan) -> dict[str, Any]:
    run = plan.result.identity
    return {name: getattr(run, name) for name in run.__slots__}


def _day(scenario: ClearanceScenario | DestructionScenario, days: float) -> str:
    if np.isinf(days):
        return f"after {scenario.start.year + scenario.run.horizon_years}"
    return day_of(scenario.start, days).isoformat()


def _rounded(share: float) -> float:
    return round(share, 4)


def _multiple(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _parquet(plans: Sequence[Plan]) -> bytes:
    """Completion days, one row a replication; null beyond the horizon."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and seldom asked for
    from pyarrow import parquet  # noqa: PLC0415

    finish = [each.result.outcome.finish for each in plans]
    counts = [len(each) for each in finish]
    columns = {
        "state": np.repeat([each.scenario.state for each in plans], counts),
        "article": np.repeat([each.scenario.article for each in plans], counts),
        "replication": np.concatenate([np.arange(count) for count in counts]),
        "days": pa.array(np.concatenate(finish), mask=~np.isfinite(np.concatenate(finish))),
        "completed_on": [
            day_of(each.scenario.start, days) if np.isfinite(days) else None
            for each, own in zip(plans, finish, strict=True)
            for days in own.tolist()
        ],
    }
    buffer = BytesIO()
    parquet.write_table(pa.table(columns), buffer)
    return buffer.getvalue()
