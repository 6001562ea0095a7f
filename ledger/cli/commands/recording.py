"""Recording, and putting right what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import (
    ConfidenceOption,
    DateOption,
    KindOption,
    KnownOnOption,
    LocatorOption,
    NoteOption,
    ReasonOption,
    SetOption,
    SourceOption,
    TargetArgument,
    TargetsArgument,
)
from ledger.cli.usage import UsageError
from ledger.cli.writing import Batch, Desk, recording

if TYPE_CHECKING:
    from domain.events.corrections import CorrectionKind
    from ledger.journal.amending import Grounds

__all__ = ["correct", "record", "retract", "source"]


@recording
def record(
    desk: Desk,
    kind: Annotated[
        str,
        typer.Argument(metavar="TYPE", help="An event type; `ccm catalogue` lists them."),
    ],
    subject: Annotated[
        str | None,
        typer.Option("--subject", help="A State, a meeting (9MSP), a document's key, convention."),
    ] = None,
    date: DateOption = None,
    fields: SetOption = None,
    source: SourceOption = None,
    locator: LocatorOption = None,
    known_on: KnownOnOption = None,
    confidence: ConfidenceOption = None,
    basis: Annotated[
        str | None, typer.Option("--basis", help="read or inferred; by default read.")
    ] = None,
    note: NoteOption = "",
) -> Batch:
    """Record one event from its fields.

    As in
    `ccm record ConventionSigned --subject Nauru --date 2008-12-03 --source KEY --locator "page 2"`;
    `ccm catalogue TYPE` lists the fields. What the ledger holds already is a no-op. Files are
    recorded by `ccm import`.
    """
    from domain.events.registry import event_type
    from domain.lists import join_list
    from ledger.cli.reading import fields_of, option_of
    from ledger.journal.fields import read_fields

    _refuse_file(kind)
    _refuse_bare_locators(source, locator)
    given = {
        "subject": subject,
        "date": date,
        "known_on": known_on,
        "documents": join_list(source) if source else None,
        "locators": join_list(locator) if locator else None,
        "confidence": confidence,
        "basis": basis,
        "note": note or None,
    }
    texts = {name: text for name, text in given.items() if text is not None}
    texts |= fields_of(fields, texts)
    return Batch.of(read_fields(event_type(kind), texts, desk.published(), option_of))


def _refuse_file(kind: str) -> None:
    if not kind.isidentifier():
        why = f"{kind!r} is no event type; `ccm import` records the events of files"
        raise UsageError(why)


@recording
def retract(
    desk: Desk,
    event_ids: TargetsArgument,
    reason: ReasonOption,
    kind: KindOption,
    source: SourceOption = None,
    locator: LocatorOption = None,
    known_on: KnownOnOption = None,
    note: NoteOption = "",
) -> Batch:
    """Take recorded facts back; they stay readable for ever.

    Several ids are one batch: a fact goes together with those that rest on it, or not at all.
    """
    from ledger.journal.amending import retracted

    targets = {item.id: item for item in map(desk.recorded, event_ids)}
    grounds, why = _grounds(desk, source, locator, known_on, note), _kind(kind)
    return Batch.of(*(retracted(item, reason, why, grounds) for item in targets.values()))


@recording
def correct(
    desk: Desk,
    event_id: TargetArgument,
    reason: ReasonOption,
    kind: KindOption,
    fields: SetOption = None,
    date: DateOption = None,
    source: SourceOption = None,
    locator: LocatorOption = None,
    known_on: KnownOnOption = None,
    note: NoteOption = "",
) -> Batch:
    """Put a recorded fact right; it stays readable for ever.

    --set changes columns of the fact, known_on, documents and locators among them; --source,
    --locator and --known-on are those of the correction itself. What the world learnt (--kind
    source) is known from the correction on, unless known_on is set.
    """
    from ledger.cli.reading import fields_of, option_of
    from ledger.journal.amending import corrected, learnt_on, replacement_of

    dated = {} if date is None else {"date": date}
    changes = dated | fields_of(fields, dated)
    target, why = desk.recorded(event_id), _kind(kind)
    replacement = replacement_of(target, changes, desk.published(), option_of)
    grounds = _grounds(desk, source, locator, known_on, note)
    if why == "source" and "known_on" not in changes:
        replacement = learnt_on(replacement, grounds.known_on)
    return Batch.of(corrected(target, replacement, reason, why, grounds))


@recording
def source(
    desk: Desk,
    event_id: TargetArgument,
    source: SourceOption,
    locator: LocatorOption,
    known_on: KnownOnOption = None,
    note: NoteOption = "",
) -> Batch:
    """Add a document to a recorded fact."""
    from ledger.journal.amending import source_added

    target = desk.recorded(event_id)
    return Batch.of(source_added(target, _grounds(desk, source, locator, known_on, note)))


def _kind(text: str) -> CorrectionKind:
    from domain.events.corrections import CorrectionKind
    from ledger.cli.choices import CORRECTION_KINDS, chosen

    return CorrectionKind(chosen("--kind", [text], CORRECTION_KINDS)[0])


def _refuse_bare_locators(documents: list[str] | None, locators: list[str] | None) -> None:
    if locators and not documents:
        why = "--locator is the place in a document: name it with --source"
        raise UsageError(why)


def _grounds(
    desk: Desk,
    documents: list[str] | None,
    locators: list[str] | None,
    known_on: str | None,
    note: str,
) -> Grounds:
    """Known on the day given, else when the first of its documents appeared, else today."""
    from domain.dates import parse_range
    from domain.lists import join_list
    from domain.sources import parse_sources
    from ledger.journal.amending import Grounds

    _refuse_bare_locators(documents, locators)
    try:
        cited = (join_list(documents or ()), join_list(locators or ()))
        sources = parse_sources(*cited) if documents else ()
    except ValueError as error:
        raise UsageError(str(error)) from None
    published = desk.published()
    days = [published[item.document] for item in sources if item.document in published]
    first = min(days, default=desk.ledger.today)
    day = first if known_on is None else parse_range(known_on).last
    return Grounds(sources=sources, known_on=day, note=note)
