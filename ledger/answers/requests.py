"""Extension requests against what the model would have said on their day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simulations.questions.requests import Assessment
    from simulations.statistics.intervals import Interval

__all__ = ["AssessmentRow", "requests_answer"]


@dataclass(frozen=True, slots=True)
class AssessmentRow(Row):
    """One request: asked, granted, what the model would have said, what happened since."""

    state: StateField
    name: NameField
    article: Annotated[int, Column("3 or 4", "Article")]
    asked_on: Annotated[
        date, Column("last possible day of the request, and of what is known", "On")
    ]
    deadline: Annotated[date | None, Column("deadline of that day", "Deadline")]
    p_deadline: Annotated[float | None, Column("P(on time) at that deadline")]
    asked: Annotated[date | None, Column("deadline asked for; null: not stated", "Asked")]
    p_asked: Annotated[float | None, Column("P(on time) at it")]
    chance_asked: Annotated[str, Column("the same in per cent", "P")]
    granted: Annotated[date | None, Column("deadline granted; null: none yet known", "Granted")]
    p_granted: Annotated[float | None, Column("P(on time) at it")]
    chance_granted: Annotated[str, Column("the same in per cent", "P granted")]
    since: Annotated[str, Column("how the duty stands now", "Since")]
    met_on: Annotated[str | None, Column("when it was met", "Met")]
    due_now: Annotated[date | None, Column("its deadline now", "Due now")]
    missing: Annotated[str, Column("what keeps an answer from being given; empty: nothing", "But")]


def requests_answer(items: Iterable[Assessment]) -> Answer:
    """One row a request, in the order of State and day."""
    rows = sorted((_row(item) for item in items), key=lambda row: (row.name, row.asked_on))
    return Answer(Table("requests", AssessmentRow, rows, upright=len(rows) == 1))


def _row(item: Assessment) -> AssessmentRow:
    before, asked, granted = item.chances
    duty = item.duty
    return AssessmentRow(
        state=item.iso3,
        name=state(item.iso3).name,
        article=item.article,
        asked_on=item.asked_on,
        deadline=item.deadline,
        p_deadline=_share(before),
        asked=item.asked,
        p_asked=_share(asked),
        chance_asked=_said(asked),
        granted=item.granted,
        p_granted=_share(granted),
        chance_granted=_said(granted),
        since=duty.status.value if duty else "",
        met_on=str(duty.met_on) if duty and duty.met_on else None,
        due_now=duty.due_on if duty else None,
        missing=item.missing or _unstated(item),
    )


def _unstated(item: Assessment) -> str:
    """What the request, or the record of it, leaves open."""
    return "" if item.asked else "the length asked for is not recorded"


def _share(chance: Interval | None) -> float | None:
    return None if chance is None else round(chance.estimate, 4)


def _said(chance: Interval | None) -> str:
    return "" if chance is None else f"{chance.estimate:.1%}"
