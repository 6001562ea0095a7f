"""Findings about duties: passed, met late, or open while a deadline had lapsed (R3.2, R4.1, R7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.subjects import state_subject
from projections.findings.model import Finding, Severity
from projections.obligations import Force, Obligation, Status, obligations
from projections.obligations.article_7 import ANNUAL, INITIAL
from projections.transparency.findings import noticed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.view import View

__all__ = ["DUTY_RULES", "of_duties"]

DUTY_RULES = {
    "deadline_passed": "a treaty deadline passed while the duty was still open (R3.2, R4.1)",
    "deadline_passed_unverified": "a deadline passed while holdings were being verified",
    "met_late": "a treaty duty was met after its deadline",
    "gap_before_extension": "a deadline had passed before its extension was granted",
    "outcome_not_recorded": "a request was put to a past meeting whose decision is not recorded",
}

_OF_STATUS = {
    Status.OVERDUE: ("deadline_passed", Severity.HIGH),
    Status.OVERDUE_REQUEST_PENDING: ("deadline_passed", Severity.HIGH),
    Status.MET_LATE: ("met_late", Severity.MEDIUM),
    Status.OUTCOME_NOT_RECORDED: ("outcome_not_recorded", Severity.LOW),
}
_OF_REPORTS = {"report_overdue": Severity.HIGH, "two_years_silent": Severity.MEDIUM}
_REPORTING = frozenset({INITIAL, ANNUAL})


def of_duties(view: View, iso3: str) -> Iterator[Finding]:
    """What stands out in the duties of one State; its reports are taken together."""
    for duty in obligations(view, iso3):
        if duty.force is Force.TREATY and duty.article not in _REPORTING:
            yield from _lapsed(duty)
            yield from _unverified(view, duty)
    for rule, text, evidence in noticed(view, iso3):
        severity = _OF_REPORTS.get(rule, Severity.LOW)
        yield Finding(rule, severity, state_subject(iso3), f"Article 7: {text}", evidence)


def _lapsed(duty: Obligation) -> Iterator[Finding]:
    if duty.status in _OF_STATUS:
        rule, severity = _OF_STATUS[duty.status]
        yield _about(duty, rule, severity, duty.steps[-1].text)
    for gap in duty.gaps:
        text = (
            f"from {gap.first} to {gap.last}, {gap.days} days, the deadline had passed "
            "and no extension was granted"
        )
        yield _about(duty, "gap_before_extension", Severity.MEDIUM, text)


def _unverified(view: View, duty: Obligation) -> Iterator[Finding]:
    if duty.is_being_verified and duty.due_on and view.as_of > duty.due_on:
        text = f"the deadline {duty.due_on} passed, and it is not known whether any stock is held"
        yield _about(duty, "deadline_passed_unverified", Severity.HIGH, text)


def _about(duty: Obligation, rule: str, severity: Severity, text: str) -> Finding:
    return Finding(rule, severity, duty.bearer, f"Article {duty.article}: {text}", duty.evidence)
