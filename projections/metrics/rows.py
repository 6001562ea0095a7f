"""The metrics that hold whatever is asked: every row of the modules beside this one, by name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from projections.metrics import (
    clearance,
    compliance,
    cooperation,
    extensions,
    finance,
    finishing,
    informal,
    isu,
    land_release,
    machinery,
    mandates,
    meetings,
    membership,
    national_law,
    retained,
    stockpiles,
    surveys,
    transparency,
    universalization,
    victims,
    votes,
)
from projections.metrics.members import never_none_of_nobody

if TYPE_CHECKING:
    from projections.metrics.model import Metric

__all__ = ["metrics"]


@cache
def metrics() -> dict[str, Metric]:
    """Every metric by name; those of single meetings are found by :func:`metric` as well."""
    rows = (
        *membership.METRICS,
        *stockpiles.METRICS,
        *compliance.METRICS,
        *retained.METRICS,
        *clearance.METRICS,
        *finishing.METRICS,
        *land_release.METRICS,
        *surveys.METRICS,
        *extensions.METRICS,
        *victims.METRICS,
        *cooperation.METRICS,
        *national_law.METRICS,
        *universalization.METRICS,
        *votes.METRICS,
        *meetings.METRICS,
        *informal.METRICS,
        *machinery.METRICS,
        *finance.METRICS,
        *isu.METRICS,
        *mandates.METRICS,
        *transparency.METRICS,
    )
    return {row.name: never_none_of_nobody(row) for row in rows}
