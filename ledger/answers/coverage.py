"""What the ledger does not know."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

from ledger.answers.fields import NameField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import code_of, name_of
from projections.coverage import Gap, bears_on, coverage, gaps_under

if TYPE_CHECKING:
    from projections.metrics.model import Metric
    from projections.view import View

__all__ = [
    "GAPS_SAY",
    "GapRow",
    "coverage_answer",
    "coverage_table",
    "gaps_about",
    "gaps_of_metric",
    "spans",
]

GAPS_SAY = "how many things are not known that bear on the answer; `ccm coverage` lists them"
"""What the field ``gaps`` beside the rows of an answer says."""


@dataclass(frozen=True, slots=True)
class GapRow(Row):
    """One thing that is not known."""

    subject: Annotated[str, Column("whom or what it is about, such as state:BGR")]
    state: Annotated[str | None, Column("code of the State, if it is about one")]
    name: NameField
    article: Annotated[str, Column("article it matters for", "Article")]
    kind: Annotated[str, Column("stable name of what is not known")]
    what: Annotated[str, Column("what is not known", "Not known")]
    years: Annotated[tuple[int, ...], Column("calendar years it is about; empty: about none")]
    spans: Annotated[str, Column("these years in words", "Years")]
    due_on: Annotated[date | None, Column("deadline that passed without a record, if one did")]
    needed: Annotated[str, Column("event that would tell", "What would tell")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events that leave it open")]


def coverage_answer(
    view: View,
    iso3: str | None = None,
    article: str | None = None,
    year: int | None = None,
    kinds: Collection[str] = (),
) -> Answer:
    """Every gap at the view's day: of one State or of all contracting States, under an article.

    Of a year: those that are about that year among others. ``counts`` has them by kind.
    """
    found = [
        gap
        for gap in coverage(view, iso3)
        if (article is None or bears_on(gap, article))
        and (year is None or year in gap.years)
        and (not kinds or gap.kind.value in kinds)
    ]
    counts: dict[str, int] = {}
    for gap in found:
        counts[gap.kind.value] = counts.get(gap.kind.value, 0) + 1
    return Answer(_table(found), about={"counts": counts})


def coverage_table(view: View, iso3: str | None = None) -> Table:
    """The gaps as a table."""
    return _table(coverage(view, iso3))


def gaps_about(view: View, iso3: str | None = None, articles: Sequence[str] = ()) -> int:
    """How many gaps bear on an answer about some articles, of one State or of all."""
    return len(gaps_under(view, iso3, tuple(articles)))


def gaps_of_metric(view: View, metric: Metric, whose: str | None = None) -> int:
    """How many gaps bear on a metric, told by the provisions of its rule: R7.1 is under 7.1.

    ``whose`` is the code of the State, or the name of the meeting, that it is asked about.
    """
    provisions = sorted(set(re.findall(r"R(\d+(?:\.\d+)?)", metric.rule)))
    iso3 = None if metric.about_meeting else whose
    return gaps_about(view, iso3, provisions) if provisions else 0


def _table(gaps: Sequence[Gap]) -> Table:
    return Table("gaps", GapRow, [_row(gap) for gap in gaps])


def _row(gap: Gap) -> GapRow:
    return GapRow(
        subject=gap.subject,
        state=code_of(gap.subject),
        name=name_of(gap.subject),
        article=gap.article,
        kind=gap.kind.value,
        what=gap.what,
        years=gap.years,
        spans=spans(gap.years),
        due_on=gap.due_on,
        needed=gap.needed,
        evidence=gap.evidence,
    )


def spans(years: Sequence[int]) -> str:
    """Years in words, runs of them taken together.

    >>> spans((2011, 2012, 2013, 2016))
    '2011-2013, 2016'
    """
    if not years:
        return ""
    breaks = [at for at, (one, other) in enumerate(pairwise(years), 1) if other != one + 1]
    runs = [years[first:last] for first, last in pairwise([0, *breaks, len(years)])]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
