"""What an event presupposes, and whether the timeline holds it.

A missing premise is recorded and found, never refused: facts arrive in any order. Taking a
premise away while its dependants stay is refused when recording (ledger.recording).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    HostilitiesEnded,
)
from domain.events.compliance import NonComplianceFound
from domain.events.cooperation import CountryCoalitionConcluded, CountryCoalitionFormed
from domain.events.decisions import (
    ActionPlanAdopted,
    MandateDischarged,
    MandateGiven,
    PlanTargetSet,
)
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
from domain.events.victims import VictimAssistanceDutyLifted, VictimAssistanceDutyReported
from domain.rules import article_15

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.events.header import Event

__all__ = ["ExtensionDecision", "MissingPremise", "can_answer", "missing_premises", "same_clock"]

_DECISIONS = (ExtensionWithdrawn, ExtensionRefused, ExtensionGranted)
_OF_A_CONFLICT = (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ExtensionRequested,
    ExtensionRequestRevised,
    ExtensionAnalysed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionWithdrawn,
)
_ABOUT_A_REQUEST = (ExtensionRequestRevised, ExtensionAnalysed)
ExtensionDecision = ExtensionWithdrawn | ExtensionRefused | ExtensionGranted
ProcedureStep = ExtensionDecision | ExtensionRequested | ExtensionRequestRevised | ExtensionAnalysed


@dataclass(frozen=True, slots=True)
class MissingPremise:
    """An event, and what it presupposes that the timeline does not hold."""

    event: Event
    needs: str
    any_of_them: bool = False
    """Whether several events share what is there, so that any of them can be the one lacking it."""

    @property
    def key(self) -> tuple[str, str]:
        """What makes two lacks of this kind the same."""
        return ("" if self.any_of_them else self.event.id, self.needs)


def missing_premises(timeline: Sequence[Event]) -> Iterator[MissingPremise]:
    """Every premise that one subject's ordered timeline lacks."""
    yield from _missing_requests(timeline)
    by_type: defaultdict[type[Event], list[Event]] = defaultdict(list)
    for event in timeline:
        by_type[type(event)].append(event)
    for event in timeline:
        for needs in _premises_of(event):
            if not any(needs.is_met_by(other, event) for other in by_type[needs.kind]):
                yield MissingPremise(event, needs.what)


@dataclass(frozen=True, slots=True)
class _Premise:
    """An event of a type that comes first and agrees with the one in question on some fields."""

    what: str
    kind: type[Event]
    agreeing: tuple[str, ...] = ()

    def is_met_by(self, other: Event, event: Event) -> bool:
        return (
            other is not event
            and other.not_before <= event.effective_on
            and all(getattr(other, name) == getattr(event, name) for name in self.agreeing)
        )


def _premises_of(event: Event) -> Iterator[_Premise]:
    usual = _premise_of(event)
    if usual:
        yield usual
    if isinstance(event, _OF_A_CONFLICT) and event.conflict is not None:
        what = f"the end of the hostilities {event.conflict!r}"
        yield _Premise(what, HostilitiesEnded, ("conflict",))


def _premise_of(event: Event) -> _Premise | None:
    match event:
        case InstrumentDeposited() if article_15.needs_signature(event.kind):
            return _Premise("its signature", ConventionSigned)
        case WithdrawalNotified() | ProvisionalApplicationDeclared():
            return _Premise("its consent", InstrumentDeposited)
        case ExtensionRequested() | ExtensionGranted() | NonComplianceFound():
            return _Premise("its consent", InstrumentDeposited)
        case RecommendationMade():
            grant = f"the grant by {event.decided_by}"
            return _Premise(grant, ExtensionGranted, ("article", "decided_by"))
        case RecommendationMet():
            asked = f"the recommendation {event.key!r} of {event.decided_by}"
            return _Premise(asked, RecommendationMade, ("article", "decided_by", "key"))
        case MeetingRescheduled():
            return _Premise("its first dates", MeetingScheduled)
        case MeetingClosed():
            return _Premise("its opening", MeetingOpened, ("part",))
        case _:
            return _premise_of_an_end(event)


def _premise_of_an_end(event: Event) -> _Premise | None:
    """What must have begun for it to end, or been adopted for it to be part of."""
    match event:
        case VictimAssistanceDutyLifted():
            return _Premise("the duty that it lifts", VictimAssistanceDutyReported)
        case CountryCoalitionConcluded():
            formed = f"the coalition with {event.partner or 'no State named'}"
            return _Premise(formed, CountryCoalitionFormed, ("partner",))
        case MandateDischarged():
            return _Premise(f"the mandate {event.key!r}", MandateGiven, ("key",))
        case PlanTargetSet():
            return _Premise(f"the plan {event.plan!r}", ActionPlanAdopted, ("plan",))
        case _:
            return None


def can_answer(step: ProcedureStep, request: ExtensionRequested) -> bool:
    """Whether a step can be about a request: the same clock, and not certainly before it.

    A request put to one meeting may be decided by another; what only one of the two says of the
    paragraph and conflict stands for both.
    """
    return request.not_before <= step.effective_on and same_clock(step, request)


def same_clock(one: ProcedureStep, other: ProcedureStep) -> bool:
    """Whether what two steps say of article, paragraph and conflict goes together."""
    return one.article == other.article and all(
        None in {getattr(one, name), getattr(other, name)}
        or getattr(one, name) == getattr(other, name)
        for name in ("paragraph", "conflict")
    )


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
            found = next((item for item in asked if can_answer(event, item)), None)
        else:
            continue
        if found is None:
            needs = f"the request under Article {int(event.article)}"
            yield MissingPremise(event, needs, any_of_them=isinstance(event, _DECISIONS))
