"""Where a clock of Article 3.2 or 4.1 stands: ahead, extended, met, missed, reopened.

The order of the questions below is the order of the treaty's own logic. A duty counts as overdue
only where something recorded shows that it was still open after its deadline; else the ledger
says that it has no record, for a missing paper is not a missed deadline.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.dates import DateRange, add_months
from projections.basis import DutyBasis
from projections.extensions import meeting_is_over
from projections.obligations.model import Status, Step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from domain.events.header import Event
    from projections.obligations.clock import Clock

__all__ = ["DUE_SOON_MONTHS", "Verdict", "verdict"]

DUE_SOON_MONTHS = 12
"""A first deadline counts as *due soon* from twelve months before it: about the time in which a
request would have to be written and put in nine months before a meeting."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with its deadline, the step that gave it, and the days on which it was met."""

    status: Status
    due_on: date | None
    step: Step
    met_on: DateRange | None = None


def verdict(clock: Clock) -> Verdict:
    """Where the duty stands at the view's day, taking what is known of the clock as it is.

    R20: a withdrawal ends what is still to be done, not what was. What is done after it took
    effect meets no duty any more, and is shown.
    """
    if clock.ended_on is None or clock.as_of < clock.ended_on:
        return _while_bound(clock)
    kept = replace(
        clock,
        completions=[item for item in clock.completions if item.effective_on < clock.ended_on],
        discoveries=[item for item in clock.discoveries if item.effective_on < clock.ended_on],
    )
    done = _governing(kept)
    if done and not _find_after(kept, _last(kept.completions)):
        return _met(kept, done)
    return _ended(clock, clock.ended_on)


def _while_bound(clock: Clock) -> Verdict:
    found = _find_after(clock, _last(clock.completions))
    done = _governing(clock)
    if done and not found:
        return _met(clock, done)
    if found and done:
        return _reopened(clock, found)
    if clock.basis is not DutyBasis.DECLARED:
        return _without_a_stock_or_area(clock)
    return _open(clock)


def _last(events: Sequence[Event]) -> Event | None:
    return events[-1] if events else None


def _governing(clock: Clock) -> Event | None:
    """The first statement that it is done since the last find before the newest one.

    A later restatement of the same completion does not make it late.
    """
    newest = _last(clock.completions)
    if newest is None:
        return None
    finds = [find for find in clock.discoveries if find.effective_on <= newest.effective_on]
    since = finds[-1].effective_on if finds else None
    return next(
        (item for item in clock.completions if since is None or item.effective_on >= since),
        newest,
    )


def _find_after(clock: Clock, done: Event | None) -> Event | None:
    """The first find after the last completion."""
    if done is None:
        return None
    return next(
        (event for event in clock.discoveries if event.effective_on > done.effective_on),
        None,
    )


def _ended(clock: Clock, ended_on: date) -> Verdict:
    """Ended; where a completion can have come before the end or after it, that cannot be told."""
    text = f"withdrawal took effect on {ended_on}: duties of performance end"
    later = [item for item in clock.completions if item.effective_on >= ended_on]
    if not later:
        return Verdict(Status.ENDED_BY_WITHDRAWAL, None, Step("R20", text))
    done = later[0]
    if done.not_before < ended_on:
        text += f"; finished on {done.when}: whether before that day cannot be told"
        return Verdict(Status.CANNOT_TELL, None, Step("R20", text, (done.id,)), done.when)
    text += f"; finished on {done.when}, when there was no duty any more"
    return Verdict(Status.ENDED_BY_WITHDRAWAL, None, Step("R20", text, (done.id,)))


def _met(clock: Clock, done: Event) -> Verdict:
    again = _found_again(clock, done)
    if again:
        text = f"found again on {again.when}, finished again on {done.when}"
        if clock.is_late(again) is None:
            text += f"; {_whether_late(clock, again)}"
            step = Step("reopened", text, (again.id, done.id))
            return Verdict(Status.CANNOT_TELL, None, step, done.when)
        step = Step("reopened", text, (again.id, done.id))
        return Verdict(Status.CLOSED, None, step, done.when)
    due_on = clock.due_on(done.effective_on)
    status = _timeliness(done.when, due_on)
    text = f"finished on {done.when}, due by {due_on}: {status.value.replace('_', ' ')}"
    return Verdict(status, due_on, Step("met", text, (done.id,)), done.when)


def _timeliness(when: DateRange, due_on: date) -> Status:
    """On time if the latest day is, late only if even the earliest is, else it cannot be told."""
    if when.last <= due_on:
        return Status.MET_ON_TIME
    return Status.MET_LATE if when.first > due_on else Status.CANNOT_TELL


def _found_again(clock: Clock, done: Event) -> Event | None:
    """The last find between two completions that came, or can have come, after its deadline."""
    first = clock.completions[0]
    finds = [
        find
        for find in clock.discoveries
        if first.effective_on < find.effective_on <= done.effective_on
    ]
    late = [find for find in finds if clock.is_late(find)]
    untold = [find for find in finds if clock.is_late(find) is None]
    return _last(late) or _last(untold)


def _whether_late(clock: Clock, find: Event) -> str:
    due_on = clock.due_on(find.effective_on)
    return f"whether it was found by the deadline {due_on}, or after it, cannot be told"


def _reopened(clock: Clock, found: Event) -> Verdict:
    if any(grant.effective_on > found.effective_on for grant in clock.grants):
        return _open(clock)  # a deadline that a decision states governs
    late = clock.is_late(found)
    if late is None:
        text = f"found on {found.when}: {_whether_late(clock, found)}"
        return Verdict(Status.CANNOT_TELL, None, Step("reopened", text, (found.id,)))
    if late:
        text = f"found on {found.when}, after the deadline: as soon as possible, no due date"
        return Verdict(Status.REOPENED, None, Step("reopened", text, (found.id,)))
    due_on = clock.due_on(clock.as_of)
    if clock.as_of > due_on:
        return _after_deadline(clock, due_on)
    text = f"found on {found.when}, while the deadline lay ahead: {due_on} stands"
    return Verdict(Status.REOPENED, due_on, Step("reopened", text, (found.id,)))


def _without_a_stock_or_area(clock: Clock) -> Verdict:
    due_on = clock.due_on(clock.as_of)
    match clock.basis:
        case DutyBasis.DECLARED_NONE:
            says = "reported an area of zero" if clock.is_of_areas else "says that it has none"
            step = Step("none", f"the State {says}, and nothing else before: nothing is to be done")
            return Verdict(Status.CLOSED, due_on, step)
        case DutyBasis.ALL_RETAINED:
            step = Step("R3.6", "all that it declared is retained under Article 3.6")
            return Verdict(Status.CLOSED, due_on, step)
        case DutyBasis.UNVERIFIED:
            step = Step("unverified", "the State is still verifying whether it has any")
            return Verdict(Status.UNVERIFIED, due_on, step)
        case DutyBasis.NO_INITIAL_REPORT:
            text = "without an initial report it is not verified whether the State has any"
            return Verdict(Status.UNVERIFIED, due_on, Step("unverified", text))
        case _:
            step = Step("not recorded", "the ledger holds no statement of the State on this")
            return Verdict(Status.NOT_RECORDED, due_on, step)


def _open(clock: Clock) -> Verdict:
    due_on = clock.due_on(clock.as_of)
    if clock.as_of <= due_on:
        return _ahead_of_deadline(clock, due_on)
    return _after_deadline(clock, due_on)


def _ahead_of_deadline(clock: Clock, due_on: date) -> Verdict:
    if clock.grants:
        return Verdict(Status.EXTENDED, due_on, Step("extended", f"extended until {due_on}"))
    soon = clock.as_of >= add_months(due_on, -DUE_SOON_MONTHS)
    status = Status.DUE_SOON if soon else Status.NOT_YET_DUE
    return Verdict(status, due_on, Step("ahead", f"due by {due_on}, which lies ahead"))


def _after_deadline(clock: Clock, due_on: date) -> Verdict:
    waiting = [item for item in clock.cases if item.decision is None]
    decided_late = [item for item in waiting if not meeting_is_over(clock.view, item)]
    if decided_late and _knows_beyond(clock, due_on):
        text = f"due by {due_on}; a request is pending"
        step = Step("request pending", text, decided_late[-1].evidence)
        return Verdict(Status.OVERDUE_REQUEST_PENDING, due_on, step)
    shown = _still_open(clock, due_on)
    if shown:
        text = f"due by {due_on}; {shown.type} of {shown.when} shows that it was still open"
        return Verdict(Status.OVERDUE, due_on, Step("overdue", text, (shown.id,)))
    if waiting:
        put_to = waiting[-1].for_meeting or "States Parties"
        text = f"due by {due_on}; what {put_to} decided is not recorded"
        step = Step("outcome not recorded", text, waiting[-1].evidence)
        return Verdict(Status.OUTCOME_NOT_RECORDED, due_on, step)
    text = f"due by {due_on}; nothing recorded since says whether it was met"
    return Verdict(Status.NOT_RECORDED, due_on, Step("not recorded", text))


def _knows_beyond(clock: Clock, due_on: date) -> bool:
    """Whether the view knows of days after the deadline.

    It knows as far as it was asked to, else as far as anything in it became known. Where that ends
    before, a request that was pending then shows nothing of later.
    """
    known_until = clock.view.known_at or clock.view.facts.known_until
    return known_until is not None and known_until > due_on


def _still_open(clock: Clock, due_on: date) -> Event | None:
    """Something known that shows the duty open after its deadline and after the view's day."""
    after = [event for event in clock.shows_open() if event.not_before > due_on]
    later = (event for event in after if event.not_before > clock.as_of)
    earlier = (event for event in after if event not in clock.completions)
    return next(later, None) or next(earlier, None)
