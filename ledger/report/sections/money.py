"""Money: the budget of the Implementation Support Unit, sponsorship, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.report.model import Cell
from ledger.report.writing import Writing
from projections.metrics import finance

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]

_REPORTED = (
    "isu_capital_reserve",
    "sponsorship_contributions_average",
    "sponsored_delegates_average",
    "sponsored_states_average",
    "sponsorship_donors_average",
)
_DECIDED = (
    "category_7a_share_previous",
    "category_7b_share_previous",
    "category_7a_share_new",
    "category_7b_share_new",
    "isu_multiyear_budget_period",
    "cost_estimate_period",
    "assessed_contribution_deadline",
    "account_closure",
    "invoice_lead_time",
    "arrears_payment_plan_trigger",
    "credit_settlement_interval",
    "contingency_examined",
)


def section(desk: Desk) -> Section:
    """What documents report on money in the period, and the rules that meetings decided."""
    writing = Writing(desk, "money", "Money")
    reported = [figure for name in _REPORTED if (figure := desk.over(name)).is_known]
    for name in _REPORTED:
        if not (figure := desk.over(name)).is_known:
            writing.lack(figure)
    writing.table(
        "The Implementation Support Unit and sponsorship, as documents report them",
        ("", "Figure"),
        [(Cell(item.metric.title), writing.cell(item)) for item in reported],
    )
    decided = [figure for name in _DECIDED if (figure := desk.at_end(name)).is_known]
    writing.table(
        "Rules on money that were decided by the end of the period",
        ("", "Rule"),
        [(Cell(item.metric.title), writing.cell(item)) for item in decided],
    )
    return writing.done(metrics=finance.METRICS)
