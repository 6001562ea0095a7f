"""Obligations, and what falls due."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import code_of, name_of
from projections.obligations import Obligation, Status, due_within, obligations

if TYPE_CHECKING:
    from projections.view import View

__all__ = [
    "ObligationRow",
    "due_answer",
    "is_under",
    "obligation_row",
    "obligation_table",
    "obligations_answer",
]


@dataclass(frozen=True, slots=True)
class ObligationRow(Row):
    """A duty and where it stands."""

    bearer: Annotated[str, Column("subject that owes it, such as state:BGR")]
    state: Annotated[str | None, Column("code of the State that owes it")]
    name: Annotated[str, Column("name of the State that owes it", "State")]
    article: Annotated[str, Column("article and paragraph, action, or decision", "Article")]
    what: Annotated[str, Column("what is owed", "Duty")]
    force: Annotated[str, Column("how binding it is: treaty, decision, commitment, ...")]
    since: Annotated[date | None, Column("first day on which it binds")]
    original_due_on: Annotated[date | None, Column("first deadline, before any extension")]
    due_on: Annotated[date | None, Column("last day to meet it; null: none, or none yet", "Due")]
    status: Annotated[str, Column("where it stands", "Status")]
    met_on: Annotated[str | None, Column("day, or range of days, on which it was met", "Met")]
    gaps: Annotated[
        tuple[str, ...],
        Column("ranges of days on which a deadline had passed and its extension was not granted"),
    ]
    because: Annotated[str, Column("the last step of the derivation", "Because")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def obligation_row(duty: Obligation) -> ObligationRow:
    """One duty as a row."""
    return ObligationRow(
        bearer=duty.bearer,
        state=code_of(duty.bearer),
        name=name_of(duty.bearer),
        article=duty.article,
        what=duty.what,
        force=duty.force.value,
        since=duty.since,
        original_due_on=duty.original_due_on,
        due_on=duty.due_on,
        status=duty.status.value,
        met_on=str(duty.met_on) if duty.met_on else None,
        gaps=tuple(str(gap) for gap in duty.gaps),
        because=duty.steps[-1].text,
        evidence=duty.evidence,
    )


def obligation_table(name: str, duties: Iterable[Obligation]) -> Table:
    """Duties as a table."""
    return Table(name, ObligationRow, [obligation_row(duty) for duty in duties])


def is_under(duty: Obligation, article: str) -> bool:
    """Whether a duty stands under an article; ``4`` takes in ``4.1(a)``, which is ``4.1a`` too."""
    own, asked = _bare(duty.article), _bare(article)
    return own == asked or re.match(rf"{re.escape(asked)}[^0-9]", own) is not None


def _bare(article: str) -> str:
    return re.sub(r"[()\s]", "", article).lower()


def obligations_answer(
    view: View,
    iso3: str | None = None,
    article: str | None = None,
    statuses: Collection[str] = (),
    *,
    unrecorded: bool = False,
) -> Answer:
    """Every duty at the view's day, of one State or all, under one article, of some statuses.

    Duties without any record are left out, and counted in ``left_out``, unless ``unrecorded`` or
    their status is asked for.
    """
    duties = [
        duty
        for duty in obligations(view, iso3)
        if (article is None or is_under(duty, article))
        and (not statuses or duty.status.value in statuses)
    ]
    keep = unrecorded or Status.NOT_RECORDED.value in statuses
    shown = [duty for duty in duties if keep or duty.status is not Status.NOT_RECORDED]
    return Answer(
        obligation_table("obligations", shown),
        about={"left_out": len(duties) - len(shown)},
    )


def due_answer(view: View, days: int) -> Answer:
    """Open duties that fall due within some days, the overdue ones first."""
    return Answer(obligation_table("due", due_within(view, days)))
