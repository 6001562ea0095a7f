"""Commands that record: they decide on a batch, record or rehearse it, and print the receipt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from ledger.cli.accounts import tell_unknown_accounts
from ledger.cli.asking import opened
from ledger.cli.building import as_command, command_name, question_of
from ledger.cli.failing import failures_told, note
from ledger.cli.options import WriteOptions
from ledger.cli.progress import working

if TYPE_CHECKING:
    from datetime import date

    from domain.events.header import Event
    from domain.problems import Place, Problem
    from ledger.journal.tables import TableReading
    from ledger.ledger import Ledger, Receipt
    from projections.view import View

__all__ = ["Batch", "Desk", "recording", "tell_left_out"]


_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Batch:
    """Events to record together, and for their ids where each stands in its input."""

    events: Sequence[Event]
    places: Mapping[str, tuple[Place, str]]

    @classmethod
    def of(cls, *events: Event) -> Self:
        """Events told on the command line."""
        from domain.events.corrections import told_by
        from domain.problems import Place

        ids = (each.id for event in events for each in told_by(event))
        return cls(events, dict.fromkeys(ids, (Place("command line"), "")))

    @classmethod
    def read(cls, reading: TableReading) -> Self:
        """The events that were read from files."""
        places: dict[str, tuple[Place, str]] = {}
        rows = zip(reading.events, reading.places, reading.excerpts, strict=True)
        for event, place, excerpt in rows:
            replacement = getattr(event, "replacement", event)
            places.setdefault(replacement.id, (place, excerpt))
            places[event.id] = (place, excerpt)
        return cls(reading.events, places)


@dataclass(frozen=True, slots=True)
class Desk:
    """What whoever writes a batch needs to look up in the ledger."""

    ledger: Ledger

    def published(self) -> dict[str, date]:
        """The latest day on which each recorded document can have appeared, by its key."""
        from domain.events.machinery import DocumentIssued
        from domain.subjects import SubjectKind

        view = self.ledger.view()
        return {
            event.subject_key: event.effective_on
            for subject in view.subjects(SubjectKind.DOCUMENT)
            for event in view.known(subject, DocumentIssued)
        }

    def recorded(self, event_id: str) -> Event:
        """The fact that was recorded under an id or the beginning of one.

        Without the sources that were added since; under the id of a correction, what it brought.
        Raises UnknownEventError and AmbiguousEventError; RejectedBatchError for one that was taken
        back and stands again as another occurrence, lest the same amendment once more says nothing.
        """
        from domain.errors import RejectedBatchError
        from domain.events.corrections import Corrected

        found = self.ledger.find(event_id).event
        event = found.replacement if isinstance(found, Corrected) else found
        later = _later_occurrence(self.ledger.view(), event)
        if later:
            raise RejectedBatchError([_stands_again(event, later)])
        return event


def _later_occurrence(view: View, event: Event) -> Event | None:
    """The next occurrence of a fact that stands in its place."""
    content = event.model_copy(update={"occurrence": 0}).content_id()
    return next(
        (
            fact
            for fact in view.known(event.subject, type(event))
            if fact.occurrence > event.occurrence
            and fact.model_copy(update={"occurrence": 0}).content_id() == content
        ),
        None,
    )


def _stands_again(event: Event, later: Event) -> Problem:
    from domain.problems import Place, Problem

    return Problem(
        "TARGET_GONE",
        f"{event.id} was retracted or corrected before; the same fact stands again as {later.id}.",
        f"Point at {later.id}.",
        Place("command line"),
    )


def recording(function: Callable[..., Batch]) -> Callable[..., None]:
    """A command that takes a :class:`Desk` first, and gives the batch to record.

    It gets the options of every recording.
    """

    def run(**given: Any) -> None:
        from ledger.cli.rendering import refuse_unfit_output

        options, asked = WriteOptions.of(given), WriteOptions.rest(given)
        with failures_told(command_name(function)), opened(options) as ledger:
            refuse_unfit_output(options, given=asked)
            with working("reading"):
                batch = function(Desk(ledger), **asked)
            take = ledger.rehearse if options.dry_run else ledger.record
            with working(f"checking and recording {len(batch.events)} events"):
                receipt = take(batch.events, batch.places)
            _show(receipt, {"question": question_of(function, asked)}, options)
            tell_unknown_accounts(ledger, receipt)

    return as_command(run, function, WriteOptions, skip=1)


def _show(receipt: Receipt, envelope: dict[str, Any], options: WriteOptions) -> None:
    from ledger.answers.receipts import receipt_answer
    from ledger.cli.delivering import answering
    from ledger.cli.rendering import show

    with answering(None if options.dry_run else receipt.head):
        show(receipt_answer(receipt, rehearsed=options.dry_run), envelope, options)
    word = "would be recorded" if options.dry_run else "recorded"
    known = f", {len(receipt.known)} known already" if receipt.known else ""
    note(f"{len(receipt.recorded)} {word}{known}; position {receipt.head}")
    tell_left_out(receipt)


def tell_left_out(receipt: Receipt) -> None:
    """Say what was told of known events and not taken, and what is on record anew."""
    _tell_anew(receipt)
    for event_id, names in list(receipt.left_out.items())[:_MOST_TOLD]:
        note(
            f"not taken of {event_id[:8]}, known already: {', '.join(names)}; `ccm correct "
            f"{event_id[:8]}` puts it right, `ccm source {event_id[:8]}` adds a document",
        )
    more = len(receipt.left_out) - _MOST_TOLD
    if more > 0:
        note(f"and {more} more; not_taken in --format json tells them all")


def _tell_anew(receipt: Receipt) -> None:
    """Name the facts that had been taken back or put right, and stand again with this batch."""
    anew = [event for event in receipt.recorded if event.occurrence]
    for event in anew[:_MOST_TOLD]:
        note(
            f"recorded anew, although it was taken back or corrected before: {event.type} of "
            f"{event.subject_key}, {event.when}; `ccm retract {event.id[:8]}` takes it back again",
        )
    if len(anew) > _MOST_TOLD:
        note(f"and {len(anew) - _MOST_TOLD} more")
