"""What lies ahead: days of duties and mandates, meetings, and the last days to ask for extensions.

Every entry has a key that outlives a change of its day, and a revision that grows with whatever
can have changed it, along any of the three axes: a calendar that is fetched again moves an entry
instead of doubling it (RFC 5545, sections 3.8.4.7 and 3.8.7.4).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.dates import DateRange, add_months
from domain.events.corrections import Corrected, CorrectionKind, Retracted
from domain.rules.extensions import MONTHS_BEFORE_MEETING, latest_day_to_request
from domain.states import state
from domain.subjects import SubjectKind, key_of, kind_of, state_subject
from projections.machinery.meetings import FORMAL, meetings
from projections.machinery.schedules import moves
from projections.mandates import Mandate, mandates
from projections.obligations import Obligation, obligations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from domain.events.header import Event
    from projections.cut import Recorded
    from projections.machinery.meetings import Meeting, Part
    from projections.view import View

__all__ = ["REMINDERS", "Entry", "EntryKind", "agenda"]


class EntryKind(StrEnum):
    """What an entry is about."""

    MEETING = "meeting"
    LAST_DAY_TO_REQUEST = "last_day_to_request"
    OBLIGATION = "obligation"
    MANDATE = "mandate"


REMINDERS = {
    EntryKind.MEETING: (),
    EntryKind.LAST_DAY_TO_REQUEST: (30, 7),
    EntryKind.OBLIGATION: (90, 14),
    EntryKind.MANDATE: (30,),
}
"""How many days before an entry to be reminded of it."""

_MONTHS_FROM_MEETING_TO_MEETING = 12
"""A Meeting of States Parties is held each year (Article 11; 2RC para 85 (ii)(a))."""

_MONTHS_REMEMBERED = 12
"""How long what is done stays in the calendar, as cancelled, for those who have it in theirs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, from ``first`` through ``last``.

    ``key`` never changes for the same duty, mandate, meeting or mark; ``revision`` is higher
    whenever the day is another one. ``is_off`` tells that nothing is left to do on that day: the
    meeting was put off without new days, or the duty is met.
    """

    key: str
    kind: EntryKind
    first: date
    last: date
    summary: str
    detail: str
    is_off: bool
    revision: int
    evidence: tuple[str, ...]


def agenda(view: View, recorded: Sequence[Recorded], iso3: str | None = None) -> tuple[Entry, ...]:
    """What lies on or after the view's day, in the order of days; of one State, or of all.

    ``recorded`` is the log up to the view's position. Meetings and mandates are those of all.
    """
    count = _revisions(view, recorded)
    found = [*_duties(view, count, iso3), *_meetings(view, count), *_marks(view, count, iso3)]
    if iso3 is None:
        found += _mandates(view, count)
    ahead = (entry for entry in found if entry.last >= view.as_of)
    return tuple(sorted(ahead, key=lambda entry: (entry.first, entry.kind.value, entry.key)))


def _revisions(view: View, recorded: Iterable[Recorded]) -> Counter[str]:
    """By subject, how much of what was recorded the view sees; all meetings are one.

    What had happened by the view's day counts twice, so that a later day counts for more too.
    """
    count = Counter[str]()
    for event in (item.event for item in recorded):
        if _is_seen(view, event):
            count[_counted_as(event.subject)] += 1 + (event.effective_on <= view.as_of)
    return count


def _is_seen(view: View, event: Event) -> bool:
    if isinstance(event, Retracted | Corrected) and event.kind is CorrectionKind.TRANSCRIPTION:
        return True
    return view.known_at is None or event.known_on <= view.known_at


def _counted_as(subject: str) -> str:
    return SubjectKind.MEETING if kind_of(subject) is SubjectKind.MEETING else subject


def _revision(count: Counter[str], *subjects: str) -> int:
    """Days hang on what is recorded about the bearer, and on the meetings."""
    return sum(count[_counted_as(subject)] for subject in subjects) + count[SubjectKind.MEETING]


def _duties(view: View, count: Counter[str], iso3: str | None) -> Iterator[Entry]:
    seen = Counter[str]()
    for duty in obligations(view) if iso3 is None else obligations(view, iso3):
        key = f"obligation/{duty.bearer}/{duty.article}/{duty.what}"
        seen[key] += 1
        if duty.due_on and (duty.is_open or _is_done_lately(view, duty.met_on)):
            yield Entry(
                key=f"{key}/{seen[key]}",
                kind=EntryKind.OBLIGATION,
                first=duty.due_on,
                last=duty.due_on,
                summary=f"{_bearer(duty.bearer)}: {duty.what} (Article {duty.article})",
                detail=f"{duty.force.value}, {duty.status.value.replace('_', ' ')}: "
                f"{duty.steps[-1].text}",
                is_off=not duty.is_open,
                revision=_revision(count, duty.bearer),
                evidence=duty.evidence,
            )


def _is_done_lately(view: View, done: DateRange | None) -> bool:
    """Whether whoever looked within the last months can still have it in a calendar."""
    return done is not None and add_months(done.last, _MONTHS_REMEMBERED) >= view.as_of


def _bearer(subject: str) -> str:
    return state(key_of(subject)).name


def _mandates(view: View, count: Counter[str]) -> Iterator[Entry]:
    for item in mandates(view):
        done = item.discharge.when if item.discharge else None
        if item.due_on and (item.is_open or _is_done_lately(view, done)):
            yield Entry(
                key=f"mandate/{item.meeting}/{item.name}",
                kind=EntryKind.MANDATE,
                first=item.due_on,
                last=item.due_on,
                summary=f"{item.bearer}: {item.given.task}",
                detail=_given(item),
                is_off=not item.is_open,
                revision=_revision(count),
                evidence=item.evidence,
            )


def _given(item: Mandate) -> str:
    due_at = f", due at the {item.occasion.meeting}" if item.occasion.meeting else ""
    return f"given by the {item.meeting}{due_at}"


def _meetings(view: View, count: Counter[str]) -> Iterator[Entry]:
    for item in meetings(view).values():
        for part in item.parts:
            days = _days(part) or _last_days(view, item, part)
            if days:
                yield Entry(
                    key=f"meeting/{item.name}/{part.number}",
                    kind=EntryKind.MEETING,
                    first=days[0],
                    last=days[1],
                    summary=_named(item, part),
                    detail=part.place or "",
                    is_off=_days(part) is None,
                    revision=_revision(count),
                    evidence=item.evidence,
                )


def _named(item: Meeting, part: Part) -> str:
    return f"{item.name}, part {part.number}" if len(item.parts) > 1 else item.name


def _days(part: Part) -> tuple[date, date] | None:
    first, last = part.opens_on, part.closes_on
    if first is None:
        return None
    return (first, last if last and last >= first else first)


def _last_days(view: View, item: Meeting, part: Part) -> tuple[date, date] | None:
    """The days that a part was last given, where they were taken from it again."""
    given = [
        (move.opens_on, move.closes_on or move.opens_on)
        for move in moves(view, item.name)
        if move.part == part.number and move.opens_on
    ]
    return given[-1] if given else None


def _marks(view: View, count: Counter[str], iso3: str | None) -> Iterator[Entry]:
    """For each part of a formal meeting, the last day to put a request to it (R3.5, R4.6)."""
    for item in meetings(view).values():
        for part in item.parts:
            if part.opens_on is None or item.kind not in FORMAL:
                continue
            day = latest_day_to_request(part.opens_on)
            concerned = _ending_after(view, part.opens_on, iso3)
            yield Entry(
                key=f"last-day-to-request/{item.name}/{part.number}",
                kind=EntryKind.LAST_DAY_TO_REQUEST,
                first=day,
                last=day,
                summary=f"Last day to put an extension request to the {_named(item, part)}",
                detail=f"{MONTHS_BEFORE_MEETING} months before {part.opens_on}; deadlines that end "
                f"within a year of it: {', '.join(map(_deadline, concerned)) or 'none recorded'}",
                is_off=False,
                revision=_revision(count, *map(state_subject, view.states())),
                evidence=(*item.evidence, *(id_ for duty in concerned for id_ in duty.evidence)),
            )


def _ending_after(view: View, opens_on: date, iso3: str | None) -> list[Obligation]:
    """Open duties under Articles 3 and 4 whose deadline ends before there is a further meeting."""
    limit = add_months(opens_on, _MONTHS_FROM_MEETING_TO_MEETING)
    return [
        duty
        for duty in (obligations(view) if iso3 is None else obligations(view, iso3))
        if duty.article in {"3.2", "4.1(a)", "4.1(b)"}
        and duty.is_open
        and duty.due_on
        and opens_on <= duty.due_on <= limit
    ]


def _deadline(duty: Obligation) -> str:
    return f"{_bearer(duty.bearer)} Article {duty.article} ({duty.due_on})"
