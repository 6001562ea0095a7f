"""Counting reports: those that fit, and those of which it is not known whether they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, MetricAnswer, unknown
from projections.metrics.transparency.stated import stated
from projections.transparency.filings import ReportKind
from projections.transparency.lists import listings

if TYPE_CHECKING:
    from datetime import date

    from projections.transparency.filings import Report

__all__ = ["Base", "Test", "by_last_list", "counted", "mean", "rate", "ratio"]

Base = Callable[[Asked], "Sequence[Report]"]
Test = Callable[["Report"], "bool | None"]
Answering = Callable[[Asked], MetricAnswer]


@dataclass(frozen=True, slots=True)
class _Tally:
    """Reports that fit, and reports that may."""

    fits: tuple[Report, ...]
    open: tuple[Report, ...]


def _tally(reports: Iterable[Report], test: Test) -> _Tally:
    said = [(item, test(item)) for item in reports]
    return _Tally(
        tuple(item for item, fits in said if fits),
        tuple(item for item, fits in said if fits is None),
    )


def counted(base: Base, test: Test, figure: str = "", *, by_rule: bool = False) -> Answering:
    """How many reports fit, and whose; where that is open, the figure that a document states.

    Without such a figure it is at least those that do. ``by_rule`` is for what due dates tell.
    """

    def answer(asked: Asked) -> MetricAnswer:
        tally = _tally(base(asked), test)
        told = (stated(asked, figure) if figure else None) if tally.open else None
        return told or _count(asked, tally, by_rule=by_rule)

    return answer


def _count(asked: Asked, tally: _Tally, *, by_rule: bool) -> MetricAnswer:
    if tally.open and not tally.fits:
        return unknown(_missing(tally.open))
    return MetricAnswer(
        len(tally.fits),
        Qualifier.AT_LEAST if tally.open else Qualifier.EXACT,
        _states(tally.fits),
        _evidence(asked.view.as_of, tally.fits, with_consents=by_rule),
        _missing(tally.open) if tally.open else "",
    )


def rate(base: Base, test: Test, among: Test | None = None, figure: str = "") -> Answering:
    """Reports that fit in per cent of all, or of those among which it is asked, rounded."""

    def answer(asked: Asked) -> MetricAnswer:
        reports = base(asked)
        whole = _tally(reports, among) if among else _Tally(tuple(reports), ())
        part = _tally(whole.fits, test)
        left = (*whole.open, *part.open)
        if left or not whole.fits:
            return (stated(asked, figure) if figure else None) or unknown(_missing(left))
        return MetricAnswer(
            ratio(len(part.fits), len(whole.fits)),
            states=_states(part.fits),
            evidence=_evidence(asked.view.as_of, whole.fits, with_consents=True),
        )

    return answer


def ratio(part: int, whole: int) -> int:
    """The part in whole per cent, rounded half up."""
    return (200 * part + whole) // (2 * whole)


def mean(answer: Answering, days: Callable[[Asked], Sequence[Asked]], figure: str) -> Answering:
    """The average of a rate over several due dates; else the figure that a document states."""

    def averaged(asked: Asked) -> MetricAnswer:
        found = [answer(item) for item in days(asked)]
        values = [item.value for item in found if isinstance(item.value, int)]
        if found and len(values) == len(found):
            evidence = dict.fromkeys(event for item in found for event in item.evidence)
            return MetricAnswer(ratio(sum(values), 100 * len(values)), evidence=tuple(evidence))
        lack = next(
            (item.missing for item in found if item.missing), lacking("AnnualReportSubmitted")
        )
        return stated(asked, figure) or unknown(lack)

    return averaged


def by_last_list(answer: Answering) -> Answering:
    """The answer at the view's day; where it is open, at the last day in the period with a list.

    Counted before stated; the answer says which day it is about.
    """

    def answered(asked: Asked) -> MetricAnswer:
        found = answer(asked)
        if _is_counted(found):
            return found
        for day in _days_of_lists(asked):
            told = answer(replace(asked, view=asked.view.at(day)))
            if _is_counted(told):
                because = f"as of {day}, the last day in it with a list"
                return replace(told, because=because, holds_on=day)
        return found

    return answered


def _is_counted(answer: MetricAnswer) -> bool:
    counts = answer.value is not None and not answer.because
    return counts and answer.qualifier is not Qualifier.AT_LEAST


def _days_of_lists(asked: Asked) -> list[date]:
    days = {item.day for item in listings(asked.view) if item.year is None}
    return sorted((d for d in days if d in asked.during and d < asked.view.as_of), reverse=True)


def _states(reports: Iterable[Report]) -> tuple[str, ...]:
    return tuple(sorted({item.owing.iso3 for item in reports}))


def _evidence(day: date, reports: Iterable[Report], *, with_consents: bool) -> tuple[str, ...]:
    found = dict[str, None]()
    for item in reports:
        found |= dict.fromkeys(item.known.witnesses(day))
        if with_consents:
            found[item.owing.consent.id] = None
    return tuple(found)


_MOST_NAMED = 6


def _missing(left: Sequence[Report]) -> str:
    """Events that would tell, and of how many States."""
    if not left:
        return lacking("InstrumentDeposited", "of States whose report was due")
    initial = left[0].kind is ReportKind.INITIAL
    kind = "InitialReportSubmitted" if initial else "AnnualReportSubmitted"
    codes = _states(left)
    named = ", ".join(codes) if len(codes) <= _MOST_NAMED else f"{len(codes)} States"
    return lacking(kind, f"or a complete list: not known of {named}")
