"""The States with a stock to destroy in the period: declared, destroyed, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.answers.naming import words
from ledger.answers.stockpiles import StockpileRow, stockpiles_answer
from ledger.report.days import day
from ledger.report.model import Cell
from ledger.report.wording import NOT_RECORDED, listed, quantity, short_name
from projections.obligations.model import Status

if TYPE_CHECKING:
    from ledger.report.writing import Writing

__all__ = ["stock_note", "stocks"]


def stocks(writing: Writing) -> None:
    """The table of these States, and of whom the figures do not come to the whole stock."""
    desk = writing.desk
    was = set(desk.at_start("states_with_art3_obligation").states)
    finished = set(desk.over("states_finishing_art3").states)
    shown = was | finished | set(desk.at_end("states_with_art3_obligation").states)
    rows = [
        item
        for item in stockpiles_answer(desk.end).main.rows
        if isinstance(item, StockpileRow) and item.state in shown
    ]
    writing.table(
        "States with a stock to destroy at any time of the period",
        (
            "State",
            "Munitions declared",
            "Submunitions declared",
            "Munitions destroyed",
            "Submunitions destroyed",
            "Deadline",
            "Status",
        ),
        [_state(writing, item) for item in rows],
        wide=True,
    )
    short = [item.state for item in rows if _is_short(item)]
    if short:
        writing.say(
            "Less is on record as destroyed than was declared for {names}, which finished: what "
            "was destroyed last is not recorded in figures, or the figures were restated.",
            names=listed(short),
        )
    writing.paragraph()


def _is_short(item: StockpileRow) -> bool:
    """Whether a State finished, and the figures of what it destroyed do not come to its stock."""
    met = (Status.MET_ON_TIME.value, Status.MET_LATE.value)
    pairs = (
        (item.declared_munitions, item.destroyed_munitions),
        (item.declared_submunitions, item.destroyed_submunitions),
    )
    return item.status in met and any(
        declared and (destroyed is None or destroyed.amount < declared.amount)
        for declared, destroyed in pairs
    )


def _state(writing: Writing, item: StockpileRow) -> tuple[Cell, ...]:
    note = stock_note(writing, item)
    figures = (
        item.declared_munitions,
        item.declared_submunitions,
        item.destroyed_munitions,
        item.destroyed_submunitions,
    )
    return (
        Cell(short_name(item.state), note),
        *(Cell(quantity(found), number=True) for found in figures),
        Cell(day(item.due_on) if item.due_on else ""),
        Cell(words(item.status or NOT_RECORDED)),
    )


def stock_note(writing: Writing, item: StockpileRow) -> int | None:
    """The number of the note on a State's stock."""
    what = f"Stock of {item.name}"
    return writing.desk.note(what, item.evidence, "stockpiles", item.state)
