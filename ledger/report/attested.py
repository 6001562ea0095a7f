"""Figures that a document states and that the ledger has from it alone: told as stated by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.statements import FigureReported, ListReported
from ledger.report.days import dated
from ledger.report.differences import evidence_note
from ledger.report.model import Cell
from ledger.report.wording import value_in_words
from projections.claims.judging import OF_ALL
from projections.claims.model import Verdict
from projections.claims.names import meant_by
from projections.metrics.model import MetricAnswer
from projections.metrics.registry import metric

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ledger.report.desk import Desk
    from projections.claims.model import Judgement

__all__ = ["CAPTION", "HEADS", "stated_rows"]

CAPTION = "As documents state it: figures that the ledger has from them alone, and does not count"
HEADS = ("What", "Of", "Figure", "As stated by")


def stated_rows(desk: Desk, names: Collection[str]) -> Iterator[tuple[Cell, ...]]:
    """A row for each such figure about some metrics, where the report does not give it already."""
    given = {(row.metric, row.value) for row in desk.figures}
    for item in desk.judged:
        name = meant_by(item.claim.metric).metric
        if name in names and _is_stated(desk, item) and (name, item.now.value) not in given:
            yield _row(desk, item)


def _is_stated(desk: Desk, item: Judgement) -> bool:
    """Whether it is a number about all States that rests on totals or lists of documents alone."""
    now = item.now
    events = [desk.end.facts.by_id[event] for event in now.evidence]
    return (
        now.verdict is Verdict.ATTESTED
        and item.claim.subject in OF_ALL
        and isinstance(now.value, int)
        and bool(events)
        and all(isinstance(event, FigureReported | ListReported) for event in events)
    )


def _row(desk: Desk, item: Judgement) -> tuple[Cell, ...]:
    claim, now = item.claim, item.now
    row = metric(meant_by(claim.metric).metric)
    answer = MetricAnswer(now.value, now.qualifier)
    return (
        Cell(row.title),
        Cell(dated(claim.as_of)),
        Cell(value_in_words(answer, row.unit), evidence_note(desk, item), number=True),
        Cell(f"{claim.source}, {claim.locator}"),
    )
