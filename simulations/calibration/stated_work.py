"""What is known to have been released in a time, and of which days nothing is known.

Unknown is not none: days that no statement covers are told apart from days of which one says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from domain.quantities import Qualifier
from projections.land_release import Released, land_release
from projections.land_release.series import is_cumulative, why_apart
from projections.view import per_view
from simulations.calibration.history import FIRST_DAY, single_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from numpy.typing import NDArray

    from domain.events.clearance import LandReleased
    from projections.view import View

__all__ = ["Work", "work_between", "years_said"]

MONTH_DAYS = 30
"""A year of which fewer days are without a statement is not named."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is known of a time: square metres released at least, and days without a statement.

    ``missing``: days of each calendar year that no statement covers, where there are any;
    ``days``: all days; ``partly``: whether a share of a longer statement is in it; ``events``:
    ids of the statements.
    """

    released: float
    missing: Mapping[int, int]
    days: int
    partly: bool
    events: tuple[str, ...]

    @property
    def is_known(self) -> bool:
        """Whether a statement covers any of it."""
        return sum(self.missing.values()) < self.days

    @property
    def silent_years(self) -> tuple[int, ...]:
        """Years of which a month or more is without a statement."""
        return tuple(year for year, days in self.missing.items() if days >= MONTH_DAYS)


@dataclass(frozen=True, slots=True)
class _Days:
    """Square metres released on each day since `FIRST_DAY`, NaN where nothing is known."""

    amounts: NDArray[np.float64]
    statements: tuple[LandReleased, ...]


def work_between(view: View, iso3: str, first: date, last: date) -> Work:
    """What is known of a State's work from one day to another, both included."""
    known = _days(view, iso3)
    start, end = max(0, _number(first)), min(len(known.amounts), _number(last) + 1)
    if start >= end:
        return Work(0.0, {}, 0, partly=False, events=())
    during = known.amounts[start:end]
    used = [
        item for item in known.statements if item.period_from <= last and item.period_to >= first
    ]
    return Work(
        float(np.nansum(during)),
        _by_year(start + np.flatnonzero(np.isnan(during))),
        end - start,
        any(item.period_from < first or item.period_to > last for item in used),
        tuple(item.id for item in used),
    )


def years_said(years: Iterable[int]) -> str:
    """Years in words, those that follow each other as a range.

    >>> years_said([2018, 2020, 2021])
    '2018, 2020-21'
    """
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return ", ".join(
        f"{span[0]}-{span[-1] % 100:02d}" if len(span) > 1 else f"{span[0]}" for span in spans
    )


@per_view
def _days(view: View, iso3: str) -> _Days:
    """Statements on single periods, evenly over their days; then what cumulative ones add.

    A cumulative figure says what its days come to in all: what is more than the statements on
    parts of them lies on the days that none covers. What is "at most" so much may be nothing.
    """
    amounts = np.full(max(0, _number(view.as_of) + 1), np.nan)
    singles = [item for item in single_years(view, iso3) if _says_at_least(item)]
    growing = [
        item
        for item in land_release(view, iso3).releases
        if is_cumulative(item.series) and not why_apart(item.series) and _says_at_least(item)
    ]
    over = [item for item in growing if item.period_to <= view.as_of]
    said = (*singles, *sorted(over, key=lambda item: (item.period_to, item.id)))
    for item in said:
        _fill(amounts, item)
    return _Days(amounts, said)


def _fill(amounts: NDArray[np.float64], item: LandReleased) -> None:
    """Spread what a statement says beyond those before it, first over days that none covers."""
    during = amounts[max(0, _number(item.period_from)) : _number(item.period_to) + 1]
    if not len(during):
        return
    area = Released.of(item).area
    more = max(0.0, float(area.amount if area else 0) - float(np.nansum(during)))
    unknown = np.isnan(during)
    where = unknown if unknown.any() else ~unknown
    during[unknown] = 0.0
    during[where] += more / where.sum()


def _says_at_least(item: LandReleased) -> bool:
    area = Released.of(item).area
    said = (item.cancelled, item.reduced, item.cleared, item.resurveyed, item.unspecified)
    return area is not None and all(
        figure is None or figure.qualifier is not Qualifier.AT_MOST for figure in said
    )


def _by_year(numbers: NDArray[np.int64]) -> dict[int, int]:
    days = np.datetime64(FIRST_DAY) + numbers
    years, counts = np.unique(days.astype("datetime64[Y]").astype(int) + 1970, return_counts=True)
    return dict(zip(years.tolist(), counts.tolist(), strict=True))


def _number(day: date) -> int:
    return (day - FIRST_DAY).days
