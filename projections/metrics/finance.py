"""Metrics of money: who pays what by when, as meetings decided and documents count (Article 14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.decisions import MandateGiven
from domain.events.money import (
    CostEstimateApproved,
    CostEstimatePresented,
    FundsCarriedOver,
    ScaleOfAssessmentsAdopted,
)
from domain.subjects import meeting_subject
from projections.metrics.building import ids, of_meeting, of_state
from projections.metrics.decided import Stated, stated
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown
from projections.metrics.reported import reported

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["METRICS"]

_MANDATED = (
    (
        "account_closure",
        "Months after a financial period within which its accounts close",
        MetricUnit.MONTHS,
        "para 91 (viii)",
        "close-accounts",
        r"within (\w+) months",
    ),
    (
        "assessed_contribution_deadline",
        "Months before a meeting by which contributions are due",
        MetricUnit.MONTHS,
        "para 91 (i)",
        "status-presentations",
        r"the (\w+) months",
    ),
    (
        "cost_estimate_period",
        "Years that cost estimates cover from those of the Eleventh Meeting on",
        MetricUnit.YEARS,
        "para 91 (iii)",
        "two-year-estimates",
        r"over (\w+) years",
    ),
    (
        "contingency_examined",
        "Contingency in cost estimates that a meeting is to examine",
        MetricUnit.PER_CENT,
        "para 91 (iv)",
        "contingency",
        r"of (\d+) per cent",
    ),
    (
        "invoice_lead_time",
        "Days before the financial period by which invoices are sent, unless adopted later",
        MetricUnit.DAYS,
        "para 91 (iii)",
        "early-invoices",
        r"(\d+) days before the financial period",
    ),
    (
        "invoice_time_after_adoption",
        "Days after the adoption of a budget by which invoices are sent, if that is later",
        MetricUnit.DAYS,
        "para 91 (iii)",
        "early-invoices",
        r"(\d+) days after the budget",
    ),
    (
        "isu_budget_submission_lead",
        "Days before the Tenth Meeting by which the unit's budget for 2023 is submitted",
        MetricUnit.DAYS,
        "para 84",
        "isu-budget-2023",
        r"(\w+) days before",
    ),
    (
        "unpaid_contact_date",
        "Day of the year after which States that have not paid are asked when they will",
        MetricUnit.MONTH_DAY,
        "para 91 (vi)",
        "unpaid-30-april",
        r"by (\d+ \w+) when",
    ),
)


def _cost_estimate(view: View, name: str, _asked: Asked) -> MetricAnswer:
    """The document that was approved last as the estimate of a meeting's cost."""
    approved = view.held(meeting_subject(name), CostEstimateApproved)
    if approved:
        return MetricAnswer(approved[-1].document, evidence=ids(approved[-1]))
    return unknown(lacking("CostEstimateApproved", f"of the {name}"))


def _rate(view: View, iso3: str, asked: Asked) -> MetricAnswer:
    year = asked.during.last.year
    found = [
        item
        for item in view.of_state(iso3, ScaleOfAssessmentsAdopted)
        if item.first_year <= year <= item.last_year
    ]
    if not found:
        return unknown(lacking("ScaleOfAssessmentsAdopted", f"for {year}"))
    return MetricAnswer(found[-1].rate_per_100000, evidence=ids(found[-1]))


def _estimates(view: View, name: str, _asked: Asked) -> MetricAnswer:
    found = view.held(meeting_subject(name), CostEstimatePresented)
    if not found:
        return unknown(lacking("CostEstimatePresented", f"of the {name}"))
    return MetricAnswer(len({item.document for item in found}), evidence=ids(*found))


def _carried(view: View, name: str, _asked: Asked) -> MetricAnswer:
    found = view.held(meeting_subject(name), FundsCarriedOver)
    if not found:
        return unknown(lacking("FundsCarriedOver", f"of the {name}"))
    return MetricAnswer(found[-1].to_year, evidence=ids(found[-1]))


METRICS: tuple[Metric, ...] = (
    *(
        stated(Stated(name, title, unit, rule, "2RC", key, pattern, kind=MandateGiven))
        for name, title, unit, rule, key, pattern in _MANDATED
    ),
    stated(
        Stated(
            "isu_multiyear_budget_period_presented",
            "Years of the unit's budget of several years as first presented",
            MetricUnit.PERIOD,
            "para 82",
            "2RC",
            "isu-2021-2026",
            r"presented for (\d{4} to \d{4})",
        )
    ),
    stated(
        Stated(
            "assessed_contribution_lead",
            "Months before the meeting by which Action 9 counts contributions as paid in time",
            MetricUnit.MONTHS,
            "Action 9",
            "2RC",
            "action-9-indicator",
            r"no later than (\w+) months",
        )
    ),
    stated(
        Stated(
            "arrears_payment_plan_trigger",
            "Years of arrears from which a payment schedule is encouraged",
            MetricUnit.YEARS,
            "para 91 (vii)",
            "2RC",
            "payment-schedules",
            r"for (\w+) years",
        )
    ),
    stated(
        Stated(
            "credit_settlement_interval",
            "Years after which credits that are not there in cash are settled",
            MetricUnit.YEARS,
            "para 91 (viii)",
            "2RC",
            "credit-not-in-cash",
            r"every (\w+) years",
        )
    ),
    of_meeting(
        "cost_estimate_document",
        "Approved cost estimate of the meeting",
        MetricUnit.SYMBOL,
        "para 94",
        _cost_estimate,
    ),
    reported(
        "sponsorship_contributions_average",
        "Contributions to the Sponsorship Programme a year, on average over the period",
        MetricUnit.CHF_CENTS,
        "AIII para 134",
    ),
    reported(
        "sponsored_delegates_average",
        "Sponsored delegates at a Meeting of States Parties, on average over the period",
        MetricUnit.NUMBER,
        "AIII para 134",
    ),
    reported(
        "sponsored_states_average",
        "States with sponsored delegates at a Meeting of States Parties, on average",
        MetricUnit.STATES,
        "AIII para 134",
    ),
    reported(
        "sponsorship_donors_average",
        "Donors of the Sponsorship Programme a year, on average over the period",
        MetricUnit.NUMBER,
        "AIII para 135",
    ),
    of_state(
        "scale_rate",
        "Rate of the State in the United Nations scale of the year, in 100,000",
        MetricUnit.NUMBER,
        "R14.1",
        _rate,
        over_period=True,
    ),
    of_meeting(
        "cost_estimates_presented",
        "Documents that were presented as the estimated costs of the meeting",
        MetricUnit.NUMBER,
        "AIV",
        _estimates,
    ),
    of_meeting(
        "funds_carried_over_to",
        "Year to which the funds of the meeting are carried over",
        MetricUnit.YEAR,
        "para 94",
        _carried,
    ),
)
