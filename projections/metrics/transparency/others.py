"""Metrics of single States, voluntary reports, mandates, and what only documents state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.decisions import MandateGiven
from domain.events.statements import ListReported
from domain.quantities import Qualifier
from domain.rules.article_7 import SILENT_DUE_DATES
from domain.subjects import CONVENTION, meeting_subject
from projections.meetings import meeting
from projections.membership import signatories, standing
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.model import Answer, Asked, unknown
from projections.metrics.stockpiles.states import after_1rc
from projections.metrics.transparency.counting import ratio
from projections.metrics.transparency.stated import stated
from projections.transparency import filings, initial_report
from projections.transparency_silence import Heard, silences

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.events.transparency import VoluntaryReportSubmitted
    from projections.transparency_silence import Silence
    from projections.view import View

__all__ = [
    "fall_since",
    "form_due",
    "initial_status",
    "last_report_on",
    "only_stated",
    "signatories_recorded",
    "signatories_reporting",
    "silent",
    "trigger",
    "voluntary_of",
]

_2RC = "2RC"


def only_stated(figure: str) -> Callable[[Asked], Answer]:
    """A figure that can only be taken from documents."""
    return lambda asked: stated(asked, figure) or unknown(lacking("FigureReported", f"of {figure}"))


def fall_since(name: str, overdue: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """By how many per cent a count has fallen from a meeting's last day to the view's."""

    def answer(asked: Asked) -> Answer:
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


def _fall(then: Answer, now: Answer) -> Answer:
    before, after = then.value, now.value
    if not (isinstance(before, int) and isinstance(after, int) and before):
        return unknown(lacking("ListReported"))
    return Answer(
        ratio(before - after, before),
        evidence=tuple(dict.fromkeys((*then.evidence, *now.evidence))),
        because=f"from {before} to {after}",
    )


def trigger(asked: Asked) -> Answer:
    """Years of silence after which the President engages, once that mandate is given."""
    return _mandate(asked.view, "two-years", lambda _event: SILENT_DUE_DATES)


def form_due(asked: Asked) -> Answer:
    """Meeting that is to consider adapted reporting forms."""
    return _mandate(asked.view, "reporting-form", lambda event: event.due_meeting)


def _mandate(view: View, ending: str, value: Callable[[MandateGiven], int | str | None]) -> Answer:
    given = view.held(meeting_subject(_2RC), MandateGiven)
    found = [item for item in given if item.key.endswith(ending) and value(item) is not None]
    if not found:
        return unknown(lacking("MandateGiven", f"of the {_2RC}"))
    return Answer(value(found[0]), evidence=ids(*found))


def last_report_on(view: View, iso3: str, _asked: Asked) -> Answer:
    """Last day on which the latest report of a State can have come."""
    came = filings(view, iso3).all
    if not came:
        return unknown(lacking("AnnualReportSubmitted", "of the State"))
    latest = max(came, key=lambda item: (item.effective_on, item.id))
    return Answer(latest.effective_on, evidence=ids(latest))


def initial_status(view: View, iso3: str, _asked: Asked) -> Answer:
    """Where the initial report of a State stands."""
    found = initial_report(view, iso3)
    if found is None:
        return unknown(lacking("InstrumentDeposited", "of the State"))
    return Answer(found.status.value, evidence=found.evidence)


def _under_review(view: View, iso3: str) -> list[VoluntaryReportSubmitted]:
    closed = after_1rc(view)
    came = filings(view, iso3).voluntary
    return [item for item in came if closed is not None and item.effective_on > closed]


def voluntary_of(view: View, iso3: str, _asked: Asked) -> Answer:
    """Voluntary reports of a State since the First Review Conference."""
    came = _under_review(view, iso3)
    if not came:
        return unknown(lacking("VoluntaryReportSubmitted", "of the State"))
    return Answer(len(came), evidence=ids(*came))


def signatories_reporting(asked: Asked) -> Answer:
    """Signatories that a complete list of the period has with a voluntary report."""
    lists = [
        item
        for item in asked.view.known(CONVENTION, ListReported)
        if item.metric == "signatories_with_voluntary_report"
        and item.complete
        and item.as_of in asked.during
    ]
    if not lists:
        return unknown(lacking("ListReported", "of signatories with a voluntary report"))
    codes = tuple(sorted(lists[-1].states))
    return Answer(len(codes), states=codes, evidence=ids(*lists))


def signatories_recorded(asked: Asked) -> Answer:
    """Signatories of which a voluntary report since the First Review Conference is recorded.

    A State that consented since counts as the signatory it was.
    """
    view = asked.view
    was = {iso3 for iso3 in view.states() if _signed_before(view, iso3)}
    found = {iso3: _under_review(view, iso3) for iso3 in sorted({*signatories(view), *was})}
    codes = tuple(iso3 for iso3, came in found.items() if came)
    return Answer(len(codes), states=codes, evidence=ids(*(e for c in codes for e in found[c])))


def _signed_before(view: View, iso3: str) -> bool:
    stands = standing(view, iso3)
    return stands.acts.signature is not None


def silent(pick: Callable[[Silence], Heard]) -> Callable[[Asked], Answer]:
    """States of which two years of silence are known, by one of the tests."""

    def answer(asked: Asked) -> Answer:
        tested = silences(asked.view)
        found = [item for item in tested if pick(item) is Heard.SILENT]
        left = [item.iso3 for item in tested if pick(item) is Heard.NOT_RECORDED]
        missing = f"{lacking('AnnualReportSubmitted')} of {', '.join(left)}" if left else ""
        if left and not found:
            return unknown(missing)
        return Answer(
            len(found),
            Qualifier.AT_LEAST if left else Qualifier.EXACT,
            tuple(item.iso3 for item in found),
            tuple(dict.fromkeys(event for item in found for event in item.evidence)),
            missing,
        )

    return answer
