"""How the fields of each event type are drawn: one row a type, one strategy a field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from domain.events import (
    clearance,
    compliance,
    extensions,
    machinery,
    membership,
    statements,
    stockpiles,
)
from domain.events.fields import Article, Completeness
from domain.events.header import Event
from domain.forces import Force
from domain.quantities import Unit
from domain.strategies.drawing import Draws, Fields, maybe, not_before, past_year
from domain.strategies.payloads_of_isu import PAYLOADS_OF_ISU
from domain.strategies.payloads_of_money import PAYLOADS_OF_MONEY
from domain.strategies.payloads_of_reports import PAYLOADS_OF_REPORTS
from domain.strategies.values import TREATY_DAYS, days, meeting_names, quantities, states, texts

__all__ = ["PAYLOADS"]

_METRICS = (
    "states_parties",
    "munitions_destroyed_total",
    "submunitions_destroyed_total",
    "remaining_area",
    "reporting_share",
    "extension_months",
    "unga_yes_votes",
    "recorded_casualties",
    "plenary_meetings",
)


def _closes_on(fields: Fields) -> SearchStrategy[date | None]:
    return maybe(days(first=fields["opens_on"] or TREATY_DAYS.first))


_ASKING = (Force.DECISION, Force.RECOMMENDATION, Force.ENCOURAGEMENT)
_munitions = maybe(quantities(Unit.MUNITIONS))
_submunitions = maybe(quantities(Unit.SUBMUNITIONS))
_area = maybe(quantities(Unit.SQUARE_METRES))
_figures: dict[str, Draws] = {"munitions": _munitions, "submunitions": _submunitions}
_meeting = maybe(meeting_names())
_article = st.sampled_from(Article)
_months = maybe(st.integers(0, 60))
_paragraph = st.sampled_from(clearance.ClearanceParagraph)


def _conflict(fields: Fields) -> SearchStrategy[str | None]:
    is_later = fields["paragraph"] is clearance.ClearanceParagraph.AFTER_ENTRY_INTO_FORCE
    return maybe(texts()) if is_later else st.none()


def _paragraph_of(fields: Fields) -> SearchStrategy[clearance.ClearanceParagraph | None]:
    return maybe(_paragraph) if fields["article"] == Article.CLEARANCE else st.none()


_clock: dict[str, Draws] = {"paragraph": _paragraph_of, "conflict": _conflict}
_part = st.integers(1, 3)
_planned: dict[str, Draws] = {
    "kind": st.sampled_from(machinery.MeetingKind),
    "part": _part,
    "opens_on": maybe(days()),
    "closes_on": _closes_on,
    "place": maybe(texts()),
}
_asked: dict[str, Draws] = {
    "article": _article,
    "months": _months,
    "until": maybe(days()),
    "for_meeting": _meeting,
}

PAYLOADS: Mapping[type[Event], Mapping[str, Draws]] = {
    membership.ConventionSigned: {},
    membership.InstrumentDeposited: {"kind": st.sampled_from(membership.ConsentKind)},
    membership.ProvisionalApplicationDeclared: {"scope": texts()},
    membership.DeclarationMade: {
        "kind": st.sampled_from(membership.DeclarationKind),
        "about": texts(),
    },
    membership.WithdrawalNotified: {
        "in_armed_conflict": st.booleans(),
        "conflict_ended_on": maybe(days()),
    },
    stockpiles.StockpileDeclared: {
        **_figures,
        "scope": st.sampled_from(stockpiles.DeclarationScope),
        "munition_type": st.just("all") | texts(),
    },
    stockpiles.DestructionPlanSubmitted: {
        "finish_on": maybe(days()),
        "lots": maybe(st.integers(1, 20)),
        "covers": texts(),
    },
    stockpiles.StockpileDestroyed: {
        "period_from": days(),
        "period_to": not_before("period_from"),
        **_figures,
    },
    stockpiles.StockpileDiscovered: _figures,
    stockpiles.MunitionsRetained: {"year": past_year, **_figures},
    stockpiles.HoldingsClarified: {"holdings": st.sampled_from(stockpiles.Holdings)},
    stockpiles.StockpileDestructionCompleted: _figures,
    stockpiles.StockpileComplianceDeclared: {"meeting": _meeting},
    clearance.ContaminationReported: {
        "suspected": _area,
        "confirmed": _area,
        "total": _area,
        "covers": st.sampled_from(Completeness),
    },
    clearance.ContaminationDiscovered: {"area": _area},
    clearance.HazardConfirmed: {"area": quantities(Unit.SQUARE_METRES)},
    clearance.HostilitiesEnded: {"conflict": texts()},
    clearance.ClearanceCompleted: {"paragraph": _paragraph, "conflict": _conflict},
    clearance.ClearanceComplianceDeclared: {
        "paragraph": _paragraph,
        "meeting": _meeting,
        "conflict": _conflict,
    },
    extensions.ExtensionRequested: {
        **_asked,
        "contents": st.lists(texts(), max_size=3).map(tuple),
        **_clock,
    },
    extensions.ExtensionRequestRevised: {**_asked, **_clock},
    extensions.ExtensionAnalysed: {"article": _article, **_clock},
    extensions.ExtensionGranted: {
        "article": _article,
        "deadline": days(),
        "months": _months,
        "decided_by": meeting_names(),
        "form": st.sampled_from(extensions.DecisionForm),
        **_clock,
    },
    extensions.ExtensionRefused: {
        "article": _article,
        "decided_by": meeting_names(),
        **_clock,
    },
    compliance.NonComplianceFound: {"found_by": meeting_names(), "provision": texts()},
    extensions.ExtensionWithdrawn: {"article": _article, **_clock},
    extensions.RecommendationMade: {
        "article": _article,
        "decided_by": meeting_names(),
        "key": texts(),
        "ask": texts(),
        "due_meeting": _meeting,
        "force": maybe(st.sampled_from(_ASKING)),
        "speaker": maybe(texts()),
        "repeats": maybe(st.sampled_from(extensions.Repeats)),
    },
    extensions.RecommendationMet: {
        "article": _article,
        "decided_by": meeting_names(),
        "key": texts(),
        "year": lambda fields: maybe(past_year(fields)),
        "meeting": _meeting,
    },
    machinery.MeetingScheduled: _planned,
    machinery.MeetingRescheduled: _planned,
    machinery.MeetingOpened: {
        "kind": st.sampled_from(machinery.MeetingKind),
        "part": _part,
        "place": maybe(texts()),
    },
    machinery.MeetingClosed: {"part": _part},
    machinery.SilenceProcedureOpened: {"about": texts()},
    machinery.SilenceProcedureConcluded: {
        "about": texts(),
        "outcome": st.sampled_from(machinery.Outcome),
    },
    machinery.DocumentIssued: {
        "title": texts(),
        "publisher": texts(),
        "symbol": maybe(texts()),
        "url": maybe(texts()),
    },
    **PAYLOADS_OF_REPORTS,
    **PAYLOADS_OF_MONEY,
    **PAYLOADS_OF_ISU,
    statements.FigureReported: {
        "metric": st.sampled_from(_METRICS),
        "scope": texts(),
        "period_from": days(),
        "period_to": not_before("period_from"),
        "value": lambda fields: quantities(statements.unit_of_metric(fields["metric"])),
    },
    statements.ListReported: {
        "metric": st.sampled_from(_METRICS),
        "as_of": days(),
        "states": states(),
        "complete": st.booleans(),
    },
}
"""What each type of fact says beyond its header. The amendments are made for their target."""
