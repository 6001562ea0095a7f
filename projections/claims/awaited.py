"""Metrics that shipped claims name and no rule computes yet, with the events they await.

A name leaves this table when a row of the registry takes its place; a test holds the two apart.
"""

from __future__ import annotations

__all__ = ["AWAITED", "awaited_by"]

_BY_TYPE: dict[str, tuple[str, ...]] = {
    "InitialReportSubmitted": (
        "initial_report_rate",
        "initial_reports_due_and_on_time_2019",
        "initial_reports_late_2015_2020",
        "initial_reports_not_yet_due",
        "initial_reports_on_time_2015_2020",
        "initial_reports_overdue",
        "initial_reports_overdue_reduction",
        "initial_reports_submitted",
        "initial_reports_submitted_2015_2020",
    ),
    "AnnualReportSubmitted": (
        "annual_report_on_time_rate_average",
        "annual_report_rate",
        "annual_report_rate_average",
        "art7_submitted",
        "regular_reporting_share_below",
    ),
    "VoluntaryReportSubmitted": ("voluntary_report", "voluntary_reports_signatories"),
    "ResolutionVoted": ("resolution",),
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
        "nonreporting_trigger",
        "reporting_form_due",
        "unpaid_contact_date",
    ),
    "ActionPlanAdopted": (
        "action_plan_period",
        "actions_in_plan",
        "completion_aim",
    ),
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
