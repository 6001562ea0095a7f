"""How recorded area changes by other things than work: finds, and estimates made anew."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from domain.dates import add_days
from domain.events.fields import Completeness
from projections.clearance import area_of, contamination
from simulations.calibration.history import BOUNDS
from simulations.calibration.stated_work import work_between
from simulations.worlds.timelines import YEAR_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.clearance import ContaminationDiscovered, ContaminationReported
    from projections.view import View
    from simulations.calibration.rates import Pool

__all__ = ["JUMP", "Jumps", "jumps"]

JUMP = 0.1
"""A change of recorded area that nothing explains is a jump from this share of it on."""


@dataclass(frozen=True, slots=True)
class Jumps:
    """What changed recorded area over all years between two reports on a whole country.

    Each as a share of the area before. ``found``: finds recorded with an area. Of what neither
    work nor finds explain: ``raised`` by a new estimate, or ``removed`` from the record.
    """

    removed: tuple[float, ...]
    raised: tuple[float, ...]
    found: tuple[float, ...]
    years: float
    events: tuple[str, ...]

    @property
    def risen(self) -> tuple[float, ...]:
        """All that added area, by a find or by a new estimate."""
        return (*self.found, *self.raised)


@dataclass(frozen=True, slots=True)
class _Step:
    """From one report to the next: areas in square metres, and what was found between."""

    before: float
    after: float
    released: float
    likely: float
    finds: tuple[tuple[float, str], ...]
    years: float
    events: tuple[str, str]

    @property
    def found(self) -> tuple[float, ...]:
        """Finds between the two, as shares of the area before."""
        return tuple(area / self.before for area, _ in self.finds)

    @property
    def change(self) -> float:
        """What neither work nor finds explain, as a share of the area before; 0 where none.

        A fall counts as far as it goes beyond work that nobody reported. A rise counts as far as
        the area on record itself rose: where it fell, by less than was released, land outside it
        was released, which is a difference of measure.
        """
        change = self.after + self.released - self.before - sum(area for area, _ in self.finds)
        if change < 0:
            return min(0.0, change + self.likely) / self.before
        return max(0.0, min(change, self.after - self.before)) / self.before


def jumps(view: View, fitted: Pool | None) -> Jumps:
    """Compare each report on a whole country with the next one, and what happened between.

    Where days lie between that no statement covers, a drop counts only as far as it goes beyond
    the programme's usual work: what nobody reported is no correction of records.
    """
    steps = [step for iso3 in view.states() for step in _steps(view, iso3, fitted)]
    large = [step for step in steps if abs(step.change) >= JUMP]
    events = [event for step in large for event in step.events]
    finds = [find for step in steps for find in step.finds]
    return Jumps(
        removed=tuple(min(1.0, -step.change) for step in large if step.change < 0),
        raised=tuple(step.change for step in large if step.change > 0),
        found=tuple(share for step in steps for share in step.found),
        years=sum(step.years for step in steps),
        events=tuple(dict.fromkeys([*events, *(event for _, event in finds)])),
    )


def _steps(view: View, iso3: str, fitted: Pool | None) -> Iterator[_Step]:
    for one, other in pairwise(_whole(view, iso3)):
        before, first, last = _amount(one), add_days(one.effective_on, 1), other.effective_on
        if not before or not _amount(other):
            continue
        work = work_between(view, iso3, first, last)
        missing = sum(work.missing.values()) / YEAR_DAYS
        yield _Step(
            before,
            _amount(other),
            work.released,
            missing * fitted.rate(iso3).median * before if fitted else 0.0,
            tuple((_area(find), find.id) for find in _finds(view, iso3, one, other)),
            (other.effective_on - one.effective_on).days / YEAR_DAYS,
            (one.id, other.id),
        )


def _finds(
    view: View, iso3: str, one: ContaminationReported, other: ContaminationReported
) -> list[ContaminationDiscovered]:
    return [
        find
        for find in contamination(view, iso3).discoveries
        if _area(find)
        and one.effective_on < find.not_before
        and find.effective_on <= other.effective_on
    ]


def _area(find: ContaminationDiscovered) -> float:
    return float(find.area.amount) if find.area else 0.0


def _whole(view: View, iso3: str) -> list[ContaminationReported]:
    """Reports that can be compared: of a whole country, with an area that is no bound."""
    return [
        item
        for item in contamination(view, iso3).folded_reports
        if item.covers is Completeness.WHOLE
        and (area := area_of(item)) is not None
        and area.qualifier not in BOUNDS
    ]


def _amount(item: ContaminationReported) -> float:
    area = area_of(item)
    return float(area.amount) if area else 0.0
