"""What meetings gave bodies to do, by when, and what was done (TREATY section 6).

A mandate that hangs on a meeting is due by its last day, or so many days before it opens, as last
scheduled by the view's day: a postponement shifts it. One that repeats is due again each year or
at each meeting, and each time stands for itself. What was done is known from its discharge alone;
without one a mandate stays open, and past its day it is *not recorded*, never *overdue*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_days
from domain.events.decisions import MandateDischarged, MandateGiven
from domain.subjects import key_of
from projections.machinery.meetings import meetings
from projections.mandates.model import DISCHARGED, Mandate, MandateStatus
from projections.mandates.occasions import Occasion, occasions
from projections.obligations.model import Step
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.view import View

__all__ = ["DISCHARGED", "Mandate", "MandateStatus", "Occasion", "falling_due", "mandates"]


@per_view
def mandates(view: View, name: str | None = None) -> tuple[Mandate, ...]:
    """Every mandate given by the view's day, by one meeting or by all, in the order given.

    Of one that repeats each time, to the next one.
    """
    found = [item for each in meetings(view) if name in {None, each} for item in _of(view, each)]
    return tuple(sorted(found, key=lambda item: (item.given.effective_on, item.meeting)))


def _of(view: View, name: str) -> Iterator[Mandate]:
    """The mandates of one meeting; of two with one key the later stands."""
    subject = f"meeting:{name}"
    discharges = view.held(subject, MandateDischarged)
    for given in {item.key: item for item in view.held(subject, MandateGiven)}.values():
        for occasion in occasions(view, given):
            done = (item for item in discharges if _discharges(item, given, occasion))
            yield _mandate(view, given, occasion, next(done, None))


def _discharges(done: MandateDischarged, given: MandateGiven, occasion: Occasion) -> bool:
    """Whether it has the mandate's key, is of that time, and was not certainly done before."""
    same = done.key == given.key and occasion.is_of(done)
    return same and done.effective_on >= given.not_before


def falling_due(view: View, days: int) -> tuple[Mandate, ...]:
    """Mandates of which no discharge is recorded and whose day comes within some days, or is past.

    Soonest first, so that what is past comes before what lies ahead.
    """
    limit = add_days(view.as_of, days)
    found = (item for item in mandates(view) if item.is_open and item.due_on)
    dated = [(item.due_on, item) for item in found if item.due_on and item.due_on <= limit]
    return tuple(item for _, item in sorted(dated, key=lambda pair: pair[0]))


def _mandate(
    view: View, given: MandateGiven, occasion: Occasion, done: MandateDischarged | None
) -> Mandate:
    status, meeting = _status(view, occasion, done), key_of(given.subject)
    return Mandate(
        given=given,
        meeting=meeting,
        occasion=occasion,
        discharge=done,
        status=status,
        steps=(
            Step("given", f"the {meeting} gave it to the {given.bearer}", (given.id,)),
            *_due(view, given, occasion),
            *((Step("done", f"done on {done.when}", (done.id,)),) if done else ()),
            *_undone(status),
        ),
    )


def _due(view: View, given: MandateGiven, occasion: Occasion) -> Iterator[Step]:
    """How its last day follows from the calendar or the meeting, and where that led at first."""
    due_on, first = occasion.due_on, occasion.first_due_on
    if occasion.meeting is None:
        yield Step("due", _by_calendar(occasion))
        return
    put_to = meetings(view).get(occasion.meeting)
    before = given.days_before
    by = "by the end of the" if before is None else f"{before} days before the"
    text = f"due {by} {occasion.meeting}, {due_on or 'which has no days yet'}"
    as_when = "as first set" if occasion.repeats else "as when it was given"
    moved = f", and not {first} {as_when}" if first and first != due_on else ""
    yield Step("due", f"{text}{moved}", put_to.evidence if put_to else ())


def _by_calendar(occasion: Occasion) -> str:
    if occasion.due_on is None:
        return "standing: no day is set"
    each = ", as each year" if occasion.repeats else ""
    return f"due {occasion.due}{each}"


def _undone(status: MandateStatus) -> Iterator[Step]:
    if status is MandateStatus.NOT_RECORDED:
        yield Step("record", "its day is past, and the ledger has no record of its discharge")


def _status(view: View, occasion: Occasion, done: MandateDischarged | None) -> MandateStatus:
    due_on = occasion.due_on
    if done:
        is_late = due_on is not None and occasion.has_a_last_day and done.not_before > due_on
        return MandateStatus.DISCHARGED_LATE if is_late else MandateStatus.DISCHARGED
    if due_on:
        ahead = view.as_of <= due_on
        return MandateStatus.NOT_YET_DUE if ahead else MandateStatus.NOT_RECORDED
    return MandateStatus.NO_DAY_SET if occasion.meeting else MandateStatus.STANDING
