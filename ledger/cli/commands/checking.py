"""What stands out: findings, gaps, and claims that the history does not bear out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.arguments import StateOption, code_of_state
from ledger.cli.asking import Question, query
from ledger.cli.choices import CLAIM_KINDS, GAP_KINDS, SEVERITIES, VERDICTS, chosen
from ledger.cli.failing import note
from ledger.cli.usage import UsageError

if TYPE_CHECKING:
    from ledger.answers.model import Answer

__all__ = ["audit", "coverage", "findings"]


@query
def findings(
    question: Question,
    state: StateOption = None,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", help="Only of this rule, such as deadline_passed."),
    ] = None,
    severity: Annotated[
        list[str] | None,
        typer.Option("--severity", help=f"Only of this weight: {', '.join(SEVERITIES)}."),
    ] = None,
) -> Answer:
    """What stands out: late, missing, contradictory.

    Never a judgement of a State: a finding says which rule was not kept, since when, on which
    evidence. The exit code is 1 where there is any.
    """
    from ledger.answers.findings import findings_answer
    from projections.findings import RULES

    return findings_answer(
        question.view,
        code_of_state(state),
        chosen("--rule", rule, RULES),
        chosen("--severity", severity, SEVERITIES),
    )


@query
def coverage(
    question: Question,
    state: StateOption = None,
    article: Annotated[
        str | None,
        typer.Option("--article", help="Only what bears on it, such as 3, 4.1(a) or 7.2."),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", help="Only what is not known of this year."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help=f"Only of this kind: {', '.join(GAP_KINDS)}."),
    ] = None,
) -> Answer:
    """What the ledger does not know.

    By State, article and year, with the event that would tell: unknown is neither none nor zero.
    """
    from ledger.answers.coverage import coverage_answer

    kinds = chosen("--kind", kind, GAP_KINDS)
    return coverage_answer(question.view, code_of_state(state), article, year, kinds)


@query
def audit(
    question: Question,
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="A claims file (CSV or XLSX); else the shipped one."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help=f"Only claims of this kind, such as {', '.join(CLAIM_KINDS)}."),
    ] = None,
    verdict: Annotated[
        list[str] | None,
        typer.Option("--verdict", help=f"Only of this verdict: {', '.join(VERDICTS)}."),
    ] = None,
    claim: Annotated[
        str | None,
        typer.Option(
            "--claim", metavar="ID", help="Only this claim, with its reason and its events."
        ),
    ] = None,
    summary: Annotated[
        bool,
        typer.Option("--summary", help="How many claims hold, and in sentences which do not."),
    ] = False,
) -> Answer:
    """Judge what documents claim against the history.

    Each claim is computed as known now, and as known when its document appeared. The exit code
    is 1 where any is contradicted.
    """
    from ledger.answers.audit import audit_answer, claim_answer, claim_named
    from ledger.answers.audit_summary import summary_answer
    from ledger.cli.reading import claims_of, claims_shipped
    from projections.claims.bench import Bench
    from projections.claims.judging import judge

    question.refuse("a claim is judged at its own day", "as_of")
    if summary and (kind or verdict or claim):
        why = "--summary is of all claims; leave --kind, --verdict and --claim out"
        raise UsageError(why)
    if claim and (kind or verdict):
        why = "--claim is of one claim; leave --kind and --verdict out"
        raise UsageError(why)
    claims = claims_shipped() if file is None else claims_of(file, question.ledger.view())
    bench = Bench(question.view, question.view_known_at, of_known_documents=file is None)
    if claim is not None:
        return claim_answer(question.view, judge(claim_named(claims, claim), bench))
    kinds = dict.fromkeys((*CLAIM_KINDS, *(each.kind for each in claims if each.kind)))
    wanted = None if kind is None else chosen("--kind", [kind], kinds)[0]
    judgements = [judge(each, bench) for each in claims]
    if summary:
        return summary_answer(judgements)
    answer = audit_answer(judgements, wanted, chosen("--verdict", verdict, VERDICTS))
    counts = answer.about["verdicts"]
    note(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items()))
    return answer
