"""The duties to report: at first within 180 days, then each year (Articles 7.1 and 7.2)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from projections.membership import bound
from projections.obligations.model import Force, Obligation, Status, Step
from projections.transparency.filings import ReportKind, ReportStatus, reports
from projections.view import per_view

if TYPE_CHECKING:
    from datetime import date

    from projections.transparency.filings import Report
    from projections.transparency.known import Known, Lack
    from projections.view import View

__all__ = ["ANNUAL", "INITIAL", "reason", "submit_reports"]

INITIAL, ANNUAL = "7.1", "7.2"
"""The provisions of both duties."""

_STEPS_KEPT = 4096
"""Steps that many days and many States share: days of entry into force, due dates."""

_STATUS = {
    ReportStatus.NOT_YET_DUE: Status.NOT_YET_DUE,
    ReportStatus.ON_TIME: Status.MET_ON_TIME,
    ReportStatus.LATE: Status.MET_LATE,
    ReportStatus.OVERDUE: Status.OVERDUE,
    ReportStatus.NOT_RECORDED: Status.NOT_RECORDED,
    ReportStatus.CANNOT_TELL: Status.CANNOT_TELL,
    ReportStatus.ENDED_BY_WITHDRAWAL: Status.ENDED_BY_WITHDRAWAL,
}


@per_view
def submit_reports(view: View, iso3: str) -> tuple[Obligation, ...]:
    """A State's duties to report, the initial one first; none while the Convention binds it not."""
    if bound(view, iso3) is None:
        return ()
    return tuple(_duty(item) for item in reports(view, iso3))


def _duty(item: Report) -> Obligation:
    owing, initial = item.owing, item.kind is ReportKind.INITIAL
    ended = item.status is ReportStatus.ENDED_BY_WITHDRAWAL
    return Obligation(
        bearer=f"state:{owing.iso3}",
        article=INITIAL if initial else ANNUAL,
        what=_what(item),
        force=Force.TREATY,
        since=owing.in_force_on,
        original_due_on=item.due_on,
        due_on=None if ended else item.due_on,
        status=_STATUS[item.status],
        met_on=item.submitted,
        gaps=(),
        steps=(
            _in_force(owing.in_force_on, owing.consent.id),
            _due(item.kind, item.due_on),
            *_outcome(item),
        ),
    )


def reason(item: Report) -> str:
    """Why a report stands where it stands: the last step of its derivation."""
    return (_due(item.kind, item.due_on), *_outcome(item))[-1].text


def _what(item: Report) -> str:
    if item.kind is ReportKind.INITIAL:
        return "submit the initial transparency report"
    return f"submit the transparency report on {item.year}"


@lru_cache(_STEPS_KEPT)
def _in_force(day: date, consent: str) -> Step:
    return Step("R17", f"in force for the State on {day}", (consent,))


@lru_cache(_STEPS_KEPT)
def _due(kind: ReportKind, day: date) -> Step:
    if kind is ReportKind.INITIAL:
        return Step("R7.1", f"180 days after entry into force: {day}")
    return Step("R7.2", f"by 30 April of the year after the one it covers: {day}")


def _outcome(item: Report) -> tuple[Step, ...]:
    """What became of it, in words, with the events that show it; nothing of what lies ahead."""
    words = item.status.value.replace("_", " ")
    match item.status:
        case ReportStatus.NOT_YET_DUE:
            return ()
        case ReportStatus.ENDED_BY_WITHDRAWAL:
            left = item.owing.withdrawn_on
            return (Step("R20", f"withdrawal took effect on {left}, before it fell due"),)
        case ReportStatus.OVERDUE if item.lack:
            return (Step(words, f"{_missing(item.lack)}: overdue", item.evidence),)
        case ReportStatus.NOT_RECORDED:
            return (_not_recorded(item),)
        case _:
            return (Step(words, f"submitted {_came(item.known)}: {words}", item.evidence),)


def _not_recorded(item: Report) -> Step:
    lack = item.known.lack
    if lack is None or lack.day <= item.due_on:
        return Step("not recorded", "neither a report nor a complete list tells whether it came")
    text = f"{_missing(lack)}; nothing recorded since"
    return Step("not recorded", text, (lack.shown_by.id,))


def _missing(lack: Lack) -> str:
    """By which day it is known to have been missing, and what shows it."""
    return f"still missing on {lack.day}, as {lack.shown_by.type} of {lack.shown_by.when} shows"


def _came(known: Known) -> str:
    if known.listing is None:
        return f"on {known.submitted}"
    return f"by {known.listing.day}, as {known.listing.event.type} of that day shows"
