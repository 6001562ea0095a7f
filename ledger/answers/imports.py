"""What importing files came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from domain.events.corrections import Corrected, SourceAdded
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.receipts import ReceiptRow, receipt_answer

if TYPE_CHECKING:
    from domain.events.header import Event
    from domain.problems import Place
    from ledger.ledger import Receipt

__all__ = ["ImportRow", "import_answer"]


@dataclass(frozen=True, slots=True)
class ImportRow(Row):
    """The events of one type in one file, or one sheet of it."""

    file: Annotated[str, Column("name of the file", "File")]
    sheet: Annotated[str | None, Column("sheet of the workbook", "Sheet")]
    type: Annotated[str, Column("type of the events", "Type")]
    recorded: Annotated[int, Column("how many are new; under --dry-run, would be", "Recorded")]
    known: Annotated[int, Column("how many the ledger held already", "Known already")]


def import_answer(
    receipt: Receipt,
    places: Mapping[str, tuple[Place, str]],
    content_root: str,
    *,
    rehearsed: bool = False,
) -> Answer:
    """The files of a batch; ``events`` are its events, ``content_root`` is that of the ledger.

    ``places`` tells by id where each event stands.
    """
    recorded = _counted(receipt.recorded, places)
    known = _counted(receipt.known, places)
    rows = [
        ImportRow(file, sheet or None, name, recorded[file, sheet, name], known[file, sheet, name])
        for file, sheet, name in sorted(recorded | known)
    ]
    told = receipt_answer(receipt, rehearsed=rehearsed)
    return Answer(
        Table("files", ImportRow, rows),
        sections=(Table("events", ReceiptRow, told.main.rows, only_data=True),),
        about={"head": receipt.head, "content_root": content_root},
    )


def _counted(
    events: Iterable[Event],
    places: Mapping[str, tuple[Place, str]],
) -> Counter[tuple[str, str, str]]:
    found: Counter[tuple[str, str, str]] = Counter()
    for event in events:
        place = _place(event, places)
        found[place.file, place.sheet, event.type] += 1
    return found


def _place(event: Event, places: Mapping[str, tuple[Place, str]]) -> Place:
    """Where an event stands; a next occurrence of a fact stands where the fact was given.

    So does a source that was added since the fact was known already.
    """
    if event.id in places:
        return places[event.id][0]
    if isinstance(event, SourceAdded):
        return places[event.target][0]
    fact = event.replacement if isinstance(event, Corrected) else event
    given = (fact.model_copy(update={"occurrence": n}).id for n in range(fact.occurrence, -1, -1))
    return next(places[each][0] for each in given if each in places)
