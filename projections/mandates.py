"""What meetings gave bodies to do, by when, and what was done (TREATY section 6).

A mandate that hangs on a meeting is due by its last day, or so many days before it opens, as last
scheduled by the view's day: a postponement shifts it. What was done is known from its discharge
alone; without one a mandate stays open, and past its day it is *not recorded*, never *overdue*.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.dates import add_days
from domain.events.decisions import Bearer, MandateDischarged, MandateGiven
from domain.subjects import key_of
from projections.meetings import meeting_on, meetings
from projections.obligations.model import Step
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from projections.view import View

__all__ = ["DISCHARGED", "Mandate", "MandateStatus", "falling_due", "mandates"]


class MandateStatus(StrEnum):
    """Where a mandate stands at the view's day."""

    DISCHARGED = "discharged"
    DISCHARGED_LATE = "discharged_late"
    NOT_YET_DUE = "not_yet_due"
    NO_DAY_SET = "no_day_set"
    NOT_RECORDED = "not_recorded"
    STANDING = "standing"


DISCHARGED = frozenset({MandateStatus.DISCHARGED, MandateStatus.DISCHARGED_LATE})


@dataclass(frozen=True, slots=True)
class Mandate:
    """One mandate: who is to do what, due on which day, and what discharged it.

    ``first_due_on`` is the day by the schedule when it was given, ``due_on`` by that of the
    view's day; None where there is none, or where the meeting has no days. ``steps`` say how
    all this was derived.
    """

    given: MandateGiven
    meeting: str
    first_due_on: date | None
    due_on: date | None
    discharge: MandateDischarged | None
    status: MandateStatus
    steps: tuple[Step, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events it rests on, in order, each once."""
        return tuple(dict.fromkeys(event for step in self.steps for event in step.events))

    @property
    def bearer(self) -> Bearer:
        """The body that bears it."""
        return self.given.bearer

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, as far as recorded."""
        return self.status not in DISCHARGED

    @property
    def has_moved(self) -> bool:
        """Whether its day is not the one that it was given with."""
        return self.first_due_on is not None and self.first_due_on != self.due_on


@per_view
def mandates(view: View, name: str | None = None) -> tuple[Mandate, ...]:
    """Every mandate given by the view's day, by one meeting or by all, in the order given."""
    found = [item for each in meetings(view) if name in {None, each} for item in _of(view, each)]
    return tuple(sorted(found, key=lambda item: (item.given.effective_on, item.meeting)))


def _of(view: View, name: str) -> Iterator[Mandate]:
    """The mandates of one meeting; of two with one key the later stands."""
    subject = f"meeting:{name}"
    discharges = view.held(subject, MandateDischarged)
    for given in {item.key: item for item in view.held(subject, MandateGiven)}.values():
        done = next((item for item in discharges if _discharges(item, given)), None)
        yield _mandate(view, given, done)


def _discharges(done: MandateDischarged, given: MandateGiven) -> bool:
    """Whether it has the mandate's key and was not certainly done before."""
    return done.key == given.key and done.effective_on >= given.not_before


def falling_due(view: View, days: int) -> tuple[Mandate, ...]:
    """Mandates of which no discharge is recorded and whose day comes within some days, or is past.

    Soonest first, so that what is past comes before what lies ahead.
    """
    limit = add_days(view.as_of, days)
    found = (item for item in mandates(view) if item.is_open and item.due_on)
    dated = [(item.due_on, item) for item in found if item.due_on and item.due_on <= limit]
    return tuple(item for _, item in sorted(dated, key=lambda pair: pair[0]))


def _mandate(view: View, given: MandateGiven, done: MandateDischarged | None) -> Mandate:
    first, due_on = _due_on(view, given, given.effective_on), _due_on(view, given, view.as_of)
    status, meeting = _status(view, given, due_on, done), key_of(given.subject)
    return Mandate(
        given=given,
        meeting=meeting,
        first_due_on=first,
        due_on=due_on,
        discharge=done,
        status=status,
        steps=(
            Step("given", f"the {meeting} gave it to the {given.bearer}", (given.id,)),
            *_due(view, given, first, due_on),
            *((Step("done", f"done on {done.when}", (done.id,)),) if done else ()),
            *_undone(status),
        ),
    )


def _due_on(view: View, given: MandateGiven, day: date) -> date | None:
    """Its last day by the schedule of some day."""
    if given.due_meeting is None:
        return given.due_on
    put_to = meeting_on(view, given.due_meeting, day)
    if given.days_before is None:
        return put_to.closes_on
    return add_days(put_to.opens_on, -given.days_before) if put_to.opens_on else None


def _due(
    view: View, given: MandateGiven, first: date | None, due_on: date | None
) -> Iterator[Step]:
    """How its last day follows from the meeting, and where that led when it was given."""
    if given.due_meeting is None:
        yield Step("due", f"due by {due_on}" if due_on else "standing: no day is set")
        return
    put_to = meetings(view).get(given.due_meeting)
    before = given.days_before
    by = "by the end of the" if before is None else f"{before} days before the"
    text = f"due {by} {given.due_meeting}, {due_on or 'which has no days yet'}"
    moved = f", and not {first} as when it was given" if first and first != due_on else ""
    yield Step("due", f"{text}{moved}", put_to.evidence if put_to else ())


def _undone(status: MandateStatus) -> Iterator[Step]:
    if status is MandateStatus.NOT_RECORDED:
        yield Step("record", "its day is past, and the ledger has no record of its discharge")


def _status(
    view: View,
    given: MandateGiven,
    due_on: date | None,
    done: MandateDischarged | None,
) -> MandateStatus:
    if done:
        late = due_on is not None and done.not_before > due_on
        return MandateStatus.DISCHARGED_LATE if late else MandateStatus.DISCHARGED
    if due_on:
        ahead = view.as_of <= due_on
        return MandateStatus.NOT_YET_DUE if ahead else MandateStatus.NOT_RECORDED
    return MandateStatus.NO_DAY_SET if given.due_meeting else MandateStatus.STANDING
