"""The page on what the shipped dataset does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ledger.answers.naming import name_of
from ledger.answers.reports import RateRow, reports_answer
from pages.parts import MADE, page, rows_of, table
from pages.shipped import shipped_view
from projections.coverage import coverage
from projections.gaps import Gap

__all__ = ["coverage_page"]

_SHOWN_ON = date(2021, 9, 21)
_ABOUT_COVERAGE = """What the shipped dataset does not know, as of the last day of the Second Review
Conference, 21 September 2021. Unknown is neither none nor zero: no State is called overdue for
want of a paper, and no figure counts it as if it were known. `ccm coverage` tells the same for
any day, by State, article, year and kind; the field `gaps` of an answer says how many of these
bear on it."""
_ABOUT_YEARS = """Annual reports under Article 7 by the year they cover. A report is *overdue* only
where a list or a later report shows it to be missing."""


def coverage_page() -> str:
    """What the shipped dataset does not know, by kind, and annual reports by year."""
    view = shipped_view(_SHOWN_ON)
    gaps = coverage(view)
    rates = rows_of(reports_answer(view).tables[1], RateRow)
    return page(
        [
            "# Coverage",
            MADE,
            _ABOUT_COVERAGE,
            table(
                ("article", "not known", "States", "years in all", "what would tell"),
                _gaps_by_kind(gaps),
            ),
            "## Annual reports",
            _ABOUT_YEARS,
            table(
                ("on", "due", "in time", "late", "came, day not known", "overdue", "not known"),
                [_of_year(row) for row in rates if row.year],
            ),
        ]
    )


def _of_year(row: RateRow) -> tuple[str, ...]:
    undated = row.submitted - row.on_time - row.late
    cells = (row.year, row.due, row.on_time, row.late, undated, row.overdue, row.not_known)
    return tuple(map(str, cells))


def _gaps_by_kind(gaps: Iterable[Gap]) -> Iterator[tuple[str, ...]]:
    groups: dict[tuple[str, str], list[Gap]] = {}
    for gap in gaps:
        groups.setdefault((gap.article, gap.kind.value), []).append(gap)
    for (article, kind), found in sorted(groups.items()):
        years = sum(len(gap.years) for gap in found)
        what = kind.replace("_", " ")
        yield article, what, _states_named(found), str(years or ""), found[0].needed


_MOST_NAMED = 10


def _states_named(gaps: Iterable[Gap]) -> str:
    """How many States, and their names where they are few."""
    names = sorted({name_of(gap.subject) for gap in gaps})
    few = f": {', '.join(names)}" if len(names) <= _MOST_NAMED else ""
    return f"{len(names)}{few}"
