"""What the ledger does not know, by State, article and year: unknown is neither none nor zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.clearance import ClearanceCompleted, LandReleased
from domain.events.cooperation import (
    AssistanceProvided,
    AssistanceReceived,
    AssistanceRequested,
)
from domain.events.law import NationalMeasureReported
from domain.events.victims import VictimAssistanceDutyLifted, VictimAssistanceDutyReported
from domain.provisions import is_within
from domain.rules import article_17
from domain.subjects import CONVENTION, state_subject
from projections.basis import DutyBasis
from projections.clearance import area_of, contamination
from projections.gaps import Gap, GapKind
from projections.membership import contracting_states, thirtieth_deposit
from projections.obligations import OPEN, Status, obligations
from projections.obligations.article_4 import clear_areas
from projections.stockpiles import Totals, stockpile
from projections.transparency.filings import ReportKind, ReportStatus, reports
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.obligations import Obligation
    from projections.transparency.filings import Report
    from projections.view import View

__all__ = ["Gap", "GapKind", "bears_on", "coverage", "gaps_under"]


_UNKNOWN = {Status.NOT_RECORDED, Status.CANNOT_TELL}


@per_view
def coverage(view: View, iso3: str | None = None) -> tuple[Gap, ...]:
    """Every gap at the view's day, of one contracting State or of all; by State, then article.

    What is missing of the Convention's own entry into force comes first: it bears on each State.
    """
    states = contracting_states(view) if iso3 is None else (iso3,)
    of_states = (gap for state in states for gap in _of_state(view, state))
    return (*_of_the_convention(view), *of_states)


def _of_the_convention(view: View) -> Iterator[Gap]:
    """The deposits that are missing where fewer are recorded than there were (R17.1)."""
    day = view.as_of if view.known_at is None else min(view.as_of, view.known_at)
    if day >= article_17.THIRTIETH_DEPOSITED_ON and thirtieth_deposit(view) is None:
        yield Gap(CONVENTION, "17", GapKind.DEPOSITS_NOT_RECORDED)


@per_view
def gaps_under(view: View, iso3: str | None, articles: tuple[str, ...]) -> tuple[Gap, ...]:
    """The gaps that bear on an answer about some articles, of one State or all; none: on all."""
    found = coverage(view, iso3)
    if not articles:
        return found
    return tuple(gap for gap in found if any(bears_on(gap, article) for article in articles))


def bears_on(gap: Gap, article: str) -> bool:
    """Whether a gap stands under an article: ``4`` takes in ``4.1(a)``, and ``3.2`` is under ``3``.

    A gap under a whole article bears on each of its paragraphs too; one in the Convention's entry
    into force bears on everything, for every deadline is reckoned from it.
    """
    if gap.kind is GapKind.DEPOSITS_NOT_RECORDED:
        return True
    return is_within(gap.article, article) or is_within(article, gap.article)


def _of_state(view: View, iso3: str) -> Iterator[Gap]:
    yield from _stock(view, iso3)
    yield from _retained(view, iso3)
    yield from _transferred(view, iso3)
    yield from _areas(view, iso3)
    yield from _released(view, iso3)
    for duty in obligations(view, iso3):
        yield from _of_duty(duty)
    yield from _victims(view, iso3)
    yield from _assistance(view, iso3)
    yield from _reports(view, iso3)
    yield from _law(view, iso3)


def _of_duty(duty: Obligation) -> Iterator[Gap]:
    """What is open in a duty that has a time limit, or follows one."""
    subject, article = duty.bearer, duty.article
    if duty.status is Status.OUTCOME_NOT_RECORDED:
        yield Gap(subject, article, GapKind.OUTCOME_NOT_RECORDED, evidence=duty.evidence)
    elif duty.status is Status.NOT_RECORDED and article in {"3.2", "4.1(a)"}:
        if duty.basis is DutyBasis.DECLARED:
            kind = GapKind.NOTHING_SINCE_DEADLINE
            yield Gap(subject, article, kind, due_on=duty.due_on, evidence=duty.evidence)
    elif article == "4.1(c)" and not duty.met_on and duty.status in _UNKNOWN:
        yield Gap(subject, article, GapKind.DECLARATION_NOT_RECORDED, evidence=duty.evidence)


def _stock(view: View, iso3: str) -> Iterator[Gap]:
    state, subject = stockpile(view, iso3), state_subject(iso3)
    said = state.declarations
    if state.basis is DutyBasis.NOT_RECORDED:
        yield Gap(subject, "3", GapKind.NO_STATEMENT_ON_STOCKS)
    elif said and not any(Totals(item.munitions, item.submunitions).is_stated for item in said):
        evidence = tuple(item.id for item in said)
        yield Gap(subject, "3", GapKind.HOLDINGS_NOT_STATED, evidence=evidence)


def _retained(view: View, iso3: str) -> Iterator[Gap]:
    """Years since a State first reported retained munitions of which no figure is recorded."""
    said = stockpile(view, iso3).retentions
    if not said or Totals(said[-1].munitions, said[-1].submunitions).is_zero:
        return
    told = {item.year for item in said}
    years = tuple(year for year in range(min(told), view.as_of.year) if year not in told)
    if years:
        yield Gap(state_subject(iso3), "3.6", GapKind.RETENTION_NOT_RECORDED, years)


def _areas(view: View, iso3: str) -> Iterator[Gap]:
    state, subject = contamination(view, iso3), state_subject(iso3)
    if state.basis is DutyBasis.NOT_RECORDED:
        yield Gap(subject, "4", GapKind.NO_STATEMENT_ON_AREAS)
    elif state.basis is DutyBasis.DECLARED and not isinstance(
        state.last_change, ClearanceCompleted
    ):
        left = state.left
        if left is None or area_of(left) is None:
            told = left or state.last_change
            yield Gap(subject, "4", GapKind.AREA_NOT_STATED, evidence=(told.id,) if told else ())


def _released(view: View, iso3: str) -> Iterator[Gap]:
    """Years in which a State still to clear was bound and no land released is recorded."""
    duty = clear_areas(view, iso3)
    if duty is None or duty.status not in OPEN or duty.since is None:
        return
    told = {
        year
        for item in view.known(state_subject(iso3), LandReleased)
        for year in range(item.period_from.year, item.period_to.year + 1)
    }
    years = tuple(year for year in range(duty.since.year, view.as_of.year) if year not in told)
    if years:
        yield Gap(duty.bearer, "4.1(a)", GapKind.RELEASE_NOT_RECORDED, years)


def _victims(view: View, iso3: str) -> Iterator[Gap]:
    if not view.of_state(iso3, VictimAssistanceDutyReported, VictimAssistanceDutyLifted):
        yield Gap(state_subject(iso3), "5", GapKind.NO_STATEMENT_ON_VICTIMS)


def _assistance(view: View, iso3: str) -> Iterator[Gap]:
    """A State of which no source says that it asked for help, gave or received any (Article 6)."""
    if not view.of_state(iso3, AssistanceRequested, AssistanceProvided, AssistanceReceived):
        yield Gap(state_subject(iso3), "6", GapKind.NO_STATEMENT_ON_ASSISTANCE)


def _transferred(view: View, iso3: str) -> Iterator[Gap]:
    """Of a State that retained munitions: what it acquired, used or transferred (Article 3.8)."""
    said = [item for item in stockpile(view, iso3).retentions if not Totals.of(item).is_zero]
    if said:
        evidence = tuple(item.id for item in said)
        yield Gap(state_subject(iso3), "3.8", GapKind.TRANSFERS_NOT_RECORDED, evidence=evidence)


def _law(view: View, iso3: str) -> Iterator[Gap]:
    if not view.of_state(iso3, NationalMeasureReported):
        yield Gap(state_subject(iso3), "9", GapKind.NO_STATEMENT_ON_LAW)


def _reports(view: View, iso3: str) -> Iterator[Gap]:
    """Reports past due of which nothing tells, and reports of which nothing tells when they came.

    One gap holds the years of all annual reports.
    """
    subject, owed = state_subject(iso3), reports(view, iso3)
    for kind, article in ((ReportKind.INITIAL, "7.1"), (ReportKind.ANNUAL, "7.2")):
        of_kind = [item for item in owed if item.kind is kind]
        missing = [item for item in of_kind if _is_unknown(item)]
        if missing:
            initial = kind is ReportKind.INITIAL
            name = GapKind.INITIAL_REPORT_NOT_RECORDED
            name = name if initial else GapKind.ANNUAL_REPORTS_NOT_RECORDED
            yield Gap(subject, article, name, _years(missing))
        undated = [
            item for item in of_kind if item.is_in and item.status is ReportStatus.CANNOT_TELL
        ]
        if undated:
            evidence = tuple(event for item in undated for event in item.evidence)
            kind_of_gap = GapKind.IN_TIME_NOT_RECORDED
            yield Gap(subject, article, kind_of_gap, _years(undated), evidence=evidence)


def _is_unknown(item: Report) -> bool:
    passed = {ReportStatus.NOT_RECORDED, ReportStatus.CANNOT_TELL}
    return item.status in passed and not item.is_in


def _years(found: list[Report]) -> tuple[int, ...]:
    return tuple(item.year for item in found if item.year is not None)
