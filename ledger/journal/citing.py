"""Documents that a table cites and nobody has recorded: told before what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import did_you_mean
from domain.lists import split_list
from domain.problems import Place, Problem
from ledger.journal.neutral import restored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ledger.journal.grids import Grid

__all__ = ["with_unknown_documents"]


def with_unknown_documents(
    grid: Grid,
    published: Collection[str],
    problems: Sequence[Problem],
) -> list[Problem]:
    """The problems of a table of events, and one for each document it cites that is not recorded.

    Where a row has any, what was said of its ``known_on`` is left out: it was to follow from the
    document. Tables with other problems alone are given back as they are.
    """
    unknown = list(_unknown(grid, published))
    lines = {problem.place.line for problem in unknown}
    return [
        *unknown,
        *(item for item in problems if not (item.place.line in lines and _is_of_known_on(item))),
    ]


def _is_of_known_on(problem: Problem) -> bool:
    return problem.sentence.startswith("the cell 'known_on'")


def _unknown(grid: Grid, published: Collection[str]) -> Iterator[Problem]:
    if "documents" not in grid.header:
        return
    at = grid.header.index("documents")
    for line, cells in grid.rows:
        cell = restored(cells[at]) if grid.has_cells_for(cells) else ""
        for key in filter(None, split_list(cell)):
            if key not in published:
                yield _problem(key, published, grid.place(line, at + 1), cell)


def _problem(key: str, published: Collection[str], place: Place, cell: str) -> Problem:
    return Problem(
        "DOCUMENT_UNKNOWN",
        f"the cell 'documents': the document {key!r} is not recorded."
        f"{did_you_mean(key, published)}",
        "Correct the key, or record a DocumentIssued event for it in the same batch or before.",
        place,
        cell,
    )
