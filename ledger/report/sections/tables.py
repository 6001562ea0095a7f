"""Tables that several sections have: from one end of the period to the other, and year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from ledger.report.days import short_day
from ledger.report.model import Cell
from ledger.report.wording import changed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.report.figures import Figure
    from ledger.report.writing import Writing

__all__ = ["both_ends", "by_year"]


def both_ends(writing: Writing, caption: str, names: Sequence[str]) -> None:
    """A table of metrics before the period and at its end, with the change between."""
    desk = writing.desk
    pairs = [(desk.at_start(name), desk.at_end(name)) for name in names]
    heads = ("", short_day(desk.period.before), short_day(desk.period.last), "Change")
    writing.table(caption, heads, [_row(writing, *pair) for pair in pairs])


def _row(writing: Writing, start: Figure, end: Figure) -> tuple[Cell, ...]:
    first, last = writing.cell(start), writing.cell(end)
    return (Cell(end.metric.title), first, last, Cell(_change(start, end), number=True))


def _change(start: Figure, end: Figure) -> str:
    """By how much a number changed; nothing where either end is not known exactly enough."""
    one, other = start.number, end.number
    exact = {start.answer.qualifier, end.answer.qualifier} <= {Qualifier.EXACT}
    if one is None or other is None or not exact:
        return ""
    return changed(other - one)


def by_year(
    writing: Writing, caption: str, columns: Sequence[tuple[str, Sequence[tuple[int, Figure]]]]
) -> None:
    """A table with a row for each calendar year of the period, and a column for each metric.

    Nothing is written where no figure of any year is recorded.
    """
    if not any(figure.is_known for _, yearly in columns for _, figure in yearly):
        for _, yearly in columns:
            writing.lack(yearly[0][1])
        return
    rows = [
        (Cell(str(year)), *(writing.cell(dict(yearly)[year]) for _, yearly in columns))
        for year in writing.desk.period.years
    ]
    writing.table(caption, ("Year", *(head for head, _ in columns)), rows)
