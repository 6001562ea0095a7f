"""Totals that documents state and that the events fold to another number: differences of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.report.days import day
from ledger.report.desk import in_words
from ledger.report.model import Difference
from ledger.report.wording import quantity
from projections.findings.disagreements import disagreements
from projections.metrics.registry import metrics

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from ledger.report.desk import Desk
    from projections.findings.disagreements import Disagreement

__all__ = ["stated_otherwise"]


def stated_otherwise(
    desk: Desk, names: Collection[str], told: Collection[tuple[str, date]]
) -> Iterator[Difference]:
    """The totals of days of the period that differ, of some metrics.

    ``told`` are the (metric, day) of which a claim tells already.
    """
    for item in disagreements(desk.end, None):
        name, on = item.stated.metric, item.stated.period_to
        within = desk.period.before <= on <= desk.period.last
        if name in names and within and (name, on) not in told:
            yield _difference(desk, item)


def _difference(desk: Desk, item: Disagreement) -> Difference:
    stated = item.stated
    row, on = metrics()[stated.metric], stated.period_to
    ask, source = desk.ask(row, on, None, None), stated.sources[0]
    return Difference(
        what=row.title,
        when=day(on),
        claimed=quantity(stated.value),
        computed=quantity(item.folded),
        where=f"{desk.notes.called(source.document)}, {source.locator}",
        reading="",
        note=desk.notes.number(in_words(row, on, None), item.evidence, ask),
    )
