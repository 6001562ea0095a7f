"""Money: assessed contributions, the Support Unit, sponsorship, and the rules decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.answers.money.isu import BudgetRow, isu_answer
from ledger.report.model import Cell
from ledger.report.sections.contributions import contributions
from ledger.report.sections.money_decided import decisions_on_money
from ledger.report.wording import NOT_RECORDED
from ledger.report.writing import Writing
from projections.metrics import finance, isu

if TYPE_CHECKING:
    from domain.money import Money
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
    """What is recorded on money in the period, and the rules that meetings decided."""
    writing = Writing(desk, "money", "Money")
    contributions(writing)
    _unit(writing)
    for name in _REPORTED:
        if not (figure := desk.over(name)).is_known:
            writing.lack(figure)
    reported = [figure for name in _REPORTED if (figure := desk.over(name)).is_known]
    writing.table(
        "The reserve of the Implementation Support Unit and sponsorship, as documents report them",
        ("", "Figure"),
        [(Cell(item.metric.title), writing.cell(item)) for item in reported],
    )
    decided = [figure for name in _DECIDED if (figure := desk.at_end(name)).is_known]
    writing.table(
        "Rules on money that were decided by the end of the period",
        ("", "Rule"),
        [(Cell(item.metric.title), writing.cell(item)) for item in decided],
    )
    decisions_on_money(writing)
    return writing.done(metrics=(*finance.METRICS, *isu.METRICS))


def _unit(writing: Writing) -> None:
    """The years of the unit that are in the period: who bears its budget, and what came."""
    desk = writing.desk
    rows = [
        row
        for row in isu_answer(desk.end).main.rows
        if isinstance(row, BudgetRow) and row.year in desk.period.years
    ]
    writing.table(
        "Years of the Implementation Support Unit: its budget, the parts of the categories, and "
        "what was received",
        ("Year", "Approved by", "Document", "Budget", "7(a) %", "7(b) %", "Received"),
        [_year(writing, row) for row in rows],
        wide=True,
    )


def _year(writing: Writing, row: BudgetRow) -> tuple[Cell, ...]:
    command = ("money", "isu", "--year", str(row.year))
    note = writing.desk.note(f"Support Unit in {row.year}", row.evidence, *command)
    return (
        Cell(str(row.year), note),
        Cell(row.approved_by or NOT_RECORDED),
        Cell(row.document or ""),
        Cell(_sum(row.budget), number=True),
        Cell(_part(row.category_7a), number=True),
        Cell(_part(row.category_7b), number=True),
        Cell(_sum(row.received), number=True),
    )


def _part(per_cent: int | None) -> str:
    return NOT_RECORDED if per_cent is None else str(per_cent)


def _sum(found: Money | None) -> str:
    return NOT_RECORDED if found is None else str(found)
