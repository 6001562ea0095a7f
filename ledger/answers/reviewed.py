"""What the review of the Dubrovnik Action Plan said, beside what the ledger counts of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from domain.errors import UnknownActionError
from ledger.answers.model import Answer, Column, Row, Table, plain
from ledger.answers.universalization import targets_table
from projections.metrics.registry import measure, metric
from projections.plans.dubrovnik import DUBROVNIK, REVIEWED_ON, ROWS

if TYPE_CHECKING:
    from projections.plans.review import Reviewed
    from projections.view import View

__all__ = ["ReviewedFigureRow", "ReviewedRow", "reviewed_answer"]


@dataclass(frozen=True, slots=True)
class ReviewedRow(Row):
    """An action, a part of one, or a result that was expected, and the review's verdict."""

    key: Annotated[str, Column("number of the action, or our key of a part or result", "Action")]
    words: Annotated[str, Column("the action in short words", "What")]
    verdict: Annotated[
        str,
        Column(
            "carried_out, progress, partly, mixed, not_reached, described (no judgement), "
            "not_assessed (the review says so), not_mentioned",
            "Verdict",
        ),
    ]
    said: Annotated[str, Column("what the review says, in our words", "The review")]
    paragraphs: Annotated[str, Column("paragraphs of Annex III", "Paragraphs")]
    metrics: Annotated[tuple[str, ...], Column("metrics that count something of it")]


@dataclass(frozen=True, slots=True)
class ReviewedFigureRow(Row):
    """What the ledger counts of an action, at the day asked about."""

    key: Annotated[str, Column("number of the action", "Action")]
    metric: Annotated[str, Column("name of the metric", "Metric")]
    title: Annotated[str, Column("what it asks", "What")]
    value: Annotated[int | str | None, Column("the value; null: no data", "Value")]
    unit: Annotated[str, Column("what the value is", "Unit")]
    qualifier: Annotated[str, Column("how exactly it is known", "Exactness", usual="exact")]
    states: Annotated[tuple[str, ...], Column("codes of the States behind it", "States")]
    missing: Annotated[str, Column("what would be needed to know it, or to know it exactly")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events behind it")]


def reviewed_answer(view: View, key: str | None = None) -> Answer:
    """The verdicts of the review, of one action or of all; the figures are of the view's day.

    Raises UnknownActionError.
    """
    rows = [item for item in ROWS if key is None or _is_under(key.lower(), item)]
    if not rows:
        raise UnknownActionError(
            DUBROVNIK, key or "", [item.key for item in ROWS if item.is_action]
        )
    return Answer(
        Table("verdicts", ReviewedRow, [_row(item) for item in rows]),
        sections=(
            Table("figures", ReviewedFigureRow, list(_figures(view, rows))),
            targets_table(view, DUBROVNIK),
        ),
        about={"plan": DUBROVNIK, "reviewed_on": REVIEWED_ON},
    )


def _is_under(key: str, item: Reviewed) -> bool:
    """Whether a row is that action or a part of it, or of that chapter: an action or a result."""
    rest = item.key.removeprefix(key)
    return not rest or (item.key.startswith(key) and bool(key) and rest[0] in "(. ")


def _row(item: Reviewed) -> ReviewedRow:
    return ReviewedRow(
        key=item.key,
        words=item.words,
        verdict=item.verdict.value,
        said=item.said,
        paragraphs=item.paragraphs,
        metrics=item.metrics,
    )


def _figures(view: View, rows: list[Reviewed]) -> Iterator[ReviewedFigureRow]:
    for item in rows:
        for name in item.metrics:
            row, found = metric(name), measure(view, name)
            yield ReviewedFigureRow(
                key=item.key,
                metric=name,
                title=row.title,
                value=plain(found.value),
                unit=row.unit.value,
                qualifier=found.qualifier.value,
                states=found.states,
                missing=found.missing,
                evidence=found.evidence,
            )
