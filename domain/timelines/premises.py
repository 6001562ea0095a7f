"""What an event presupposes, and whether the timeline holds it.

A missing premise is recorded and found, never refused: facts arrive in any order. Taking a
premise away while its dependants stay is refused when recording (ledger.recording).
"""

from __future__ import annotations

from dataclasses import dataclass
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
from domain.events.machinery import (
    MeetingClosed,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
)
from domain.events.membership import (
    ConventionSigned,
    InstrumentDeposited,
    ProvisionalApplicationDeclared,
    WithdrawalNotified,
)
from domain.rules import article_15

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from domain.events.header import Event

__all__ = ["MissingPremise", "can_answer", "missing_premises"]

_DECISIONS = (ExtensionWithdrawn, ExtensionRefused, ExtensionGranted)
_ABOUT_A_REQUEST = (ExtensionRequestRevised, ExtensionAnalysed)
Decision = ExtensionWithdrawn | ExtensionRefused | ExtensionGranted


@dataclass(frozen=True, slots=True)
class MissingPremise:
    """An event, and what it presupposes that the timeline does not hold."""

    event: Event
    needs: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two findings of this kind the same."""
        return (self.event.id, self.needs)


def missing_premises(timeline: Sequence[Event]) -> Iterator[MissingPremise]:
    """Every premise that one subject's ordered timeline lacks."""
    yield from _missing_requests(timeline)
    for event in timeline:
        needs = _premise_of(event)
        if needs and not any(
            needs.met_by(other) and _can_come_first(other, event) for other in timeline
        ):
            yield MissingPremise(event, needs.what)


@dataclass(frozen=True, slots=True)
class _Premise:
    what: str
    met_by: Callable[[Event], bool]


def _can_come_first(other: Event, event: Event) -> bool:
    return other is not event and other.not_before <= event.effective_on


def _premise_of(event: Event) -> _Premise | None:
    if isinstance(event, InstrumentDeposited) and article_15.needs_signature(event.kind):
        return _Premise("its signature", lambda other: isinstance(other, ConventionSigned))
    if isinstance(event, WithdrawalNotified | ProvisionalApplicationDeclared):
        return _Premise("its consent", lambda other: isinstance(other, InstrumentDeposited))
    if isinstance(event, RecommendationMade):
        return _grant(event)
    if isinstance(event, RecommendationMet):
        return _recommendation(event)
    if isinstance(event, MeetingRescheduled):
        return _Premise("its first dates", lambda other: isinstance(other, MeetingScheduled))
    if isinstance(event, MeetingClosed):
        return _opening(event.part)
    return None


def can_answer(decision: Decision, request: ExtensionRequested) -> bool:
    """Whether a decision can be about a request: the same article, and not certainly before it.

    A request put to one meeting may be decided by another.
    """
    return request.article == decision.article and request.not_before <= decision.effective_on


def _missing_requests(timeline: Sequence[Event]) -> Iterator[MissingPremise]:
    """Steps of the extension procedure without their request; each decision uses one up."""
    open_requests = [event for event in timeline if isinstance(event, ExtensionRequested)]
    asked = list(open_requests)
    for event in timeline:
        if isinstance(event, _DECISIONS):
            found = next((item for item in open_requests if can_answer(event, item)), None)
            if found:
                open_requests.remove(found)
        elif isinstance(event, _ABOUT_A_REQUEST):
            found = next((item for item in asked if _is_about(event, item)), None)
        else:
            continue
        if found is None:
            yield MissingPremise(event, f"the request under Article {int(event.article)}")


def _is_about(step: ExtensionRequestRevised | ExtensionAnalysed, request: Event) -> bool:
    return (
        isinstance(request, ExtensionRequested)
        and request.article == step.article
        and request.not_before <= step.effective_on
    )


def _grant(made: RecommendationMade) -> _Premise:
    return _Premise(
        f"the grant by {made.decided_by}",
        lambda other: (
            isinstance(other, ExtensionGranted)
            and (other.article, other.decided_by) == (made.article, made.decided_by)
        ),
    )


def _recommendation(met: RecommendationMet) -> _Premise:
    wanted = (met.article, met.decided_by, met.key)
    return _Premise(
        f"the recommendation {met.key!r} of {met.decided_by}",
        lambda other: (
            isinstance(other, RecommendationMade)
            and (other.article, other.decided_by, other.key) == wanted
        ),
    )


def _opening(part: int) -> _Premise:
    return _Premise(
        "its opening",
        lambda other: isinstance(other, MeetingOpened) and other.part == part,
    )
