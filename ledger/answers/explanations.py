"""How an answer was derived, step by step."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.errors import NotFoundError, did_you_mean
from domain.states import state
from ledger.answers.coverage import gaps_about, gaps_of_metric
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.obligations import is_under
from ledger.answers.reliability import BasisField, ConfidenceField, caveat, weakest
from projections.coverage import gaps_under
from projections.explain import (
    VERSION,
    ExplainedEvent,
    Explanation,
    explain_mandate,
    explain_metric,
    explain_obligation,
)
from projections.mandates import mandates
from projections.metrics.registry import metric, metrics
from projections.obligations import obligations

if TYPE_CHECKING:
    from domain.dates import DateRange
    from projections.gaps import Gap
    from projections.metrics.model import Metric
    from projections.view import View

__all__ = [
    "ExplainableRow",
    "ExplainedEventRow",
    "NoDutyError",
    "NoMandateError",
    "StepRow",
    "explainable_answer",
    "explainable_mandates_answer",
    "explained_event_row",
    "mandate_explained_answer",
    "metric_explained_answer",
    "obligations_explained_answer",
]


class NoMandateError(NotFoundError):
    """A key of no mandate that a meeting had given by the day asked about."""

    code = "MANDATE"

    def __init__(self, meeting: str, key: str, day: date, known: Collection[str]) -> None:
        super().__init__(
            f"The {meeting} had given no mandate {key!r} by {day}.{did_you_mean(key, known)} "
            f"Its mandates then: {', '.join(known) or 'none'}.",
        )


class NoDutyError(NotFoundError):
    """A provision under which no duty of a State is worked out at the day asked about.

    That is not to say that it has none: what is not recorded under the provision is named.
    """

    code = "DUTY"

    def __init__(
        self, name: str, article: str, day: date, known: Iterable[str], gaps: Iterable[Gap]
    ) -> None:
        there = ", ".join(dict.fromkeys(known))
        missing = "; ".join(f"{gap.what} (needed: {gap.needed})" for gap in gaps)
        perhaps = f"; what one would rest on is not recorded: {missing}" if missing else ""
        super().__init__(
            f"No duty of {name} is worked out under {article!r} as of {day}{perhaps}. "
            f"Its duties that are worked out: {there or 'none'}.",
        )


@dataclass(frozen=True, slots=True)
class StepRow(Row):
    """One step of a derivation."""

    question: Annotated[str, Column("what was asked")]
    answer: Annotated[str, Column("what the steps lead to")]
    step: Annotated[int, Column("number of the step, from 1", "Step")]
    rule: Annotated[str, Column("rule that was applied", "Rule")]
    text: Annotated[str, Column("what it gave", "Gives")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class ExplainedEventRow(Row):
    """An event behind a step."""

    id: Annotated[str, Column("id of the event", "Event", short=8)]
    position: Annotated[int, Column("place in the log, from 1", "Position")]
    type: Annotated[str, Column("type of the event", "Type")]
    when: Annotated[str, Column("day, or range of days, on which it happened", "When")]
    known_on: Annotated[date, Column("day from which it was known", "Known")]
    says: Annotated[str, Column("what it says", "Says")]
    sources: Annotated[tuple[str, ...], Column("documents, with the place in each", "Sources")]
    confidence: Annotated[str, Column("high, medium or low")]
    basis: Annotated[str, Column("read in its sources, or inferred from them")]


_WITHOUT_BRACKETS = str.maketrans("", "", "()")


@dataclass(frozen=True, slots=True)
class ExplainableRow(Row):
    """Something that can be explained."""

    ask: Annotated[str, Column("what to write after ccm explain", "Explain")]
    what: Annotated[str, Column("the duty, the mandate, or what the metric asks", "What")]
    status: Annotated[str | None, Column("where the duty or mandate stands", "Status")]


def explainable_answer(view: View, iso3: str | None = None) -> Answer:
    """The duties of a State that can be explained; without one, the metrics."""
    return Answer(Table("explainable", ExplainableRow, list(_explainable(view, iso3))))


def _explainable(view: View, iso3: str | None) -> Iterator[ExplainableRow]:
    if iso3 is None:
        for row in metrics().values():
            ask = f"{row.name}{_whose(row)}"
            yield ExplainableRow(ask, row.title, None)
        return
    for duty in obligations(view, iso3):
        article = shlex.quote(duty.article.translate(_WITHOUT_BRACKETS))
        yield ExplainableRow(f"{iso3.lower()} {article}", duty.what, duty.status.value)


def _whose(row: Metric) -> str:
    """The option that names whom a metric is asked of."""
    if row.about_meeting:
        return " --meeting NAME"
    return " --state NAME" if row.about_state else ""


def obligations_explained_answer(view: View, iso3: str, article: str) -> Answer:
    """The derivation of a State's duties under an article. Raises NoDutyError."""
    duties = obligations(view, iso3)
    found = [duty for duty in duties if is_under(duty, article)]
    if not found:
        known = [duty.article for duty in duties]
        gaps = gaps_under(view, iso3, (article,))
        raise NoDutyError(state(iso3).name, article, view.as_of, known, gaps)
    return _answer(
        [explain_obligation(view, duty) for duty in found], gaps_about(view, iso3, [article])
    )


def explainable_mandates_answer(view: View, meeting: str) -> Answer:
    """The mandates of a meeting that can be explained."""
    rows = [
        ExplainableRow(
            f"{shlex.quote(meeting)} {item.name}",
            f"{item.bearer}: {item.given.task}",
            item.status.value,
        )
        for item in mandates(view, meeting)
    ]
    return Answer(Table("explainable", ExplainableRow, rows))


def mandate_explained_answer(view: View, meeting: str, key: str) -> Answer:
    """How a mandate of a meeting came to its day and its status; of one that repeats each time.

    Raises NoMandateError.
    """
    known = mandates(view, meeting)
    found = [item for item in known if key.lower() in {item.name, item.given.key}]
    if not found:
        raise NoMandateError(meeting, key, view.as_of, [item.name for item in known])
    return _answer([explain_mandate(view, item) for item in found], gaps=0)


def metric_explained_answer(
    view: View,
    name: str,
    subject: str | None = None,
    during: DateRange | None = None,
) -> Answer:
    """What a metric counts, and on which events. Raises UnknownMetricError."""
    gaps = gaps_of_metric(view, metric(name), subject)
    return _answer([explain_metric(view, name, subject, during)], gaps)


def _answer(explanations: list[Explanation], gaps: int) -> Answer:
    steps = [row for item in explanations for row in _steps(item)]
    events = {
        event.id: explained_event_row(event)
        for item in explanations
        for step in item.steps
        for event in step.events
    }
    return Answer(
        Table("explanation", StepRow, steps),
        sections=(Table("events", ExplainedEventRow, list(events.values())),),
        about={"version": VERSION, "gaps": gaps},
        lines=tuple(line for item in explanations for line in _lines(item)),
    )


def _steps(item: Explanation) -> Iterator[StepRow]:
    for number, step in enumerate(item.steps, 1):
        yield StepRow(
            question=item.question,
            answer=item.answer,
            step=number,
            rule=step.rule,
            text=step.text,
            **weakest((event.confidence, event.basis) for event in step.events)._asdict(),
            evidence=tuple(event.id for event in step.events),
        )


def explained_event_row(event: ExplainedEvent) -> ExplainedEventRow:
    """An event behind a step as a row."""
    return ExplainedEventRow(
        id=event.id,
        position=event.position,
        type=event.type,
        when=event.when,
        known_on=event.known_on,
        says=event.says,
        sources=event.sources,
        confidence=event.confidence,
        basis=event.basis,
    )


def _lines(item: Explanation) -> Iterator[str]:
    yield item.question
    marks = ((event.confidence, event.basis) for step in item.steps for event in step.events)
    yield f"  {item.answer}{caveat(*weakest(marks))}"
    for number, step in enumerate(item.steps, 1):
        yield f"{number:3}. [{step.rule}] {step.text}"
        for event in step.events:
            said = f"{event.type} of {event.when}: {event.says}".rstrip(": ")
            yield f"     {event.id[:8]} {said}{caveat(event.confidence, event.basis)}"
            for source in event.sources:
                yield f"              {source}"
    yield ""
