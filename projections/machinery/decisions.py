"""What meetings decided: silence procedures, decisions, plans with their targets, documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.decisions import ActionPlanAdopted, DecisionTaken, PlanTargetSet
from domain.events.extensions import ExtensionGranted, ExtensionRefused
from domain.events.header import Event
from domain.events.machinery import (
    DocumentIssued,
    MeetingKind,
    Outcome,
    SilenceProcedureConcluded,
    SilenceProcedureOpened,
)
from domain.events.offices import Participated
from domain.states import state
from domain.subjects import SubjectKind, key_of, meeting_subject
from projections.machinery.meetings import meetings_as_known
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.events.fields import Article
    from projections.view import View

__all__ = [
    "Decided",
    "DecisionKind",
    "Procedure",
    "ProcedureStatus",
    "decisions",
    "documents",
    "participants",
    "plans",
    "procedures",
]


class ProcedureStatus(StrEnum):
    """Where a silence procedure stands: running, or how it ended."""

    RUNNING = "running"
    AGREED = "agreed"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Procedure:
    """One silence procedure: agreed on its last day if nobody objected, not retroactively."""

    meeting: str
    about: str
    opened: SilenceProcedureOpened | None
    concluded: SilenceProcedureConcluded | None

    @property
    def status(self) -> ProcedureStatus:
        """Its outcome; running where no end is recorded by the view's day."""
        if self.concluded is None:
            return ProcedureStatus.RUNNING
        return ProcedureStatus(self.concluded.outcome.value)

    @property
    def is_agreed(self) -> bool:
        """Whether it decided; one that was broken did not, and leaves pending what it was about."""
        return self.concluded is not None and self.concluded.outcome is Outcome.AGREED

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of its events."""
        return tuple(event.id for event in (self.opened, self.concluded) if event)


Procedures = tuple[Procedure, ...]


def apply(state: Procedures, event: Event) -> Procedures:
    """The silence procedures of a meeting after one more event."""
    match event:
        case SilenceProcedureOpened():
            return (*state, Procedure(key_of(event.subject), event.about, event, None))
        case SilenceProcedureConcluded():
            return _concluded(state, event)
        case _:
            return state


def _concluded(state: Procedures, event: SilenceProcedureConcluded) -> Procedures:
    """The first that runs about the same ends; an end without a beginning is one of its own."""
    for index, item in enumerate(state):
        if item.about == event.about and item.concluded is None:
            return (*state[:index], replace(item, concluded=event), *state[index + 1 :])
    return (*state, Procedure(key_of(event.subject), event.about, None, event))


@per_view
def procedures(view: View, name: str) -> Procedures:
    """The silence procedures of a meeting by the view's day, in order."""
    none: Procedures = ()
    return view.folded(meeting_subject(name), none, apply)


class DecisionKind(StrEnum):
    """What a decision is about."""

    DECISION = "decision"
    EXTENSION = "extension"
    ACTION_PLAN = "action_plan"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of a meeting; ``key`` tells it apart, ``words`` are ours."""

    kind: DecisionKind
    key: str
    words: str
    event: Event


@per_view
def decisions(view: View, name: str) -> tuple[Decided, ...]:
    """Everything that a meeting decided by the view's day, in order."""
    found = [*_said(view, name), *_on_requests(view, name)]
    return tuple(sorted(found, key=lambda item: (item.event.effective_on, item.kind, item.key)))


def _said(view: View, name: str) -> Iterator[Decided]:
    held: list[Event] = view.held(meeting_subject(name))
    for event in held:
        match event:
            case DecisionTaken():
                yield Decided(DecisionKind.DECISION, event.key, event.decision, event)
            case ActionPlanAdopted():
                words = (
                    f"adopted the {event.plan} of {event.actions} actions, {event.period_from} to "
                    f"{event.period_to}"
                )
                yield Decided(DecisionKind.ACTION_PLAN, event.plan, words, event)
            case PlanTargetSet():
                by = f" by the {event.due_meeting}" if event.due_meeting else ""
                words = f"{event.plan}: {event.metric} of at least {event.at_least}{by}"
                yield Decided(DecisionKind.TARGET, event.metric, words, event)


def _on_requests(view: View, name: str) -> Iterator[Decided]:
    for iso3 in view.states():
        held: list[Event] = view.of_state(iso3)
        for event in held:
            match event:
                case ExtensionGranted() if event.decided_by == name:
                    words = f"to {event.deadline}, {event.form.value.replace('_', ' ')}"
                    yield _on_request("granted", event.article, iso3, words, event)
                case ExtensionRefused() if event.decided_by == name:
                    yield _on_request("refused", event.article, iso3, "", event)


def _on_request(what: str, article: Article, iso3: str, rest: str, event: Event) -> Decided:
    words = f"{what} the request of {state(iso3).name} under Article {int(article)} {rest}"
    return Decided(DecisionKind.EXTENSION, f"{iso3} {int(article)}", words.rstrip(), event)


@per_view
def plans(view: View) -> tuple[ActionPlanAdopted, ...]:
    """The action plans that are known, in the order in which they were adopted."""
    found = (
        event
        for name in meetings_as_known(view)
        for event in view.known(meeting_subject(name), ActionPlanAdopted)
    )
    return tuple(sorted(found, key=lambda event: event.effective_on))


def participants(view: View, name: str) -> tuple[Participated, ...]:
    """Who took part in a meeting, as far as recorded by the view's day; by role, then State."""
    return _attendance(view).get(name, ())


@per_view
def _attendance(view: View) -> Mapping[str, tuple[Participated, ...]]:
    """The lists of all meetings: the events of States are looked through once for them."""
    found: dict[str, list[Participated]] = {}
    for iso3 in view.states():
        for event in view.of_state(iso3, Participated):
            found.setdefault(event.meeting, []).append(event)
    return {name: tuple(sorted(came, key=_by_role)) for name, came in found.items()}


def _by_role(event: Participated) -> tuple[str, str]:
    return event.role.value, event.subject


_SYMBOL = re.compile(r"CCM/(MSP|CONF)/(\d{4})/")
_KIND = {
    "MSP": MeetingKind.MEETING_OF_STATES_PARTIES,
    "CONF": MeetingKind.REVIEW_CONFERENCE,
}


@per_view
def documents(view: View, name: str) -> tuple[DocumentIssued, ...]:
    """The documents of a meeting, told by their symbols, by symbol.

    ``CCM/CONF/2020/…`` belongs to the first Review Conference that ends in 2020 or later.
    """
    found = [
        event
        for subject in view.subjects(SubjectKind.DOCUMENT)
        for event in view.held(subject, DocumentIssued)
        if event.symbol and _meeting_of_symbol(view, event.symbol) == name
    ]
    return tuple(sorted(found, key=lambda event: (event.symbol or "", event.subject)))


def _meeting_of_symbol(view: View, symbol: str) -> str | None:
    match = _SYMBOL.match(symbol)
    if match is None:
        return None
    ends = [
        (item.closes_on, item.name)
        for item in meetings_as_known(view).values()
        if item.kind is _KIND[match[1]] and item.closes_on
    ]
    return next((each for day, each in sorted(ends) if day.year >= int(match[2])), None)
