"""The hindcast as a picture: what was foreseen against what was seen, and whether ranges held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np

from domain.states import state
from ledger.charts.style import BLUE, GREY, ORANGE, chart_of, percent, titled
from simulations.hindcast import BANDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulations.hindcast import Release, Scores

__all__ = ["hindcast_chart"]

_WIDTH, _HALF, _HEIGHT = 640, 285, 180
_SHADES = ("#c6dcec", "#7fb3d5", BLUE)
"""Of the widest range to the narrowest."""
_SEEN, _NAIVE = "seen", "as last year (naive)"
_BINS = 5
_SMALL_KM2 = 0.01
"""Below it the scale is linear, so that nothing at all, as in dormant years, can be drawn."""
_TICKS = (0, 0.01, 0.1, 1, 10, 100, 1000)


def hindcast_chart(foreseen: Sequence[Release], scores: Scores) -> Any:
    """Ranges of each forecast with what was seen; below, where that lay, and how often in them."""
    cases = sorted(foreseen, key=lambda item: (state(item.state).name, item.origin))
    below = alt.hconcat(_transforms(scores), _coverage(scores), spacing=40)
    years = [item.origin.year + 1 for item in cases]
    return titled(
        alt.vconcat(_ranges(cases), below, spacing=30).resolve_scale(color="independent"),
        f"Hindcast: area cleared in a year, {min(years)} to {max(years)}",
        "Forecast at the end of the year before, from what was known then; seen as known now",
        "Below: where what was seen lay in the forecast, how often in its ranges; dashed: ideal",
    )


def _ranges(cases: Sequence[Release]) -> Any:
    """A bar for each range, the narrow ones on top, and points for what was seen."""
    wide = sorted(BANDS, reverse=True)
    names = [f"{band:.0%}" for band in wide]
    rows = [_range(item, band) for item in cases for band in wide]
    y = alt.Y("case:N", title=None, sort=None, axis=alt.Axis(labelLimit=0))
    scale = alt.Scale(type="symlog", constant=_SMALL_KM2)
    axis = alt.Axis(values=list(_TICKS), format=",.2~f", title="cleared (km², logarithmic scale)")
    colour = alt.Color(
        "range:N",
        scale=alt.Scale(domain=names, range=list(_SHADES)),
        legend=alt.Legend(title="central range of the forecast"),
    )
    bars = (
        chart_of(rows)
        .mark_bar(height=12)
        .encode(y=y, x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q", color=colour)
    )
    return (
        alt.layer(bars, _points(cases, y, scale, axis))
        .resolve_scale(color="independent", shape="independent")
        .properties(width=_WIDTH, height=alt.Step(22))
    )


def _points(cases: Sequence[Release], y: Any, scale: Any, axis: Any) -> Any:
    """What was seen, on top of what the naive forecaster says."""
    rows = [
        {"case": _name(item), "what": what, "km2": _km2(area)}
        for item in cases
        for what, area in ((_NAIVE, item.last_year), (_SEEN, item.seen))
        if area is not None
    ]
    names = [_SEEN, _NAIVE]
    colours = alt.Scale(domain=names, range=["black", ORANGE])
    shapes = alt.Scale(domain=names, range=["diamond", "circle"])
    legend = alt.Legend(title=None)
    return (
        chart_of(rows)
        .mark_point(size=90, filled=True, opacity=1, stroke="white", strokeWidth=1)
        .encode(
            y=y,
            x=alt.X("km2:Q", scale=scale, axis=axis),
            color=alt.Color("what:N", scale=colours, legend=legend),
            shape=alt.Shape("what:N", scale=shapes, legend=legend),
        )
    )


def _transforms(scores: Scores) -> Any:
    """How often what was seen lay in each fifth of the forecast; even is right."""
    counts, edges = np.histogram(scores.transforms, bins=_BINS, range=(0, 1))
    rows = [
        {"from": float(low), "to": float(high), "count": int(count)}
        for count, low, high in zip(counts, edges, edges[1:], strict=False)
    ]
    x = alt.X(
        "from:Q",
        bin="binned",
        axis=alt.Axis(
            values=edges.tolist(), format=".1f", title="where it lay in the forecast (PIT)"
        ),
    )
    y = alt.Y("count:Q", title="forecasts", axis=alt.Axis(tickMinStep=1, format="d"))
    even = chart_of([{"count": len(scores.transforms) / _BINS}])
    return alt.layer(
        chart_of(rows).mark_bar(color=BLUE).encode(x=x, x2="to:Q", y=y),
        even.mark_rule(color=ORANGE, strokeDash=[5, 4]).encode(y=y),
    ).properties(width=_HALF, height=_HEIGHT)


def _coverage(scores: Scores) -> Any:
    """How often what was seen lay in each range, against how often it should."""
    rows = [{"wanted": band, "covered": share} for band, share in scores.coverage]
    whole = alt.Scale(domain=[0, 1])
    x = alt.X("wanted:Q", scale=whole, axis=percent("central range of the forecast"))
    y = alt.Y("covered:Q", scale=whole, axis=percent("seen in it"))
    ideal = chart_of([{"wanted": 0, "covered": 0}, {"wanted": 1, "covered": 1}])
    points = chart_of(rows).encode(x=x, y=y)
    return alt.layer(
        ideal.mark_line(color=ORANGE, strokeDash=[5, 4]).encode(x=x, y=y),
        points.mark_line(color=GREY),
        points.mark_point(color=BLUE, filled=True, size=70),
    ).properties(width=_HALF, height=_HEIGHT)


def _range(item: Release, band: float) -> dict[str, Any]:
    tail = (1 - band) / 2
    low, high = np.quantile(item.draws, (tail, 1 - tail))
    return {"case": _name(item), "range": f"{band:.0%}", "low": _km2(low), "high": _km2(high)}


def _name(item: Release) -> str:
    return f"{state(item.state).name} {item.origin.year + 1}"


def _km2(area: float) -> float:
    return round(float(area) / 1e6, 3)
