"""Extension requests and what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from domain.events.extensions import ExtensionGranted, ExtensionRefused, ExtensionWithdrawn
from domain.states import state
from ledger.answers.coverage import gaps_about
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.obligations import obligation_table
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.extensions import Case, cases, meeting_is_over
from projections.nine_months import nine_months
from projections.obligations.procedural import recommendations

if TYPE_CHECKING:
    from domain.events.fields import Article
    from projections.view import View

__all__ = ["ExtensionRow", "extension_table", "extensions_answer"]


@dataclass(frozen=True, slots=True)
class ExtensionRow(Row):
    """One request with its revisions and analyses, and the decision on it."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    requested_on: Annotated[
        str | None, Column("day, or range of days; null: no request recorded", "Asked")
    ]
    revised_on: Annotated[tuple[str, ...], Column("days on which it was revised", "Revised")]
    analysed_on: Annotated[tuple[str, ...], Column("days of the analyses")]
    months_asked: Annotated[int | None, Column("months asked for, as last revised", "Months")]
    until_asked: Annotated[date | None, Column("day asked for, as last revised")]
    for_meeting: Annotated[str | None, Column("meeting it was put to", "Put to")]
    ask_by: Annotated[
        date | None,
        Column("nine months before its meeting, as scheduled on the day of the request", "Ask by"),
    ]
    asked_in_time: Annotated[
        str | None, Column("yes, no, or cannot_tell: asked by that day", "In time")
    ]
    opening_scheduled: Annotated[
        date | None, Column("first day of the meeting as scheduled on the day of the request")
    ]
    opening_actual: Annotated[date | None, Column("first day of the meeting as known")]
    asked_in_time_actual: Annotated[
        str | None, Column("the same against the meeting as it was: yes, no, or cannot_tell")
    ]
    decision: Annotated[
        str,
        Column("granted, refused, withdrawn, pending, or outcome_not_recorded", "Decision"),
    ]
    decided_on: Annotated[str | None, Column("day of the decision", "Decided")]
    decided_by: Annotated[str | None, Column("meeting that decided", "By")]
    form: Annotated[str | None, Column("at_meeting or silence_procedure")]
    months: Annotated[int | None, Column("months granted, where stated", "Granted")]
    deadline: Annotated[date | None, Column("deadline that the decision states", "Deadline")]
    recommendations: Annotated[tuple[str, ...], Column("what the decision asks for")]
    recommendations_met: Annotated[tuple[str, ...], Column("which of these are recorded as done")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


def extensions_answer(
    view: View,
    iso3: str | None = None,
    article: Article | None = None,
) -> Answer:
    """Every extension case of one State or of all, and what the decisions asked for."""
    states = [iso3] if iso3 else sorted(view.states(), key=lambda code: state(code).name)
    rows = [row for code in states for row in _rows(view, code, article)]
    asked = [
        duty
        for code in states
        for duty in recommendations(view, code)
        if article is None or duty.article.endswith(f"on Article {int(article)}")
    ]
    return Answer(
        Table("extensions", ExtensionRow, rows),
        sections=(obligation_table(view, "recommendations", asked),),
        about={"gaps": gaps_about(view, iso3, [str(int(article))] if article else ["3", "4"])},
    )


def extension_table(view: View, iso3: str) -> Table:
    """The extension cases of one State."""
    return Table("extensions", ExtensionRow, list(_rows(view, iso3)))


def _rows(view: View, iso3: str, article: Article | None = None) -> Iterator[ExtensionRow]:
    for case in cases(view, iso3, article):
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
        **_mark(view, case),
        decision=_decision(view, case),
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


def _mark(view: View, case: Case) -> dict[str, Any]:
    mark = nine_months(view, case)
    return {
        "ask_by": mark.ask_by if mark else None,
        "asked_in_time": _told(mark.in_time) if mark else None,
        "opening_scheduled": mark.scheduled if mark else None,
        "opening_actual": mark.actual if mark else None,
        "asked_in_time_actual": _told(mark.in_time_actual) if mark and mark.actual else None,
    }


def _told(in_time: bool | None) -> str:  # noqa: FBT001 - a truth, or none
    return "cannot_tell" if in_time is None else ("yes" if in_time else "no")


def _decision(view: View, case: Case) -> str:
    match case.decision:
        case ExtensionGranted():
            return "granted"
        case ExtensionRefused():
            return "refused"
        case ExtensionWithdrawn():
            return "withdrawn"
        case None:
            return "outcome_not_recorded" if meeting_is_over(view, case) else "pending"
