"""Meetings: their days, how they came to them, what was decided, who took part, the documents."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.log import DocumentRow, document_rows
from ledger.answers.mandates import mandate_table
from ledger.answers.model import Answer, Column, Row, Table
from projections.machinery.decisions import (
    decisions,
    documents,
    participants,
    procedures,
)
from projections.machinery.meetings import Meeting, Part, meetings
from projections.machinery.schedules import form_of, moves, status_of, was_set_for
from projections.mandates import mandates

if TYPE_CHECKING:
    from projections.view import View

__all__ = [
    "DecisionRow",
    "MeetingRow",
    "MoveRow",
    "ParticipantRow",
    "ProcedureRow",
    "meeting_answer",
    "meetings_answer",
]


@dataclass(frozen=True, slots=True)
class MeetingRow(Row):
    """A meeting as it stood."""

    name: Annotated[str, Column("short name, such as 10MSP", "Meeting")]
    kind: Annotated[
        str | None,
        Column("MSP, RC, preparatory or intersessional; null: not recorded", "Kind"),
    ]
    status: Annotated[
        str,
        Column(
            "no_days, postponed, scheduled, running, between_parts, held or not_recorded", "Status"
        ),
    ]
    opens_on: Annotated[date | None, Column("first day as held, else as last scheduled", "From")]
    closes_on: Annotated[
        date | None, Column("last day of its last part as held, else as last scheduled", "To")
    ]
    parts: Annotated[
        tuple[str, ...], Column("days of each part; `no days` while none are set", "Parts")
    ]
    places: Annotated[tuple[str, ...], Column("where each part is held", "Place")]
    forms: Annotated[
        tuple[str, ...], Column("virtual or hybrid, of each part; empty where none is stated")
    ]
    was_set_for: Annotated[
        tuple[str, ...], Column("days that it had been given and lost again", "Was set for")
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


@dataclass(frozen=True, slots=True)
class MoveRow(Row):
    """One step in the history of a meeting's days."""

    part: Annotated[int, Column("number of the part", "Part")]
    when: Annotated[str, Column("day, or range of days, of the step", "When")]
    what: Annotated[str, Column("scheduled, moved, postponed, opened or closed", "What")]
    opens_on: Annotated[date | None, Column("first day then set", "From")]
    closes_on: Annotated[date | None, Column("last day then set", "To")]
    place: Annotated[str | None, Column("place then set", "Place")]
    by_silence: Annotated[
        str | None, Column("what the silence procedure was about that decided it", "By silence on")
    ]
    known_on: Annotated[date, Column("day from which it was known", "Known")]
    event: Annotated[str, Column("id of the event")]


@dataclass(frozen=True, slots=True)
class ProcedureRow(Row):
    """A silence procedure."""

    about: Annotated[str, Column("what States Parties were asked to agree to", "About")]
    opened_on: Annotated[str | None, Column("day, or range of days; null: not recorded", "From")]
    concluded_on: Annotated[str | None, Column("last day; null: it runs", "To")]
    outcome: Annotated[str, Column("running, agreed, broken or unknown", "Outcome")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


@dataclass(frozen=True, slots=True)
class DecisionRow(Row):
    """A decision of a meeting."""

    when: Annotated[str, Column("day, or range of days, of the decision", "When")]
    kind: Annotated[str, Column("decision, extension, action_plan or target", "Kind")]
    key: Annotated[str, Column("key of the decision at its meeting, or the code of the State")]
    decision: Annotated[str, Column("what was decided, in our own words", "Decision")]
    confidence: Annotated[str, Column("high, medium or low")]
    sources: Annotated[tuple[str, ...], Column("documents, with the place in each", "Source")]
    event: Annotated[str, Column("id of the event")]


@dataclass(frozen=True, slots=True)
class ParticipantRow(Row):
    """A State that took part in a meeting."""

    state: StateField
    name: NameField
    role: Annotated[str, Column("state_party, signatory or observer", "As")]
    confidence: Annotated[
        str, Column("high, medium or low; low where a list is to be confirmed", "Confidence")
    ]
    event: Annotated[str, Column("id of the event")]


def meetings_answer(view: View, kinds: Collection[str] = ()) -> Answer:
    """Every meeting as it stood on the view's day, in the order of their days.

    The lists of single meetings are empty.
    """
    found = [
        item
        for item in meetings(view).values()
        if not kinds or (item.kind and item.kind.value in kinds)
    ]
    found.sort(key=lambda item: (item.opens_on or date.max, item.name))
    rows = [_row(view, item) for item in found]
    return Answer(Table("meetings", MeetingRow, rows), sections=_sections(view, None))


def meeting_answer(view: View, name: str) -> Answer:
    """One meeting with its history, procedures, decisions, mandates, participants, documents."""
    row = _row(view, meetings(view)[name])
    return Answer(
        Table("meeting", MeetingRow, [row], upright=True),
        sections=_sections(view, name),
    )


def _sections(view: View, name: str | None) -> tuple[Table, ...]:
    return (
        Table("history", MoveRow, list(_moves(view, name)) if name else []),
        Table("silence_procedures", ProcedureRow, list(_procedures(view, name)) if name else []),
        Table("decisions", DecisionRow, list(_decisions(view, name)) if name else []),
        mandate_table("mandates", mandates(view, name) if name else ()),
        Table("participants", ParticipantRow, list(_participants(view, name)) if name else []),
        Table("documents", DocumentRow, document_rows(view, documents(view, name)) if name else []),
    )


def _row(view: View, item: Meeting) -> MeetingRow:
    forms = [form_of(part.place) for part in item.parts]
    return MeetingRow(
        name=item.name,
        kind=item.kind.value if item.kind else None,
        status=status_of(view, item.name).value,
        opens_on=item.opens_on,
        closes_on=item.closes_on,
        parts=tuple(_days(part) for part in item.parts),
        places=tuple(dict.fromkeys(part.place for part in item.parts if part.place)),
        forms=tuple(form.value if form else "" for form in forms),
        was_set_for=tuple(
            f"{move.opens_on}/{move.closes_on}" for move in was_set_for(view, item.name)
        ),
        evidence=item.evidence,
    )


def _days(part: Part) -> str:
    if part.opens_on is None:
        return "no days"
    return f"{part.opens_on}/{part.closes_on or 'open'}"


def _moves(view: View, name: str) -> Iterator[MoveRow]:
    for move in moves(view, name):
        yield MoveRow(
            part=move.part,
            when=str(move.event.when),
            what=move.what,
            opens_on=move.opens_on,
            closes_on=move.closes_on,
            place=move.place,
            by_silence=move.procedure.about if move.procedure else None,
            known_on=move.event.known_on,
            event=move.event.id,
        )


def _procedures(view: View, name: str) -> Iterator[ProcedureRow]:
    for item in procedures(view, name):
        yield ProcedureRow(
            about=item.about,
            opened_on=str(item.opened.when) if item.opened else None,
            concluded_on=str(item.concluded.when) if item.concluded else None,
            outcome=item.status.value,
            evidence=item.evidence,
        )


def _decisions(view: View, name: str) -> Iterator[DecisionRow]:
    for item in decisions(view, name):
        yield DecisionRow(
            when=str(item.event.when),
            kind=item.kind.value,
            key=item.key,
            decision=item.words,
            confidence=item.event.confidence.value,
            sources=tuple(str(source) for source in item.event.sources),
            event=item.event.id,
        )


def _participants(view: View, name: str) -> Iterator[ParticipantRow]:
    for event in participants(view, name):
        yield ParticipantRow(
            state=event.subject_key,
            name=state(event.subject_key).name,
            role=event.role.value,
            confidence=event.confidence.value,
            event=event.id,
        )
