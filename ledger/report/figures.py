"""Figures of a report: metrics of the ledger, asked once, with the row that JSON shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from ledger.answers.model import Column, Row, plain
from ledger.report.days import day
from ledger.report.wording import value_in_words

if TYPE_CHECKING:
    from domain.dates import DateRange
    from projections.metrics.model import Metric, MetricAnswer

__all__ = ["Figure", "ReportFigureRow", "row_of"]


@dataclass(frozen=True, slots=True)
class ReportFigureRow(Row):
    """A figure that the report gives, and what a metric has for it."""

    section: Annotated[str, Column("section of the report that gives it first", "Section")]
    metric: Annotated[str, Column("stable name, as ccm metric takes it", "Metric")]
    title: Annotated[str, Column("what it asks", "What")]
    subject: Annotated[str | None, Column("code of the State or name of the meeting asked about")]
    as_of: Annotated[date, Column("day that it was asked for", "As of")]
    holds_on: Annotated[
        date | None, Column("day that it holds for, where that is not the day asked for")
    ]
    during: Annotated[str | None, Column("period it counts over, if it does", "During")]
    value: Annotated[
        int | str | tuple[str, ...] | None,
        Column("the value; null: the ledger cannot tell"),
    ]
    shown: Annotated[str, Column("as the report shows it", "Shown")]
    unit: Annotated[str, Column("what the value is", "Unit")]
    qualifier: Annotated[str, Column("how exactly it is known")]
    missing: Annotated[str, Column("what the ledger lacks to tell")]
    because: Annotated[str, Column("why the value is what it is, where not plain")]
    states: Annotated[tuple[str, ...], Column("codes of the States counted")]
    note: Annotated[int | None, Column("number of the note on its evidence", "Note")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events behind it")]


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric with its answer, the day it was asked for, and what it counts over."""

    metric: Metric
    answer: MetricAnswer
    as_of: date
    during: DateRange | None
    subject: str | None = None

    @property
    def is_known(self) -> bool:
        """Whether the ledger can tell."""
        return self.answer.value is not None

    @property
    def number(self) -> int | None:
        """The value as a number; None where it is none, or not known."""
        value = self.answer.value
        return value if isinstance(value, int) else None

    @property
    def words(self) -> str:
        """The value in words, without the day that it holds for."""
        return value_in_words(self.answer, self.metric.unit)

    @property
    def remark(self) -> str:
        """The day that the value holds for, in brackets, where that is not the day asked for."""
        holds_on = self.answer.holds_on
        return f" (as of {day(holds_on)})" if holds_on else ""

    @property
    def text(self) -> str:
        """The value as the report shows it."""
        return self.words + self.remark

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of the States counted."""
        return self.answer.states

    @property
    def question(self) -> tuple[str, str | None, date, str]:
        """What tells two figures apart."""
        return (self.metric.name, self.subject, self.as_of, str(self.during or ""))


def row_of(section: str, figure: Figure, note: int | None) -> ReportFigureRow:
    """The figure as a row."""
    answer = figure.answer
    return ReportFigureRow(
        section=section,
        metric=figure.metric.name,
        title=figure.metric.title,
        subject=figure.subject,
        as_of=figure.as_of,
        holds_on=answer.holds_on,
        during=str(figure.during) if figure.during else None,
        value=answer.value if isinstance(answer.value, tuple) else plain(answer.value),
        shown=figure.text,
        unit=figure.metric.unit.value,
        qualifier=answer.qualifier.value,
        missing=answer.missing,
        because=answer.because,
        states=answer.states,
        note=note,
        evidence=answer.evidence,
    )
