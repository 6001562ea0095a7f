"""Stockpile destruction: who had a stock, what was destroyed, what is kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.events.fields import Article
from ledger.report.days import day
from ledger.report.drawing import bars, bars_in_words
from ledger.report.sections.duties import requests, still_and_finished
from ledger.report.sections.retained import retained_munitions
from ledger.report.sections.stocks import stocks
from ledger.report.sections.tables import both_ends
from ledger.report.writing import Writing
from projections.metrics import extensions, retained, stockpiles
from projections.metrics.registry import measure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]

_METRICS = (*stockpiles.METRICS, *retained.METRICS, *extensions.METRICS)
_ENDS = (
    "states_that_reported_stockpiles",
    "states_completed_art3",
    "states_with_art3_obligation",
    "munitions_destroyed_total",
    "submunitions_destroyed_total",
    "share_destroyed",
    "states_retaining",
    "munitions_retained_total",
    "submunitions_retained_total",
)
_MILLION = 1_000_000
_TWENTIETH_MORE = 1.05


def section(desk: Desk) -> Section:
    """Duties under Article 3, what was destroyed, requests, retained munitions."""
    writing = Writing(desk, "stockpiles", "Stockpile destruction")
    _summary(writing)
    both_ends(writing, "Stocks under Article 3, as far as recorded", _ENDS)
    _chart(writing)
    stocks(writing)
    requests(writing, Article.STOCKPILES)
    retained_munitions(writing)
    own = [
        item for item in _METRICS if not item.name.startswith("art4_") and item.about_state is False
    ]
    return writing.done("3", metrics=own)


def _summary(writing: Writing) -> None:
    desk = writing.desk
    still_and_finished(
        writing, Article.STOCKPILES, "destroy a stock", "Stock reported and none left"
    )
    writing.say(
        "Stocks found after the deadline, so far: {n:case}.",
        n=desk.at_end("discoveries_after_deadline"),
    )
    writing.paragraph()


def _chart(writing: Writing) -> None:
    desk = writing.desk
    ends = {
        year: min(date(year, 12, 31), desk.period.last)
        for year in (desk.period.first.year - 1, *desk.period.years)
    }
    totals = {
        year: measure(desk.end.at(end), "submunitions_destroyed_total").value
        for year, end in ends.items()
    }
    values = {
        year: round(total / _MILLION, 1) for year, total in totals.items() if isinstance(total, int)
    }
    series = {"submunitions destroyed so far (million)": values}
    unit = "million submunitions"
    caption = f"Submunitions destroyed in all by the end of each year{_until(desk.period.last)}"
    drawn = bars(series, unit) if _tells(values) else None
    writing.chart(caption, bars_in_words(series, unit), drawn)
    if values:
        writing.say(
            "A stock of which only the completion is dated enters these totals whole on that day, "
            "so that those of earlier days leave out what was destroyed of it before."
        )
    writing.paragraph()


def _until(last: date) -> str:
    """The last day of a year that is not over."""
    return "" if (last.month, last.day) == (12, 31) else f", by {day(last)} in the last"


def _tells(totals: Mapping[int, float]) -> bool:
    """Whether the bars of a running total differ to the eye: by a twentieth at the least."""
    return bool(totals) and max(totals.values()) >= _TWENTIETH_MORE * min(totals.values())
