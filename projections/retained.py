"""Munitions that States retain for development and training (Article 3.6), year by year."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from domain.events.stockpiles import MunitionsRetained
from projections.figures.preferring import doubt
from projections.stockpiles import Totals, stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.quantities import Quantity
    from projections.view import View

__all__ = ["RetainedYear", "latest_retained", "retained_by_year", "years_of"]


@dataclass(frozen=True, slots=True)
class RetainedYear:
    """What a State retained at the end of a year, by the statement that is relied on.

    ``rivals`` are other statements on the same year; ``before`` is on the last year on record
    before it, which need not be the year before.
    """

    statement: MunitionsRetained
    rivals: tuple[MunitionsRetained, ...] = ()
    before: MunitionsRetained | None = None

    @property
    def year(self) -> int:
        """The year."""
        return self.statement.year

    @property
    def totals(self) -> Totals:
        """Munitions and submunitions, as far as stated."""
        return Totals.of(self.statement)

    @property
    def retains(self) -> bool | None:
        """Whether any were retained; None where no figure is stated."""
        figures = (self.totals.munitions, self.totals.submunitions)
        stated = [figure for figure in figures if figure is not None]
        return any(figure.amount for figure in stated) if stated else None

    @property
    def _before(self) -> Totals:
        return Totals.of(self.before) if self.before else Totals()

    @property
    def munitions_change(self) -> int | None:
        """Munitions more than on record before; negative for fewer, None where either is not."""
        return _change(self._before.munitions, self.totals.munitions)

    @property
    def submunitions_change(self) -> int | None:
        """Submunitions more than on record before."""
        return _change(self._before.submunitions, self.totals.submunitions)


def _change(before: Quantity | None, now: Quantity | None) -> int | None:
    return None if before is None or now is None else now.amount - before.amount


@per_view
def retained_by_year(view: View, iso3: str) -> tuple[RetainedYear, ...]:
    """Every year on record of a State by the view's day, in order."""
    return years_of(stockpile(view, iso3).retentions)


def years_of(statements: Iterable[MunitionsRetained]) -> tuple[RetainedYear, ...]:
    """Statements by year; of several on one year the better one is relied on, then the newer."""
    years: list[RetainedYear] = []
    in_order = sorted(statements, key=lambda item: item.year)
    for _year, same_year in groupby(in_order, key=lambda item: item.year):
        best, *rivals = sorted(same_year, key=_better_first)
        before = years[-1].statement if years else None
        years.append(RetainedYear(best, tuple(rivals), before))
    return tuple(years)


def _better_first(item: MunitionsRetained) -> tuple[tuple[bool, int], int, str]:
    return (doubt(item), -item.known_on.toordinal(), item.id)


def latest_retained(view: View, iso3: str) -> RetainedYear | None:
    """The last year on record of a State by the view's day."""
    years = retained_by_year(view, iso3)
    return years[-1] if years else None
