"""The page on event types."""

from __future__ import annotations

from collections.abc import Iterator

from domain.events.registry import event_types
from ledger.answers import catalogue
from ledger.journal import lines
from pages.docstrings import doc_of, first_paragraph
from pages.parts import MADE, block, page, rows_of, table

__all__ = ["events_page"]


def events_page() -> str:
    """Every event type with the columns of its table."""
    parts = ["# Events", MADE, *_about_events()]
    group = ""
    for name, kind in event_types().items():
        if group != kind.__module__:
            group = kind.__module__
            parts += [
                f"## {group.rpartition('.')[2].capitalize()}",
                first_paragraph(doc_of(group)),
            ]
        parts += [f"### {name}", *_event_type(name)]
    return page(parts)


def _about_events() -> Iterator[str]:
    yield (
        "A table holds events of one type, one a row, and is named after it "
        "(`StockpileDeclared.csv`; in a workbook the sheet is): `ccm template TYPE` writes an "
        "empty one, `ccm import` reads it. Columns may stand in any order, "
        "and those that are not needed may be left out. `ccm catalogue TYPE` shows the same as "
        "this page."
    )
    yield (
        "A `;` inside a part of a list, and `\\`, are written with `\\` before them. Exported "
        "tables have two more columns, which yours need not have: `occurrence` counts how often a "
        "fact was recorded anew after a retraction, `position` is the place in the log, in whose "
        "order rows are recorded."
    )
    yield (
        "`known_on` may be left out: acts of the depositary, of meetings and silence procedures, "
        "and what is submitted to States Parties, count as known on their day; anything else from "
        "the earliest publication among its documents."
    )
    yield "## JSON Lines"
    yield (
        "One event is one JSON object; a file holds one, an array of them, or one after the other, "
        "as JSON Lines do, one a line. `type` names the event type, the other fields are its "
        "columns. `ccm event ID --format json` shows a recorded event as it can be recorded again."
    )
    yield block(lines.EXAMPLE)
    yield table(
        ("field", "takes"),
        [
            ("`type`", "name of the event type"),
            ("`subject`", "as in a table"),
            ("`date`", "as in a table; or `not_before` and `effective_on`, each a day"),
            ("`sources`", "a list of objects with `document` and `locator`, at least one"),
            ("fields of the type", "as in a table; whole numbers, true, false and lists as JSON"),
            ("what is not stated", "`null`: a field that a table needs is never left out"),
            ("`known_on`, `confidence`, `basis`, `note`", "may be left out, as in a table"),
        ],
    )


def _event_type(name: str) -> Iterator[str]:
    answer = catalogue.type_answer(name)
    yield str(answer.about["says"])
    yield table(
        ("column", "takes", "needed", "may be empty"),
        [
            (
                f"`{row.column}`",
                row.takes,
                "yes" if row.needed else "",
                "yes" if row.may_be_empty else "",
            )
            for row in rows_of(answer.main, catalogue.ColumnRow)
        ],
    )
