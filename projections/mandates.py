"""What meetings gave bodies to do, by when, and what was done (TREATY section 6).

A mandate that hangs on a meeting is due by its last day as last scheduled by the view's day: a
postponement shifts it. What was done is known from its discharge alone; without one a mandate
stays open, and past its day it is *not recorded*, never *overdue*.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.decisions import Bearer, MandateDischarged, MandateGiven
from domain.subjects import key_of
from projections.meetings import meeting_on, meetings
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from projections.view import View

__all__ = ["DISCHARGED", "Mandate", "MandateStatus", "mandates"]


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
    view's day; None where there is none, or where the meeting has no days.
    """

    given: MandateGiven
    meeting: str
    first_due_on: date | None
    due_on: date | None
    discharge: MandateDischarged | None
    status: MandateStatus
    evidence: tuple[str, ...]

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


def _mandate(view: View, given: MandateGiven, done: MandateDischarged | None) -> Mandate:
    due_on = _due_on(view, given, view.as_of)
    due_at = meetings(view).get(given.due_meeting or "")
    return Mandate(
        given=given,
        meeting=key_of(given.subject),
        first_due_on=_due_on(view, given, given.effective_on),
        due_on=due_on,
        discharge=done,
        status=_status(view, given, due_on, done),
        evidence=(
            given.id,
            *(due_at.evidence if due_at else ()),
            *((done.id,) if done else ()),
        ),
    )


def _due_on(view: View, given: MandateGiven, day: date) -> date | None:
    """Its last day by the schedule of some day."""
    if given.due_meeting is None:
        return given.due_on
    return meeting_on(view, given.due_meeting, day).closes_on


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
