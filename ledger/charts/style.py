"""How all charts look: size, colours that the colour-blind tell apart, dates with their years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    "ticks_over",
    "timed",
    "titled",
]

BLUE, ORANGE, RED, GREY = "#0072b2", "#e69f00", "#b2182b", "#666666"
"""Of Okabe and Ito's palette, told apart with every kind of colour vision; red is for deadlines."""

_WIDTH, _HEIGHT = 640, 360
_MOST_TICKS = 10
_FEWEST_YEARS, _FEWEST_MONTHS = 3, 3


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


def timed(field: str, days: Iterable[str], title: str = "") -> Any:
    """A field of days (ISO 8601) on an axis that reaches over all ``days``.

    In UTC, as days without an hour are read: elsewhere the first of January could be labelled with
    the year before.
    """
    ticks, form = ticks_over(days)
    axis = alt.Axis(
        values=[
            alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True) for day in ticks
        ],
        format=form,
        title=title or None,
        labelOverlap=True,
    )
    return alt.X(f"{field}:T", axis=axis, scale=alt.Scale(type="utc"))


def ticks_over(days: Iterable[str]) -> tuple[list[date], str]:
    """The days to label on an axis over these, no two alike, and the form of the labels.

    Whole years, so far apart that they are no more than `_MOST_TICKS`; months or days where the
    axis is too short for years.
    """
    known = sorted(date.fromisoformat(day[:10]) for day in days)
    first, last = known[0], known[-1]
    if last.year - first.year >= _FEWEST_YEARS:
        step = _step(last.year - first.year, (1, 2, 5, 10, 20, 50))
        found = [date(year, 1, 1) for year in range(first.year, last.year + 1) if not year % step]
        return [day for day in found if first <= day <= last], "%Y"
    months = (last.year - first.year) * 12 + last.month - first.month
    if months >= _FEWEST_MONTHS:
        step = _step(months, (1, 2, 3, 6))
        since = first.year * 12 + first.month - 1
        every = [number for number in range(since, since + months + 1) if not number % step]
        found = [date(number // 12, number % 12 + 1, 1) for number in every]
        return [day for day in found if first <= day <= last], "%Y-%m"
    step = _step((last - first).days, (1, 2, 5, 10))
    return [first + timedelta(days=k) for k in range(0, (last - first).days + 1, step)], "%Y-%m-%d"


def _step(span: int, steps: tuple[int, ...]) -> int:
    return next((step for step in steps if span / step <= _MOST_TICKS), steps[-1])


def moment(start: date, days: float) -> str:
    """The day so many days after a start, as charts read it."""
    return (start + timedelta(days=float(days))).isoformat()


def percent(title: str) -> Any:
    """An axis of shares, in per cent; with a decimal where labels would be alike without."""
    return alt.Axis(format=".1~%", title=title)


def markers(days: dict[str, date], colours: dict[str, str]) -> Any:
    """Vertical lines on days, each with its name on top."""
    rows = [{"day": day.isoformat(), "what": what} for what, day in days.items()]
    base = chart_of(rows).encode(
        x=alt.X("day:T", scale=alt.Scale(type="utc")),
        color=alt.Color(
            "what:N",
            scale=alt.Scale(domain=list(colours), range=list(colours.values())),
            legend=alt.Legend(title=None),
        ),
    )
    return base.mark_rule(strokeDash=[5, 4], strokeWidth=1.5)
