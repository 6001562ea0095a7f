"""What stock stands declared, in all and by type of munition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from domain.events.stockpiles import DeclarationScope, StockpileDeclared
from projections.stockpiles.totals import Totals, totalled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ALL_TYPES", "Declared", "declared_in"]

ALL_TYPES = "all"
"""The munition type of a declaration that is about the whole stock."""


@dataclass(frozen=True, slots=True)
class Declared:
    """The stock as last declared: ``whole`` of all types, and what it is broken down into."""

    whole: Totals | None = None
    by_type: Mapping[str, Totals] = field(default_factory=dict)

    @property
    def types(self) -> Totals:
        """All types together."""
        return totalled(self.by_type.values())

    @property
    def all(self) -> Totals:
        """The whole; where the types exceed it, their sum.

        Declarations by type add up; beside a total of all types they break it down and are never
        added to it.
        """
        return self.whole.or_more(self.types) if self.whole else self.types


def declared_in(declarations: Iterable[StockpileDeclared]) -> Declared:
    """The newest total with what was added since, of declarations in order of time."""
    whole: Totals | None = None
    by_type: dict[str, Totals] = {}
    for item in declarations:
        said = Totals.of(item)
        if item.scope is DeclarationScope.ADDITION:
            whole = whole.plus(said) if whole else None
            by_type[item.munition_type] = by_type.get(item.munition_type, Totals()).plus(said)
        elif item.munition_type == ALL_TYPES:
            whole, by_type = said, {}
        else:
            by_type[item.munition_type] = said
    return Declared(whole, by_type)
