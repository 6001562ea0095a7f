"""What differs between two views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ledger.answers.findings import FindingRow, finding_rows
from ledger.answers.log import LogRow, log_rows
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import code_of, name_of
from projections.changes import differences, new_findings
from projections.history import history

if TYPE_CHECKING:
    from projections.cut import Recorded
    from projections.view import View

__all__ = ["ChangeRow", "changes_answer", "changes_since_answer"]


@dataclass(frozen=True, slots=True)
class ChangeRow(Row):
    """One thing that differs."""

    subject: Annotated[str, Column("whom it is about, such as state:BGR")]
    state: Annotated[str | None, Column("code of the State")]
    name: Annotated[str, Column("name of the State or meeting, or convention", "About")]
    what: Annotated[
        str,
        Column(
            "membership, the duty, the meeting, the office, the mandate, the money, or what an "
            "action plan hangs on a meeting",
            "What",
        ),
    ]
    before: Annotated[str, Column("what it was; empty: nothing", "Before")]
    after: Annotated[str, Column("what it is; empty: nothing", "After")]
    because: Annotated[
        str, Column("of what is gone, why it is; empty: it is not", "Because", usual="")
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def changes_answer(before: View, after: View) -> Answer:
    """What differs between two views, along whichever axis they do."""
    return _answer(before, after, recorded=(), findings=())


def changes_since_answer(before: View, after: View, recorded: Sequence[Recorded]) -> Answer:
    """What was recorded between the positions of two views, and what that changed.

    ``recorded`` is the log up to the later position; amendments are among it.
    """
    later = [line for line in history(recorded) if line.position > before.position]
    later.sort(key=lambda line: line.position)
    return _answer(
        before,
        after,
        recorded=log_rows(after, later),
        findings=finding_rows(after, new_findings(before, after)),
    )


def _answer(
    before: View,
    after: View,
    *,
    recorded: Sequence[LogRow],
    findings: Sequence[FindingRow],
) -> Answer:
    rows = [
        ChangeRow(
            subject=change.subject,
            state=code_of(change.subject),
            name=name_of(change.subject),
            what=change.what,
            before=change.before,
            after=change.after,
            because=change.because,
            evidence=change.evidence,
        )
        for change in differences(before, after)
    ]
    return Answer(
        Table("changes", ChangeRow, rows),
        sections=(
            Table("recorded", LogRow, recorded),
            Table("new_findings", FindingRow, findings),
        ),
    )
