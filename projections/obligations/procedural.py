"""Duties that follow a decision: to answer what a grant recommends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import DateRange
from projections.extensions import Case, cases
from projections.machinery.meetings import meetings_in_sight
from projections.membership import is_over
from projections.obligations.declaring import timeliness, unrecorded
from projections.obligations.model import Force, Obligation, Status, Step
from projections.obligations.repeating import Asked, times_asked
from projections.view import per_view

if TYPE_CHECKING:
    from domain.events.extensions import RecommendationMade, RecommendationMet
    from projections.view import View

__all__ = ["every_asking", "recommendations"]

_ASKED = {
    None: "recommended it",
    Force.DECISION: "made it a condition of the grant",
    Force.RECOMMENDATION: "recommended it",
    Force.ENCOURAGEMENT: "encouraged it",
}


@per_view
def recommendations(view: View, iso3: str) -> tuple[Obligation, ...]:
    """What granting decisions asked of a State: recommended, not owed under the treaty.

    What is asked for each year, or at each meeting, is discharged one by one.
    """
    return tuple(_recommendation(view, iso3, *each) for each in every_asking(view, iso3))


@per_view
def every_asking(view: View, iso3: str) -> tuple[tuple[Case, RecommendationMade, Asked], ...]:
    """Each time at which a granting decision asks for a thing, in the order of recommendations."""
    return tuple(
        (item, made, time)
        for item in cases(view, iso3)
        for made in item.recommendations
        for time in times_asked(view, iso3, item, made)
    )


def _is_put_off(view: View, made: RecommendationMade, time: Asked) -> bool:
    """Whether it is asked for by a meeting that is known and has no days, for now."""
    put_to = meetings_in_sight(view).get(time.meeting or made.due_meeting or "")
    return put_to is not None and bool(put_to.parts)


def _met(item: Case, made: RecommendationMade, time: Asked) -> RecommendationMet | None:
    return next(
        (
            event
            for event in item.met
            if event.key == made.key
            and (made.repeats is None or (event.year, event.meeting) == (time.year, time.meeting))
        ),
        None,
    )


def _recommendation(
    view: View,
    iso3: str,
    item: Case,
    made: RecommendationMade,
    time: Asked,
) -> Obligation:
    met, due_on = _met(item, made, time), time.due_on
    if met is None and is_over(view, iso3):
        status = Status.ENDED_BY_WITHDRAWAL
    elif met is None and due_on is None and not _is_put_off(view, made, time):
        status = Status.NOT_RECORDED
    else:
        status = timeliness(view, met, due_on)
    return Obligation(
        bearer=f"state:{iso3}",
        article=f"{made.decided_by} on Article {int(made.article)}",
        what=f"{made.ask}{time.words}",
        force=made.force or Force.RECOMMENDATION,
        since=made.effective_on,
        original_due_on=due_on,
        due_on=None if status is Status.ENDED_BY_WITHDRAWAL else due_on,
        status=status,
        met_on=DateRange(met.not_before, met.effective_on) if met else None,
        gaps=(),
        steps=(
            Step("decision", f"{made.speaker or made.decided_by} {_ASKED[made.force]}", (made.id,)),
            *((Step("done", f"done on {met.when}", (met.id,)),) if met else ()),
            *unrecorded(status, "answer to it"),
        ),
    )
