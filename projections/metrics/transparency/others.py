"""Metrics of single States, voluntary reports, mandates, and what only documents state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.decisions import MandateGiven
from domain.quantities import Qualifier
from domain.rules.article_7 import SILENT_DUE_DATES
from domain.subjects import meeting_subject
from projections.machinery.meetings import after_1rc, meeting
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, MetricAnswer, unknown
from projections.metrics.transparency.counting import ratio
from projections.metrics.transparency.stated import stated
from projections.transparency.filings import filings, initial_report
from projections.transparency.silence import NOT_KNOWN, Heard, silences

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.events.transparency import VoluntaryReportSubmitted
    from projections.transparency.silence import Silence
    from projections.view import View

__all__ = [
    "fall_since",
    "form_due",
    "initial_status",
    "last_report_on",
    "only_stated",
    "silent",
    "trigger",
    "under_review",
    "voluntary_of",
]

_2RC = "2RC"


def only_stated(figure: str) -> Callable[[Asked], MetricAnswer]:
    """A figure that can only be taken from documents."""
    return lambda asked: stated(asked, figure) or unknown(lacking("FigureReported", f"of {figure}"))


def fall_since(
    name: str, overdue: Callable[[Asked], MetricAnswer]
) -> Callable[[Asked], MetricAnswer]:
    """By how many per cent a count has fallen from a meeting's last day to the view's."""

    def answer(asked: Asked) -> MetricAnswer:
        held = meeting(asked.view, name)
        if held is None or held.days is None:
            return unknown(lacking("MeetingClosed", f"of the {name}"))
        then = overdue(Asked(asked.view.at(held.days.last), None, held.days))
        now = overdue(Asked(asked.view, None, DateRange.of(asked.view.as_of)))
        for side in (then, now):
            if not isinstance(side.value, int) or side.qualifier is Qualifier.AT_LEAST:
                return unknown(side.missing)
        return _fall(then, now)

    return answer


def _fall(then: MetricAnswer, now: MetricAnswer) -> MetricAnswer:
    before, after = then.value, now.value
    if not (isinstance(before, int) and isinstance(after, int) and before):
        return unknown(lacking("ListReported"))
    return MetricAnswer(
        ratio(before - after, before),
        evidence=tuple(dict.fromkeys((*then.evidence, *now.evidence))),
        because=f"from {before} to {after}",
    )


def trigger(asked: Asked) -> MetricAnswer:
    """Years of silence after which the President engages, once that mandate is given."""
    return _mandate(asked.view, "two-years", lambda _event: SILENT_DUE_DATES)


def form_due(asked: Asked) -> MetricAnswer:
    """Meeting that is to consider adapted reporting forms."""
    return _mandate(asked.view, "reporting-form", lambda event: event.due_meeting)


def _mandate(
    view: View, ending: str, value: Callable[[MandateGiven], int | str | None]
) -> MetricAnswer:
    given = view.held(meeting_subject(_2RC), MandateGiven)
    found = [item for item in given if item.key.endswith(ending) and value(item) is not None]
    if not found:
        return unknown(lacking("MandateGiven", f"of the {_2RC}"))
    return MetricAnswer(value(found[0]), evidence=ids(*found))


def last_report_on(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """Last day on which the latest report of a State can have come."""
    came = filings(view, iso3).all
    if not came:
        return unknown(lacking("AnnualReportSubmitted", "of the State"))
    latest = max(came, key=lambda item: (item.effective_on, item.id))
    return MetricAnswer(latest.effective_on, evidence=ids(latest))


def initial_status(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """Where the initial report of a State stands."""
    found = initial_report(view, iso3)
    if found is None:
        return unknown(lacking("InstrumentDeposited", "of the State"))
    return MetricAnswer(found.status.value, evidence=found.evidence)


def under_review(view: View, iso3: str) -> list[VoluntaryReportSubmitted]:
    """Voluntary reports of a State that surely came after the First Review Conference."""
    closed = after_1rc(view)
    came = filings(view, iso3).voluntary
    return [item for item in came if closed is not None and item.effective_on > closed]


def voluntary_of(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """Voluntary reports of a State since the First Review Conference."""
    came = under_review(view, iso3)
    if not came:
        return unknown(lacking("VoluntaryReportSubmitted", "of the State"))
    return MetricAnswer(len(came), evidence=ids(*came))


def silent(pick: Callable[[Silence], Heard]) -> Callable[[Asked], MetricAnswer]:
    """States of which two years of silence are known, by one of the tests."""

    def answer(asked: Asked) -> MetricAnswer:
        tested = silences(asked.view)
        found = [item for item in tested if pick(item) is Heard.SILENT]
        left = [item.iso3 for item in tested if pick(item) in NOT_KNOWN]
        missing = lacking("AnnualReportSubmitted", f"of {', '.join(left)}") if left else ""
        if left and not found:
            return unknown(missing)
        return MetricAnswer(
            len(found),
            Qualifier.AT_LEAST if left else Qualifier.EXACT,
            tuple(item.iso3 for item in found),
            tuple(dict.fromkeys(event for item in found for event in item.evidence)),
            missing,
        )

    return answer
