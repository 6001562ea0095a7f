"""What is wrong with a claim itself, so that no history could judge it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.errors import CcmError, NotFoundError, did_you_mean
from domain.states import find_state
from projections.claims.comparing import read_claimed
from projections.claims.judging import OF_ALL
from projections.claims.known import document_of, is_meeting, when_of
from projections.claims.names import EDITORIAL, meant_by, names
from projections.metrics.model import MetricUnit
from projections.metrics.registry import metric

if TYPE_CHECKING:
    from projections.claims.model import Claim
    from projections.metrics.model import Metric
    from projections.view import View

__all__ = ["UNITS", "Fault", "faults_of"]

UNITS: dict[MetricUnit, tuple[str, ...]] = {
    MetricUnit.STATES: ("states", "state", "states per year", "states per msp"),
    MetricUnit.STATES_LIST: ("states_list",),
    MetricUnit.MUNITIONS: ("munitions",),
    MetricUnit.SUBMUNITIONS: ("submunitions",),
    MetricUnit.PER_CENT: ("percent", "per cent", "%"),
    MetricUnit.SQUARE_METRES: ("km2", "m2", "ha"),
    MetricUnit.MONTHS: ("months", "month"),
    MetricUnit.YEARS: ("years",),
    MetricUnit.DATE: ("date",),
    MetricUnit.YEAR: ("year",),
    MetricUnit.MEETING: ("meeting",),
    MetricUnit.STATUS: ("status",),
    MetricUnit.KIND: ("kind",),
    MetricUnit.REQUESTS: ("requests", "request"),
    MetricUnit.CASES: ("cases", "case", "findings", "finding"),
    MetricUnit.REPORTS: ("reports", "report"),
    MetricUnit.LOTS: ("lots", "lot"),
    MetricUnit.VOTES: ("votes", "vote"),
    MetricUnit.TALLY: ("votes",),
    MetricUnit.CASUALTIES: ("casualties",),
    MetricUnit.NUMBER: ("number", "documents", "languages", "delegates per msp", "donors per year"),
    MetricUnit.USD_CENTS: ("usd million", "usd"),
    MetricUnit.CHF_CENTS: ("chf", "chf per year"),
    MetricUnit.MEETINGS: ("meetings", "meeting"),
    MetricUnit.ACTIONS: ("actions", "action"),
    MetricUnit.DAYS: ("days", "day"),
    MetricUnit.HALF_DAYS: ("half days", "half_days"),
    MetricUnit.PERIOD: ("years",),
    MetricUnit.PLACE: ("place",),
    MetricUnit.RULE: ("rule", "article", "reference"),
    MetricUnit.SYMBOL: ("symbol",),
    MetricUnit.MONTH_DAY: ("month_day",),
}
"""What a claims file can write as the unit of a metric; nothing is right for each."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a claim: the column it stands in, its code, what is wrong, what to do."""

    column: str
    code: str
    sentence: str = ""
    remedy: str = ""


def faults_of(claim: Claim, view: View | None) -> list[Fault]:
    """Every fault of a claim; ``view`` knows the documents and meetings it can name.

    Without a view, any name of a document or a meeting will do.
    """
    found = [] if view is None else [*_source(claim, view), *_as_of(claim, view)]
    if claim.metric in EDITORIAL:
        return found
    try:
        row = metric(meant_by(claim.metric).metric)
    except NotFoundError:
        return [*found, _metric(claim)]
    return [*found, *_unit(claim, row), *_about(claim, row, view), *_value(claim, row)]


def _about(claim: Claim, row: Metric, view: View | None) -> Iterator[Fault]:
    if not row.about_meeting:
        yield from _subject(claim, row)
    elif view is not None:
        yield from _meeting(claim, view)


def _metric(claim: Claim) -> Fault:
    sentence = f"there is no metric {claim.metric!r}.{did_you_mean(claim.metric, names())}"
    return Fault("metric", "CLAIM_METRIC", sentence, "`ccm metric --list` shows them all.")


def _source(claim: Claim, view: View) -> Iterator[Fault]:
    yield from _tried(
        lambda: document_of(view, claim.source),
        Fault("source", "CLAIM_DOCUMENT"),
    )


def _as_of(claim: Claim, view: View) -> Iterator[Fault]:
    if not is_meeting(view, claim.as_of):
        yield from _tried(
            lambda: when_of(view, claim.as_of),
            Fault("as_of", "CLAIM_AS_OF", remedy="A meeting will do too, such as 1RC or 9MSP."),
        )


def _unit(claim: Claim, row: Metric) -> Iterator[Fault]:
    units = UNITS[row.unit]
    if claim.unit and claim.unit.lower() not in units:
        sentence = f"{claim.metric} is a value in {units[0]}, not in {claim.unit!r}."
        remedy = f"Write {' or '.join(units)}, or leave the cell empty."
        yield Fault("unit", "CLAIM_UNIT", sentence, remedy)


def _subject(claim: Claim, row: Metric) -> Iterator[Fault]:
    if row.about_state:
        if claim.subject in OF_ALL:
            sentence = f"{claim.metric} is asked of one State, and {claim.subject!r} names none."
            yield Fault("subject", "CLAIM_SUBJECT", sentence, "Write its code, such as BGR.")
        else:
            yield from _tried(
                lambda: find_state(claim.subject),
                Fault("subject", "CLAIM_SUBJECT"),
            )
    elif claim.subject not in OF_ALL:
        sentence = f"{claim.metric} is asked of all States together, not of {claim.subject!r}."
        yield Fault("subject", "CLAIM_SUBJECT", sentence, "Write CCM, or leave the cell empty.")


def _meeting(claim: Claim, view: View) -> Iterator[Fault]:
    if not is_meeting(view, claim.subject):
        sentence = f"{claim.metric} is asked of one meeting, and {claim.subject!r} names none."
        yield Fault("subject", "CLAIM_SUBJECT", sentence, "Write its short name, such as 10MSP.")


def _value(claim: Claim, row: Metric) -> Iterator[Fault]:
    yield from _tried(
        lambda: read_claimed(claim.value, row, claim.unit),
        Fault("value", "CLAIM_VALUE"),
    )


def _tried(read: Callable[[], object], fault: Fault) -> Iterator[Fault]:
    """The fault, with what reading says is wrong, where it fails."""
    try:
        read()
    except CcmError as error:
        yield replace(fault, sentence=str(error))
