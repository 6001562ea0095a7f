"""Duties that follow an act: declare completion, report, answer a recommendation."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.dates import DateRange
from domain.events.machinery import MeetingKind
from domain.rules import article_7
from projections.clearance import contamination
from projections.extensions import Case, cases
from projections.meetings import FORMAL, meeting, next_meeting
from projections.membership import bound, standing
from projections.obligations.model import Force, Obligation, Status, Step
from projections.stockpiles import stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from domain.events.extensions import RecommendationMade
    from domain.events.header import Event
    from projections.view import View

__all__ = ["declare_clearance", "declare_destruction", "initial_report", "recommendations"]

_MSP = frozenset({MeetingKind.MEETING_OF_STATES_PARTIES})
"""Article 4.1(c) names the next Meeting of States Parties; an earlier declaration discharges it."""

LAUSANNE_ADOPTED_ON = date(2021, 9, 21)
"""The Lausanne Action Plan was adopted by the second part of the 2RC (para 28)."""


class _Declaring(NamedTuple):
    """A duty to declare: provision, words, force, rule, and the meetings that count as next."""

    provision: str
    what: str
    force: Force
    rule: str
    kinds: Collection[MeetingKind]


@per_view
def initial_report(view: View, iso3: str) -> Obligation | None:
    """The duty to report within 180 days (Article 7.1); reports themselves are not recorded yet."""
    stands = bound(view, iso3)
    if stands is None:
        return None
    due_on = article_7.initial_report_due(stands.in_force_on)
    ended = _is_over(view, iso3)
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


@per_view
def declare_clearance(view: View, iso3: str) -> tuple[Obligation, ...]:
    """The duty to declare each completion to the next meeting (Article 4.1(c))."""
    state = contamination(view, iso3)
    return tuple(
        _declaration(
            view,
            iso3,
            done,
            [item for item in state.compliance if item.paragraph is done.paragraph],
            _Declaring(
                "4.1(c)",
                f"declare the completion of {done.paragraph}",
                Force.TREATY,
                "R4.1c",
                _MSP,
            ),
        )
        for done in state.completions
        if bound(view, iso3)
    )


@per_view
def declare_destruction(view: View, iso3: str) -> tuple[Obligation, ...]:
    """The commitment to declare compliance with Article 3.2 at the next meeting (Action 13)."""
    state = stockpile(view, iso3)
    return tuple(
        _declaration(
            view,
            iso3,
            done,
            state.compliance,
            _Declaring(
                "Action 13",
                "declare compliance with Article 3.2",
                Force.COMMITMENT,
                "A13",
                FORMAL,
            ),
        )
        for done in state.completions
        if done.not_before > LAUSANNE_ADOPTED_ON and bound(view, iso3)
    )


def _is_over(view: View, iso3: str) -> bool:
    withdrawn_on = standing(view, iso3).withdrawn_on
    return withdrawn_on is not None and view.as_of >= withdrawn_on


def _declaration(
    view: View,
    iso3: str,
    done: Event,
    declared: Sequence[Event],
    duty: _Declaring,
) -> Obligation:
    provision, what, force, rule, kinds = duty
    in_force_on = standing(view, iso3).in_force_on or done.effective_on
    since = max(done.effective_on, in_force_on)
    ahead = next_meeting(view, since, kinds)
    due_on = ahead.closes_on if ahead else None
    made = next((item for item in declared if item.effective_on >= done.not_before), None)
    status = _declared(view, iso3, made, due_on)
    where = f"the next meeting after {since} is {ahead.name}" if ahead else "no meeting is set yet"
    return Obligation(
        bearer=f"state:{iso3}",
        article=provision,
        what=what,
        force=force,
        since=since,
        original_due_on=due_on,
        due_on=None if status is Status.ENDED_BY_WITHDRAWAL else due_on,
        status=status,
        met_on=made.when if made else None,
        gaps=(),
        steps=(
            Step("completion", f"finished on {done.when}", (done.id,)),
            Step(rule, where, ahead.evidence if ahead else ()),
            *((Step("declared", f"declared on {made.when}", (made.id,)),) if made else ()),
        ),
    )


def _declared(view: View, iso3: str, made: Event | None, due_on: date | None) -> Status:
    if made is None and _is_over(view, iso3):
        return Status.ENDED_BY_WITHDRAWAL
    if made is None:
        ahead = due_on is None or view.as_of <= due_on
        return Status.NOT_YET_DUE if ahead else Status.NOT_RECORDED
    if due_on is None or made.effective_on <= due_on:
        return Status.MET_ON_TIME
    return Status.MET_LATE if made.not_before > due_on else Status.CANNOT_TELL


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
    if met or _is_over(view, iso3):
        status = _declared(view, iso3, met, due_on)
    else:
        passed = due_on is not None and view.as_of > due_on
        status = Status.NOT_RECORDED if passed or due_on is None else Status.NOT_YET_DUE
    return Obligation(
        bearer=f"state:{iso3}",
        article=f"{made.decided_by} on Article {int(made.article)}",
        what=made.ask,
        force=Force.RECOMMENDATION,
        since=made.effective_on,
        original_due_on=due_on,
        due_on=None if status is Status.ENDED_BY_WITHDRAWAL else due_on,
        status=status,
        met_on=DateRange(met.not_before, met.effective_on) if met else None,
        gaps=(),
        steps=(
            Step("decision", f"{made.decided_by} recommended: {made.ask}", (made.id,)),
            *((Step("done", f"done on {met.when}", (met.id,)),) if met else ()),
        ),
    )
