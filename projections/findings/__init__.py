"""What stands out in the history: late, missing, contradictory, without its premise.

A finding is never a judgement of a State (Article 8 leaves that to a meeting): it says which rule
was not kept, since when, on which evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.subjects import CONVENTION, meeting_subject, state_subject
from projections.findings import totals
from projections.findings.contradictions import FIGURE_RULES, contradictions
from projections.findings.disagreeing import SOURCE_RULES, of_figures
from projections.findings.duties import DUTY_RULES, of_duties
from projections.findings.extensions import EXTENSION_RULES, of_extensions
from projections.findings.mandates import MANDATE_RULES, of_mandates
from projections.findings.model import Finding, Severity, to_know
from projections.findings.premises import PREMISE_RULES, premises_not_recorded
from projections.findings.stockpiles import STOCK_RULES, of_stocks
from projections.isu.budgets import ISU_RULES, noticed_in_budgets
from projections.machinery.meetings import meetings
from projections.misnamed import MISNAMED_RULES, meetings_misnamed
from projections.money.noticed import MONEY_RULES, in_account_of_state, in_accounts
from projections.transparency.findings import ARTICLE_7_RULES
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.view import View

__all__ = ["RULES", "Finding", "Severity", "findings"]

RULES = {
    **DUTY_RULES,
    **EXTENSION_RULES,
    **PREMISE_RULES,
    **STOCK_RULES,
    **MANDATE_RULES,
    **ARTICLE_7_RULES,
    **FIGURE_RULES,
    **SOURCE_RULES,
    **totals.RULES,
    **MISNAMED_RULES,
    **MONEY_RULES,
    **ISU_RULES,
}
"""The rules of all findings, each with what it means."""


@per_view
def findings(view: View, iso3: str | None = None) -> tuple[Finding, ...]:
    """Every finding at the view's day, of one State or of all; by subject, then rule."""
    states = view.states() if iso3 is None else [iso3]
    found = [item for state in states for item in _of_state(view, state)]
    if iso3 is None:
        found += _of_all(view)
    return tuple(sorted(found, key=lambda item: (item.subject, item.rule, item.text)))


def _of_state(view: View, iso3: str) -> Iterator[Finding]:
    subject = state_subject(iso3)
    yield from of_duties(view, iso3)
    yield from of_extensions(view, iso3)
    yield from of_figures(view, iso3)
    for noticed in (
        premises_not_recorded(view, subject),
        of_stocks(view, iso3),
        contradictions(view, iso3),
        in_account_of_state(view, iso3),
        meetings_misnamed(view, subject),
    ):
        yield from to_know(subject, noticed)


def _of_all(view: View) -> Iterator[Finding]:
    for name in meetings(view):
        subject = meeting_subject(name)
        yield from to_know(subject, premises_not_recorded(view, subject))
        yield from to_know(subject, meetings_misnamed(view, subject))
    for subject, noticed in (*in_accounts(view), *noticed_in_budgets(view)):
        yield from to_know(subject, [noticed])
    yield from of_mandates(view)
    yield from of_figures(view, None)
    yield from to_know(CONVENTION, totals.differences(view))
