"""Making a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.failing import failures_told, note
from ledger.cli.progress import working
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from ledger.datasets.naming import DatasetName
    from ledger.ledger import Ledger

__all__ = ["init"]


def init(
    empty: Annotated[
        bool,
        typer.Option("--empty", help="Record nothing in it."),
    ] = False,
    ledger: Annotated[
        str | None,
        typer.Option("--ledger", metavar="PATH-OR-URL", help="Where to make it."),
    ] = None,
) -> None:
    """Make a ledger of the shipped dataset.

    All of it in one batch, or nothing and every problem. On a ledger that is there already only
    what it lacks of the dataset is recorded.
    """
    with failures_told("init"):
        from ledger.bootstrap import create_ledger, default_target, open_ledger
        from ledger.store.errors import LedgerExistsError
        from ledger.store.targets import is_database, without_password

        if ledger == "":
            why = "--ledger names no ledger"
            raise UsageError(why)
        target = default_target() if ledger is None else ledger
        try:
            made = create_ledger(target)
        except LedgerExistsError:
            if empty:
                raise
            made = open_ledger(target)
        with made:
            if not empty:
                _fill(made)
            name = without_password(target) if is_database(target) else target
            note(f"{name}: position {made.head}, root {made.root()}")


def _fill(ledger: Ledger) -> None:
    from domain.errors import RejectedBatchError
    from ledger.datasets.loading import read_dataset, shipped_folder
    from ledger.datasets.naming import dataset_name

    with working("reading the shipped dataset"):
        reading = read_dataset(shipped_folder())
    if reading.problems:
        raise RejectedBatchError(sorted(reading.problems, key=lambda item: item.sort_key))
    lacking = [event for event in reading.events if not ledger.has_ever_recorded(event.id)]
    places = {
        event.id: (place, "") for event, place in zip(reading.events, reading.places, strict=True)
    }
    with working(f"checking and recording {len(lacking)} events"):
        receipt = ledger.record(lacking, places)
    note(_said(len(receipt.recorded), len(reading.events), dataset_name()))


def _said(recorded: int, shipped: int, dataset: DatasetName) -> str:
    if not recorded:
        return f"all {shipped} facts of the dataset {dataset} were there already: nothing recorded"
    if recorded < shipped:
        return f"{recorded} facts of the dataset {dataset} recorded; the rest were there already"
    return f"{recorded} facts of the dataset {dataset} recorded"
