"""Judging claims: as known now, and as known when their document appeared (DESIGN section 6).

A computed value never comes from the claims file: the file is read after the fact, to compare.
A claim is *confirmed* only where the very events that give the value are known from other
documents too: a value that another event happens to give as well is no confirmation. What was
known when its document appeared is confirmed by what was published by then, not by what came later.
Where the ledger does not know that document, it could be any: then each event needs two documents.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.states import find_state
from projections.claims.bench import Bench
from projections.claims.comparing import read_claimed
from projections.claims.figures import Fit
from projections.claims.known import days_of_claim, document_of
from projections.claims.model import Claim, Judgement, Measured, OtherReading, Verdict
from projections.claims.names import EDITORIAL, meant_by
from projections.claims.readings import ClaimQuestion, other_readings, true_reading
from projections.machinery.meetings import meetings_as_known
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked
from projections.metrics.registry import metric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from domain.dates import DateRange
    from projections.metrics.model import Metric, MetricAnswer
    from projections.view import View

__all__ = ["OF_ALL", "audit", "judge"]

OF_ALL = frozenset({"", "CCM", "CCM-SP", "WLD", "UNGA"})
"""What claims write as their subject where they are about no single State."""


def audit(
    claims: Iterable[Claim],
    now: View,
    known_at: Callable[[date], View],
) -> list[Judgement]:
    """Judge every claim, in the order given.

    ``now`` holds what is known now; ``known_at`` gives the view of what was known at a day.
    Raises what :func:`judge` raises; ``ledger.journal.claims`` finds all such faults of a file.
    """
    bench = Bench(now, known_at)
    return [judge(claim, bench) for claim in claims]


def judge(claim: Claim, bench: Bench) -> Judgement:
    """Judge one claim.

    Raises UnknownMetricError, AmbiguousDocumentError, UnknownStateError and InvalidValueError
    where the claim itself is wrong.
    """
    document = document_of(bench.now, claim.source)
    then_at = document.effective_on if document else None
    when = days_of_claim(bench.now, claim)
    if when is None:
        lacks = lacking("MeetingScheduled", f"of the {claim.as_of.strip()}")
        return Judgement(claim, None, _not_computable(lacks), None, then_at)
    key = document.subject_key if document else ""
    now = _held(_measure(claim, when, None, key, bench), claim, when, key, bench)
    then = _measure(claim, when, then_at, key, bench) if then_at else None
    return _with_names(claim, Judgement(claim, when.last, now, then, then_at))


def _held(
    measured: Measured, claim: Claim, when: DateRange, document: str, bench: Bench
) -> Measured:
    """A contradiction, unless what was known could not tell, or not that the claim was made.

    Half of a batch tells nothing either: the ledger never stood there.
    """
    if measured.verdict is not Verdict.CONTRADICTED:
        return measured
    known_at = bench.now.known_at
    if known_at is not None and known_at < when.last:
        return _open(measured, f"its day, {when.last}, was still ahead on {known_at}")
    if bench.now.within_batch:
        position = bench.now.position
        return _open(measured, f"the rest of the batch that position {position} lies within")
    if bench.of_known_documents and claim.source and not document:
        lacks = lacking("DocumentIssued", f"of {claim.source}: it is not known what it says")
        return _open(measured, lacks)
    return measured


def _open(measured: Measured, missing: str) -> Measured:
    return replace(measured, verdict=Verdict.NOT_COMPUTABLE, missing=missing, readings=())


def _with_names(claim: Claim, judged: Judgement) -> Judgement:
    """For a list that differs: the States it leaves out, and those it should not have."""
    if judged.now.verdict is not Verdict.CONTRADICTED or not isinstance(judged.now.value, tuple):
        return judged
    said = {find_state(part).iso3 for part in claim.value.split(";") if part.strip()}
    computed = set(judged.now.value)
    return replace(
        judged,
        missing_states=tuple(sorted(computed - said)),
        surplus_states=tuple(sorted(said - computed)),
    )


def _not_computable(missing: str) -> Measured:
    return Measured(Verdict.NOT_COMPUTABLE, missing=missing)


def _measure(
    claim: Claim,
    when: DateRange,
    known_at: date | None,
    document: str,
    bench: Bench,
) -> Measured:
    if claim.metric in EDITORIAL:
        return Measured(Verdict.EDITORIAL, readings=(OtherReading(EDITORIAL[claim.metric]),))
    question = _question(claim, when, known_at, bench)
    answer = question.row.answer(question.asked)
    if answer.value is None:
        return _not_computable(answer.missing)
    measured = Measured(
        Verdict.CONTRADICTED,
        answer.value,
        answer.qualifier,
        states=answer.states,
        evidence=answer.evidence,
        because=answer.because,
    )
    match question.fits(answer):
        case Fit.AT_ODDS:
            return measured if known_at else _read_otherwise(measured, question, answer)
        case Fit.OPEN:
            return replace(measured, verdict=Verdict.NOT_COMPUTABLE, missing=_bound_only(answer))
    others = replace(question.asked, view=bench.others(when.last, document, known_at))
    confirmed = _stands(answer, question.row.answer(others))
    true = _true(measured, claim.source, document, confirmed=confirmed)
    if known_at or true.verdict is Verdict.NOT_COMPUTABLE:
        return true
    return _read_otherwise(true, question, answer)


def _true(measured: Measured, source: str, document: str, *, confirmed: bool) -> Measured:
    """What a true claim is: nobody can say by whom, where its document is not known."""
    if confirmed:
        return replace(measured, verdict=Verdict.CONFIRMED)
    if document:
        return replace(measured, verdict=Verdict.ATTESTED)
    missing = (
        f"DocumentIssued events of {source!r}: true, but perhaps by that document alone"
        if source
        else "the claim's source: true, but perhaps by that document alone"
    )
    return replace(measured, verdict=Verdict.NOT_COMPUTABLE, missing=missing)


def _read_otherwise(measured: Measured, question: ClaimQuestion, answer: MetricAnswer) -> Measured:
    """With what other readings give; they are told of what is known now only."""
    contradicted = measured.verdict is Verdict.CONTRADICTED
    readings = (true_reading if contradicted else other_readings)(question, answer)
    return replace(measured, readings=readings)


def _question(claim: Claim, when: DateRange, known_at: date | None, bench: Bench) -> ClaimQuestion:
    meant = meant_by(claim.metric)
    row = metric(meant.metric)
    claimed = meant.bound(read_claimed(claim.value, row, claim.unit))
    asked = Asked(bench.view(when.last, known_at), _subject(claim, row, bench.now), when)
    return ClaimQuestion(
        row, claimed, asked, bench.now, lambda day: bench.view(day, known_at), meant.on_or_before
    )


def _subject(claim: Claim, row: Metric, now: View) -> str | None:
    """The meeting or the State that a claim is about; None where it is about all States."""
    if row.about_meeting:
        return _meeting_named(now, claim.subject)
    return None if claim.subject in OF_ALL else find_state(claim.subject).iso3


def _meeting_named(view: View, text: str) -> str:
    """The short name as the ledger has it; as it stands where the ledger has no such meeting."""
    by_name = {name.lower(): name for name in meetings_as_known(view)}
    return by_name.get(text.strip().lower(), text.strip())


def _bound_only(answer: MetricAnswer) -> str:
    said = answer.qualifier.value.replace("_", " ")
    exact = f"an exact figure: the ledger knows {said} {answer.value}"
    return f"{exact}; {answer.missing}" if answer.missing else exact


def _stands(answer: MetricAnswer, apart: MetricAnswer) -> bool:
    """Whether the answer without the claim's own document is the same, from the same events.

    Of several events that each make a State count, some may fall away, as long as the same States
    are counted by events that counted before.
    """
    if (apart.value, apart.states) != (answer.value, answer.states):
        return False
    if answer.states:
        return bool(apart.evidence) and set(apart.evidence) <= set(answer.evidence)
    rests = bool(answer.evidence) or answer.by_rule
    return rests and set(apart.evidence) == set(answer.evidence)
