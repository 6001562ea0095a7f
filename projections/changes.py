"""What differs between two views, along whichever axis they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.subjects import CONVENTION, meeting_subject, state_subject
from projections.findings import findings
from projections.mandates import mandates
from projections.meetings import meetings
from projections.membership import register
from projections.obligations import obligations
from projections.offices import coordinators, presidencies, president
from projections.schedules import status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.findings import Finding
    from projections.meetings import Meeting, Part
    from projections.offices import Term
    from projections.view import View

__all__ = ["Change", "differences", "new_findings"]

Said = dict[tuple[str, str], tuple[str, tuple[str, ...]]]
"""By subject and what is said of it: what holds, and the events it rests on."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two views: what it was, and what it is."""

    subject: str
    what: str
    before: str
    after: str
    evidence: tuple[str, ...]


def differences(before: View, after: View) -> tuple[Change, ...]:
    """What differs in membership, duties, meetings, offices and mandates."""
    found = [
        *_membership_changes(before, after),
        *_changes(_duties(before), _duties(after)),
        *_changes(_meetings(before), _meetings(after)),
        *_changes(_offices(before), _offices(after)),
        *_changes(_mandates(before), _mandates(after)),
    ]
    return tuple(sorted(found, key=lambda change: (change.subject, change.what)))


def new_findings(before: View, after: View) -> tuple[Finding, ...]:
    """The findings of the second view that the first did not have."""
    had = {(item.rule, item.subject, item.text) for item in findings(before)}
    return tuple(
        item for item in findings(after) if (item.rule, item.subject, item.text) not in had
    )


def _membership_changes(before: View, after: View) -> Iterator[Change]:
    was = register(before)
    for iso3, stands in register(after).items():
        if was[iso3].status is not stands.status:
            yield Change(
                f"state:{iso3}",
                "membership",
                was[iso3].status.value,
                stands.status.value,
                stands.evidence,
            )


def _changes(was: Said, now: Said) -> Iterator[Change]:
    for key in was.keys() | now.keys():
        old, new = was.get(key, ("", ())), now.get(key, ("", ()))
        if old[0] != new[0]:
            subject, what = key
            yield Change(subject, what, old[0], new[0], new[1] or old[1])


def _duties(view: View) -> Said:
    return {
        (duty.bearer, f"Article {duty.article}: {duty.what}"): (
            duty.status.value + (f", due {duty.due_on}" if duty.due_on else ""),
            duty.evidence,
        )
        for duty in obligations(view)
    }


def _meetings(view: View) -> Said:
    return {
        (meeting_subject(name), "meeting"): (_meeting(view, item), item.evidence)
        for name, item in meetings(view).items()
        if item.parts
    }


def _meeting(view: View, item: Meeting) -> str:
    parts = " and ".join(map(_days, item.parts))
    return f"{status_of(view, item.name).value}, {parts}"


def _days(part: Part) -> str:
    if part.opens_on is None:
        return "no days set"
    return f"{part.opens_on} to {part.closes_on or 'an open end'}"


def _offices(view: View) -> Said:
    now = president(view)
    said: Said = {}
    if now:
        said[CONVENTION, "President"] = (f"{now.state}, of the {now.meeting}", now.evidence)
    for term in (*presidencies(view), *coordinators(view)):
        if term.last is None or term.last >= view.as_of:
            said.setdefault(_office(term), (_tenure(view, term), term.evidence))
    return said


def _office(term: Term) -> tuple[str, str]:
    """Whom a term is of, and in which office: of several in one the first that is not over."""
    if term.theme:
        return state_subject(term.state), f"Coordinator on {term.theme.value.replace('_', ' ')}"
    return state_subject(term.state), f"President of the {term.meeting}"


def _tenure(view: View, term: Term) -> str:
    until = f"through {term.last}" if term.last else "no last day set"
    if term.holds_on(view.as_of):
        return f"in office, {until}"
    return f"from {term.first or 'a day not set'}, {until}"


def _mandates(view: View) -> Said:
    return {
        (meeting_subject(item.meeting), f"mandate {item.given.key}"): (
            item.status.value + (f", due {item.due_on}" if item.due_on else ""),
            item.evidence,
        )
        for item in mandates(view)
    }
