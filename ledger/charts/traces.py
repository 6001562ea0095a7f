"""Charts of one path: what was done when, what was left, and the money."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np

from domain.states import state
from ledger.charts.style import BLUE, chart_of, moment, timed, titled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulations.engines.clearance_simpy import Moment
    from simulations.engines.destruction_simpy import Handled
    from simulations.scenarios.model import ClearanceScenario, DestructionScenario

__all__ = ["land_trace_chart", "stock_trace_chart"]

_WIDTH = 640


def land_trace_chart(scenario: ClearanceScenario, path: int, moments: Sequence[Moment]) -> Any:
    """What a clearance programme did on one path, what was left, and money where it has any."""
    pairs = list(pairwise(moments))
    bars = [
        {
            "from": moment(scenario.start, one.days),
            "to": moment(scenario.start, other.days),
            "doing": one.doing,
        }
        for one, other in pairs
        if other.days > one.days
    ]
    left = [
        {
            "day": moment(scenario.start, item.days),
            "km2": area / 1e6,
            "money": money if np.isfinite(money) else None,
        }
        for item in moments
        for area, money in (
            (item.before, item.money_before),
            (item.suspected + item.to_examine + item.easy + item.difficult, item.money),
        )
    ]
    days = [moment(scenario.start, item.days) for item in moments]
    x = timed("day", days)
    panels = [
        _bars(bars, "doing", days),
        chart_of(left)
        .mark_line(color=BLUE)
        .encode(x=x, y=alt.Y("km2:Q", title="left (km²)"))
        .properties(width=_WIDTH, height=180),
    ]
    if np.isfinite(moments[0].money):
        money = alt.Y("money:Q", title=f"money ({scenario.currency})")
        panels.append(
            chart_of(left)
            .mark_line(color=BLUE)
            .encode(x=x, y=money)
            .properties(width=_WIDTH, height=120)
        )
    return titled(alt.vconcat(*panels).resolve_scale(x="shared"), _title(scenario, path))


def stock_trace_chart(scenario: DestructionScenario, path: int, handled: Sequence[Handled]) -> Any:
    """When each line destroyed each lot on one path."""
    bars = [
        {
            "from": moment(scenario.start, item.begun),
            "to": moment(scenario.start, item.destroyed),
            "doing": f"line {item.line + 1}",
        }
        for item in handled
    ]
    days = [row[end] for row in bars for end in ("from", "to")]
    return titled(_bars(bars, "doing", days), _title(scenario, path))


def _bars(rows: list[dict[str, str]], name: str, days: list[str]) -> Any:
    return (
        chart_of(rows)
        .mark_bar(color=BLUE, height=14, stroke="white", strokeWidth=0.5)
        .encode(
            x=timed("from", days),
            x2="to:T",
            y=alt.Y(f"{name}:N", title=None, sort=None),
        )
        .properties(width=_WIDTH, height=alt.Step(22))
    )


def _title(scenario: ClearanceScenario | DestructionScenario, path: int) -> str:
    return f"{state(scenario.state).name}, Article {scenario.article}: replication {path}"
