"""Judging claims: as known now, and as known when their document appeared (DESIGN section 6).

A computed value never comes from the claims file: the file is read after the fact, to compare.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.dates import DateRange, parse_range
from domain.errors import InvalidValueError, NotFoundError
from domain.events.machinery import DocumentIssued
from domain.states import find_state
from domain.subjects import SubjectKind
from projections.claims.awaited import awaited_by
from projections.claims.comparing import Claimed, bears_out, read_claimed
from projections.claims.model import Claim, Judgement, Measured, Verdict
from projections.claims.names import EDITORIAL, Meant, meant_by
from projections.meetings import FORMAL, meetings_as_known
from projections.metrics.model import Asked, Metric
from projections.metrics.registry import metric
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from projections.metrics.model import Answer
    from projections.view import View

__all__ = ["audit", "judge", "when_of"]

_CONVENTION = frozenset({"", "CCM", "CCM-SP", "WLD", "UNGA"})


def audit(
    claims: Iterable[Claim],
    now: View,
    known_at: Callable[[date], View],
) -> list[Judgement]:
    """Judge every claim, in the order given.

    ``now`` holds what is known now; ``known_at`` gives the view of what was known at a day.
    """
    bench = _Bench(now, known_at)
    return [judge(claim, bench) for claim in claims]


class _Bench:
    """Views of one audit: by day asked about, with and without a document, now and then."""

    def __init__(self, now: View, known_at: Callable[[date], View]) -> None:
        self.now = now
        self._known_at = known_at
        self._then: dict[date, View] = {}
        self._without: dict[tuple[date | None, str], View] = {}
        self._on: dict[tuple[int, date], View] = {}

    def then(self, day: date) -> View:
        if day not in self._then:
            self._then[day] = self._known_at(day)
        return self._then[day]

    def without(self, view: View, document: str) -> View:
        key = (view.known_at, document)
        if key not in self._without:
            self._without[key] = view.without_document(document)
        return self._without[key]

    def on(self, view: View, day: date) -> View:
        key = (id(view), day)
        if key not in self._on:
            self._on[key] = view.at(day)
        return self._on[key]


def judge(claim: Claim, bench: _Bench) -> Judgement:
    """Judge one claim."""
    document = _document(bench.now, claim.source)
    then_at = document.effective_on if document else None
    try:
        when = when_of(bench.now, claim.as_of)
    except (InvalidValueError, NotFoundError) as error:
        return Judgement(claim, None, _not_computable(str(error)), None, then_at)
    key = document.subject_key if document else ""
    now = _measure(claim, when, bench.now, key, bench)
    then = _measure(claim, when, bench.then(then_at), key, bench) if then_at else None
    return _with_names(claim, Judgement(claim, when.last, now, then, then_at))


def _with_names(claim: Claim, judged: Judgement) -> Judgement:
    """For a list that differs: the States it leaves out, and those it should not have."""
    if judged.now.verdict is not Verdict.CONTRADICTED or not isinstance(judged.now.value, tuple):
        return judged
    said = {part.strip() for part in claim.value.split(";")}
    computed = set(judged.now.value)
    return replace(
        judged,
        missing_states=tuple(sorted(computed - said)),
        surplus_states=tuple(sorted(said - computed)),
    )


def _document(view: View, name: str) -> DocumentIssued | None:
    """The document of that key, symbol or title."""
    return _documents(view).get(name.strip().lower())


@per_view
def _documents(view: View) -> dict[str, DocumentIssued]:
    return {
        name.lower(): event
        for subject in view.subjects(SubjectKind.DOCUMENT)
        for event in view.known(subject, DocumentIssued)
        for name in (event.title, event.symbol, event.subject_key)
        if name
    }


def when_of(view: View, text: str) -> DateRange:
    """The days a claim is about: a day, a month, a year, a range, or those of a meeting.

    Raises InvalidDateError for a text that is neither a date nor a meeting of the ledger.
    """
    wanted = text.strip().lower()
    for name, item in meetings_as_known(view).items():
        if name.lower() == wanted and item.days:
            return item.days
    return parse_range(text)


def _not_computable(missing: str) -> Measured:
    return Measured(Verdict.NOT_COMPUTABLE, missing=missing)


def _measure(claim: Claim, when: DateRange, view: View, document: str, bench: _Bench) -> Measured:
    if claim.metric in EDITORIAL:
        return Measured(Verdict.EDITORIAL, reading=EDITORIAL[claim.metric])
    awaited = awaited_by(claim.metric)
    if awaited:
        return _not_computable(f"no rule computes it yet; {awaited} events would tell it")
    meant = meant_by(claim.metric)
    try:
        row = metric(meant.metric)
        claimed = meant.bound(read_claimed(claim.value, row.unit, claim.unit))
        subject = _subject(claim.subject)
    except (InvalidValueError, NotFoundError) as error:
        return _not_computable(str(error))
    asked = Asked(bench.on(view, when.last), subject, when)
    answer = row.answer(asked)
    if answer.value is None:
        return _not_computable(answer.missing)
    measured = Measured(
        Verdict.CONTRADICTED,
        answer.value,
        answer.qualifier,
        states=answer.states,
        evidence=answer.evidence,
    )
    if not bears_out(claimed, answer, on_or_before=meant.on_or_before):
        return replace(measured, reading=_reading(row, meant, claimed, asked, bench))
    apart = bench.on(bench.without(view, document), when.last) if document else asked.view
    still = row.answer(replace(asked, view=apart))
    confirmed = bool(document) and bears_out(claimed, still, on_or_before=meant.on_or_before)
    return replace(
        measured,
        verdict=Verdict.CONFIRMED if confirmed else Verdict.ATTESTED,
        reading=_other_reading(row, asked, answer),
    )


def _subject(text: str) -> str | None:
    return None if text in _CONVENTION else find_state(text).iso3


def _reading(row: Metric, meant: Meant, claimed: Claimed, asked: Asked, bench: _Bench) -> str:
    """The first other reading under which the claim would be true, or nothing."""
    for words, answer in _other_answers(row, asked, bench):
        if bears_out(claimed, answer, on_or_before=meant.on_or_before):
            return f"true if read so: {words}"
    return ""


def _other_answers(row: Metric, asked: Asked, bench: _Bench) -> Iterator[tuple[str, Answer]]:
    for item in row.readings:
        yield item.words, item.answer(asked)
    for day, words in _other_days(asked, bench):
        other = replace(asked, view=bench.on(asked.view, day))
        yield words, row.answer(other)
        for item in row.readings:
            yield f"{words}, {item.words}", item.answer(other)


def _other_days(asked: Asked, bench: _Bench) -> Iterator[tuple[date, str]]:
    """The first day of a period, and the ends of the formal meetings within it."""
    if asked.during.is_day:
        return
    yield asked.during.first, f"as of {asked.during.first}, the first day of the period"
    for name, item in meetings_as_known(bench.now).items():
        closes_on = item.closes_on
        if item.kind in FORMAL and closes_on and closes_on in asked.during:
            yield closes_on, f"as of the end of the {name}, {closes_on}"


def _other_reading(row: Metric, asked: Asked, answer: Answer) -> str:
    """For a claim that is true: what its words would give under the first other reading."""
    for item in row.readings:
        other = item.answer(asked)
        if other.value is not None and other.value != answer.value:
            shown = ";".join(other.value) if isinstance(other.value, tuple) else other.value
            return f"otherwise {shown}: {item.words}"
    return ""
