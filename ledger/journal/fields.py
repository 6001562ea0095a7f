"""One event from fields given by name, each as text: what a command line gives."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from domain.errors import RejectedBatchError
from domain.lists import join_list
from domain.problems import Place, Problem
from domain.subjects import SubjectKind
from ledger.journal.cells import write_cell
from ledger.journal.citing import with_unknown_documents
from ledger.journal.columns import columns_of, known_columns
from ledger.journal.grids import read_csv
from ledger.journal.tables import read_grid

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["read_fields", "written_fields"]


def read_fields(
    kind: type[Event],
    texts: Mapping[str, str],
    published: Mapping[str, date],
    named: Callable[[str], str],
) -> Event:
    """The event of a type whose columns say these texts; columns left out are empty.

    ``named`` says how a column is called where it was given, for the place of a problem. Raises
    RejectedBatchError with every problem.
    """
    if not any(text.strip() for text in texts.values()):
        raise RejectedBatchError([_nothing_said(kind)])
    header = [*columns_of(kind), *(name for name in texts if name not in columns_of(kind))]
    stream = io.StringIO()
    csv.writer(stream).writerows([header, [texts.get(name, "") for name in header]])
    grid = read_csv(stream.getvalue(), "", known_columns(kind))
    reading = read_grid(grid, kind, published)
    if reading.problems:
        itself = texts.get("subject", "").strip().removeprefix(f"{SubjectKind.DOCUMENT}:")
        cited = {*published, itself}  # a document may speak of itself
        problems = with_unknown_documents(grid, cited, reading.problems)
        raise RejectedBatchError([_placed(item, header, named) for item in problems])
    return reading.events[0]


def _nothing_said(kind: type[Event]) -> Problem:
    return Problem(
        "CELL_EMPTY",
        f"nothing is said of the {kind.__name__}.",
        f"It takes: {', '.join(columns_of(kind))}.",
        Place("command line"),
    )


def _placed(problem: Problem, header: list[str], named: Callable[[str], str]) -> Problem:
    column = problem.place.column
    return problem.at(Place(named(header[column - 1]) if column else ""))


def written_fields(event: Event) -> dict[str, str]:
    """The texts that :func:`read_fields` reads back as the event (as its first occurrence)."""
    return {
        "subject": event.subject,
        "date": str(event.when),
        **{name: write_cell(value) for name, value in event.payload().items()},
        "known_on": event.known_on.isoformat(),
        "documents": join_list(source.document for source in event.sources),
        "locators": join_list(source.locator for source in event.sources),
        "confidence": event.confidence.value,
        "basis": event.basis.value,
        "note": event.note,
    }
