"""Empty tables to fill in: the columns of event types, and what each takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, cast

from domain.events.registry import event_type
from domain.sources import Basis, Confidence
from domain.states import all_states
from domain.subjects import SubjectKind
from ledger.answers.catalogue import ColumnRow, type_answer
from ledger.journal.cells import shape
from ledger.journal.columns import columns_of
from ledger.sheets import Note, Sheet

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["template_csv", "template_sheets"]


def template_csv(name: str) -> str:
    """The header of a type's table. Raises UnknownEventTypeError."""
    return ",".join(columns_of(event_type(name))) + "\r\n"


def template_sheets(names: Sequence[str]) -> list[Sheet]:
    """An empty sheet for each type, and one of help. Raises UnknownEventTypeError.

    What a column takes is a comment on its title; words to choose from are offered in its cells.
    Needed columns are coloured.
    """
    sheets = [_empty(event_type(name), name) for name in names]
    header = ("type", "column", "needed", "takes", "example")
    return [*sheets, Sheet("Help", header, list(_help(names)))]


def _empty(kind: type[Event], name: str) -> Sheet:
    notes = {row.column: _note(kind, row) for row in _columns(name)}
    return Sheet(name, columns_of(kind), [], notes)


def _columns(name: str) -> Sequence[ColumnRow]:
    return cast("Sequence[ColumnRow]", type_answer(name).main.rows)


def _help(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for name in names:
        yield (name, "", "", str(type_answer(name).about["says"]), "")
        for row in _columns(name):
            yield (name, row.column, "no" if row.may_be_empty else "yes", row.takes, row.example)


def _note(kind: type[Event], row: ColumnRow) -> Note:
    comment = f"{row.takes}.\n{'May be empty' if row.may_be_empty else 'Needed'}."
    if row.example:
        comment += f"\nFor example: {row.example}"
    choices = _choices(kind, row.column)
    return Note(comment, choices, open=row.column == "subject", needed=not row.may_be_empty)


def _choices(kind: type[Event], column: str) -> tuple[str, ...]:
    """The words that a column takes, where they can be counted up."""
    header: dict[str, type[Enum]] = {"confidence": Confidence, "basis": Basis}
    if column == "subject" and kind.subject_kinds == {SubjectKind.STATE}:
        return tuple(sorted(item.name for item in all_states()))
    own = column in kind.payload_fields()
    annotation = shape(kind, column)[0] if own else header.get(column)
    if annotation is bool:
        return ("true", "false")
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(item.value) for item in annotation)
    return ()
