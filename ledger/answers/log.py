"""What was recorded: the log, one event, the documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

from domain.events.machinery import DocumentIssued
from domain.events.registry import event_to_dict
from domain.sources import Basis
from domain.subjects import SubjectKind, document_subject
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import name_of
from projections.describing import described
from projections.history import HistoryLine, history

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.cut import Recorded
    from projections.view import View

__all__ = [
    "DocumentRow",
    "EventRow",
    "LogRow",
    "SourceRow",
    "document_rows",
    "documents_answer",
    "event_answer",
    "events_answer",
    "history_answer",
    "log_rows",
]

_SHORT = 8

StandingField = Annotated[str, Column("stands, retracted, corrected, or amendment of another")]
BringsField = Annotated[str | None, Column("of a correction: id of the fact that it brings")]
EndedByField = Annotated[
    str | None, Column("id of what retracted or corrected it, or the fact that it brings")
]
EndedAtField = Annotated[int | None, Column("position of that")]
StandsNowField = Annotated[
    str | None,
    Column("id of the fact that stands in its place now; null where it stands itself, or nothing"),
]
FateField = Annotated[str, Column("what became of it, in words", "Standing")]


@dataclass(frozen=True, slots=True)
class LogRow(Row):
    """One recorded event."""

    position: Annotated[int, Column("place in the log, from 1", "Position")]
    recorded_at: Annotated[datetime, Column("instant of recording, UTC")]
    id: Annotated[str, Column("id of the event", "Event", short=8)]
    type: Annotated[str, Column("type of the event", "Type")]
    subject: Annotated[str, Column("whom or what it is about, such as state:BGR", "About")]
    name: Annotated[str, Column("name of the State, meeting or document")]
    when: Annotated[str, Column("day, or range of days, on which it happened", "When")]
    not_before: Annotated[date, Column("first day on which it can have happened")]
    effective_on: Annotated[date, Column("last day on which it can have happened")]
    known_on: Annotated[date, Column("day from which it was known", "Known")]
    says: Annotated[str, Column("what it says", "Says")]
    sources: Annotated[tuple[str, ...], Column("documents, with the place in each")]
    standing: StandingField
    brings: BringsField
    ended_by: EndedByField
    ended_at: EndedAtField
    stands_now: StandsNowField
    fate: FateField


@dataclass(frozen=True, slots=True)
class EventRow(Row):
    """One event with everything it carries."""

    id: Annotated[str, Column("id of the event", "Event")]
    type: Annotated[str, Column("type of the event", "Type")]
    subject: Annotated[str, Column("whom or what it is about, such as state:BGR", "Subject")]
    name: Annotated[str, Column("name of the State, meeting or document", "About")]
    when: Annotated[str, Column("day, or range of days, on which it happened", "When")]
    known_on: Annotated[date, Column("day from which it was known", "Known")]
    says: Annotated[str, Column("what it says", "Says")]
    note: Annotated[str, Column("remark of whoever recorded it", "Note")]
    confidence: Annotated[str, Column("high, medium or low", "Confidence")]
    basis: Annotated[str, Column("read in its sources, or inferred from them", "Basis")]
    occurrence: Annotated[int, Column("how often it was recorded anew after a retraction")]
    position: Annotated[int, Column("place in the log, from 1", "Position")]
    recorded_at: Annotated[datetime, Column("instant of recording, UTC", "Recorded")]
    standing: StandingField
    brings: BringsField
    ended_by: EndedByField
    ended_at: EndedAtField
    stands_now: StandsNowField
    fate: FateField


@dataclass(frozen=True, slots=True)
class SourceRow(Row):
    """A document that an event rests on, and the place in it."""

    document: Annotated[str, Column("key of the document", "Document")]
    locator: Annotated[str, Column("place in it", "Where")]
    title: Annotated[str | None, Column("title, if the document is recorded", "Title")]
    published: Annotated[str | None, Column("day, or range of days, of publication", "Published")]
    url: Annotated[str | None, Column("address", "Address")]


@dataclass(frozen=True, slots=True)
class DocumentRow(Row):
    """A row of the documents table."""

    key: Annotated[str, Column("key by which events cite it", "Key")]
    title: Annotated[str, Column("title", "Title")]
    publisher: Annotated[str, Column("who published it", "Publisher")]
    symbol: Annotated[str | None, Column("symbol of the United Nations", "Symbol")]
    published: Annotated[str, Column("day, or range of days, of publication", "Published")]
    url: Annotated[str | None, Column("address")]
    cited: Annotated[int, Column("how many facts cite it", "Cited")]
    id: Annotated[str, Column("id of its DocumentIssued event")]


def history_answer(view: View, recorded: Sequence[Recorded], subject: str) -> Answer:
    """Everything recorded about a subject, in the order in which it happened."""
    return Answer(Table("history", LogRow, log_rows(view, history(recorded, subject))))


def events_answer(
    view: View,
    recorded: Sequence[Recorded],
    kind: str | None = None,
    subject: str | None = None,
    since: date | None = None,
) -> Answer:
    """Every recorded event in the order of recording, by type, subject and first day."""
    lines = [
        line
        for line in history(recorded, subject)
        if (kind is None or line.type == kind) and (since is None or line.effective_on >= since)
    ]
    lines.sort(key=lambda line: line.position)
    return Answer(Table("events", LogRow, log_rows(view, lines)))


def event_answer(view: View, recorded: Sequence[Recorded], found: Recorded) -> Answer:
    """One event with its sources and what was recorded about it since."""
    event = found.event
    lines = history(recorded, event.subject)
    own = next(line for line in lines if line.position == found.position)
    ids = {event.id, own.brings or event.id}
    about_it = {item.position for item in recorded if getattr(item.event, "target", None) in ids}
    amending = [line for line in lines if line.position in about_it]
    return Answer(
        Table("event", EventRow, [_event_row(found, own)], upright=True),
        sections=(
            Table("sources", SourceRow, [_source_row(view, *pair) for pair in _cited(event)]),
            Table("amendments", LogRow, log_rows(view, amending)),
        ),
        about={"event": event_to_dict(event)},
    )


def documents_answer(view: View) -> Answer:
    """The documents table, by key."""
    issued = [
        event
        for subject in sorted(view.subjects(SubjectKind.DOCUMENT))
        for event in view.held(subject, DocumentIssued)
    ]
    return Answer(Table("documents", DocumentRow, document_rows(view, issued)))


def document_rows(view: View, issued: Iterable[DocumentIssued]) -> list[DocumentRow]:
    """Documents as rows, each with how many facts cite it."""
    cited = Counter(
        key
        for event in view.facts.events
        if not isinstance(event, DocumentIssued)
        for key in {source.document for source in event.sources}
    )
    return [
        DocumentRow(
            key=event.subject_key,
            title=event.title,
            publisher=event.publisher,
            symbol=event.symbol,
            published=str(event.when),
            url=event.url,
            cited=cited[event.subject_key],
            id=event.id,
        )
        for event in issued
    ]


def log_rows(view: View, lines: Iterable[HistoryLine]) -> list[LogRow]:
    """Lines as rows, less what happened after the view's day or became known after its limit.

    Less what was inferred too, where the view leaves that out.
    """
    limit = view.known_at or date.max
    return [
        _log_row(line)
        for line in lines
        if line.effective_on <= view.as_of
        and line.known_on <= limit
        and not (view.only_read and line.basis == Basis.INFERRED)
    ]


def _log_row(line: HistoryLine) -> LogRow:
    return LogRow(
        position=line.position,
        recorded_at=line.recorded_at,
        id=line.id,
        type=line.type,
        subject=line.subject,
        name=name_of(line.subject),
        when=line.when,
        not_before=line.not_before,
        effective_on=line.effective_on,
        known_on=line.known_on,
        says=line.says,
        sources=line.sources,
        **_fate_fields(line),
    )


def _fate_fields(line: HistoryLine) -> dict[str, Any]:
    fate = line.fate
    return {
        "standing": line.standing,
        "brings": line.brings,
        "ended_by": fate.by if fate else None,
        "ended_at": fate.at if fate else None,
        "stands_now": fate.stands if fate else None,
        "fate": _in_words(line),
    }


def _in_words(line: HistoryLine) -> str:
    if line.fate is None:
        return f"amendment, brings {line.brings[:_SHORT]}" if line.brings else line.standing
    fate = line.fate
    what = f"what it brings was {fate.what}" if line.brings else fate.what
    now = f"{fate.stands[:_SHORT]} stands now" if fate.stands else "nothing stands in its place"
    return f"{what} by {fate.by[:_SHORT]} at position {fate.at}; {now}"


def _event_row(found: Recorded, line: HistoryLine) -> EventRow:
    event = found.event
    return EventRow(
        id=event.id,
        type=event.type,
        subject=event.subject,
        name=name_of(event.subject),
        when=str(event.when),
        known_on=event.known_on,
        says=described(event),
        note=event.note,
        confidence=event.confidence.value,
        basis=event.basis.value,
        occurrence=event.occurrence,
        position=found.position,
        recorded_at=found.recorded_at,
        **_fate_fields(line),
    )


def _cited(event: Event) -> list[tuple[str, str]]:
    return [(source.document, source.locator) for source in event.sources]


def _source_row(view: View, key: str, locator: str) -> SourceRow:
    issued = view.known(document_subject(key), DocumentIssued)
    document = issued[-1] if issued else None
    return SourceRow(
        document=key,
        locator=locator,
        title=document.title if document else None,
        published=str(document.when) if document else None,
        url=document.url if document else None,
    )
