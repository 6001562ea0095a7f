"""The clock that Articles 3.2 and 4.1 share: a deadline, moved by grants, met, missed, reopened.

The order of the questions below is the order of the treaty's own logic. A duty counts as overdue
only where something recorded shows that it was still open after its deadline; else the ledger
says that it has no record, for a missing paper is not a missed deadline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates import DateRange, add_days, add_months
from projections.basis import DutyBasis
from projections.extensions import cases
from projections.meetings import meeting
from projections.obligations.model import Force, Obligation, Status, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from domain.events.extensions import ExtensionGranted
    from domain.events.fields import Article
    from domain.events.header import Event
    from projections.extensions import Case
    from projections.view import View

__all__ = ["DUE_SOON_MONTHS", "Clock", "cases_of_clock", "judge"]

DUE_SOON_MONTHS = 12
"""A first deadline counts as *due soon* from twelve months before it: about the time in which a
request would have to be written and put in nine months before a meeting."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What one time-bound duty rests on.

    ``cases`` are the extension cases by the view's day, ``completions`` and ``discoveries`` the
    State's statements by it; ``shows_open`` gives everything known, whenever it happened, that
    would show the duty open; ``ended_on`` is the first day after an effective withdrawal.
    """

    view: View
    iso3: str
    cases: tuple[Case, ...]
    provision: str
    what: str
    in_force_on: date
    original_due_on: date | None
    ended_on: date | None
    basis: DutyBasis
    opening: tuple[Step, ...]
    completions: Sequence[Event]
    discoveries: Sequence[Event]
    shows_open: Callable[[], Sequence[Event]]

    @property
    def as_of(self) -> date:
        """The day asked about."""
        return self.view.as_of

    @property
    def grants(self) -> list[ExtensionGranted]:
        """The grants by that day, in order."""
        return [item.grant for item in self.cases if item.grant]

    def due_on(self, day: date) -> date | None:
        """The deadline as it stood on a day: the latest granted by then, else the original."""
        granted = (grant.deadline for grant in self.grants if grant.effective_on <= day)
        return max(granted, default=self.original_due_on)


@dataclass(frozen=True, slots=True)
class _Verdict:
    status: Status
    due_on: date | None
    step: Step
    met_on: DateRange | None = None


def cases_of_clock(
    view: View,
    iso3: str,
    article: Article,
    since: date,
    original_due_on: date,
) -> tuple[Case, ...]:
    """The cases that can be about one clock, by the view's day.

    Left out are those that ended before ``since``, the consent that started the clock (a State
    can withdraw and accede anew), and grants that end before the clock itself does: they are
    about another one.
    """
    return tuple(
        item
        for item in cases(view, iso3, article)
        if max(event.effective_on for event in item.events) >= since
        and (item.grant is None or item.grant.deadline > original_due_on)
    )


def judge(clock: Clock) -> Obligation:
    """Where the duty stands at the view's day, with every step that led there."""
    verdict = _verdict(clock)
    return Obligation(
        bearer=f"state:{clock.iso3}",
        article=clock.provision,
        what=clock.what,
        force=Force.TREATY,
        since=clock.in_force_on,
        original_due_on=clock.original_due_on,
        due_on=verdict.due_on,
        status=verdict.status,
        met_on=verdict.met_on,
        gaps=_gaps(clock),
        steps=(*clock.opening, *_grant_steps(clock), *_find_steps(clock), verdict.step),
    )


def _verdict(clock: Clock) -> _Verdict:
    found = _find_after(clock, _last(clock.completions))
    done = _governing(clock)
    if done and not found:
        return _met(clock, done)  # a withdrawal ends what is still to be done, not what was
    if clock.ended_on and clock.as_of >= clock.ended_on:
        return _ended(clock)
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


def _ended(clock: Clock) -> _Verdict:
    text = f"withdrawal took effect on {clock.ended_on}: duties of performance end"
    return _Verdict(Status.ENDED_BY_WITHDRAWAL, None, Step("R20", text))


def _met(clock: Clock, done: Event) -> _Verdict:
    first = clock.completions[0]
    reopened = [
        find
        for find in clock.discoveries
        if first.effective_on < find.effective_on <= done.effective_on
        and _is_after_deadline(clock, find)
    ]
    if reopened:
        text = f"found again on {reopened[-1].when}, finished again on {done.when}"
        step = Step("reopened", text, (reopened[-1].id, done.id))
        return _Verdict(Status.CLOSED, None, step, done.when)
    due_on = clock.due_on(done.effective_on)
    status = _timeliness(done.when, due_on)
    text = f"finished on {done.when}, due by {due_on}: {status.value.replace('_', ' ')}"
    return _Verdict(status, due_on, Step("met", text, (done.id,)), done.when)


def _timeliness(when: DateRange, due_on: date | None) -> Status:
    """On time if the latest day is, late only if even the earliest is, else it cannot be told."""
    if due_on is None or when.last <= due_on:
        return Status.MET_ON_TIME
    return Status.MET_LATE if when.first > due_on else Status.CANNOT_TELL


def _is_after_deadline(clock: Clock, find: Event) -> bool:
    due_on = clock.due_on(find.effective_on)
    return due_on is not None and find.effective_on > due_on


def _reopened(clock: Clock, found: Event) -> _Verdict:
    if _is_after_deadline(clock, found):
        text = f"found on {found.when}, after the deadline: as soon as possible, no due date"
        return _Verdict(Status.REOPENED, None, Step("reopened", text, (found.id,)))
    if any(grant.effective_on > found.effective_on for grant in clock.grants):
        return _open(clock)
    due_on = clock.due_on(clock.as_of)
    if due_on is not None and clock.as_of > due_on:
        return _after_deadline(clock, due_on)
    text = f"found on {found.when}, while the deadline lay ahead: {due_on} stands"
    return _Verdict(Status.REOPENED, due_on, Step("reopened", text, (found.id,)))


def _without_a_stock_or_area(clock: Clock) -> _Verdict:
    due_on = clock.due_on(clock.as_of)
    match clock.basis:
        case DutyBasis.DECLARED_NONE:
            step = Step("none", "the State says that it has none: nothing is left to do")
            return _Verdict(Status.CLOSED, due_on, step)
        case DutyBasis.ALL_RETAINED:
            step = Step("R3.6", "all that it declared is retained under Article 3.6")
            return _Verdict(Status.CLOSED, due_on, step)
        case DutyBasis.UNVERIFIED:
            step = Step("unverified", "the State is still verifying whether it has any")
            return _Verdict(Status.UNVERIFIED, due_on, step)
        case _:
            step = Step("not recorded", "the ledger holds no statement of the State on this")
            return _Verdict(Status.NOT_RECORDED, due_on, step)


def _open(clock: Clock) -> _Verdict:
    due_on = clock.due_on(clock.as_of)
    if due_on is None or clock.as_of <= due_on:
        return _ahead_of_deadline(clock, due_on)
    return _after_deadline(clock, due_on)


def _ahead_of_deadline(clock: Clock, due_on: date | None) -> _Verdict:
    if due_on is None:
        step = Step("no deadline", "the hostilities have not ended: no deadline runs")
        return _Verdict(Status.NOT_YET_DUE, None, step)
    if clock.grants:
        return _Verdict(Status.EXTENDED, due_on, Step("extended", f"extended until {due_on}"))
    soon = clock.as_of >= add_months(due_on, -DUE_SOON_MONTHS)
    status = Status.DUE_SOON if soon else Status.NOT_YET_DUE
    return _Verdict(status, due_on, Step("ahead", f"due by {due_on}, which lies ahead"))


def _after_deadline(clock: Clock, due_on: date) -> _Verdict:
    waiting = [item for item in clock.cases if item.decision is None]
    decided_late = [item for item in waiting if not _meeting_is_over(clock, item)]
    if decided_late and _knows_beyond(clock, due_on):
        text = f"due by {due_on}; a request is pending"
        step = Step("request pending", text, decided_late[-1].evidence)
        return _Verdict(Status.OVERDUE_REQUEST_PENDING, due_on, step)
    shown = _still_open(clock, due_on)
    if shown:
        text = f"due by {due_on}; {shown.type} of {shown.when} shows that it was still open"
        return _Verdict(Status.OVERDUE, due_on, Step("overdue", text, (shown.id,)))
    if waiting:
        put_to = waiting[-1].for_meeting or "States Parties"
        text = f"due by {due_on}; what {put_to} decided is not recorded"
        step = Step("outcome not recorded", text, waiting[-1].evidence)
        return _Verdict(Status.OUTCOME_NOT_RECORDED, due_on, step)
    text = f"due by {due_on}; nothing recorded since says whether it was met"
    return _Verdict(Status.NOT_RECORDED, due_on, Step("not recorded", text))


def _knows_beyond(clock: Clock, due_on: date) -> bool:
    """Whether the view holds anything that became known after the deadline.

    Where its knowledge ends before, a request that was pending then shows nothing of later.
    """
    known_until = clock.view.facts.known_until
    return known_until is not None and known_until > due_on


def _meeting_is_over(clock: Clock, item: Case) -> bool:
    put_to = meeting(clock.view, item.for_meeting) if item.for_meeting else None
    return bool(put_to and put_to.closes_on and put_to.closes_on < clock.as_of)


def _still_open(clock: Clock, due_on: date) -> Event | None:
    """Something known that shows the duty open after its deadline and after the view's day."""
    after = [event for event in clock.shows_open() if event.not_before > due_on]
    later = (event for event in after if event.not_before > clock.as_of)
    earlier = (event for event in after if event not in clock.completions)
    return next(later, None) or next(earlier, None)


def _gaps(clock: Clock) -> tuple[DateRange, ...]:
    """Days on which the deadline had passed and its extension was not granted yet."""
    found: list[DateRange] = []
    due_on = clock.original_due_on
    for grant in clock.grants:
        if due_on and grant.effective_on > add_days(due_on, 1):
            found.append(DateRange(add_days(due_on, 1), add_days(grant.effective_on, -1)))
        due_on = grant.deadline
    return tuple(found)


def _grant_steps(clock: Clock) -> tuple[Step, ...]:
    return tuple(
        Step(
            "grant",
            f"{grant.decided_by} moved the deadline to {grant.deadline} "
            f"(decided {grant.when}, {grant.form.value.replace('_', ' ')})",
            (grant.id,),
        )
        for grant in clock.grants
    )


def _find_steps(clock: Clock) -> tuple[Step, ...]:
    return tuple(
        Step("found", f"found on {event.when}", (event.id,)) for event in clock.discoveries
    )
