"""Released land by method and submunitions destroyed: figures that add up, or stay unknown."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from domain.quantities import Qualifier, Quantity, combined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.events.clearance import LandReleased

__all__ = ["METHODS", "Released", "at_least", "greater", "summed"]

METHODS = ("cancelled", "reduced", "cleared", "resurveyed", "unspecified")
"""How land is released (Action 24); re-survey is a method of its own, never a residual."""


@dataclass(frozen=True, slots=True)
class Released:
    """Land released by method and submunitions destroyed on it; None where no source says.

    ``cancelled`` by non-technical survey, ``reduced`` by technical survey, ``cleared`` by
    clearance, ``resurveyed`` off the record by re-survey, ``unspecified`` without a method named.
    """

    cancelled: Quantity | None = None
    reduced: Quantity | None = None
    cleared: Quantity | None = None
    resurveyed: Quantity | None = None
    unspecified: Quantity | None = None
    submunitions: Quantity | None = None

    @classmethod
    def of(cls, event: LandReleased) -> Released:
        """The figures of one statement."""
        return cls(**{item.name: getattr(event, item.name) for item in fields(cls)})

    @property
    def area(self) -> Quantity | None:
        """All methods together; at least that, where one of the three main ones is not stated."""
        said = [figure for name in METHODS if (figure := getattr(self, name)) is not None]
        if not said:
            return None
        total = said[0]
        for figure in said[1:]:
            total += figure
        return total if self._names_all_methods else at_least(total)

    @property
    def is_any(self) -> bool:
        """Whether some figure is more than zero: something was there to be released."""
        return any(figure.amount for item in fields(self) if (figure := getattr(self, item.name)))

    @property
    def _names_all_methods(self) -> bool:
        by_method = (self.cancelled, self.reduced, self.cleared)
        return self.unspecified is not None or all(figure is not None for figure in by_method)


def at_least(figure: Quantity) -> Quantity:
    """The same figure as a part of what it may be."""
    return replace(figure, qualifier=combined(figure.qualifier, Qualifier.AT_LEAST))


def greater(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    """The greater of two figures for the same thing, neither of which need be all of it."""
    if one is None or other is None:
        return one or other
    return other if other.amount > one.amount else one


def summed(said: Iterable[Quantity | None], *, whole: bool = True) -> Quantity | None:
    """Figures added up: unknown where none is stated, at least the sum where one is not.

    ``whole`` says whether there is nothing else that they would have to cover.
    """
    figures = list(said)
    known = [figure for figure in figures if figure is not None]
    if not known:
        return None
    total = known[0]
    for figure in known[1:]:
        total += figure
    return total if whole and len(known) == len(figures) else at_least(total)
