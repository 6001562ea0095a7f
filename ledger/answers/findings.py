"""What stands out in the history."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from ledger.answers.coverage import gaps_about
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import code_of, name_of
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.findings import RULES, Finding, findings

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["FindingRow", "finding_rows", "finding_table", "findings_answer"]


@dataclass(frozen=True, slots=True)
class FindingRow(Row):
    """One finding: which rule was not kept, by whom, on which evidence; never a judgement."""

    severity: Annotated[str, Column("high, medium or low", "Severity")]
    subject: Annotated[str, Column("whom or what it is about, such as state:BGR")]
    state: Annotated[str | None, Column("code of the State, if it is about one")]
    name: Annotated[str, Column("name of the State or meeting", "About")]
    rule: Annotated[str, Column("stable name of the rule", "Rule")]
    rule_says: Annotated[str, Column("the rule in words")]
    text: Annotated[str, Column("what was found", "Finding")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def findings_answer(
    view: View,
    iso3: str | None = None,
    rules: Collection[str] = (),
    severities: Collection[str] = (),
) -> Answer:
    """Every finding at the view's day, of one State or all, by rule and severity."""
    rows = finding_rows(
        view,
        [
            item
            for item in findings(view, iso3)
            if (not rules or item.rule in rules) and (not severities or item.severity in severities)
        ],
    )
    return Answer(
        Table("findings", FindingRow, rows),
        about={"gaps": gaps_about(view, iso3)},
        calls_for_attention=bool(rows),
    )


def finding_table(view: View, iso3: str) -> Table:
    """The findings on one State."""
    return Table("findings", FindingRow, finding_rows(view, findings(view, iso3)))


def finding_rows(view: View, found: Iterable[Finding]) -> list[FindingRow]:
    """Findings as rows."""
    return [
        FindingRow(
            severity=item.severity.value,
            subject=item.subject,
            state=code_of(item.subject),
            name=name_of(item.subject),
            rule=item.rule,
            rule_says=RULES[item.rule],
            text=item.text,
            **reliability(view, item.evidence)._asdict(),
            evidence=item.evidence,
        )
        for item in found
    ]
