"""Simulated programmes: probability, dates, what is in the way, and what would be long enough."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from domain.states import state
from ledger.answers.model import Answer, Row, Table
from ledger.answers.simulations.completion_dates import completion_dates
from ledger.answers.simulations.rows import (
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
from ledger.answers.simulations.sentences import (
    blocked_by,
    chance,
    day_said,
    imprecise,
    limits,
    moved,
    needed,
    note,
    shares_of,
)
from simulations.engines.results import Land
from simulations.models import model_of
from simulations.planning import QUANTILES
from simulations.scenarios.model import ClearanceScenario
from simulations.scenarios.warnings import warnings_about
from simulations.statistics.sensitivity import sobol, tornado

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from simulations.calibration import NotSimulableError
    from simulations.planning import Plan
    from simulations.statistics.sensitivity import Bar, Index

__all__ = ["simulation_answer"]

_PROGRAMME = frozenset({"name", "article"})
"""The columns that tell programmes apart."""


def simulation_answer(
    plans: Sequence[Plan],
    missing: Sequence[NotSimulableError] = (),
    sensitivity: str | None = None,
) -> Answer:
    """One row a programme, with the reasons; those that could not be simulated beside.

    ``sensitivity``: ``tornado`` or ``sobol``, which input matters most; None leaves that out.
    """
    one = len(plans) == 1
    same = _PROGRAMME if one else frozenset()

    def section(name: str, kind: type[Row], rows_of: Callable[[Plan], list[Any]]) -> Table:
        return Table(name, kind, [row for each in plans for row in rows_of(each)], hidden=same)

    sources = section("where_the_numbers_come_from", ProvenanceRow, _provenance)
    return Answer(
        Table("simulation", SimulationRow, [_row(each) for each in plans], upright=one),
        sections=(
            section("extension", ExtensionRow, _extensions),
            section("blocks", BlockRow, _blocks),
            section("standstill", IdleRow, _idle),
            section("amounts", AmountRow, _amounts),
            replace(sources, only_data=not one),
            section("sensitivity", SensitivityRow, partial(_sensitivity, how=sensitivity)),
            section("warnings", WarningRow, _warnings),
            Table("not_simulated", NotSimulatedRow, [_not_simulated(each) for each in missing]),
        ),
        about={
            "identity": {
                f"{each.scenario.state}/{each.scenario.article}": _identity(each) for each in plans
            }
        },
        files={".parquet": partial(completion_dates, plans)},
    )


def _row(plan: Plan) -> SimulationRow:
    scenario, outcome = plan.scenario, plan.result.outcome
    on_time = plan.result.on_time()
    days = {
        f"p{round(share * 100)}{suffix}": day_said(scenario, value)
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
        on_time=chance(scenario, on_time, plan.inputs),
        p_on_time=_rounded(on_time.estimate),
        p_low=_rounded(on_time.low),
        p_high=_rounded(on_time.high),
        p_inputs_low=_rounded(plan.inputs.low),
        p_inputs_high=_rounded(plan.inputs.high),
        **days,
        limits=limits(scenario, plan.finish),
        unfinished=_rounded(plan.unfinished),
        blocked_by=blocked_by(scenario, plan.blocks),
        target=scenario.target_probability,
        capacity_multiple=_multiple(plan.capacity.multiple),
        capacity_low=_multiple(plan.capacity.low),
        capacity_high=_multiple(plan.capacity.high),
        searched=plan.capacity.searched,
        money_multiple=_multiple(plan.money.multiple) if plan.money else None,
        needed=needed(plan.capacity),
        binding=tuple(str(name) for name, _ in plan.capacity.binds),
        replications=len(outcome.finish),
        seed=run.seed,
        chunk=run.chunk,
        scenario_hash=run.scenario,
        engine=run.engine,
    )


def _extensions(plan: Plan) -> list[ExtensionRow]:
    return [
        ExtensionRow(
            *_programme(plan),
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
            note=note(each),
        )
        for each in plan.extensions
    ]


def _blocks(plan: Plan) -> list[BlockRow]:
    return [
        BlockRow(
            *_programme(plan),
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
            *_programme(plan),
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
            *_programme(plan),
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
    return [AmountRow(*_programme(plan), "submunitions destroyed", "pieces", *shares)]


def _provenance(plan: Plan) -> list[ProvenanceRow]:
    return [
        ProvenanceRow(
            *_programme(plan),
            number,
            f"{item.source}{', ' + item.page if item.page else ''}",
            item.as_of,
            item.events,
            str(len(item.events)) if item.events else "none",
        )
        for number, item in plan.scenario.provenance.items()
    ]


def _sensitivity(plan: Plan, how: str | None) -> list[SensitivityRow]:
    of, model = _programme(plan), model_of(plan.scenario)
    if how == "tornado":
        return [_bar(of, bar, plan.scenario.currency) for bar in tornado(model)]
    return [_index(of, index) for index in sobol(model)] if how == "sobol" else []


def _bar(of: tuple[str, str, int], bar: Bar, currency: str) -> SensitivityRow:
    ends = (bar.low, bar.high, _rounded(bar.at_low), _rounded(bar.at_high))
    return SensitivityRow(*of, bar.name, *ends, moved(bar, currency), None, None, "")


def _index(of: tuple[str, str, int], index: Index) -> SensitivityRow:
    first, total = _rounded(index.first), _rounded(index.total)
    return SensitivityRow(
        *of, index.name, None, None, None, None, "", first, total, shares_of(index)
    )


def _warnings(plan: Plan) -> list[WarningRow]:
    found = [(each.field, each.sentence) for each in warnings_about(plan.scenario)]
    if said := imprecise(plan.result):
        found.insert(0, ("run.precision", said))
    return [WarningRow(*_programme(plan), *each) for each in found]


def _not_simulated(error: NotSimulableError) -> NotSimulatedRow:
    return NotSimulatedRow(error.iso3, state(error.iso3).name, error.article, error.why)


def _programme(plan: Plan) -> tuple[str, str, int]:
    """The first cells of every row."""
    iso3 = plan.scenario.state
    return iso3, state(iso3).name, plan.scenario.article


def _identity(plan: Plan) -> dict[str, Any]:
    run = plan.result.identity
    return {name: getattr(run, name) for name in run.__slots__}


def _rounded(share: float) -> float:
    return round(share, 4)


def _multiple(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
