"""Charts of a simulated programme: fan, completion dates, months, capacity, tornado, and others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np

from domain.dates import add_months
from domain.states import state
from ledger.answers.simulations.input_units import unit_of
from ledger.charts.style import (
    BLUE,
    GREY,
    ORANGE,
    RED,
    chart_of,
    frame,
    markers,
    moment,
    percent,
    timed,
)
from simulations.questions.extension import months_curve
from simulations.worlds.calendar import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from numpy.typing import NDArray

    from simulations.planning import Plan
    from simulations.questions.comparing import Comparison
    from simulations.runs.monte_carlo import Result
    from simulations.statistics.intervals import Interval
    from simulations.statistics.sensitivity import Bar

__all__ = [
    "capacity_chart",
    "comparison_chart",
    "dates_chart",
    "fan_chart",
    "months_chart",
    "tornado_chart",
]

_BANDS = ((0.05, 0.95), (0.25, 0.75))
_SAME_MONTHS = 1e-6
_DEADLINE, _CAP = "deadline", "longest extension of one request"


def fan_chart(plan: Plan, reported: Iterable[tuple[date, float]] = ()) -> Any:
    """What is left over time: bands of replications, the median, what was reported before."""
    result, scenario = plan.result, plan.scenario
    unit, divisor = ("km²", 1e6) if scenario.article == 4 else ("munitions", 1.0)  # noqa: PLR2004
    left = result.outcome.left / divisor
    rows = [
        {
            "day": moment(scenario.start, at),
            "median": float(np.quantile(left[:, k], 0.5)),
            **{
                f"{name}{round(share * 100)}": float(np.quantile(left[:, k], share))
                for low, high in _BANDS
                for name, share in (("p", low), ("p", high))
            },
        }
        for k, at in enumerate(result.at)
    ]
    said = [{"day": day.isoformat(), "left": amount / divisor} for day, amount in reported]
    x = timed("day", _days(scenario, rows, said))
    y_title = f"left ({unit})"
    base = chart_of(rows)
    bands = [
        base.mark_area(opacity=opacity, color=BLUE).encode(
            x=x, y=alt.Y(f"p{round(low * 100)}:Q", title=y_title), y2=f"p{round(high * 100)}:Q"
        )
        for (low, high), opacity in zip(_BANDS, (0.2, 0.35), strict=True)
    ]
    median = base.mark_line(color=BLUE, strokeWidth=2).encode(
        x=x, y=alt.Y("median:Q", title=y_title)
    )
    layers = [*bands, median, _deadlines(scenario)]
    if said:
        points = chart_of(said).encode(x=x, y=alt.Y("left:Q", title=y_title))
        layers += [points.mark_line(color=GREY), points.mark_point(color=GREY, filled=True)]
    return frame(
        alt.layer(*layers),
        f"{_name(plan.result)}: what is left",
        f"Median (line), half and nine tenths of {len(result.outcome.finish):,} replications "
        f"(bands){'; grey: reported' if said else ''}",
    )


def dates_chart(plan: Plan) -> Any:
    """The distribution of completion dates, with P50, P80 and P95."""
    result, scenario = plan.result, plan.scenario
    finish = np.sort(result.outcome.finish)
    count = len(finish)
    kept = np.unique(np.linspace(0, count - 1, 400).astype(int))
    rows = [
        {"day": moment(scenario.start, finish[k]), "share": (k + 1) / count}
        for k in kept
        if np.isfinite(finish[k])
    ]
    x = timed("day", _days(scenario, rows), "completed by")
    y = alt.Y("share:Q", axis=percent("probability"), scale=alt.Scale(domain=[0, 1]))
    line = chart_of(rows).mark_line(color=BLUE, strokeWidth=2).encode(x=x, y=y)
    marks = [
        {
            "day": moment(scenario.start, item.estimate),
            "share": share,
            "label": f"P{round(share * 100)} {day_of(scenario.start, item.estimate)}",
        }
        for share, item in plan.finish.items()
        if np.isfinite(item.estimate)
    ]
    dots = chart_of(marks).encode(x=x, y=y)
    beyond = f"{plan.unfinished:.1%} not finished by the horizon, {scenario.horizon.year}"
    return frame(
        alt.layer(
            line,
            dots.mark_point(color=BLUE, filled=True, size=60),
            dots.mark_text(align="left", dx=8, dy=8, color="black").encode(text="label:N"),
            _deadlines(scenario),
        ),
        f"{_name(result)}: date of completion",
        beyond,
    )


def months_chart(result: Result, target: float) -> Any:
    """P(on time) against months of extension; flat stretches are months that buy nothing."""
    curve = months_curve(result)
    return _curve(
        [(each.months, each.on_time) for each in curve],
        "months of extension",
        target,
        f"{_name(result)}: probability by length of the extension",
    )


def capacity_chart(result: Result, curve: Sequence[tuple[float, Interval]], target: float) -> Any:
    """P(on time) against the capacity, as a multiple of what is planned."""
    return _curve(
        list(curve),
        "capacity, times what is planned",
        target,
        f"{_name(result)}: probability by capacity",
        alt.Scale(type="log", base=2, nice=False),
    )


def tornado_chart(result: Result, bars: Sequence[Bar]) -> Any:
    """How far each uncertain input moves P(on time), its tested range in words."""
    base = result.on_time().estimate
    rows = [
        {
            "input": f"{bar.name.replace('_', ' ')} ({_reach_of(bar, result)})",
            "from": base,
            "to": value,
            "end": end,
        }
        for bar in bars
        for end, value in (("low", bar.at_low), ("high", bar.at_high))
    ]
    chart = (
        chart_of(rows)
        .mark_bar(height=16)
        .encode(
            y=alt.Y("input:N", sort=None, title=None, axis=alt.Axis(labelLimit=320)),
            x=alt.X("from:Q", axis=percent("probability of finishing on time")),
            x2="to:Q",
            color=alt.Color(
                "end:N",
                scale=alt.Scale(domain=["low", "high"], range=[ORANGE, BLUE]),
                legend=alt.Legend(title="input at its"),
            ),
        )
    )
    return frame(
        chart,
        f"{_name(result)}: what matters most",
        "Each input moved to its 10th and 90th percentile, in the same worlds",
    )


def comparison_chart(comparison: Comparison) -> Any:
    """The difference between two scenarios, path by path: how much sooner or later."""
    first, second = comparison.first, comparison.second
    one, other = first.outcome.finish, second.outcome.finish
    both = np.isfinite(one) & np.isfinite(other)
    months = (other[both] - one[both]) / (365.25 / 12)
    counts, edges = np.histogram(months, bins=40, range=_reach(months))
    rows = [
        {"from": float(low), "to": float(high), "share": float(count / len(one))}
        for count, low, high in zip(counts, edges, edges[1:], strict=False)
    ]
    gain = comparison.on_time.difference
    chart = (
        chart_of(rows)
        .mark_bar(color=BLUE)
        .encode(
            x=alt.X(
                "from:Q", title="months later (+) or sooner (-) on the same path", bin="binned"
            ),
            x2="to:Q",
            y=alt.Y("share:Q", axis=percent("share of paths")),
        )
    )
    return frame(
        chart,
        f"{second.scenario.name} against {first.scenario.name}",
        f"On time: {gain.estimate * 100:+.1f} points ({gain.low * 100:+.1f} to "
        f"{gain.high * 100:+.1f}); "
        f"{1 - both.mean():.1%} of paths end beyond the horizon in either",
    )


def _reach_of(bar: Bar, result: Result) -> str:
    """From where to where an input is moved, with its unit."""
    unit = unit_of(bar.name, result.scenario.currency)
    return f"{bar.low:,.4g} to {bar.high:,.4g}{' ' if unit else ''}{unit}"


def _reach(months: NDArray[np.float64]) -> tuple[float, float]:
    """From the least to the greatest; a month where all are the same but for rounding."""
    if not len(months):
        return -0.5, 0.5
    low, high = float(months.min()), float(months.max())
    return (low, high) if high - low > _SAME_MONTHS else (low - 0.5, high + 0.5)


def _curve(
    points: Sequence[tuple[float, Interval]],
    x_title: str,
    target: float,
    title: str,
    scale: Any = alt.Undefined,
) -> Any:
    rows = [{"x": x, "p": item.estimate, "low": item.low, "high": item.high} for x, item in points]
    y = alt.Y(
        "p:Q", axis=percent("probability of finishing on time"), scale=alt.Scale(domain=[0, 1])
    )
    base = chart_of(rows).encode(x=alt.X("x:Q", title=x_title, scale=scale))
    aim = chart_of([{"p": target}]).mark_rule(color=ORANGE, strokeDash=[5, 4])
    return frame(
        alt.layer(
            base.mark_area(color=BLUE, opacity=0.25).encode(y=alt.Y("low:Q"), y2="high:Q"),
            base.mark_line(color=BLUE, strokeWidth=2).encode(y=y),
            aim.encode(y=y),
        ),
        title,
        f"Dashed: the target of {target:.0%}; band: error of simulating (95 %)",
    )


def _days(scenario: Any, *drawn: list[dict[str, Any]]) -> list[str]:
    """All days that a chart reaches over: of its rows, of the start and of the deadlines."""
    days = [row["day"] for rows in drawn for row in rows]
    return [*days, *(day.isoformat() for day in (scenario.start, *_ends(scenario)))]


def _ends(scenario: Any) -> tuple[date, date]:
    return scenario.deadline, add_months(scenario.deadline, scenario.extension_cap_months)


def _deadlines(scenario: Any) -> Any:
    deadline, cap = _ends(scenario)
    return markers({_DEADLINE: deadline, _CAP: cap}, {_DEADLINE: RED, _CAP: ORANGE})


def _name(result: Result) -> str:
    scenario = result.scenario
    return f"{state(scenario.state).name}, Article {scenario.article}, from {scenario.start}"
