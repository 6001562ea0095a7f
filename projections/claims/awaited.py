"""Metrics that shipped claims name and no rule computes yet, with the events they await.

A name leaves this table when a row of the registry takes its place; a test holds the two apart.
"""

from __future__ import annotations

__all__ = ["AWAITED", "awaited_by"]

_BY_TYPE: dict[str, tuple[str, ...]] = {
    "MeetingClosed": ("intersessional_duration_previous",),
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
        "isu_multiyear_budget_period",
    ),
    "MandateGiven": (
        "contingency_examined",
        "invoice_lead_time",
        "invoice_time_after_adoption",
        "isu_budget_submission_lead",
        "unpaid_contact_date",
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
