"""Extension requests and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.events.extensions import ExtensionGranted, ExtensionRefused, ExtensionWithdrawn
from domain.states import state
from ledger.answers.model import Column, Row, Table
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.extensions import Case, cases

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["ExtensionRow", "extension_table"]


@dataclass(frozen=True, slots=True)
class ExtensionRow(Row):
    """One request with its revisions and analyses, and the decision on it."""

    state: Annotated[str, Column("code of the State")]
    name: Annotated[str, Column("name of the State")]
    article: Annotated[int, Column("3 or 4", "Article")]
    requested_on: Annotated[
        str | None, Column("day, or range of days; null: no request recorded", "Asked")
    ]
    revised_on: Annotated[tuple[str, ...], Column("days on which it was revised", "Revised")]
    analysed_on: Annotated[tuple[str, ...], Column("days of the analyses")]
    months_asked: Annotated[int | None, Column("months asked for, as last revised", "Months")]
    until_asked: Annotated[date | None, Column("day asked for, as last revised")]
    for_meeting: Annotated[str | None, Column("meeting it was put to", "Put to")]
    decision: Annotated[str, Column("granted, refused, withdrawn or pending", "Decision")]
    decided_on: Annotated[str | None, Column("day of the decision", "Decided")]
    decided_by: Annotated[str | None, Column("meeting that decided", "By")]
    form: Annotated[str | None, Column("at_meeting or silence_procedure")]
    months: Annotated[int | None, Column("months granted, where stated", "Granted")]
    deadline: Annotated[date | None, Column("deadline that the decision states", "Deadline")]
    recommendations: Annotated[tuple[str, ...], Column("what the decision asks for", "Asks for")]
    recommendations_met: Annotated[tuple[str, ...], Column("which of these are recorded as done")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


def extension_table(view: View, iso3: str) -> Table:
    """The extension cases of one State."""
    return Table("extensions", ExtensionRow, list(_rows(view, iso3)))


def _rows(view: View, iso3: str) -> Iterator[ExtensionRow]:
    for case in cases(view, iso3):
        yield _row(view, iso3, case)


def _row(view: View, iso3: str, case: Case) -> ExtensionRow:
    latest, decision, grant = case.latest, case.decision, case.grant
    asks = {item.key: item.ask for item in case.recommendations}
    evidence = (*case.evidence, *(item.id for item in (*case.recommendations, *case.met)))
    return ExtensionRow(
        state=iso3,
        name=state(iso3).name,
        article=int(case.article),
        requested_on=str(case.request.when) if case.request else None,
        revised_on=tuple(str(item.when) for item in case.revisions),
        analysed_on=tuple(str(item.when) for item in case.analyses),
        months_asked=latest.months if latest else None,
        until_asked=latest.until if latest else None,
        for_meeting=case.for_meeting,
        decision=_decision(case),
        decided_on=str(decision.when) if decision else None,
        decided_by=getattr(decision, "decided_by", None),
        form=grant.form.value if grant else None,
        months=grant.months if grant else None,
        deadline=grant.deadline if grant else None,
        recommendations=tuple(asks.values()),
        recommendations_met=tuple(asks[item.key] for item in case.met if item.key in asks),
        **reliability(view, evidence)._asdict(),
        evidence=evidence,
    )


def _decision(case: Case) -> str:
    match case.decision:
        case ExtensionGranted():
            return "granted"
        case ExtensionRefused():
            return "refused"
        case ExtensionWithdrawn():
            return "withdrawn"
        case None:
            return "pending"
