"""Order of events: by the latest day they can have happened, then by what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from domain.events.header import Event

__all__ = ["SAME_DAY", "order_key"]

_IN_ORDER = (
    # a document is there before what it says
    "DocumentIssued",
    # a meeting is set, moved and opened before it decides, and closes after it decided
    "MeetingScheduled",
    "MeetingRescheduled",
    "MeetingOpened",
    "Participated",
    "SilenceProcedureOpened",
    # a State signs, then consents; what it attaches to the instrument comes with it
    "ConventionSigned",
    "InstrumentDeposited",
    "ProvisionalApplicationDeclared",
    "DeclarationMade",
    # what is there is known before it is worked on
    "UseReported",
    "ProductionReported",
    "HostilitiesEnded",
    "StockpileDeclared",
    "StockpileDiscovered",
    "MunitionsRetained",
    "ContaminationReported",
    "ContaminationDiscovered",
    "HazardConfirmed",
    "DestructionPlanSubmitted",
    "CasualtiesReported",
    "VictimAssistanceDutyReported",
    # help is asked for, agreed, given, received
    "AssistanceRequested",
    "CountryCoalitionFormed",
    "AssistanceProvided",
    "AssistanceReceived",
    "CountryCoalitionConcluded",
    # a request is asked, revised, analysed, then decided
    "ExtensionRequested",
    "ExtensionRequestRevised",
    "ExtensionAnalysed",
    "SilenceProcedureConcluded",
    "ExtensionWithdrawn",
    "ExtensionRefused",
    "ExtensionGranted",
    "RecommendationMade",
    "RecommendationMet",
    # a plan is adopted before its targets are set, a mandate given before it is discharged
    "ActionPlanAdopted",
    "PlanTargetSet",
    "DecisionTaken",
    "NonComplianceFound",
    "MandateGiven",
    "MandateDischarged",
    # a cost is presented before it is approved, and what raises, caps or moves it comes with it;
    # what is invoiced is paid, and accounts are closed on what the day brought
    "ScaleOfAssessmentsAdopted",
    "CostEstimatePresented",
    "ContingencyDecided",
    "HostCostsAgreed",
    "CostEstimateApproved",
    "FundsCarriedOver",
    "ActualCostReported",
    "AssessmentInvoiced",
    "PaymentScheduleAgreed",
    "CreditReturned",
    "PaymentReceived",
    "AccountsClosed",
    "CreditNoted",
    # the unit's budget is approved and shared before anybody pays to it
    "IsuBudgetApproved",
    "IsuSharesDecided",
    "IsuReserveDecided",
    "IsuContributionReceived",
    "SponsorshipContributed",
    "PresidencyDesignated",
    "CoordinatorAppointed",
    # what was done in a field comes before the statement that nothing is left in it
    "FocalPointDesignated",
    "VictimAssistanceReported",
    "VictimAssistanceDutyLifted",
    "RiskEducationReported",
    "SurveyReported",
    "LandReleased",
    # the last piece is destroyed before the end is stated, and the end before it is declared
    "StockpileDestroyed",
    "StockpileDestructionCompleted",
    "ClearanceCompleted",
    "HoldingsClarified",
    "StockpileComplianceDeclared",
    "ClearanceComplianceDeclared",
    # a position on the norm, once the facts are there
    "NationalMeasureReported",
    "RestrictionDeclared",
    "ResolutionVoted",
    # a report tells what came before it
    "InitialReportSubmitted",
    "AnnualReportSubmitted",
    "VoluntaryReportSubmitted",
    "MeetingClosed",
    # a notice of withdrawal undoes nothing of its day
    "WithdrawalNotified",
    # totals speak of what came before; corrections speak last
    "FigureReported",
    "ListReported",
    "SourceAdded",
    "Retracted",
    "Corrected",
)

SAME_DAY = {name: rank for rank, name in enumerate(_IN_ORDER)}
"""Rank of each event type among events of one day."""


def order_key(event: Event, position: int = 0) -> tuple[date, int, date, int, str]:
    """Sort key: latest day, same-day rank, earliest day, position, id (for what has none yet)."""
    return (event.effective_on, SAME_DAY[event.type], event.not_before, position, event.id)
