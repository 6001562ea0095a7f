"""Munitions kept for training and research (Article 3.6), State by State."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.answers.stockpiles import StockpileRow, stockpiles_answer
from ledger.report.model import Cell
from ledger.report.sections.stocks import stock_note
from ledger.report.wording import quantity, short_name
from projections.retained import latest_retained

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.writing import Writing

__all__ = ["retained_munitions"]


def retained_munitions(writing: Writing) -> None:
    """The table of what each State retains by its last figure, and how old these are."""
    desk = writing.desk
    rows = [
        item
        for item in stockpiles_answer(desk.end).main.rows
        if isinstance(item, StockpileRow) and _retains(desk, item.state)
    ]
    writing.table(
        "Munitions kept for training and research (Article 3.6), as last reported",
        ("State", "End of", "Munitions", "Submunitions"),
        [
            (
                Cell(short_name(item.state), stock_note(writing, item)),
                Cell(str(item.retained_year or "")),
                Cell(quantity(item.retained_munitions), number=True),
                Cell(quantity(item.retained_submunitions), number=True),
            )
            for item in rows
        ],
    )
    years = [item.retained_year for item in rows if item.retained_year]
    if years:
        writing.say(
            "Who retains munitions reports on them for each year, by 30 April of the next "
            "(Article 3.8). The last figures on record are of {oldest} to {newest}: the totals add "
            "them however old they are.",
            oldest=str(min(years)),
            newest=str(max(years)),
        )
    stated = desk.at_end("states_retaining")
    if stated.number and stated.number > len(rows):
        writing.say(
            "{all:State} retain munitions by the total of a document; of {n} a figure is on "
            "record.",
            all=stated,
            n=str(len(rows)),
        )
    writing.paragraph()


def _retains(desk: Desk, iso3: str) -> bool:
    """Whether the last figure on record says that a State retains any."""
    year = latest_retained(desk.end, iso3)
    return bool(year and year.retains)
