"""What differs between two views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import code_of, name_of
from projections.history import differences

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["ChangeRow", "changes_answer"]


@dataclass(frozen=True, slots=True)
class ChangeRow(Row):
    """One thing that differs."""

    subject: Annotated[str, Column("whom it is about, such as state:BGR")]
    state: Annotated[str | None, Column("code of the State")]
    name: Annotated[str, Column("name of the State", "State")]
    what: Annotated[str, Column("membership, or the duty", "What")]
    before: Annotated[str, Column("what it was; empty: nothing", "Before")]
    after: Annotated[str, Column("what it is; empty: nothing", "After")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def changes_answer(before: View, after: View) -> Answer:
    """What differs in membership and duties between two views, along whichever axis they do."""
    rows = [
        ChangeRow(
            subject=change.subject,
            state=code_of(change.subject),
            name=name_of(change.subject),
            what=change.what,
            before=change.before,
            after=change.after,
            evidence=change.evidence,
        )
        for change in differences(before, after)
    ]
    return Answer(Table("changes", ChangeRow, rows))
