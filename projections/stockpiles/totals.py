"""Munitions and submunitions that are stated together, and how such figures add up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from domain.quantities import Qualifier, Quantity, combined

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Totals", "totalled"]


class _Counted(Protocol):
    @property
    def munitions(self) -> Quantity | None: ...
    @property
    def submunitions(self) -> Quantity | None: ...


@dataclass(frozen=True, slots=True)
class Totals:
    """Munitions and submunitions, each absent where no source says."""

    munitions: Quantity | None = None
    submunitions: Quantity | None = None

    def plus(self, other: Totals) -> Totals:
        """Both together; where only one says a figure, the sum is at least that."""
        return Totals(
            _sum_of(self.munitions, other.munitions),
            _sum_of(self.submunitions, other.submunitions),
        )

    def or_more(self, other: Totals) -> Totals:
        """The greater of each figure; where only the other says one, it is at least that."""
        return Totals(
            _greater(self.munitions, other.munitions),
            _greater(self.submunitions, other.submunitions),
        )

    @classmethod
    def of(cls, event: _Counted) -> Totals:
        """The figures of an event that states both."""
        return cls(event.munitions, event.submunitions)

    @property
    def is_zero(self) -> bool:
        """Whether munitions are stated, and stated as none."""
        return self.munitions is not None and self.munitions.amount == 0

    @property
    def is_stated(self) -> bool:
        """Whether any figure is."""
        return self.munitions is not None or self.submunitions is not None


def _greater(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    if one is None or other is None:
        return one or _sum_of(None, other)
    return other if other.amount > one.amount else one


def _sum_of(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    if one is not None and other is not None:
        return one + other
    said = one or other
    if said is None:
        return None
    return replace(said, qualifier=combined(said.qualifier, Qualifier.AT_LEAST))


def totalled(said: Iterable[Totals]) -> Totals:
    """All together; not stated where there are none."""
    first, *others = list(said) or [Totals()]
    for item in others:
        first = first.plus(item)
    return first
