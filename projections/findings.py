"""What stands out in the history: late, missing, contradictory, without its premise.

A finding is never a judgement of a State (Article 8 leaves that to a meeting): it says which rule
was not kept, since when, on which evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING

from domain.events.fields import Article
from domain.rules import extensions as rules
from domain.subjects import CONVENTION, meeting_subject, state_subject
from domain.timelines.premises import MissingPremise, missing_premises
from projections import totals
from projections.committees import conflicts
from projections.contradictions import FIGURE_RULES, contradictions
from projections.disagreements import disagreements, documents_of
from projections.extensions import Case, cases
from projections.isu import ISU_RULES, noticed_in_budgets
from projections.mandates import MandateStatus, mandates
from projections.meetings import meetings
from projections.misnamed import MISNAMED_RULES, meetings_misnamed
from projections.money.noticed import MONEY_RULES, in_account_of_state, in_accounts
from projections.nine_months import nine_months
from projections.obligations import Force, Obligation, Status, obligations
from projections.obligations.article_3 import destroy_stockpiles
from projections.obligations.article_4 import cases_by_clock, clear_areas
from projections.obligations.article_7 import ANNUAL, INITIAL
from projections.stockpiles import Totals, declared, destroyed, stockpile
from projections.transparency.findings import ARTICLE_7_RULES, noticed
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from domain.events.extensions import ExtensionGranted
    from domain.events.header import Event
    from domain.events.stockpiles import StockpileDestroyed
    from projections.noticed import Noticed
    from projections.view import View

__all__ = ["RULES", "Finding", "Severity", "findings"]


class Severity(StrEnum):
    """How much a finding weighs: a lapsed duty, something to look into, something to know."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the rule, whom it is about, what was found, the events it rests on."""

    rule: str
    severity: Severity
    subject: str
    text: str
    evidence: tuple[str, ...]


RULES = {
    "deadline_passed": "a treaty deadline passed while the duty was still open (R3.2, R4.1)",
    "deadline_passed_unverified": "a deadline passed while holdings were being verified",
    "met_late": "a treaty duty was met after its deadline",
    "gap_before_extension": "a deadline had passed before its extension was granted",
    "outcome_not_recorded": "a request was put to a past meeting whose decision is not recorded",
    "request_late": "a request came in less than nine months before its meeting (R3.5, R4.6)",
    "request_after_deadline": "a request under Article 4 came in after its deadline (R4.6)",
    "premise_not_recorded": "an event lacks what it presupposes",
    "months_differ": "a decision's deadline and its months lead to different days",
    "grant_too_long": "a grant is longer than one grant may be (R3.3, R4.5)",
    "granted_less_than_asked": "a grant is shorter than what was asked",
    "destroyed_more_than_declared": "more was destroyed than had been declared",
    "declared_after_completion": "stock was declared after all of it had been destroyed",
    "period_stated_twice": "two statements say what was destroyed in the same period",
    "own_request_in_group": "a member of an Analysis Group had a request of its own before it",
    "mandate_not_recorded": "a mandate's day is past, and nothing says that it was discharged",
    **ARTICLE_7_RULES,
    **FIGURE_RULES,
    "sources_disagree": "a document states another figure than the events of that day give",
    **totals.RULES,
    **MISNAMED_RULES,
    **MONEY_RULES,
    **ISU_RULES,
}


_MOST_CITED = 3


@per_view
def findings(view: View, iso3: str | None = None) -> tuple[Finding, ...]:
    """Every finding at the view's day, of one State or of all; by State, then rule."""
    states = view.states() if iso3 is None else [iso3]
    found = [item for state in states for item in _of_state(view, state)]
    if iso3 is None:
        found += [*_of_meetings(view), *_figures(view, None)]
        found += _as_findings(CONVENTION, totals.differences(view))
    return tuple(sorted(found, key=lambda item: (item.subject, item.rule, item.text)))


def _of_state(view: View, iso3: str) -> Iterator[Finding]:
    for duty in obligations(view, iso3):
        yield from _of_duty(duty)
    for article, duty in _time_bound(view, iso3):
        for item in cases(view, iso3, article):
            yield from _of_case(view, iso3, item)
        yield from _of_verifying(view, duty)
        for first, of_clock in _clocks(view, iso3, article, duty):
            yield from _of_grants(iso3, article, first, of_clock)
    for overlap in conflicts(view, iso3):
        yield Finding(
            "own_request_in_group",
            Severity.LOW,
            state_subject(iso3),
            overlap.text,
            overlap.evidence,
        )
    yield from _of_reports(view, iso3)
    yield from _premises(view, state_subject(iso3))
    yield from _destruction(view, iso3)
    yield from _declared_late(view, iso3)
    yield from _destroyed_twice(view, iso3)
    yield from _as_findings(state_subject(iso3), contradictions(view, iso3))
    yield from _as_findings(state_subject(iso3), in_account_of_state(view, iso3))
    yield from _as_findings(state_subject(iso3), meetings_misnamed(view, state_subject(iso3)))
    yield from _figures(view, iso3)


def _of_meetings(view: View) -> Iterator[Finding]:
    for name in meetings(view):
        yield from _premises(view, meeting_subject(name))
        yield from _as_findings(
            meeting_subject(name), meetings_misnamed(view, meeting_subject(name))
        )
    for subject, noticed_there in (*in_accounts(view), *noticed_in_budgets(view)):
        yield from _as_findings(subject, [noticed_there])
    for item in mandates(view):
        if item.status is MandateStatus.NOT_RECORDED:
            moved = f" (first set for {item.first_due_on})" if item.has_moved else ""
            yield Finding(
                "mandate_not_recorded",
                Severity.LOW,
                item.given.subject,
                f"{item.bearer}: {item.given.task}; due {item.occasion.due}{moved}",
                item.evidence,
            )


def _time_bound(view: View, iso3: str) -> Iterator[tuple[Article, Obligation]]:
    for article, duty in (
        (Article.STOCKPILES, destroy_stockpiles(view, iso3)),
        (Article.CLEARANCE, clear_areas(view, iso3)),
    ):
        if duty is not None:
            yield article, duty


_OF_STATUS = {
    Status.OVERDUE: ("deadline_passed", Severity.HIGH),
    Status.OVERDUE_REQUEST_PENDING: ("deadline_passed", Severity.HIGH),
    Status.MET_LATE: ("met_late", Severity.MEDIUM),
    Status.OUTCOME_NOT_RECORDED: ("outcome_not_recorded", Severity.LOW),
}


_OF_REPORTS = {"report_overdue": Severity.HIGH, "two_years_silent": Severity.MEDIUM}
_REPORTING = frozenset({INITIAL, ANNUAL})


def _of_reports(view: View, iso3: str) -> Iterator[Finding]:
    for rule, text, evidence in noticed(view, iso3):
        severity = _OF_REPORTS.get(rule, Severity.LOW)
        yield Finding(rule, severity, state_subject(iso3), f"Article 7: {text}", evidence)


def _as_findings(subject: str, found: Iterable[Noticed]) -> Iterator[Finding]:
    """What is good to know, and no more."""
    return (Finding(rule, Severity.LOW, subject, text, ids) for rule, text, ids in found)


def _of_duty(duty: Obligation) -> Iterator[Finding]:
    if duty.force is not Force.TREATY or duty.article in _REPORTING:
        return
    if duty.status in _OF_STATUS:
        rule, severity = _OF_STATUS[duty.status]
        yield _about(duty, rule, severity, duty.steps[-1].text)
    for gap in duty.gaps:
        text = (
            f"from {gap.first} to {gap.last}, {gap.days} days, the deadline had passed "
            "and no extension was granted"
        )
        yield _about(duty, "gap_before_extension", Severity.MEDIUM, text)


def _about(duty: Obligation, rule: str, severity: Severity, text: str) -> Finding:
    return Finding(rule, severity, duty.bearer, f"Article {duty.article}: {text}", duty.evidence)


def _of_case(view: View, iso3: str, item: Case) -> Iterator[Finding]:
    yield from _lateness(view, iso3, item)
    asked, grant = item.latest, item.grant
    if asked and grant and asked.months and grant.months and grant.months < asked.months:
        yield Finding(
            "granted_less_than_asked",
            Severity.LOW,
            state_subject(iso3),
            f"Article {int(item.article)}: {asked.months} months asked, {grant.months} granted "
            f"by {grant.decided_by}",
            item.evidence,
        )


def _lateness(view: View, iso3: str, item: Case) -> Iterator[Finding]:
    """Against the opening as scheduled on the day of the request; the actual one is shown."""
    mark = nine_months(view, item)
    if mark is None or mark.in_time is not False:
        return
    moved = mark.actual and mark.actual != mark.scheduled
    shown = f"; it opened on {mark.actual}" if moved else ""
    yield Finding(
        "request_late",
        Severity.LOW,
        state_subject(iso3),
        f"Article {int(item.article)}: asked on {mark.request.when}, nine months before "
        f"{mark.meeting} (set for {mark.scheduled}{shown}) was {mark.ask_by}",
        item.evidence,
    )


def _clocks(
    view: View,
    iso3: str,
    article: Article,
    duty: Obligation,
) -> tuple[tuple[date, tuple[Case, ...]], ...]:
    """First deadlines with the cases that moved them: one under Article 3, one a clock under 4."""
    if article is Article.CLEARANCE:
        return cases_by_clock(view, iso3)
    first = duty.original_due_on
    return ((first, cases(view, iso3, article)),) if first else ()


def _of_grants(
    iso3: str,
    article: Article,
    first: date,
    of_clock: tuple[Case, ...],
) -> Iterator[Finding]:
    """What each grant of one clock led to, counted from where the last one had led."""
    previous = first
    for item in of_clock:
        if item.grant:
            yield from _grant_length(iso3, item.grant, previous)
        if item.request and article is Article.CLEARANCE:
            yield from _after_deadline(iso3, item, previous)
        previous = item.grant.deadline if item.grant else previous


def _of_verifying(view: View, duty: Obligation) -> Iterator[Finding]:
    if duty.is_being_verified and duty.due_on and view.as_of > duty.due_on:
        text = f"the deadline {duty.due_on} passed, and it is not known whether any stock is held"
        yield _about(duty, "deadline_passed_unverified", Severity.HIGH, text)


def _grant_length(iso3: str, grant: ExtensionGranted, previous: date) -> Iterator[Finding]:
    by_months = None if grant.months is None else rules.deadline_by_months(previous, grant.months)
    if by_months not in {None, grant.deadline}:
        yield Finding(
            "months_differ",
            Severity.LOW,
            state_subject(iso3),
            f"{grant.decided_by} set {grant.deadline}; {grant.months} months from {previous} "
            f"would be {by_months}",
            (grant.id,),
        )
    if rules.exceeds_maximum(grant.article, previous, grant.deadline):
        yield Finding(
            "grant_too_long",
            Severity.MEDIUM,
            state_subject(iso3),
            f"{grant.decided_by} set {grant.deadline}, more than "
            f"{rules.max_months(grant.article)} months after {previous}",
            (grant.id,),
        )


def _after_deadline(iso3: str, item: Case, previous: date) -> Iterator[Finding]:
    if item.request and item.request.not_before > previous:
        yield Finding(
            "request_after_deadline",
            Severity.MEDIUM,
            state_subject(iso3),
            f"asked on {item.request.when}, the deadline was {previous}",
            item.evidence,
        )


def _missing(timeline: tuple[Event, ...]) -> tuple[MissingPremise, ...]:
    return tuple(missing_premises(timeline))


def _premises(view: View, subject: str) -> Iterator[Finding]:
    missing = view.told(subject, _missing)
    if not missing:  # the usual case; what is known beyond the day need not be looked through
        return
    known: list[Event] = view.known(subject)
    lacking = {item.key for item in missing_premises(known)}
    for item in missing:
        if item.key in lacking:
            text = f"{item.event.type} of {item.event.when} lacks {item.needs}"
            yield Finding("premise_not_recorded", Severity.LOW, subject, text, (item.event.id,))


def _destruction(view: View, iso3: str) -> Iterator[Finding]:
    state = stockpile(view, iso3)
    said, done = declared(state), destroyed(state)
    for name in ("munitions", "submunitions"):
        had, gone = getattr(said, name), getattr(done, name)
        if had and gone and gone.amount > had.amount:
            evidence = (*state.declarations, *state.completions)
            yield Finding(
                "destroyed_more_than_declared",
                Severity.LOW,
                state_subject(iso3),
                f"{gone} {name} destroyed, {had} declared",
                tuple(event.id for event in evidence),
            )


def _declared_late(view: View, iso3: str) -> Iterator[Finding]:
    """Stock declared after all of it had been destroyed, with no find in between."""
    state = stockpile(view, iso3)
    for item in state.declarations:
        done = [each for each in state.completions if each.effective_on < item.not_before]
        if not done or Totals(item.munitions, item.submunitions).is_zero:
            continue
        if any(find.effective_on >= done[-1].not_before for find in state.discoveries):
            continue
        yield Finding(
            "declared_after_completion",
            Severity.LOW,
            state_subject(iso3),
            f"stock was declared on {item.when}, after the end of its destruction on "
            f"{done[-1].when}; it is what had been held, or a find is not recorded",
            (done[-1].id, item.id),
        )


def _destroyed_twice(view: View, iso3: str) -> Iterator[Finding]:
    """Two statements on what was destroyed in the same period: only one of them is counted."""
    for one, other in combinations(stockpile(view, iso3).destructions, 2):
        if (one.period_from, one.period_to) == (other.period_from, other.period_to):
            yield Finding(
                "period_stated_twice",
                Severity.LOW,
                state_subject(iso3),
                f"what was destroyed from {one.period_from} to {one.period_to} is stated twice: "
                f"{_said(one)} by {_cited(one)}, {_said(other)} by {_cited(other)}",
                (one.id, other.id),
            )


def _said(item: StockpileDestroyed) -> str:
    parts = ((item.munitions, "munitions"), (item.submunitions, "submunitions"))
    return " and ".join(f"{said} {name}" for said, name in parts if said) or "no figure"


def _cited(*events: Event) -> str:
    """The documents behind events; where they are many, the first of them."""
    found = documents_of(events)
    more = len(found) - _MOST_CITED
    return ", ".join(found[:_MOST_CITED]) + (f" and {more} more" if more > 0 else "")


def _figures(view: View, iso3: str | None) -> Iterator[Finding]:
    for item in disagreements(view, iso3):
        stated = item.stated
        behind = [view.facts.by_id[event] for event in item.evidence]
        yield Finding(
            "sources_disagree",
            Severity.LOW,
            stated.subject,
            f"{_cited(stated)} has {stated.value} as {stated.metric.replace('_', ' ')} on "
            f"{stated.period_to}; the events give {item.folded}, from {_cited(*behind)}"
            + (f" ({stated.note})" if stated.note else ""),
            (stated.id, *item.evidence),
        )
