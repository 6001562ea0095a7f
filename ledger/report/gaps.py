"""What the ledger does not know in the period, in words: coverage, counted by what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.subjects import CONVENTION
from ledger.answers.coverage import spans
from ledger.report.wording import counted, short_name
from projections.coverage import gaps_under

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.report.desk import Desk
    from projections.gaps import Gap, GapKind

__all__ = ["gaps_in_words"]

_MOST_NAMED = 8


def gaps_in_words(desk: Desk, articles: tuple[str, ...]) -> Iterator[str]:
    """A sentence for each kind of gap that bears on the period, with how many States it is about.

    Gaps that are about years count only where one of them is in the period.
    """
    groups: dict[GapKind, list[Gap]] = {}
    for gap in gaps_under(desk.end, None, articles):
        if not gap.years or set(gap.years) & set(desk.period.years):
            groups.setdefault(gap.kind, []).append(gap)
    return (_sentence(desk, gaps) for gaps in groups.values())


def _sentence(desk: Desk, gaps: list[Gap]) -> str:
    what = replace(gaps[0], due_on=None).what
    years = sorted({year for gap in gaps for year in gap.years if year in desk.period.years})
    when = f", of {spans(years)}" if years else ""
    states = sorted({gap.subject for gap in gaps if gap.subject != CONVENTION})
    if not states:
        return f"{what[:1].upper()}{what[1:]}{when}."
    names = [short_name(subject.partition(":")[2]) for subject in states]
    whose = f" ({', '.join(sorted(names))})" if len(names) <= _MOST_NAMED else ""
    return f"{what[:1].upper()}{what[1:]}{when}: {counted(len(names), 'State')}{whose}."
