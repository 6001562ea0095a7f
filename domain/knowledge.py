"""When States Parties could know of a fact (DESIGN section 3, the known axis)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.clearance import ClearanceComplianceDeclared
from domain.events.compliance import NonComplianceFound
from domain.events.decisions import (
    ActionPlanAdopted,
    DecisionTaken,
    MandateDischarged,
    MandateGiven,
    PlanTargetSet,
)
from domain.events.extensions import (
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    ExtensionRequestRevised,
    RecommendationMade,
)
from domain.events.isu import IsuBudgetApproved, IsuReserveDecided, IsuSharesDecided
from domain.events.law import NationalMeasureReported
from domain.events.machinery import (
    DocumentIssued,
    MeetingClosed,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
    SilenceProcedureConcluded,
    SilenceProcedureOpened,
)
from domain.events.membership import TREATY_ACTS
from domain.events.money import (
    ContingencyDecided,
    CostEstimateApproved,
    CostEstimatePresented,
    FundsCarriedOver,
    HostCostsAgreed,
    ScaleOfAssessmentsAdopted,
)
from domain.events.norms import ResolutionVoted
from domain.events.offices import CoordinatorAppointed, PresidencyDesignated
from domain.events.stockpiles import StockpileComplianceDeclared
from domain.events.transparency import (
    AnnualReportSubmitted,
    InitialReportSubmitted,
    VoluntaryReportSubmitted,
)
from domain.events.victims import (
    FocalPointDesignated,
    VictimAssistanceDutyLifted,
    VictimAssistanceDutyReported,
    VictimAssistanceReported,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from domain.events.header import Event

__all__ = ["KNOWN_ON_THEIR_DAY", "default_known_on"]

KNOWN_ON_THEIR_DAY: frozenset[type[Event]] = frozenset(
    {
        *TREATY_ACTS,
        # acts of meetings and silence procedures
        NonComplianceFound,
        ExtensionGranted,
        ExtensionRefused,
        RecommendationMade,
        MeetingScheduled,
        MeetingRescheduled,
        MeetingOpened,
        MeetingClosed,
        SilenceProcedureOpened,
        SilenceProcedureConcluded,
        PresidencyDesignated,
        CoordinatorAppointed,
        DecisionTaken,
        MandateGiven,
        MandateDischarged,
        ActionPlanAdopted,
        PlanTargetSet,
        CostEstimatePresented,
        CostEstimateApproved,
        HostCostsAgreed,
        ContingencyDecided,
        FundsCarriedOver,
        IsuBudgetApproved,
        IsuSharesDecided,
        IsuReserveDecided,
        # the General Assembly adopts scales and votes in public
        ScaleOfAssessmentsAdopted,
        ResolutionVoted,
        # what is submitted to States Parties is known on its submission
        ExtensionRequested,
        ExtensionRequestRevised,
        StockpileComplianceDeclared,
        ClearanceComplianceDeclared,
        InitialReportSubmitted,
        AnnualReportSubmitted,
        VoluntaryReportSubmitted,
        VictimAssistanceDutyReported,
        VictimAssistanceDutyLifted,
        FocalPointDesignated,
        VictimAssistanceReported,
        NationalMeasureReported,
        DocumentIssued,
    },
)


def default_known_on(
    kind: type[Event],
    effective_on: date,
    published: Iterable[date],
) -> date | None:
    """The day a fact counts as known where nobody says better, or None where it cannot be told.

    ``published`` are the latest days on which its sources can have appeared. An act is known on
    its day; anything else on the earliest publication among its sources.
    """
    if kind in KNOWN_ON_THEIR_DAY:
        return effective_on
    return min(published, default=None)
