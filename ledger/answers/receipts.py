"""What recording came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from ledger.answers.model import Answer, Column, Row, Table
from projections.describing import described

if TYPE_CHECKING:
    from domain.events.header import Event
    from ledger.ledger import Receipt

__all__ = ["ReceiptRow", "receipt_answer"]


@dataclass(frozen=True, slots=True)
class ReceiptRow(Row):
    """One event of a batch, and what became of it."""

    outcome: Annotated[
        str, Column("recorded, known (it was there already), or would_be_recorded", "Outcome")
    ]
    position: Annotated[int | None, Column("place in the log, if it was recorded", "Position")]
    id: Annotated[str, Column("id of the event", "Event", short=8)]
    type: Annotated[str, Column("type of the event", "Type")]
    subject: Annotated[str, Column("whom or what it is about", "About")]
    when: Annotated[str, Column("day, or range of days, on which it happened", "When")]
    known_on: Annotated[date, Column("day from which it was known", "Known")]
    says: Annotated[str, Column("what it says", "Says")]
    not_taken: Annotated[
        str,
        Column(
            "columns in which a known event was told otherwise; `ccm correct` puts it right",
            "Not taken",
            usual="nothing",
        ),
    ]


def receipt_answer(receipt: Receipt, *, rehearsed: bool = False) -> Answer:
    """The events of a batch; ``head`` is the position after it."""
    return Answer(
        Table("receipt", ReceiptRow, list(_rows(receipt, rehearsed=rehearsed))),
        about={"head": receipt.head},
    )


def _rows(receipt: Receipt, *, rehearsed: bool) -> Iterator[ReceiptRow]:
    first = receipt.head - len(receipt.recorded) + 1
    for position, event in enumerate(receipt.recorded, first):
        if rehearsed:
            yield _row("would_be_recorded", None, event)
        else:
            yield _row("recorded", position, event)
    for event in receipt.known:
        yield _row("known", None, event, receipt.left_out.get(event.id, ()))


def _row(
    outcome: str,
    position: int | None,
    event: Event,
    left_out: Sequence[str] = (),
) -> ReceiptRow:
    return ReceiptRow(
        outcome=outcome,
        position=position,
        id=event.id,
        type=event.type,
        subject=event.subject,
        when=str(event.when),
        known_on=event.known_on,
        says=described(event),
        not_taken="; ".join(left_out) or "nothing",
    )
