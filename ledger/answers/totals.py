"""Totals that documents state, beside what the ledger derives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.quantities import Quantity
from ledger.answers.model import Column, Row, Table
from ledger.answers.naming import words
from projections.figures.statements import figures

if TYPE_CHECKING:
    from domain.events.statements import FigureReported
    from projections.view import View

__all__ = ["TotalRow", "totals_table"]


@dataclass(frozen=True, slots=True)
class TotalRow(Row):
    """A total as a document states it, and what the events come to on the day it is of."""

    metric: Annotated[str, Column("stable name of the total")]
    title: Annotated[str, Column("the total in words", "What")]
    on: Annotated[date, Column("last day that it is of", "As of")]
    reported: Annotated[Quantity, Column("as the document states it", "Reported")]
    derived: Annotated[
        int | None, Column("what the events come to; null: the ledger cannot tell", "Derived")
    ]
    source: Annotated[str, Column("document and place", "Stated in")]
    note: Annotated[str, Column("remark on it")]
    evidence: Annotated[tuple[str, ...], Column("id of the event that holds it")]


def totals_table(view: View, derived: Mapping[str, Callable[[View], int | None]]) -> Table:
    """Every total of these metrics, rivals among them, by metric and day."""
    rows = [row for metric, derive in derived.items() for row in _rows(view, metric, derive)]
    return Table("totals", TotalRow, rows)


def _rows(view: View, metric: str, derive: Callable[[View], int | None]) -> Iterator[TotalRow]:
    for item in figures(view, metric):
        yield TotalRow(
            metric=metric,
            title=words(metric),
            on=item.period_to,
            reported=item.value,
            derived=derive(view.at(min(item.period_to, view.as_of)))
            if _is_of_a_year(item)
            else None,
            source=str(item.sources[0]),
            note=item.note,
            evidence=(item.id,),
        )


def _derived(view: View, item: FigureReported, derive: Callable[[View], int | None]) -> int | None:
    then = view.at(min(item.period_to, view.as_of))
    return derive(then) if _is_of_a_year(item) else None


def _is_of_a_year(item: FigureReported) -> bool:
    """Whether it is of a day or of one calendar year; what is of several is not derived here."""
    return item.period_from.year == item.period_to.year
