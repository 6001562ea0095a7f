"""Making a ledger."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.failing import failures_told, note
from ledger.cli.progress import working
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.header import Event
    from domain.problems import Place
    from ledger.datasets.renewing import Renewal
    from ledger.journal.tables import TableReading
    from ledger.ledger import Ledger

__all__ = ["init"]


def init(
    empty: Annotated[
        bool,
        typer.Option("--empty", help="Record nothing in it."),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Say what a ledger that is there would get, and stop."),
    ] = False,
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="PATH-OR-URL", help="Where to make it."),
    ] = None,
) -> None:
    """Make a ledger of the shipped dataset.

    All of it in one batch, or nothing and every problem. A ledger that is there already is brought
    up to the dataset: what it lacks is added, what it holds from an older version is corrected or
    retracted, and what is your own stays as it is.
    """
    with failures_told("init"):
        from ledger.bootstrap import default_target
        from ledger.store.targets import is_database, without_password

        if ledger == "":
            why = "--ledger names no ledger"
            raise UsageError(why)
        target = default_target() if ledger is None else ledger
        with _empty(target, dry_run=dry_run) if empty else _filled(target, dry_run=dry_run) as made:
            name = without_password(target) if is_database(target) else target
            note(f"{name}: position {made.head}, root {made.root()}")


def _empty(target: str, *, dry_run: bool) -> Ledger:
    from ledger.bootstrap import create_ledger, open_ledger

    return open_ledger(target) if dry_run else create_ledger(target)


def _filled(target: str, *, dry_run: bool) -> Ledger:
    """The ledger, filled or brought up to the dataset.

    A new one is made with all of it in one transaction: whoever ends the process meanwhile leaves
    no ledger that lacks facts.
    """
    from ledger.bootstrap import found_ledger, open_ledger
    from ledger.store.errors import LedgerExistsError, LedgerNotFoundError, NotALedgerError

    try:
        there = open_ledger(target)
    except (LedgerNotFoundError, NotALedgerError):
        if dry_run:
            raise
    else:
        with ExitStack() as on_failure:
            on_failure.enter_context(there)
            _renew(there, dry_run=dry_run)
            on_failure.pop_all()
        return there
    reading, places, name = _shipped()
    try:
        with working(f"checking and recording {len(reading.events)} events"):
            made = found_ledger(target, reading.events, places, name)
    except LedgerExistsError:
        return _filled(target, dry_run=dry_run)  # somebody else made it meanwhile
    note(f"{len(reading.events)} facts of the dataset {name} recorded")
    return made


def _shipped() -> tuple[TableReading, dict[str, tuple[Place, str]], str]:
    """The shipped dataset, where each of its events stands, and its name and version."""
    from domain.errors import RejectedBatchError
    from ledger.datasets.loading import read_dataset, shipped_folder
    from ledger.datasets.naming import dataset_name

    folder = shipped_folder()
    with working("reading the shipped dataset"):
        reading = read_dataset(folder)
    if reading.problems:
        raise RejectedBatchError(sorted(reading.problems, key=lambda item: item.sort_key))
    places = {
        event.id: (place, "") for event, place in zip(reading.events, reading.places, strict=True)
    }
    return reading, places, str(dataset_name(folder))


def _renew(ledger: Ledger, *, dry_run: bool) -> None:
    from ledger.datasets.loading import shipped_folder
    from ledger.datasets.renewing import renewal
    from ledger.datasets.withdrawing import withdrawn_leaves

    reading, places, name = _shipped()
    leaves = withdrawn_leaves(shipped_folder())
    found = renewal(ledger.recorded(), reading.events, leaves, name)
    batch = found.batch()
    with working(f"checking and recording {len(batch)} events"):
        if dry_run:
            ledger.rehearse(batch, places)
        else:
            ledger.record(batch, places, None if ledger.dataset() == name else name)
    _tell(found, len(reading.events), name)
    if dry_run:
        note("nothing was recorded: --dry-run")


def _tell(found: Renewal, shipped: int, name: str) -> None:
    """How many facts were added; each that was corrected, retracted or kept."""
    changes = [*_changes(found)]
    if not found.added and not changes and not found.borne_out:
        note(f"all {shipped} facts of the dataset {name} were there already: nothing recorded")
        return
    rest = "; the rest were there already" if len(found.added) < shipped else ""
    note(f"{len(found.added)} facts of the dataset {name} recorded{rest}")
    for event in found.borne_out:
        note(f"a source added to {_named(event)}, which was recorded from another document")
    for line in changes:
        note(line)


def _changes(found: Renewal) -> Iterator[str]:
    from projections.describing import described

    for old, new in found.corrected:
        was, now = described(old), described(new)
        yield f"corrected {_named(old)}: {was}" + (f" -> {now}" if was != now else "")
        fields = [
            item for item in type(old).model_fields if getattr(old, item) != getattr(new, item)
        ]
        yield f"  changed: {', '.join(item for item in fields if item != 'occurrence')}"
    for old in found.retracted:
        yield f"retracted {_named(old)}: {described(old)}"
    for old in found.kept:
        yield f"kept {_named(old)}, which facts of your own cite: {described(old)}"


def _named(event: Event) -> str:
    return f"{event.id[:8]} {event.type} of {event.subject_key}, {event.when}"
