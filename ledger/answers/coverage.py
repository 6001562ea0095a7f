"""What the ledger does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import code_of, name_of
from projections.coverage import coverage

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["GapRow", "coverage_answer", "coverage_table"]


@dataclass(frozen=True, slots=True)
class GapRow(Row):
    """One thing that is not known."""

    subject: Annotated[str, Column("whom or what it is about, such as state:BGR")]
    state: Annotated[str | None, Column("code of the State, if it is about one")]
    name: Annotated[str, Column("name of the State", "State")]
    article: Annotated[str, Column("article it matters for", "Article")]
    what: Annotated[str, Column("what is not known", "Not known")]
    needed: Annotated[str, Column("event that would tell", "What would tell")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events that leave it open")]


def coverage_answer(view: View, iso3: str | None = None) -> Answer:
    """Every gap at the view's day, of one State or of all contracting States."""
    return Answer(coverage_table(view, iso3))


def coverage_table(view: View, iso3: str | None = None) -> Table:
    """The gaps as a table."""
    rows = [
        GapRow(
            subject=gap.subject,
            state=code_of(gap.subject),
            name=name_of(gap.subject),
            article=gap.article,
            what=gap.what,
            needed=gap.needed,
            evidence=gap.evidence,
        )
        for gap in coverage(view, iso3)
    ]
    return Table("gaps", GapRow, rows)
