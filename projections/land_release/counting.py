"""Statements that are added up: no two of them about the same day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from projections.figures.periods import best_grain, days_covered
from projections.land_release.figures import METHODS, Released, summed
from projections.land_release.series import rank_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.dates import DateRange
    from domain.events.clearance import LandReleased
    from domain.quantities import Quantity

__all__ = ["Counted", "counted"]


@dataclass(frozen=True)
class Counted:
    """Statements on areas, and those on submunitions, that are added up within a period.

    They are chosen apart: a better source of areas need not state what was destroyed. The sums
    are at least what they say where the statements do not cover the period, or leave a figure out.
    Worked out once: many questions ask for the same sums.
    """

    during: DateRange
    areas: tuple[LandReleased, ...]
    items: tuple[LandReleased, ...]

    @cached_property
    def released(self) -> Released:
        """The sums, by method."""
        return Released(**{name: self._method(name) for name in METHODS}, submunitions=self._items)

    @cached_property
    def area(self) -> Quantity | None:
        """The sum of all methods."""
        return summed((Released.of(item).area for item in self.areas), whole=self._areas_are_whole)

    @cached_property
    def statements(self) -> tuple[LandReleased, ...]:
        """All of them, each once."""
        return tuple({item.id: item for item in (*self.areas, *self.items)}.values())

    def _method(self, name: str) -> Quantity | None:
        return summed((getattr(item, name) for item in self.areas), whole=self._areas_are_whole)

    @property
    def _items(self) -> Quantity | None:
        whole = days_covered(self.items) == self.during.days
        return summed((item.submunitions for item in self.items), whole=whole)

    @property
    def _areas_are_whole(self) -> bool:
        return days_covered(self.areas) == self.during.days


def counted(iso3: str, statements: Iterable[LandReleased], during: DateRange) -> Counted:
    """Those to add up of a State's statements that all lie within a period."""
    said = tuple(statements)
    return Counted(
        during,
        _best(iso3, (item for item in said if Released.of(item).area is not None)),
        _best(iso3, (item for item in said if item.submunitions is not None)),
    )


def _best(iso3: str, statements: Iterable[LandReleased]) -> tuple[LandReleased, ...]:
    return tuple(best_grain(statements, lambda item: rank_of(iso3, item)))
