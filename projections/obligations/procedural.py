"""Duties that follow an act: to report, to answer what a grant recommends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.rules import article_7
from projections.extensions import Case, cases
from projections.meetings import meeting
from projections.membership import bound, is_over
from projections.obligations.declaring import timeliness, unrecorded
from projections.obligations.model import Force, Obligation, Status, Step
from projections.view import per_view

if TYPE_CHECKING:
    from domain.events.extensions import RecommendationMade
    from projections.view import View

__all__ = ["initial_report", "recommendations"]


@per_view
def initial_report(view: View, iso3: str) -> Obligation | None:
    """The duty to report within 180 days (Article 7.1); reports themselves are not recorded yet."""
    stands = bound(view, iso3)
    if stands is None:
        return None
    due_on = article_7.initial_report_due(stands.in_force_on)
    ended = is_over(view, iso3)
    status = Status.NOT_YET_DUE if view.as_of <= due_on else Status.NOT_RECORDED
    return Obligation(
        bearer=f"state:{iso3}",
        article="7.1",
        what="submit the initial transparency report",
        force=Force.TREATY,
        since=stands.in_force_on,
        original_due_on=due_on,
        due_on=None if ended else due_on,
        status=Status.ENDED_BY_WITHDRAWAL if ended else status,
        met_on=None,
        gaps=(),
        steps=(
            Step("R17", f"in force for the State on {stands.in_force_on}", (stands.consent.id,)),
            Step("R7.1", f"180 days after entry into force: {due_on}"),
        ),
    )


_ASKED = {
    None: "recommended it",
    Force.DECISION: "made it a condition of the grant",
    Force.RECOMMENDATION: "recommended it",
    Force.ENCOURAGEMENT: "encouraged it",
}


@per_view
def recommendations(view: View, iso3: str) -> tuple[Obligation, ...]:
    """What granting decisions asked of a State: recommended, not owed under the treaty."""
    return tuple(
        _recommendation(view, iso3, item, made)
        for item in cases(view, iso3)
        for made in item.recommendations
    )


def _recommendation(view: View, iso3: str, item: Case, made: RecommendationMade) -> Obligation:
    met = next((event for event in item.met if event.key == made.key), None)
    asked_for = meeting(view, made.due_meeting) if made.due_meeting else None
    due_on = asked_for.closes_on if asked_for else None
    if met is None and is_over(view, iso3):
        status = Status.ENDED_BY_WITHDRAWAL
    elif met is None and due_on is None:
        status = Status.NOT_RECORDED
    else:
        status = timeliness(view, met, due_on)
    return Obligation(
        bearer=f"state:{iso3}",
        article=f"{made.decided_by} on Article {int(made.article)}",
        what=made.ask,
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
