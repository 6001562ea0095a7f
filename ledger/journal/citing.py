"""Documents that a table cites and nobody has recorded: told before what follows from them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from domain.errors import did_you_mean
from domain.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["with_unknown_documents"]


def with_unknown_documents(
    text: str,
    file: str,
    published: Collection[str],
    problems: Sequence[Problem],
) -> list[Problem]:
    """The problems of a table of events, and one for each document it cites that is not recorded.

    Where a row has any, what was said of its ``known_on`` is left out: it was to follow from the
    document. Tables with other problems alone are given back as they are.
    """
    unknown = list(_unknown(text, file, published))
    lines = {problem.place.line for problem in unknown}
    return [
        *unknown,
        *(item for item in problems if not (item.place.line in lines and _is_of_known_on(item))),
    ]


def _is_of_known_on(problem: Problem) -> bool:
    return problem.sentence.startswith("the cell 'known_on'")


def _unknown(text: str, file: str, published: Collection[str]) -> Iterator[Problem]:
    rows = csv.reader(io.StringIO(text))
    header = [name.strip() for name in next(rows, [])]
    if "documents" not in header:
        return
    at, line = header.index("documents"), rows.line_num + 1
    for cells in rows:
        cell = cells[at].strip() if len(cells) == len(header) else ""
        for key in filter(None, map(str.strip, cell.split(";"))):
            if key not in published:
                yield _problem(key, published, Place(file, line, at + 1), cell)
        line = rows.line_num + 1


def _problem(key: str, published: Collection[str], place: Place, cell: str) -> Problem:
    return Problem(
        "DOCUMENT_UNKNOWN",
        f"the cell 'documents': the document {key!r} is not recorded."
        f"{did_you_mean(key, published)}",
        "Correct the key, or record a DocumentIssued event for it in the same batch or before.",
        place,
        cell,
    )
