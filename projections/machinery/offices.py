"""Who holds which office at a day: Presidents and Coordinators (2RC paras 4, 86, 87, 92).

Terms follow the meetings as last scheduled by the view's day: a meeting that moves takes with it
the terms that end with it, and those that begin after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from domain.dates import add_days
from domain.events.offices import CoordinatorAppointed, PresidencyDesignated, Theme
from domain.rules.terms import (
    PRESIDENT_TERM_DECIDED_ON,
    day_after,
    serves_from_its_own_opening,
)
from domain.subjects import meeting_subject
from projections.machinery.meetings import FORMAL, Meeting, in_number_order, meetings
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from domain.events.header import Event
    from projections.view import View

__all__ = [
    "Office",
    "Term",
    "coordinators",
    "holders",
    "outgoing_president",
    "presidencies",
    "president",
    "president_designate",
    "terms",
    "vacant_themes",
]


class Office(StrEnum):
    """The offices that States hold."""

    PRESIDENT = "president"
    PRESIDENT_DESIGNATE = "president_designate"
    OUTGOING_PRESIDENT = "outgoing_president"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Term:
    """A State in an office, from ``first`` through ``last``.

    ``first`` is None while the meeting it follows has no last day. ``last`` is None where the
    term has no stated end (``until`` is None: it is open), or where the meeting ``until``, with
    which it ends, has no days yet. ``meeting`` is the one presided over.
    """

    office: Office
    state: str
    theme: Theme | None
    meeting: str | None
    first: date | None
    last: date | None
    until: str | None
    event: Event
    evidence: tuple[str, ...]

    def holds_on(self, day: date) -> bool:
        """Whether the State is in office on a day."""
        return (
            self.first is not None and self.first <= day and (self.last is None or day <= self.last)
        )

    @property
    def is_open(self) -> bool:
        """Whether no end of the term is stated."""
        return self.until is None


class _Tenure(NamedTuple):
    """When whoever presides over a meeting is in office; ``until`` is the meeting it ends with."""

    meeting: Meeting
    first: date | None
    last: date | None
    until: str | None


@per_view
def presidencies(view: View) -> tuple[Term, ...]:
    """Every presidency designated by the view's day, in the order of the meetings.

    No two of them overlap.
    """
    return tuple(_presidencies(view))


def _presidencies(view: View) -> Iterator[Term]:
    for item, first, last, until in _tenures(view):
        said = view.held(meeting_subject(item.name), PresidencyDesignated)
        if said:
            yield Term(
                office=Office.PRESIDENT,
                state=said[-1].state,
                theme=None,
                meeting=item.name,
                first=first,
                last=last,
                until=until,
                event=said[-1],
                evidence=(*(event.id for event in said), *item.evidence),
            )


@per_view
def _tenures(view: View) -> tuple[_Tenure, ...]:
    """When the President of each formal meeting is in office, whoever that is."""
    known = [item for item in meetings(view).values() if _is_formal(view, item)]
    before = [item for item in known if _is_of_old(item)]
    undated = [item for item in known if item.opens_on is None]
    since = [item for item in known if item not in before and item not in undated]
    if view.as_of < PRESIDENT_TERM_DECIDED_ON and not since:
        return (
            *_from_opening_to_opening(before, ended=False),
            *(_Tenure(item, None, None, item.name) for item in undated),
        )
    return (
        *_from_opening_to_opening(before, ended=True),
        *_from_close_to_close(before, [*since, *undated]),
    )


def _is_formal(view: View, item: Meeting) -> bool:
    """Of a meeting without a schedule, having a President tells that it is one."""
    if item.kind is not None:
        return item.kind in FORMAL
    return bool(view.held(meeting_subject(item.name), PresidencyDesignated))


def _is_of_old(item: Meeting) -> bool:
    return item.opens_on is not None and serves_from_its_own_opening(item.opens_on)


def _from_opening_to_opening(before: list[Meeting], *, ended: bool) -> Iterator[_Tenure]:
    """By the rule before the First Review Conference; ``ended`` is whether another came after it.

    Whoever presided last by this rule served to the end of the meeting then, and until the next
    opens as long as the rule stood.
    """
    ordered = sorted(before, key=lambda item: (item.opens_on, in_number_order(item.name)))
    for item, following in pairwise(ordered):
        last = add_days(following.opens_on, -1) if following.opens_on else None
        if item.opens_on and last and item.opens_on <= last:
            yield _Tenure(item, item.opens_on, last, following.name)
    for item in ordered[-1:]:
        last = item.closes_on if ended else None
        yield _Tenure(item, item.opens_on, last, item.name if ended else None)


def _from_close_to_close(before: list[Meeting], since: list[Meeting]) -> Iterator[_Tenure]:
    """By the rule since: one after the other in the order in which the meetings end.

    Behind a meeting whose last day is not set no term is known to begin.
    """
    ends = [item.closes_on for item in before]
    begins = day_after(max(day for day in ends if day)) if ends and all(ends) else None
    is_known = not ends or begins is not None
    for item in sorted(since, key=_by_end):
        last = item.closes_on
        if begins and last and last < begins:
            continue
        yield _Tenure(item, begins, last, item.name)
        is_known = is_known and last is not None
        begins = day_after(last) if is_known and last else None


def _by_end(item: Meeting) -> tuple[bool, str, tuple[bool, int, str]]:
    """Meetings without any day come last, by their number."""
    day = item.closes_on or item.opens_on
    return (day is None, day.isoformat() if day else "", in_number_order(item.name))


@per_view
def coordinators(view: View) -> tuple[Term, ...]:
    """Every term of a Coordinator that was appointed by the view's day, by theme and first day."""
    found = [
        term
        for iso3 in view.states()
        for event in view.of_state(iso3, CoordinatorAppointed)
        if (term := _coordinator(meetings(view), iso3, event))
    ]
    rank = list(Theme)
    return tuple(
        sorted(
            found,
            key=lambda item: (
                rank.index(item.theme) if item.theme else -1,
                item.first.isoformat() if item.first else "9",
                item.state,
            ),
        ),
    )


def _coordinator(
    known: Mapping[str, Meeting],
    iso3: str,
    event: CoordinatorAppointed,
) -> Term | None:
    """The term of an appointment; None where the meetings leave it no day."""
    after = known.get(event.from_meeting) if event.from_meeting else None
    until = known.get(event.until_meeting) if event.until_meeting else None
    first = event.effective_on if event.from_meeting is None else _day_after(after)
    last = until.closes_on if until else None
    if first and last and last < first:
        return None
    named = [item for item in (after, until) if item]
    return Term(
        office=Office.COORDINATOR,
        state=iso3,
        theme=event.theme,
        meeting=None,
        first=first,
        last=last,
        until=event.until_meeting,
        event=event,
        evidence=(event.id, *(each for item in named for each in item.evidence)),
    )


def _day_after(item: Meeting | None) -> date | None:
    return day_after(item.closes_on) if item and item.closes_on else None


@per_view
def president(view: View) -> Term | None:
    """Who presides on the view's day; None where no designation is recorded for it."""
    return next((term for term in presidencies(view) if term.holds_on(view.as_of)), None)


@per_view
def outgoing_president(view: View) -> Term | None:
    """Who presided up to the day before the term that runs on the view's day, or ended last."""
    over = [(item.last, item.meeting.name) for item in _tenures(view) if item.last]
    names = [name for last, name in sorted(over) if last < view.as_of]
    return next((term for term in presidencies(view) if term.meeting in names[-1:]), None)


@per_view
def president_designate(view: View) -> tuple[Term, ...]:
    """Who is designated to preside after the term that runs, the next one first."""
    return tuple(
        term
        for term in presidencies(view)
        if (term.first is None or term.first > view.as_of)
        and (term.last is None or term.last >= view.as_of)
    )


@per_view
def holders(view: View, theme: Theme | None = None) -> tuple[Term, ...]:
    """The Coordinators on the view's day, of one theme or of all."""
    return tuple(
        term
        for term in coordinators(view)
        if term.holds_on(view.as_of) and theme in {None, term.theme}
    )


@per_view
def vacant_themes(view: View) -> tuple[Theme, ...]:
    """Themes that had Coordinators before, and of which none is recorded for the view's day."""
    had = {term.theme for term in coordinators(view)}
    have = {term.theme for term in holders(view)}
    return tuple(theme for theme in Theme if theme in had - have)


@per_view
def terms(view: View) -> tuple[Term, ...]:
    """Every term that was begun or conferred by the view's day, past ones included."""
    return (*presidencies(view), *coordinators(view))
