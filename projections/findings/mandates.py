"""Mandates of meetings whose day is past and of which nothing says that they were discharged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.findings.model import Finding, Severity
from projections.mandates import MandateStatus, mandates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.view import View

__all__ = ["MANDATE_RULES", "of_mandates"]

MANDATE_RULES = {
    "mandate_not_recorded": "a mandate's day is past, and nothing says that it was discharged",
}


def of_mandates(view: View) -> Iterator[Finding]:
    """Every mandate that is not recorded as discharged after its day."""
    for item in mandates(view):
        if item.status is MandateStatus.NOT_RECORDED:
            moved = f" (first set for {item.first_due_on})" if item.has_moved else ""
            yield Finding(
                "mandate_not_recorded",
                Severity.LOW,
                item.given.subject,
                f"{item.bearer}: {item.given.task}; due {item.occasion.due}{moved}",
                item.evidence,
            )
