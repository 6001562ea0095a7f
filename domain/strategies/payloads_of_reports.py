"""How the fields are drawn of what States report and meetings decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.events import (
    clearance,
    cooperation,
    decisions,
    law,
    norms,
    offices,
    transparency,
    victims,
)
from domain.events.fields import Completeness
from domain.events.header import Event
from domain.quantities import Unit
from domain.strategies.drawing import Draws, Fields, maybe, not_before, past_year
from domain.strategies.values import days, meeting_names, quantities, state_codes, texts
from domain.subjects import key_of

__all__ = ["PAYLOADS_OF_REPORTS"]

_METHODS = ("cancelled", "reduced", "cleared", "resurveyed", "unspecified")


def _destroyed(fields: Fields) -> SearchStrategy[Any]:
    """Items destroyed; stated where no area is."""
    items = quantities(Unit.SUBMUNITIONS)
    return items if all(fields[name] is None for name in _METHODS) else maybe(items)


def _partner(fields: Fields) -> SearchStrategy[str | None]:
    itself = key_of(fields["subject"])
    return maybe(state_codes().filter(lambda code: code != itself))


def _body(fields: Fields) -> SearchStrategy[str | None]:
    return st.none() if fields["partner"] else maybe(texts())


def _other_meeting(fields: Fields) -> SearchStrategy[str | None]:
    return maybe(meeting_names().filter(lambda name: name != fields["from_meeting"]))


def _past_year_or_none(fields: Fields) -> SearchStrategy[int | None]:
    return maybe(past_year(fields))


def _due_on(fields: Fields) -> SearchStrategy[Any]:
    return st.none() if fields["due_meeting"] else maybe(days(first=fields["effective_on"]))


def _days_before(fields: Fields) -> SearchStrategy[Any]:
    return maybe(st.integers(0, 400)) if fields["due_meeting"] else st.none()


def _repeats(fields: Fields) -> SearchStrategy[Any]:
    yearly = fields["due_on"] is not None
    fitting = [item for item in decisions.Recurrence if item.is_yearly is yearly]
    return st.none() if fields["due_meeting"] else maybe(st.sampled_from(fitting))


def _last_year(fields: Fields) -> SearchStrategy[int | None]:
    first: int = (fields["due_on"] or fields["effective_on"]).year
    return maybe(st.integers(first, first + 5)) if fields["repeats"] else st.none()


_area = maybe(quantities(Unit.SQUARE_METRES))
_meeting = maybe(meeting_names())
_purpose = st.sampled_from(cooperation.AssistancePurpose)
_assistance: dict[str, Draws] = {"year": past_year, "purpose": _purpose}

PAYLOADS_OF_REPORTS: Mapping[type[Event], Mapping[str, Draws]] = {
    clearance.LandReleased: {
        "period_from": days(),
        "period_to": not_before("period_from"),
        **dict.fromkeys(_METHODS, _area),
        "submunitions": _destroyed,
        "series": texts(),
    },
    clearance.RiskEducationReported: {"detail": st.sampled_from(clearance.Detail)},
    clearance.SurveyReported: {},
    transparency.InitialReportSubmitted: {"form": maybe(texts())},
    transparency.AnnualReportSubmitted: {
        "year": past_year,
        "form": maybe(texts()),
        "sections": st.lists(texts(), max_size=3).map(tuple),
        "updates": maybe(st.just(value=True)),
    },
    transparency.VoluntaryReportSubmitted: {"year": _past_year_or_none},
    victims.VictimAssistanceDutyReported: {},
    victims.VictimAssistanceDutyLifted: {},
    victims.FocalPointDesignated: {},
    victims.VictimAssistanceReported: {"measure": st.sampled_from(victims.VictimAssistanceMeasure)},
    victims.CasualtiesReported: {
        "year": past_year,
        "cause": st.sampled_from(victims.CasualtyCause),
        "casualties": quantities(Unit.CASUALTIES, 100_000),
        "covers": st.sampled_from(Completeness),
    },
    cooperation.AssistanceRequested: _assistance,
    cooperation.AssistanceProvided: _assistance,
    cooperation.AssistanceReceived: _assistance,
    cooperation.CountryCoalitionFormed: {
        "partner": _partner,
        "purpose": _purpose,
        "body": _body,
    },
    cooperation.CountryCoalitionConcluded: {"partner": _partner, "result": maybe(texts())},
    law.NationalMeasureReported: {
        "category": st.sampled_from(law.LegalBasis),
        "title": maybe(texts()),
    },
    norms.UseReported: {},
    norms.ProductionReported: {},
    norms.RestrictionDeclared: {"restriction": texts()},
    norms.ResolutionVoted: {"resolution": texts(), "vote": st.sampled_from(norms.Vote)},
    offices.PresidencyDesignated: {"state": state_codes()},
    offices.CoordinatorAppointed: {
        "theme": st.sampled_from(offices.Theme),
        "from_meeting": _meeting,
        "until_meeting": _other_meeting,
    },
    offices.Participated: {"meeting": meeting_names(), "role": st.sampled_from(offices.Role)},
    decisions.DecisionTaken: {"key": texts(), "decision": texts()},
    decisions.MandateGiven: {
        "key": texts(),
        "bearer": st.sampled_from(decisions.Bearer),
        "task": texts(),
        "due_meeting": _meeting,
        "due_on": _due_on,
        "days_before": _days_before,
        "repeats": _repeats,
        "last_year": _last_year,
    },
    decisions.MandateDischarged: {
        "key": texts(),
        "year": _past_year_or_none,
        "meeting": _meeting,
    },
    decisions.ActionPlanAdopted: {
        "plan": texts(),
        "period_from": days(),
        "period_to": not_before("period_from"),
        "actions": st.integers(1, 100),
    },
    decisions.PlanTargetSet: {
        "plan": texts(),
        "metric": texts(),
        "at_least": st.integers(1, 200),
        "due_meeting": _meeting,
    },
}
"""What each of these types says beyond its header."""
