"""Duties to declare a completion to the next meeting (Article 4.1(c), Action 13)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.events.clearance import ClearanceParagraph
from domain.events.machinery import MeetingKind
from projections.clearance import contamination
from projections.machinery.meetings import FORMAL, next_meeting
from projections.membership import bound, is_over
from projections.obligations.model import Force, Obligation, Status, Step
from projections.stockpiles import stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from domain.events.clearance import ClearanceCompleted, ClearanceComplianceDeclared
    from domain.events.header import Event
    from projections.clearance import Contamination
    from projections.machinery.meetings import Meeting
    from projections.membership import Bound
    from projections.view import View

__all__ = ["declare_clearance", "declare_destruction", "timeliness", "unrecorded"]

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


class _Due(NamedTuple):
    """The next meeting after the first and after the last day of a completion.

    ``bound_since`` is given where the State may have finished before it was bound.
    """

    earliest: Meeting | None
    latest: Meeting | None
    bound_since: date | None

    @property
    def is_determined(self) -> bool:
        """Whether it is one and the same meeting for every day."""
        return self.earliest == self.latest and self.bound_since is None

    @property
    def first(self) -> date | None:
        """The earliest day that can be the last one to declare; None where no meeting is set."""
        return self.earliest.closes_on if self.earliest else None

    @property
    def last(self) -> date | None:
        """The latest such day."""
        return self.latest.closes_on if self.latest else None


@per_view
def declare_clearance(view: View, iso3: str) -> tuple[Obligation, ...]:
    """The duty to declare each completion to the next meeting (Article 4.1(c))."""
    stands, state = bound(view, iso3), contamination(view, iso3)
    if stands is None:
        return ()
    return tuple(
        _declaration(view, iso3, stands, done, *_declared_of(state, done), _of_clearance(done))
        for done in state.completions
        if _while_bound(stands, done)
    )


def _while_bound(stands: Bound, act: Event) -> bool:
    """Whether an act can have come before a withdrawal took effect: a later one meets no duty."""
    return stands.withdrawn_on is None or act.not_before < stands.withdrawn_on


def _of_clearance(done: ClearanceCompleted) -> _Declaring:
    of = f" for {done.conflict}" if done.conflict else ""
    what = f"declare the completion of {done.paragraph}{of}"
    return _Declaring("4.1(c)", what, Force.TREATY, "R4.1c", _MSP)


def _declared_of(
    state: Contamination,
    done: ClearanceCompleted,
) -> tuple[list[ClearanceComplianceDeclared], list[ClearanceComplianceDeclared]]:
    """Declarations of a completion, and those that may be of it or of another one.

    Only under 4.1(b) can several completions be meant: then both have to name the conflict.
    """
    own = [
        item
        for item in state.compliance
        if item.paragraph is done.paragraph
        and (None in {item.conflict, done.conflict} or item.conflict == done.conflict)
    ]
    alike = [item for item in state.completions if item.paragraph is done.paragraph]
    if done.paragraph is ClearanceParagraph.AT_ENTRY_INTO_FORCE or len(alike) == 1:
        return own, []
    told = [item for item in own if item.conflict and item.conflict == done.conflict]
    return told, [item for item in own if item not in told]


@per_view
def declare_destruction(view: View, iso3: str) -> tuple[Obligation, ...]:
    """The commitment to declare compliance with Article 3.2 at the next meeting (Action 13)."""
    stands, state = bound(view, iso3), stockpile(view, iso3)
    if stands is None:
        return ()
    duty = _Declaring(
        "Action 13", "declare compliance with Article 3.2", Force.COMMITMENT, "A13", FORMAL
    )
    return tuple(
        _declaration(view, iso3, stands, done, state.compliance, (), duty)
        for done in state.completions
        if done.not_before > LAUSANNE_ADOPTED_ON and _while_bound(stands, done)
    )


def _declaration(  # noqa: PLR0913, PLR0917 - what one duty rests on
    view: View,
    iso3: str,
    stands: Bound,
    done: Event,
    declared: Sequence[Event],
    perhaps: Sequence[Event],
    duty: _Declaring,
) -> Obligation:
    due = _due(view, stands, done, duty.kinds)
    made = _first_after([item for item in declared if _while_bound(stands, item)], done)
    untold = None if made else _first_after(perhaps, done)
    due_on = due.last if due.is_determined else None
    status = Status.CANNOT_TELL if untold else _status(view, iso3, made, due)
    return Obligation(
        bearer=f"state:{iso3}",
        article=duty.provision,
        what=duty.what,
        force=duty.force,
        since=max(done.effective_on, stands.in_force_on),
        original_due_on=due_on,
        due_on=None if status is Status.ENDED_BY_WITHDRAWAL else due_on,
        status=status,
        met_on=made.when if made else None,
        gaps=(),
        steps=(*_steps(duty.rule, done, due, made, untold), *unrecorded(status, "declaration")),
    )


def _first_after(declared: Sequence[Event], done: Event) -> Event | None:
    return next((item for item in declared if item.effective_on >= done.not_before), None)


def _status(view: View, iso3: str, made: Event | None, due: _Due) -> Status:
    if made is None and is_over(view, iso3):
        return Status.ENDED_BY_WITHDRAWAL
    if due.is_determined:
        return timeliness(view, made, due.last)
    if made is None:
        ahead = due.first is None or view.as_of <= due.first
        return Status.NOT_YET_DUE if ahead else Status.CANNOT_TELL
    if due.first is None or made.effective_on <= due.first:
        return Status.MET_ON_TIME
    late = due.last is not None and made.not_before > due.last
    return Status.MET_LATE if late else Status.CANNOT_TELL


def unrecorded(status: Status, what: str) -> tuple[Step, ...]:
    """The last step where the due day has passed without a record: that this is all there is."""
    if status is not Status.NOT_RECORDED:
        return ()
    return (Step("record", f"no {what} is recorded, and no list that says there was none"),)


def timeliness(view: View, made: Event | None, due_on: date | None) -> Status:
    """Where a duty stands that an act meets: late only if even its first day is after the due day.

    Without the act it is not recorded once that day has passed, never overdue.
    """
    if made is None:
        ahead = due_on is None or view.as_of <= due_on
        return Status.NOT_YET_DUE if ahead else Status.NOT_RECORDED
    if due_on is None or made.effective_on <= due_on:
        return Status.MET_ON_TIME
    return Status.MET_LATE if made.not_before > due_on else Status.CANNOT_TELL


def _due(view: View, stands: Bound, done: Event, kinds: Collection[MeetingKind]) -> _Due:
    """When a completion has to be declared; what was finished before, once the State is bound."""
    since = stands.in_force_on
    perhaps_before = done.not_before < since <= done.effective_on
    return _Due(
        next_meeting(view, max(done.not_before, since), kinds),
        next_meeting(view, max(done.effective_on, since), kinds),
        since if perhaps_before else None,
    )


def _steps(
    rule: str,
    done: Event,
    due: _Due,
    made: Event | None,
    untold: Event | None,
) -> Iterator[Step]:
    """The derivation; what keeps the due day from being told comes last."""
    yield Step("completion", f"finished on {done.when}", (done.id,))
    if due.is_determined:
        yield _next(rule, due)
    if made:
        yield Step("declared", f"declared on {made.when}", (made.id,))
    if untold:
        text = f"the declaration of {untold.when} does not tell whose completion it declares"
        yield Step("untold", text, (untold.id,))
    if not due.is_determined:
        yield _undetermined(rule, done, due, made)


def _next(rule: str, due: _Due) -> Step:
    if due.latest is None:
        return Step(rule, "no meeting is set yet")
    return Step(rule, f"the next meeting is {due.latest.name}", due.latest.evidence)


def _undetermined(rule: str, done: Event, due: _Due, made: Event | None) -> Step:
    names = [
        item.name if item else "one that is not set yet" for item in (due.earliest, due.latest)
    ]
    text = f"declared on {made.when}; " if made else ""
    text += f"finished on {done.when}: the next meeting can be {' to '.join(dict.fromkeys(names))}"
    if due.bound_since:
        text += f", and it may have finished before it was bound on {due.bound_since}"
    found = [item for item in (due.earliest, due.latest) if item]
    return Step(rule, text, tuple(event for item in found for event in item.evidence))
