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
    from collections.abc import Sequence

    from domain.money import Money
    from ledger.report.desk import Desk
    from ledger.report.figures import Figure
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
    reported = [desk.over(name) for name in _REPORTED]
    for figure in reported:
        if not figure.is_known:
            writing.lack(figure)
    _known(
        writing,
        "The reserve of the Implementation Support Unit and sponsorship, as documents report them",
        ("What", "Figure"),
        reported,
    )
    _known(
        writing,
        "Rules on money that were decided by the end of the period",
        ("Rule", "As decided"),
        [desk.at_end(name) for name in _DECIDED],
    )
    decisions_on_money(writing)
    return writing.done(metrics=(*finance.METRICS, *isu.METRICS))


def _known(
    writing: Writing, caption: str, heads: tuple[str, str], figures: Sequence[Figure]
) -> None:
    """A table of those figures that are known."""
    rows = [(Cell(item.metric.title), writing.cell(item)) for item in figures if item.is_known]
    writing.table(caption, heads, rows)


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
        Cell(_budget(row), number=True),
        Cell(_part(row.category_7a), number=True),
        Cell(_part(row.category_7b), number=True),
        Cell(_received(row), number=True),
    )


def _part(per_cent: int | None) -> str:
    return NOT_RECORDED if per_cent is None else str(per_cent)


def _budget(row: BudgetRow) -> str:
    """The budget, with its years where it is of several: what of it is for one was not said."""
    if row.budget is None or row.first_year == row.last_year:
        return _sum(row.budget)
    return f"{row.budget} for {row.first_year} to {row.last_year}"


def _received(row: BudgetRow) -> str:
    """What came, at least so much where a contribution is on record without its sum."""
    least = "at least " * bool(row.received and row.without_sum)
    return f"{least}{_sum(row.received)}"


def _sum(found: Money | None) -> str:
    return NOT_RECORDED if found is None else str(found)
