"""Extension requests and what became of them, one case a request (Articles 3.3-3.5, 4.5-4.8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.events.extensions import (
    ExtensionAnalysed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    ExtensionRequestRevised,
    ExtensionWithdrawn,
    RecommendationMade,
    RecommendationMet,
)
from domain.subjects import state_subject
from domain.timelines.premises import ExtensionDecision, can_answer, same_clock
from projections.machinery.meetings import meeting
from projections.streams import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.events.fields import Article
    from domain.events.header import Event
    from projections.view import View

__all__ = ["Case", "cases", "grants", "known_cases", "pending"]

Step = ExtensionDecision | ExtensionRequestRevised | ExtensionAnalysed


@dataclass(frozen=True, slots=True)
class Case:
    """One request with its revisions and analyses, and the decision that ended it.

    ``request`` is absent where a decision is recorded without one.
    """

    article: Article
    request: ExtensionRequested | None
    revisions: tuple[ExtensionRequestRevised, ...] = ()
    analyses: tuple[ExtensionAnalysed, ...] = ()
    decision: ExtensionDecision | None = None
    recommendations: tuple[RecommendationMade, ...] = ()
    met: tuple[RecommendationMet, ...] = ()

    @property
    def latest(self) -> ExtensionRequested | ExtensionRequestRevised | None:
        """The request as last revised."""
        return self.revisions[-1] if self.revisions else self.request

    @property
    def for_meeting(self) -> str | None:
        """The meeting it was put to, where stated."""
        return self.latest.for_meeting if self.latest else None

    @property
    def grant(self) -> ExtensionGranted | None:
        """The grant, where it ended in one."""
        return self.decision if isinstance(self.decision, ExtensionGranted) else None

    def can_hold(self, step: Step) -> bool:
        """Whether a step says nothing of its clock that a step of this case contradicts."""
        said = (self.request, *self.revisions, *self.analyses)
        return all(same_clock(step, each) for each in said if each)

    @property
    def events(self) -> tuple[Event, ...]:
        """The steps of the procedure, from the request to the decision; at least one."""
        steps = (self.request, *self.revisions, *self.analyses, self.decision)
        return tuple(event for event in steps if event is not None)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of all its events."""
        return tuple(event.id for event in self.events)


Cases = tuple[Case, ...]


def apply(state: Cases, event: Event) -> Cases:
    """The cases after one more event of the procedure."""
    match event:
        case ExtensionRequested():
            return _request(state, event)
        case ExtensionRequestRevised():
            return _change_open(
                state, event, lambda item: replace(item, revisions=(*item.revisions, event))
            )
        case ExtensionAnalysed():
            return _change_open(
                state, event, lambda item: replace(item, analyses=(*item.analyses, event))
            )
        case ExtensionGranted() | ExtensionRefused() | ExtensionWithdrawn():
            return _decide(state, event)
        case RecommendationMade():
            return _change_decided(
                state,
                event,
                lambda item: replace(item, recommendations=(*item.recommendations, event)),
            )
        case RecommendationMet():
            return _change_decided(state, event, lambda item: replace(item, met=(*item.met, event)))
        case _:
            return state


def _with(state: Cases, index: int, item: Case) -> Cases:
    """The cases with another one in a place."""
    return (*state[:index], item, *state[index + 1 :])


def _change_open(
    state: Cases,
    step: ExtensionRequestRevised | ExtensionAnalysed,
    change: Callable[[Case], Case],
) -> Cases:
    """The first open case that the step can be about, changed: never that of another clock."""
    for index, item in enumerate(state):
        if item.decision is None and item.can_hold(step):
            return _with(state, index, change(item))
    return state


def _request(state: Cases, request: ExtensionRequested) -> Cases:
    """A new case, or the request of a decision that sorts before it but can have followed it."""
    for index, item in enumerate(state):
        decision = item.decision
        if item.request is None and decision and _answers(decision, request):
            return _with(state, index, replace(item, request=request))
    return (*state, Case(request.article, request))


def _answers(decision: ExtensionDecision, request: ExtensionRequested) -> bool:
    """Whether a recorded decision without a request answers one that sorts after it."""
    decided_by = getattr(decision, "decided_by", request.for_meeting)
    return can_answer(decision, request) and request.for_meeting in {None, decided_by}


def _decide(state: Cases, decision: ExtensionDecision) -> Cases:
    """The decision on the first open case put to its meeting, else on the first that it can answer.

    One that answers none is a case of its own.
    """
    decided_by = getattr(decision, "decided_by", None)
    fitting = [
        index
        for index, item in enumerate(state)
        if item.decision is None
        and item.request
        and can_answer(decision, item.request)
        and item.can_hold(decision)
    ]
    named = [index for index in fitting if state[index].for_meeting == decided_by]
    if not fitting:
        return (*state, Case(decision.article, None, decision=decision))
    index = (named or fitting)[0]
    return _with(state, index, replace(state[index], decision=decision))


def _change_decided(
    state: Cases,
    event: RecommendationMade | RecommendationMet,
    change: Callable[[Case], Case],
) -> Cases:
    for index, item in reversed(list(enumerate(state))):
        grant = item.grant
        if grant and (grant.article, grant.decided_by) == (event.article, event.decided_by):
            return _with(state, index, change(item))
    return state


def cases(view: View, iso3: str, article: Article | None = None) -> Cases:
    """A State's cases by the view's day, in the order of their requests or decisions."""
    none: Cases = ()
    found = view.folded(state_subject(iso3), none, apply)
    return tuple(item for item in found if article is None or item.article == article)


def known_cases(view: View, iso3: str, article: Article) -> Cases:
    """A State's cases whenever they happened, later than the view's day included."""
    none: Cases = ()
    found = fold(none, apply, view.known(state_subject(iso3)))
    return tuple(item for item in found if item.article == article)


def grants(view: View, iso3: str, article: Article) -> tuple[ExtensionGranted, ...]:
    """The grants of a State under an article by the view's day, in order."""
    return tuple(item.grant for item in cases(view, iso3, article) if item.grant)


def pending(view: View, iso3: str, article: Article) -> tuple[Case, ...]:
    """The cases without a decision by the view's day."""
    return tuple(item for item in cases(view, iso3, article) if item.decision is None)


def meeting_is_over(view: View, item: Case) -> bool:
    """Whether the meeting that a request was put to had closed before the view's day.

    What became of a request that is still without a decision then is not recorded.
    """
    put_to = meeting(view, item.for_meeting) if item.for_meeting else None
    return bool(put_to and put_to.closes_on and put_to.closes_on < view.as_of)
