"""Reading the shipped tables of events, or any folder laid out like them."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from domain.events.registry import event_type
from ledger.journal.tables import TableReading, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from importlib.resources.abc import Traversable

__all__ = ["read_dataset", "shipped_claims", "shipped_folder"]

_DOCUMENTS = "DocumentIssued"


def shipped_folder() -> Traversable:
    """The folder of the shipped dataset."""
    return files("ledger.datasets") / "ccm"


def shipped_claims() -> Traversable:
    """The claims of the final report of the Second Review Conference, as a file."""
    return shipped_folder() / "claims.csv"


def read_dataset(folder: Traversable) -> TableReading:
    """Every table below ``folder``: ``SUBJECT/EventType.csv``, documents first.

    Faults in the data are in the reading's problems; none is raised.
    """
    whole = TableReading()
    published: dict[str, date] = {}
    tables = sorted(_tables(folder), key=lambda item: (item[0] != _DOCUMENTS, item[1]))
    for name, place, table in tables:
        reading = read_table(
            table.read_text(encoding="utf-8-sig"), event_type(name), place, published
        )
        if name == _DOCUMENTS:
            published |= {event.subject_key: event.effective_on for event in reading.events}
        whole.events += reading.events
        whole.places += reading.places
        whole.problems += reading.problems
    return whole


def _tables(folder: Traversable) -> Iterator[tuple[str, str, Traversable]]:
    for subject in folder.iterdir():
        if subject.is_dir():
            for table in subject.iterdir():
                if table.name.endswith(".csv"):
                    yield table.name.removesuffix(".csv"), f"{subject.name}/{table.name}", table
