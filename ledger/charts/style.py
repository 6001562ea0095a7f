"""How all charts look: size, colours that the colour-blind tell apart, dates with their years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import altair as alt

__all__ = [
    "BLUE",
    "GREY",
    "ORANGE",
    "RED",
    "chart_of",
    "frame",
    "markers",
    "moment",
    "percent",
    "titled",
    "years",
]

BLUE, ORANGE, RED, GREY = "#0072b2", "#e69f00", "#b2182b", "#666666"
"""Of Okabe and Ito's palette, told apart with every kind of colour vision; red is for deadlines."""

_WIDTH, _HEIGHT = 640, 360


def chart_of(rows: list[dict[str, Any]]) -> Any:
    """A chart that carries its rows in itself."""
    return alt.Chart(alt.InlineData(values=rows))


def frame(chart: Any, title: str, *notes: str) -> Any:
    """A chart with its title, the notes below it, and the size of all."""
    return titled(chart.properties(width=_WIDTH, height=_HEIGHT), title, *notes)


def titled(chart: Any, title: str, *notes: str) -> Any:
    """A chart of any size with its title and notes, in the style of all."""
    told = alt.TitleParams(title, subtitle=list(notes), anchor="start", fontSize=15, offset=12)
    return (
        chart.properties(title=told, padding=16, background="white")
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, titleFontSize=12, gridColor="#e5e5e5")
        .configure_title(subtitleColor=GREY, subtitleFontSize=12)
        .configure_legend(orient="bottom", labelFontSize=12, titleFontSize=12, labelLimit=0)
    )


def years(title: str = "") -> Any:
    """An axis of time that names its years."""
    return alt.Axis(format="%Y", title=title or None, labelOverlap=True)


def moment(start: date, days: float) -> str:
    """The day so many days after a start, as charts read it."""
    return (start + timedelta(days=float(days))).isoformat()


def percent(title: str) -> Any:
    """An axis of shares, in per cent."""
    return alt.Axis(format=".0%", title=title)


def markers(days: dict[str, date], colours: dict[str, str]) -> Any:
    """Vertical lines on days, each with its name on top."""
    rows = [{"day": day.isoformat(), "what": what} for what, day in days.items()]
    base = chart_of(rows).encode(
        x=alt.X("day:T"),
        color=alt.Color(
            "what:N",
            scale=alt.Scale(domain=list(colours), range=list(colours.values())),
            legend=alt.Legend(title=None),
        ),
    )
    return base.mark_rule(strokeDash=[5, 4], strokeWidth=1.5)
