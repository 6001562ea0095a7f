"""Figures of documents that the events of the same day do not come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.findings.citing import cited
from projections.findings.disagreements import disagreements
from projections.findings.model import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.view import View

__all__ = ["SOURCE_RULES", "of_figures"]

SOURCE_RULES = {
    "sources_disagree": "a document states another figure than the events of that day give",
}


def of_figures(view: View, iso3: str | None) -> Iterator[Finding]:
    """Every figure stated of a State, or of all together, beside what the events come to."""
    for item in disagreements(view, iso3):
        stated = item.stated
        behind = [view.facts.by_id[event] for event in item.evidence]
        yield Finding(
            "sources_disagree",
            Severity.LOW,
            stated.subject,
            f"{cited(stated)} has {stated.value} as {stated.metric.replace('_', ' ')} on "
            f"{stated.period_to}; the events give {item.folded}, from {cited(*behind)}"
            + (f" ({stated.note})" if stated.note else ""),
            (stated.id, *item.evidence),
        )
