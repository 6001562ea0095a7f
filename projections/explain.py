"""How an answer was derived, step by step, down to events and documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from projections.describing import described
from projections.metrics.registry import measure, metric

if TYPE_CHECKING:
    from datetime import date

    from domain.dates import DateRange
    from projections.mandates import Mandate
    from projections.metrics.model import MetricAnswer
    from projections.obligations import Obligation, Step
    from projections.view import View

__all__ = [
    "VERSION",
    "ExplainedEvent",
    "ExplainedStep",
    "Explanation",
    "explain_mandate",
    "explain_metric",
    "explain_obligation",
]

VERSION = 1
"""Version of the explanation's shape, for whoever reads it as JSON."""


@dataclass(frozen=True, slots=True)
class ExplainedEvent:
    """An event behind a step, with its place in the log and its sources."""

    id: str
    position: int
    type: str
    when: str
    known_on: date
    says: str
    sources: tuple[str, ...]
    confidence: str
    basis: str


@dataclass(frozen=True, slots=True)
class ExplainedStep:
    """The rule that was applied, what it gave, and the events it rests on."""

    rule: str
    text: str
    events: tuple[ExplainedEvent, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A question, its answer, and the steps from the one to the other."""

    version: int
    question: str
    answer: str
    steps: tuple[ExplainedStep, ...]


def explain_obligation(view: View, duty: Obligation) -> Explanation:
    """The derivation of an obligation's status."""
    due = f", due by {duty.due_on}" if duty.due_on else ""
    return Explanation(
        VERSION,
        f"{duty.bearer.partition(':')[2]}: {duty.what} (Article {duty.article}), "
        f"as of {view.as_of}",
        f"{duty.status.value.replace('_', ' ')}{due}",
        _steps(view, duty.steps),
    )


def explain_mandate(view: View, item: Mandate) -> Explanation:
    """The derivation of where a mandate stands."""
    due = f", due {item.occasion.due}" if item.due_on else ""
    return Explanation(
        VERSION,
        f"{item.bearer}: {item.given.task} ({item.meeting}, {item.name}), as of {view.as_of}",
        f"{item.status.value.replace('_', ' ')}{due}",
        _steps(view, item.steps),
    )


def _steps(view: View, steps: tuple[Step, ...]) -> tuple[ExplainedStep, ...]:
    return tuple(
        ExplainedStep(step.rule, step.text, events_behind(view, step.events)) for step in steps
    )


def explain_metric(
    view: View,
    name: str,
    subject: str | None = None,
    during: DateRange | None = None,
) -> Explanation:
    """What a metric asks, its answer, the States it counts and the events behind it.

    Raises UnknownMetricError.
    """
    row = metric(name)
    answer = measure(view, name, subject, during)
    about = f" of {subject}" if subject else ""
    return Explanation(
        VERSION,
        f"{row.title}{about} ({name}), as of {view.as_of}",
        _shown(answer, row.unit.value),
        (
            ExplainedStep(row.rule, row.title, ()),
            ExplainedStep("events", _counted(answer), events_behind(view, answer.evidence)),
        ),
    )


def _shown(answer: MetricAnswer, unit: str) -> str:
    if answer.value is None:
        return f"not computable: the ledger lacks {answer.missing}"
    value = ";".join(answer.value) if isinstance(answer.value, tuple) else answer.value
    return f"{value} {unit}"


def _counted(answer: MetricAnswer) -> str:
    if answer.states:
        return f"counts {', '.join(answer.states)}"
    return f"rests on {len(answer.evidence)} events"


def events_behind(view: View, ids: tuple[str, ...]) -> tuple[ExplainedEvent, ...]:
    """The events of these ids as the view sees them, in the order given."""
    return tuple(
        ExplainedEvent(
            id=event.id,
            position=view.facts.positions[event.id],
            type=event.type,
            when=str(event.when),
            known_on=event.known_on,
            says=described(event),
            sources=tuple(str(source) for source in event.sources),
            confidence=event.confidence.value,
            basis=event.basis.value,
        )
        for event in (view.facts.by_id[item] for item in ids if item in view.facts.by_id)
    )
