"""Two years of silence: two tests, which the Second Review Conference put side by side.

*no report*: a State with a duty under Article 3 or 4, or that retains munitions, sent no Article 7
report on two due dates in a row (para 85 (iv)(c)). *no information*: of such a State nothing at
all came for two years (Action 44). A report breaks the chain from its day. Both say *silent* only
where it is known that the reports did not come; what else was not sent is as far as recorded.

A State whose deadline passed without a record of what became of it may have no duty any more:
where it was not heard of, it is told apart, as *duty not recorded*.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.dates import add_years
from domain.events.clearance import ClearanceComplianceDeclared
from domain.events.extensions import ExtensionRequested, ExtensionRequestRevised
from domain.events.stockpiles import (
    DestructionPlanSubmitted,
    HoldingsClarified,
    StockpileComplianceDeclared,
)
from domain.rules.article_7 import SILENT_DUE_DATES
from projections.basis import DutyBasis
from projections.membership import states_in_force
from projections.obligations.article_3 import destroy_stockpiles
from projections.obligations.article_4 import clear_after_hostilities, clear_areas
from projections.obligations.model import Status
from projections.stockpiles import stockpile
from projections.transparency.filings import ReportStatus, filings, reports
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.header import Event
    from projections.obligations.model import Obligation
    from projections.transparency.filings import Report
    from projections.view import View

__all__ = ["NOT_KNOWN", "Heard", "Silence", "last_owed", "silence", "silences"]

_TO_STATES_PARTIES = (
    ExtensionRequested,
    ExtensionRequestRevised,
    DestructionPlanSubmitted,
    HoldingsClarified,
    StockpileComplianceDeclared,
    ClearanceComplianceDeclared,
)
"""Besides reports, what a State tells States Parties of these duties."""


class Heard(StrEnum):
    """The outcome of a test: heard of, silent, or not known; *not yet*: too little was due.

    *duty not recorded*: not heard of, and whether it still has a duty is not recorded either.
    """

    HEARD = "heard"
    SILENT = "silent"
    NOT_RECORDED = "not_recorded"
    DUTY_NOT_RECORDED = "duty_not_recorded"
    NOT_YET = "not_yet"


NOT_KNOWN = frozenset({Heard.NOT_RECORDED, Heard.DUTY_NOT_RECORDED})
"""Outcomes that leave it open whether a State with such duties was silent."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One State with such duties (``duties``: 3.2, 4.1(a), 3.6 …), and both tests.

    ``unsettled`` are those of them whose deadline passed without a record of what became of them.
    """

    iso3: str
    duties: tuple[str, ...]
    unsettled: tuple[str, ...]
    report: Heard
    information: Heard
    owed: tuple[Report, ...]
    heard: tuple[Event, ...]

    @property
    def has_duties(self) -> bool:
        """Whether some duty of it is known to stand."""
        return self.duties != self.unsettled

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events both rest on."""
        missing = (event for item in self.owed for event in item.evidence)
        return tuple(dict.fromkeys((*missing, *(item.id for item in self.heard))))


@per_view
def silences(view: View) -> tuple[Silence, ...]:
    """Every State Party that the tests look at, by code."""
    found = (silence(view, iso3) for iso3 in states_in_force(view))
    return tuple(item for item in found if item)


@per_view
def silence(view: View, iso3: str) -> Silence | None:
    """Both tests of one State; None where it has no such duty."""
    duties = tuple(dict.fromkeys(_duties(view, iso3)))
    if not duties:
        return None
    standing = {article for article, is_settled in duties if is_settled}
    articles = tuple(dict.fromkeys(article for article, _ in duties))
    owed, heard = last_owed(view, iso3), _heard(view, iso3)
    report = _by_reports(view, iso3, owed)
    information = Heard.HEARD if heard and report is not Heard.NOT_YET else report
    return Silence(
        iso3=iso3,
        duties=articles,
        unsettled=tuple(article for article in articles if article not in standing),
        report=report if standing else _of_no_known_duty(report),
        information=information if standing else _of_no_known_duty(information),
        owed=owed,
        heard=heard,
    )


def _of_no_known_duty(found: Heard) -> Heard:
    unheard = {Heard.SILENT, Heard.NOT_RECORDED}
    return Heard.DUTY_NOT_RECORDED if found in unheard else found


def _duties(view: View, iso3: str) -> Iterator[tuple[str, bool]]:
    """The provisions, and whether it is known that the duty stands."""
    singles = (destroy_stockpiles(view, iso3), clear_areas(view, iso3))
    for duty in (*singles, *clear_after_hostilities(view, iso3)):
        if duty and (duty.is_open or duty.is_being_verified):
            yield duty.article, True
        elif duty and _is_unsettled(duty):
            yield duty.article, False
    kept = stockpile(view, iso3).retentions
    if kept and any(item and item.amount for item in (kept[-1].munitions, kept[-1].submunitions)):
        yield "3.6", True


def _is_unsettled(duty: Obligation) -> bool:
    """Whether a declared duty may be done or not: its deadline passed, and nothing tells."""
    untold = duty.status in {Status.NOT_RECORDED, Status.CANNOT_TELL} and duty.met_on is None
    return untold and duty.basis is DutyBasis.DECLARED


def last_owed(view: View, iso3: str) -> tuple[Report, ...]:
    """The reports of the last two due dates that passed; fewer where fewer did."""
    passed = [item for item in reports(view, iso3) if item.due_on < view.as_of]
    return tuple(sorted(passed, key=lambda item: item.due_on)[-SILENT_DUE_DATES:])


def _by_reports(view: View, iso3: str, owed: tuple[Report, ...]) -> Heard:
    if len(owed) < SILENT_DUE_DATES:
        return Heard.NOT_YET
    came = filings(view, iso3)
    later = (item.effective_on > owed[0].due_on for item in (*came.initial, *came.annual))
    if any(item.is_in for item in owed) or any(later):
        return Heard.HEARD
    missing = all(item.status is ReportStatus.OVERDUE for item in owed)
    return Heard.SILENT if missing else Heard.NOT_RECORDED


def _heard(view: View, iso3: str) -> tuple[Event, ...]:
    """What the State told States Parties in the two years up to the view's day."""
    since = add_years(view.as_of, -2)
    told = (*filings(view, iso3).all, *view.of_state(iso3, *_TO_STATES_PARTIES))
    return tuple(item for item in told if item.effective_on > since)
