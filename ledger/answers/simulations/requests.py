"""Extension requests against what the model would have said on their day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.simulations.sentences import both_ranges

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simulations.questions.requests import Assessment, Chance

__all__ = ["AssessmentRow", "requests_answer"]

_LOW, _HIGH = ("lower limit of its 95 % interval: simulation error", "upper limit of the same")
_INPUTS_LOW, _INPUTS_HIGH = (
    "lower limit of P over the uncertain inputs",
    "upper limit of the same",
)


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
    p_deadline_low: Annotated[float | None, Column(_LOW)]
    p_deadline_high: Annotated[float | None, Column(_HIGH)]
    p_deadline_inputs_low: Annotated[float | None, Column(_INPUTS_LOW)]
    p_deadline_inputs_high: Annotated[float | None, Column(_INPUTS_HIGH)]
    asked: Annotated[date | None, Column("deadline asked for; null: not stated", "Asked")]
    p_asked: Annotated[float | None, Column("P(on time) at it")]
    p_asked_low: Annotated[float | None, Column(_LOW)]
    p_asked_high: Annotated[float | None, Column(_HIGH)]
    p_asked_inputs_low: Annotated[float | None, Column(_INPUTS_LOW)]
    p_asked_inputs_high: Annotated[float | None, Column(_INPUTS_HIGH)]
    chance_asked: Annotated[str, Column("the same in per cent, with both ranges", "P")]
    revised: Annotated[
        date | None,
        Column(
            "deadline asked for in the last revision; null: none, or not stated",
            "Revised",
            alone=True,
        ),
    ]
    p_revised: Annotated[float | None, Column("P(on time) at it")]
    p_revised_low: Annotated[float | None, Column(_LOW)]
    p_revised_high: Annotated[float | None, Column(_HIGH)]
    p_revised_inputs_low: Annotated[float | None, Column(_INPUTS_LOW)]
    p_revised_inputs_high: Annotated[float | None, Column(_INPUTS_HIGH)]
    chance_revised: Annotated[
        str, Column("the same in per cent, with both ranges", "P revised", alone=True)
    ]
    granted: Annotated[date | None, Column("deadline granted; null: none yet known", "Granted")]
    p_granted: Annotated[float | None, Column("P(on time) at it")]
    p_granted_low: Annotated[float | None, Column(_LOW)]
    p_granted_high: Annotated[float | None, Column(_HIGH)]
    p_granted_inputs_low: Annotated[float | None, Column(_INPUTS_LOW)]
    p_granted_inputs_high: Annotated[float | None, Column(_INPUTS_HIGH)]
    chance_granted: Annotated[str, Column("the same in per cent, with both ranges", "P granted")]
    came_of_it: Annotated[
        str,
        Column(
            "what became of the deadline granted: kept, extended, missed, or as it stands",
            "Outcome",
        ),
    ]
    since: Annotated[str, Column("how the duty stands now", "Now")]
    met_on: Annotated[str | None, Column("when it was met", "Met")]
    due_now: Annotated[date | None, Column("its deadline now", "Due now")]
    missing: Annotated[
        str, Column("what keeps an answer from being given or exact; empty: nothing", "But")
    ]


def requests_answer(items: Iterable[Assessment]) -> Answer:
    """One row a request, in the order of State and day."""
    rows = sorted((_row(item) for item in items), key=lambda row: (row.name, row.asked_on))
    return Answer(Table("requests", AssessmentRow, rows, upright=len(rows) == 1))


def _row(item: Assessment) -> AssessmentRow:
    chances = item.chances
    duty = item.duty
    return AssessmentRow(
        state=item.iso3,
        name=state(item.iso3).name,
        article=item.article,
        asked_on=item.asked_on,
        deadline=item.deadline,
        **_limits("p_deadline", chances.deadline),
        asked=item.asked,
        **_limits("p_asked", chances.asked),
        chance_asked=_said(chances.asked),
        revised=item.revised,
        **_limits("p_revised", chances.revised),
        chance_revised=_said(chances.revised),
        granted=item.granted,
        **_limits("p_granted", chances.granted),
        chance_granted=_said(chances.granted),
        came_of_it=item.came_of_it,
        since=duty.status.value if duty else "",
        met_on=str(duty.met_on) if duty and duty.met_on else None,
        due_now=duty.due_on if duty else None,
        missing=_but(item),
    )


def _but(item: Assessment) -> str:
    """What the model could not tell, and what the request, or the record of it, leaves open."""
    unstated = [] if item.asked or item.missing else ["the length asked for is not recorded"]
    return "; ".join([*filter(None, [item.missing]), *unstated, *item.bounds])


def _limits(name: str, chance: Chance | None) -> dict[str, float | None]:
    """P under a field's name, and under names of their own the limits of both its ranges."""
    found = (None,) * 5 if chance is None else (*chance.on_time, *chance.inputs[1:])
    ends = ("", "_low", "_high", "_inputs_low", "_inputs_high")
    shares = (None if share is None else round(share, 4) for share in found)
    return {f"{name}{end}": share for end, share in zip(ends, shares, strict=True)}


def _said(chance: Chance | None) -> str:
    return "" if chance is None else both_ranges(*chance)
