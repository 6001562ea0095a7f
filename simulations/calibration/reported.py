"""What was reported as left before a day, for the eye: nothing is fitted to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from projections.clearance import contamination
from projections.grown import Grown
from projections.stockpiles import stockpile
from simulations.calibration.destruction import stock_left
from simulations.calibration.history import recorded_area

if TYPE_CHECKING:
    from datetime import date

    from projections.stockpiles import Stockpile
    from projections.view import View

__all__ = ["reported_before"]


def reported_before(view: View, iso3: str, article: int) -> list[tuple[date, float]]:
    """Square metres on record, or munitions declared less destroyed, by day of report."""
    if article == 4:  # noqa: PLR2004
        reports = contamination(view, iso3).folded_reports
        return [(item.effective_on, area) for item in reports if (area := recorded_area(item))]
    known = stockpile(view, iso3)
    days = {item.effective_on for item in (*known.declarations, *known.destructions)}
    stocks = ((day, stock_left(_until(known, day)).munitions) for day in sorted(days))
    return [(day, float(left.amount)) for day, left in stocks if left]


def _until(known: Stockpile, day: date) -> Stockpile:
    """What was declared and destroyed by a day."""
    declared = [item for item in known.declarations if item.effective_on <= day]
    destroyed = [item for item in known.destructions if item.effective_on <= day]
    return replace(
        known,
        declarations=Grown(declared),
        destructions=Grown(destroyed),
        latest_on_holdings=declared[-1] if declared else None,
    )
