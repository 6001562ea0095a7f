"""Offices and bodies: who held which at a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.events.fields import Article
from domain.events.offices import Theme
from domain.states import state
from ledger.answers.fields import NameField
from ledger.answers.model import Answer, Column, Row, Table
from projections.machinery.committees import (
    OBSERVERS,
    Member,
    analysis_group,
    coordination_committee,
)
from projections.machinery.offices import (
    Office,
    Term,
    holders,
    outgoing_president,
    president,
    president_designate,
    terms,
    vacant_themes,
)

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["MemberRow", "OfficeRow", "offices_answer"]


@dataclass(frozen=True, slots=True)
class OfficeRow(Row):
    """A State in an office, or an office of which no holder is recorded."""

    office: Annotated[
        str,
        Column("president, president_designate, outgoing_president or coordinator", "Office"),
    ]
    theme: Annotated[str | None, Column("what the Coordinator guides; null: no Coordinator", "On")]
    state: Annotated[str | None, Column("code of the State; null: none is recorded")]
    name: NameField
    meeting: Annotated[str | None, Column("meeting presided over", "Meeting")]
    first: Annotated[date | None, Column("first day in office; null: not set yet", "From")]
    last: Annotated[date | None, Column("last day in office; null: open, or not set yet", "To")]
    ends: Annotated[
        str, Column("how the term ends: with a meeting, or open: no end is stated", "Ends")
    ]
    confidence: Annotated[str, Column("high, medium or low", "Confidence")]
    basis: Annotated[str, Column("read in its sources, or inferred from them")]
    note: Annotated[str, Column("remark of whoever recorded it")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class MemberRow(Row):
    """A State in a body."""

    body: Annotated[
        str, Column("Coordination Committee, or Analysis Group on Article 3 or 4", "Body")
    ]
    state: Annotated[str | None, Column("code of the State; null: an observer that is no State")]
    name: Annotated[str, Column("name of the State or observer", "Member")]
    office: Annotated[str, Column("office by which it is a member, or observer", "As")]
    theme: Annotated[str | None, Column("what the Coordinator guides", "On")]
    own_request: Annotated[
        str | None,
        Column("day of its own request that is before the group; null: none", "Own request"),
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def offices_answer(view: View, theme: Theme | None = None, *, every: bool = False) -> Answer:
    """Offices at the view's day, or every term begun or conferred by then; and the bodies."""
    found = _all(view) if every else _now(view)
    rows = [row for row in found if theme is None or row.theme == theme.value]
    return Answer(
        Table("offices", OfficeRow, rows),
        sections=(Table("bodies", MemberRow, [] if theme or every else list(_bodies(view))),),
        about={"not_recorded": sum(row.state is None for row in rows)},
    )


def _all(view: View) -> Iterable[OfficeRow]:
    return (_row(term.office, term) for term in terms(view))


def _now(view: View) -> Iterator[OfficeRow]:
    now = president(view)
    yield _row(Office.PRESIDENT, now) if now else _vacant(Office.PRESIDENT)
    yield from (_row(Office.PRESIDENT_DESIGNATE, term) for term in president_designate(view))
    if before := outgoing_president(view):
        yield _row(Office.OUTGOING_PRESIDENT, before)
    yield from (_row(Office.COORDINATOR, term) for term in holders(view))
    yield from (_vacant(Office.COORDINATOR, theme) for theme in vacant_themes(view))


def _row(office: Office, term: Term) -> OfficeRow:
    event = term.event
    return OfficeRow(
        office=office.value,
        theme=term.theme.value if term.theme else None,
        state=term.state,
        name=state(term.state).name,
        meeting=term.meeting,
        first=term.first,
        last=term.last,
        ends=_ends(term),
        confidence=event.confidence.value,
        basis=event.basis.value,
        note=event.note,
        evidence=term.evidence,
    )


def _ends(term: Term) -> str:
    if term.until is None:
        return "open: no end is stated"
    if term.last is None:
        return f"with the {term.until}, whose last day is not set"
    return f"with the {term.until}"


def _vacant(office: Office, theme: Theme | None = None) -> OfficeRow:
    return OfficeRow(
        office=office.value,
        theme=theme.value if theme else None,
        state=None,
        name="not recorded",
        meeting=None,
        first=None,
        last=None,
        ends="",
        confidence="",
        basis="",
        note="",
        evidence=(),
    )


def _bodies(view: View) -> Iterator[MemberRow]:
    committee = coordination_committee(view)
    yield from map(_member, committee)
    if committee:
        yield from (
            MemberRow(committee[0].body, None, name, "observer", None, None, ())
            for name in OBSERVERS
        )
    for article in Article:
        yield from map(_member, analysis_group(view, article))


def _member(member: Member) -> MemberRow:
    request = member.own_request.request if member.own_request else None
    return MemberRow(
        body=member.body,
        state=member.state,
        name=state(member.state).name,
        office=member.office.value,
        theme=member.theme.value if member.theme else None,
        own_request=str(request.when) if request else None,
        evidence=member.evidence,
    )
