"""Charts of the progress report: what stood on each day, and what each year came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from ledger.charts.style import BLUE, GREY, ORANGE, chart_of, titled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

__all__ = ["steps_chart", "yearly_chart"]

_WIDTH, _HEIGHT = 560, 220
_COLOURS = (BLUE, ORANGE, GREY)
_ABOVE = 1.08
"""How much higher than the highest bar the axis is, so that its number has room."""
_LABELLED = 40
"""Bars that can bear their number without the numbers running into each other."""


def steps_chart(series: Mapping[str, Sequence[tuple[date, int]]], unit: str) -> Any:
    """Numbers that change on single days and stand in between, one line a series."""
    rows = [
        {"day": day.isoformat(), "count": count, "what": name}
        for name, points in series.items()
        for day, count in points
    ]
    whole = alt.Axis(title=unit, tickMinStep=1, format="d")
    chart = (
        chart_of(rows)
        .mark_line(interpolate="step-after", strokeWidth=2)
        .encode(
            x=alt.X("day:T", axis=alt.Axis(format="%Y", tickCount="year", title=None)),
            y=alt.Y("count:Q", axis=whole, scale=alt.Scale(zero=False, padding=12)),
            color=_colours(list(series)),
            strokeDash=alt.StrokeDash("what:N", sort=list(series), legend=None),
        )
    )
    return _sized(chart, _WIDTH)


def yearly_chart(series: Mapping[str, Mapping[int, float]], unit: str) -> Any:
    """Bars by calendar year, side by side for each series; a year without a record has a gap.

    Every bar bears its number where there is room.
    """
    names = list(series)
    rows = [
        {"year": str(year), "value": value, "what": name}
        for name, values in series.items()
        for year, value in values.items()
    ]
    highest = max(value for values in series.values() for value in values.values())
    known = [year for values in series.values() for year in values]
    every = [str(year) for year in range(min(known), max(known) + 1)]
    base = chart_of(rows).encode(
        x=alt.X("year:N", title=None, axis=alt.Axis(labelAngle=0), scale=alt.Scale(domain=every)),
        xOffset=alt.XOffset("what:N", sort=names),
        y=alt.Y("value:Q", title=unit, scale=alt.Scale(domainMin=0, domainMax=highest * _ABOVE)),
    )
    layers = [base.mark_bar().encode(color=_colours(names))]
    if len(rows) <= _LABELLED:
        said = base.mark_text(dy=-6, fontSize=10, color="black")
        layers.append(said.encode(text=alt.Text("value:Q", format=",~r")))
    return _sized(alt.layer(*layers), _WIDTH)


def _sized(chart: Any, width: int) -> Any:
    return titled(chart.properties(width=width, height=_HEIGHT), "")


def _colours(names: list[str]) -> Any:
    return alt.Color(
        "what:N",
        sort=names,
        scale=alt.Scale(domain=names, range=list(_COLOURS[: len(names)])),
        legend=alt.Legend(title=None) if len(names) > 1 else None,
    )
