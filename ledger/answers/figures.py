"""Metrics and their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from domain.dates import DateRange
from ledger.answers.coverage import gaps_of_metric
from ledger.answers.model import Answer, Column, Row, Table, plain
from ledger.answers.naming import names_of
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.metrics.model import Asked
from projections.metrics.registry import metric, metrics

if TYPE_CHECKING:
    from projections.metrics.model import Metric
    from projections.view import View

__all__ = ["FigureRow", "MetricRow", "ReadingRow", "metric_answer", "metrics_answer"]


@dataclass(frozen=True, slots=True)
class MetricRow(Row):
    """A metric of the registry."""

    metric: Annotated[str, Column("stable name", "Metric")]
    title: Annotated[str, Column("what it asks", "What")]
    unit: Annotated[str, Column("what its value is", "Unit")]
    rule: Annotated[str, Column("where its meaning comes from", "Rule")]
    of_state: Annotated[bool, Column("whether it is asked of a State", "Of a State")]
    over_period: Annotated[bool, Column("whether it counts over a period", "Over a period")]
    of_meeting: Annotated[bool, Column("whether it is asked of a meeting")]


@dataclass(frozen=True, slots=True)
class FigureRow(Row):
    """A metric's value."""

    metric: Annotated[str, Column("stable name", "Metric")]
    title: Annotated[str, Column("what it asks", "What")]
    rule: Annotated[str, Column("where its meaning comes from", "Rule")]
    state: Annotated[str | None, Column("code of the State asked about", "State")]
    meeting: Annotated[str | None, Column("name of the meeting asked about", "Meeting")]
    during: Annotated[str | None, Column("period it counts over, if it does", "During")]
    value: Annotated[
        int | str | tuple[str, ...] | None,
        Column("the value; null: the ledger cannot tell", "Value"),
    ]
    unit: Annotated[str, Column("what the value is", "Unit")]
    qualifier: Annotated[str, Column("how exactly it is known", "Exactness")]
    missing: Annotated[str, Column("what the ledger lacks to tell", "Missing")]
    because: Annotated[str, Column("why the value is what it is, where not plain", "Because")]
    states: Annotated[tuple[str, ...], Column("codes of the States counted")]
    names: Annotated[tuple[str, ...], Column("their names", "States")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events behind it")]


@dataclass(frozen=True, slots=True)
class ReadingRow(Row):
    """The value under another reading of the metric's words."""

    reading: Annotated[str, Column("the other reading", "Read otherwise")]
    value: Annotated[int | str | tuple[str, ...] | None, Column("the value then", "Value")]
    states: Annotated[tuple[str, ...], Column("codes of the States counted then")]


def metrics_answer() -> Answer:
    """Every metric of the registry, by name."""
    rows = [
        MetricRow(
            metric=item.name,
            title=item.title,
            unit=item.unit.value,
            rule=item.rule,
            of_state=item.about_state,
            over_period=item.over_period,
            of_meeting=item.about_meeting,
        )
        for item in metrics().values()
    ]
    return Answer(Table("metrics", MetricRow, rows))


def metric_answer(
    view: View,
    name: str,
    subject: str | None = None,
    during: DateRange | None = None,
) -> Answer:
    """The value of one metric, and what its other readings give.

    ``subject`` is a State's code or a meeting's name. Raises UnknownMetricError.
    """
    row = metric(name)
    days = during or DateRange(view.as_of.replace(month=1, day=1), view.as_of)
    asked = Asked(view, subject, days)
    found = row.answer(asked)
    figure = FigureRow(
        metric=row.name,
        title=row.title,
        rule=row.rule,
        state=None if row.about_meeting else subject,
        meeting=subject if row.about_meeting else None,
        during=str(days) if row.over_period else None,
        value=_value(found.value),
        unit=row.unit.value,
        qualifier=found.qualifier.value,
        missing=found.missing,
        because=found.because,
        states=found.states,
        names=names_of(found.states),
        **reliability(view, found.evidence)._asdict(),
        evidence=found.evidence,
    )
    return Answer(
        Table("metric", FigureRow, [figure], upright=True),
        sections=(Table("readings", ReadingRow, list(_readings(row, asked))),),
        about={"gaps": gaps_of_metric(view, row, subject)},
    )


def _readings(row: Metric, asked: Asked) -> Iterator[ReadingRow]:
    for item in row.readings:
        found = item.answer(asked)
        yield ReadingRow(item.words, _value(found.value), found.states)


def _value(value: Any) -> int | str | tuple[str, ...] | None:
    found: int | str | tuple[str, ...] | None = value if isinstance(value, tuple) else plain(value)
    return found
