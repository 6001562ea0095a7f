"""What lies ahead, as entries of a calendar."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated
from uuid import NAMESPACE_URL, uuid5

from ledger.answers.model import Answer, Column, Row, Table
from projections.agenda import REMINDERS, Entry, agenda

if TYPE_CHECKING:
    from projections.cut import Recorded
    from projections.view import View

__all__ = ["AgendaRow", "agenda_answer", "agenda_rows"]

_NAMESPACE = uuid5(NAMESPACE_URL, "urn:ccm-ledger:calendar")


@dataclass(frozen=True, slots=True)
class AgendaRow(Row):
    """One entry of the calendar."""

    uid: Annotated[str, Column("identifier that stays when the day is moved (RFC 5545)")]
    sequence: Annotated[int, Column("revision of the entry; higher when its day was moved")]
    kind: Annotated[str, Column("meeting, last_day_to_request, obligation or mandate", "Kind")]
    first: Annotated[date, Column("first day", "From")]
    last: Annotated[date, Column("last day", "To")]
    summary: Annotated[str, Column("what it is", "What")]
    detail: Annotated[str, Column("place, status or rule", "More")]
    status: Annotated[
        str, Column("confirmed; cancelled: put off without new days, or done", "Status")
    ]
    reminders: Annotated[tuple[int, ...], Column("days before it on which to be reminded")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def agenda_rows(
    view: View,
    recorded: Sequence[Recorded],
    iso3: str | None = None,
    kinds: Collection[str] = (),
) -> list[AgendaRow]:
    """What lies on or after the view's day, of one State or all, of some kinds."""
    return [
        _row(entry)
        for entry in agenda(view, recorded, iso3)
        if not kinds or entry.kind.value in kinds
    ]


def agenda_answer(rows: Sequence[AgendaRow], recorded: Sequence[Recorded]) -> Answer:
    """The entries of a calendar.

    ``recorded_at`` is when the last event of the view was recorded: the calendar's own date.
    """
    at = recorded[-1].recorded_at if recorded else None
    return Answer(Table("calendar", AgendaRow, rows), about={"recorded_at": at})


def _row(entry: Entry) -> AgendaRow:
    return AgendaRow(
        uid=f"{uuid5(_NAMESPACE, entry.key)}@ccm-ledger",
        sequence=entry.revision,
        kind=entry.kind.value,
        first=entry.first,
        last=entry.last,
        summary=entry.summary,
        detail=entry.detail,
        status="cancelled" if entry.is_off else "confirmed",
        reminders=() if entry.is_off else REMINDERS[entry.kind],
        evidence=entry.evidence,
    )
