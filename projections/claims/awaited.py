"""Metrics that shipped claims name and no rule computes yet, with the events they await.

A name leaves this table when a row of the registry takes its place; a test holds the two apart.
"""

from __future__ import annotations

__all__ = ["AWAITED", "awaited_by"]

_BY_TYPE: dict[str, tuple[str, ...]] = {
    "InitialReportSubmitted": ("art5_states_with_initial_report",),
    "AnnualReportSubmitted": ("art5_states_not_reporting",),
    "VictimAssistanceDutyReported": ("new_art5_obligation", "states_with_art5_obligation"),
    "VictimAssistanceDutyLifted": ("art5_no_victims_clarified", "art5_states_removed_since_1rc"),
    "FocalPointDesignated": ("art5_states_with_focal_point",),
    "VictimAssistanceReported": (
        "art5_states_disaggregated_assistance_data",
        "art5_states_mobilised_resources",
        "art5_states_reporting_data_collection",
        "art5_states_reporting_new_victims",
        "art5_states_with_action_plan",
        "crpd_not_ratified",
        "states_with_plan_or_authority",
    ),
    "AssistanceRequested": (
        "art5_states_requested_assistance_2016_2020",
        "non_parties_requested_assistance",
        "states_requested_assistance",
        "states_requesting_assistance_average",
    ),
    "AssistanceProvided": (
        "clearance_and_risk_education_support",
        "states_provided_assistance",
        "states_providing_assistance_average",
    ),
    "AssistanceReceived": ("art3to5_states_receiving", "states_received_assistance"),
    "CountryCoalitionFormed": ("country_coalitions",),
    "CountryCoalitionConcluded": ("country_coalition_concluded_year",),
    "NationalMeasureReported": (
        "model_law_languages",
        "states_administrative_measures",
        "states_existing_law",
        "states_investment_ban",
        "states_law_under_consideration",
        "states_legal_measures",
        "states_specific_law",
        "states_that_completed_law",
    ),
    "UseReported": ("non_parties_use_reported", "use_on_territory_of_states_parties"),
    "ProductionReported": ("past_producers_not_party", "past_producers_that_renounced_production"),
    "RestrictionDeclared": ("non_parties_not_using_abroad", "policy_failure_rate_limit"),
    "StockpileDeclared": ("non_parties_stockpiling",),
    "ResolutionVoted": (
        "first_year_without_votes_against",
        "non_signatories_voting_yes",
        "resolution",
        "resolution_annual_since",
        "signatories_not_voting_yes",
        "states_parties_not_supporting_resolution",
        "votes_against",
        "votes_yes_no_abstain",
    ),
    "MeetingScheduled": (
        "conference_planned_end",
        "conference_planned_place",
        "conference_planned_second_part",
        "conference_planned_second_part_end",
        "conference_planned_start",
        "intersessional_meetings_planned",
        "meeting_planned_date",
        "msp_end",
        "msp_start",
        "third_review_conference_year",
    ),
    "MeetingOpened": (
        "conference_part1_start",
        "conference_part2_start",
        "conference_place_named",
        "informal_briefing_date",
        "meeting_held_date",
        "msp_per_year",
        "msps_outside_geneva_since_1rc",
    ),
    "MeetingClosed": (
        "conference_part1_end",
        "conference_part2_end",
        "intersessional_duration_previous",
        "msp_duration",
    ),
    "SilenceProcedureOpened": ("silence_procedure_start",),
    "SilenceProcedureConcluded": ("silence_procedure_end",),
    "PresidencyDesignated": ("presidency", "presidency_end_rule", "presidency_start_rule"),
    "CoordinatorAppointed": (
        "coordinators_clearance",
        "coordinators_cooperation_and_assistance",
        "coordinators_general_status",
        "coordinators_national_implementation",
        "coordinators_stockpile_destruction",
        "coordinators_transparency",
        "coordinators_universalization",
        "coordinators_victim_assistance",
        "thematic_coordinators_listed",
    ),
    "Participated": (
        "non_parties_attended_at_least_one_msp",
        "non_parties_attending_msp_average",
        "other_states_attending_listed",
        "signatories_attending_listed",
        "states_parties_attending_listed",
    ),
    "DecisionTaken": (
        "account_closure",
        "arrears_payment_plan_trigger",
        "assessed_contribution_deadline",
        "assessed_contribution_lead",
        "category_7a_share_new",
        "category_7a_share_previous",
        "category_7b_share_new",
        "category_7b_share_previous",
        "cost_estimate_document",
        "cost_estimate_period",
        "credit_settlement_interval",
        "intersessional_max_duration",
        "isu_director_mandate_until",
        "isu_director_term",
        "isu_multiyear_budget_period",
        "msp_max_duration",
        "plenary_meetings_part1",
        "plenary_meetings_part2",
        "plenary_meetings_total",
        "review_document_cutoff",
        "vice_presidents_elected",
    ),
    "MandateGiven": (
        "contingency_examined",
        "invoice_lead_time",
        "invoice_time_after_adoption",
        "isu_budget_submission_lead",
        "unpaid_contact_date",
    ),
    "ActionPlanAdopted": (
        "action_plan_period",
        "actions_in_plan",
        "affected_states_with_strategies",
        "completion_aim",
    ),
    "PlanTargetSet": ("dubrovnik_target_met", "target_states_parties_by_2rc"),
    "FigureReported": (
        "isu_capital_reserve",
        "sponsored_delegates_average",
        "sponsored_states_average",
        "sponsorship_contributions_average",
        "sponsorship_donors_average",
    ),
}

AWAITED: dict[str, str] = {name: kind for kind, names in _BY_TYPE.items() for name in names}
"""The type of event that would tell each of these metrics; ``_list`` after a name is its States."""


def awaited_by(metric: str) -> str | None:
    """The type of event that a metric of this name awaits, or None where it awaits none."""
    return AWAITED.get(metric.removesuffix("_list"))
