"""Claims with their verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated

from domain.errors import NotFoundError, did_you_mean
from ledger.answers.explanations import ExplainedEventRow, explained_event_row
from ledger.answers.model import Answer, Column, Row, Table
from projections.claims.comparing import Claimed, read_claimed
from projections.claims.figures import Figure
from projections.claims.model import Claim, Judgement, Measured, Verdict
from projections.claims.names import meant_by
from projections.explain import events_behind
from projections.metrics.model import Value
from projections.metrics.registry import metric
from projections.view import View

__all__ = ["AuditRow", "NoClaimError", "audit_answer", "audit_row", "claim_answer", "claim_named"]

_IN_UNIT = {
    "km2": 1_000_000,
    "usd million": 100_000_000,
    "usd": 100,
    "chf": 100,
    "chf per year": 100,
}
"""How many of what is stored, square metres or the smallest coins, one of the claim's unit is."""


class NoClaimError(NotFoundError):
    """An id that no claim of the file has."""

    code = "CLAIM"

    def __init__(self, claim_id: str, known: Collection[str]) -> None:
        super().__init__(
            f"There is no claim {claim_id!r} among these {len(known)}."
            f"{did_you_mean(claim_id, known)} `ccm audit` lists them by their ids.",
        )


@dataclass(frozen=True, slots=True)
class AuditRow(Row):
    """One claim: what its document says, and what the history says."""

    claim_id: Annotated[str, Column("id in the claims file", "Claim")]
    verdict: Annotated[
        str,
        Column("confirmed, attested, contradicted, not_computable or editorial", "Verdict"),
    ]
    document: Annotated[str, Column("document that claims it")]
    locator: Annotated[str, Column("place in the document")]
    description: Annotated[str, Column("the claim in words", "What")]
    as_of: Annotated[str, Column("day, period or meeting of the claim, as written", "As of")]
    judged_on: Annotated[date | None, Column("day at which it was judged")]
    subject: Annotated[str, Column("code of the State, or CCM for the Convention")]
    metric: Annotated[str, Column("what is claimed, as written")]
    unit: Annotated[str, Column("unit of claimed, computed and difference")]
    claimed: Annotated[str, Column("value as written", "Claimed")]
    computed: Annotated[
        int | str | tuple[str, ...] | None,
        Column("value as known now; areas in km2 and sums of money as decimal texts", "Computed"),
    ]
    computed_states: Annotated[tuple[str, ...], Column("codes of the States counted")]
    qualifier: Annotated[str, Column("how exactly the computed value is known")]
    difference: Annotated[
        int | str | None,
        Column("computed less claimed, in the unit, or in days; null where it has no meaning"),
    ]
    reading: Annotated[
        str,
        Column("reading under which it would be true, or what another reading gives"),
    ]
    missing: Annotated[str, Column("what the ledger lacks to compute it")]
    because: Annotated[
        str, Column("the reading, else what is missing, else why the value is so", "Because")
    ]
    missing_states: Annotated[tuple[str, ...], Column("States that a claimed list leaves out")]
    surplus_states: Annotated[tuple[str, ...], Column("States that it should not have")]
    verdict_then: Annotated[
        str | None, Column("verdict on what was known when the document appeared", "Then")
    ]
    computed_then: Annotated[
        int | str | tuple[str, ...] | None,
        Column("value as known when the document appeared"),
    ]
    known_then_at: Annotated[
        date | None, Column("latest day on which the document can have appeared")
    ]
    kind: Annotated[str, Column("kind of the claim")]
    conflicts_with: Annotated[str, Column("other claims that it contradicts, as written")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events behind the computed value")]


def audit_answer(
    judgements: Iterable[Judgement],
    kind: str | None = None,
    verdicts: Collection[str] = (),
) -> Answer:
    """Judged claims, of one kind and of some verdicts; ``verdicts`` counts them by verdict."""
    rows = [
        audit_row(judged)
        for judged in judgements
        if (kind is None or judged.claim.kind == kind)
        and (not verdicts or judged.now.verdict.value in verdicts)
    ]
    counts = Counter(row.verdict for row in rows)
    return Answer(
        Table("audit", AuditRow, rows),
        sections=(Table("events", ExplainedEventRow, []),),
        about={"verdicts": {verdict.value: counts[verdict.value] for verdict in Verdict}},
        calls_for_attention=bool(counts[Verdict.CONTRADICTED.value]),
    )


def claim_named(claims: Iterable[Claim], claim_id: str) -> Claim:
    """The claim with an id. Raises NoClaimError."""
    known = {claim.claim_id: claim for claim in claims}
    if claim_id not in known:
        raise NoClaimError(claim_id, known)
    return known[claim_id]


def claim_answer(view: View, judged: Judgement) -> Answer:
    """One judged claim with its reason, and the events behind what was computed."""
    answer = audit_answer([judged])
    behind = events_behind(view, judged.now.evidence)
    return replace(
        answer,
        main=replace(answer.main, upright=True),
        sections=(Table("events", ExplainedEventRow, list(map(explained_event_row, behind))),),
    )


def audit_row(judged: Judgement) -> AuditRow:
    """One judged claim as a row."""
    claim, now, then = judged.claim, judged.now, judged.then
    unit = claim.unit
    return AuditRow(
        claim_id=claim.claim_id,
        verdict=now.verdict.value,
        document=claim.source,
        locator=claim.locator,
        description=claim.description,
        as_of=claim.as_of,
        judged_on=judged.judged_on,
        subject=claim.subject,
        metric=claim.metric,
        unit=unit,
        claimed=claim.value,
        computed=_shown(now, unit),
        computed_states=now.states,
        qualifier=now.qualifier.value,
        difference=_difference(judged),
        reading=now.reading,
        missing=now.missing,
        because=_because(now),
        missing_states=judged.missing_states,
        surplus_states=judged.surplus_states,
        verdict_then=then.verdict.value if then else None,
        computed_then=_shown(then, unit) if then else None,
        known_then_at=judged.known_then_at,
        kind=claim.kind,
        conflicts_with=claim.conflicts_with,
        evidence=now.evidence,
    )


def _because(now: Measured) -> str:
    if now.verdict is Verdict.CONTRADICTED and not now.reading:
        why = f": {now.because}" if now.because else ""
        return f"no other reading makes it true{why}"
    return now.reading or now.missing or now.because


def _shown(measured: Measured, unit: str) -> int | str | tuple[str, ...] | None:
    value: Value | None = measured.value
    if isinstance(value, int):
        return _in_unit(value, unit)
    return value.isoformat() if isinstance(value, date) else value


def _in_unit(amount: int, unit: str) -> int | str:
    """The amount as counted; a decimal text where the unit is larger than what is stored."""
    size = _IN_UNIT.get(unit.lower())
    if size is None:
        return amount
    text = f"{Decimal(amount) / size:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _difference(judged: Judgement) -> int | str | None:
    """For numbers and single days; nothing for lists and words."""
    value, claimed = judged.now.value, _claimed(judged)
    if isinstance(value, int) and isinstance(claimed, Figure):
        return _in_unit(value - claimed.amount, judged.claim.unit)
    if isinstance(value, date) and not isinstance(claimed, Figure | str | tuple | None):
        return (value - claimed.first).days if claimed.is_day else None
    return None


def _claimed(judged: Judgement) -> Claimed | None:
    claim = judged.claim
    if judged.now.value is None:
        return None
    row = metric(meant_by(claim.metric).metric)
    return read_claimed(claim.value, row, claim.unit)
