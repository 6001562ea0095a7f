"""Findings about requests and grants: too late, too long, too short (R3.3, R3.5, R4.5, R4.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.fields import Article
from domain.rules import extensions as rules
from domain.subjects import state_subject
from projections.extensions import Case, cases
from projections.findings.model import Finding, Severity
from projections.machinery.committees import conflicts
from projections.nine_months import nine_months
from projections.obligations.article_3 import destroy_stockpiles
from projections.obligations.article_4 import cases_by_clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from domain.events.extensions import ExtensionGranted
    from projections.view import View

__all__ = ["EXTENSION_RULES", "of_extensions"]

EXTENSION_RULES = {
    "request_late": "a request came in less than nine months before its meeting (R3.5, R4.6)",
    "request_after_deadline": "a request under Article 4 came in after its deadline (R4.6)",
    "months_differ": "a decision's deadline and its months lead to different days",
    "grant_too_long": "a grant is longer than one grant may be (R3.3, R4.5)",
    "granted_less_than_asked": "a grant is shorter than what was asked",
    "own_request_in_group": "a member of an Analysis Group had a request of its own before it",
}


def of_extensions(view: View, iso3: str) -> Iterator[Finding]:
    """What stands out in the requests of one State, and in what was granted."""
    for article in (Article.STOCKPILES, Article.CLEARANCE):
        for item in cases(view, iso3, article):
            yield from _lateness(view, iso3, item)
            yield from _less_than_asked(iso3, item)
        for first, of_clock in _clocks(view, iso3, article):
            yield from _of_grants(iso3, article, first, of_clock)
    for overlap in conflicts(view, iso3):
        yield _to_know(iso3, "own_request_in_group", overlap.text, overlap.evidence)


def _lateness(view: View, iso3: str, item: Case) -> Iterator[Finding]:
    """Against the opening as scheduled on the day of the request; the actual one is shown."""
    mark = nine_months(view, item)
    if mark is None or mark.in_time is not False:
        return
    moved = mark.actual and mark.actual != mark.scheduled
    shown = f"; it opened on {mark.actual}" if moved else ""
    text = (
        f"Article {int(item.article)}: asked on {mark.request.when}, nine months before "
        f"{mark.meeting} (set for {mark.scheduled}{shown}) was {mark.ask_by}"
    )
    yield _to_know(iso3, "request_late", text, item.evidence)


def _less_than_asked(iso3: str, item: Case) -> Iterator[Finding]:
    asked, grant = item.latest, item.grant
    if asked and grant and asked.months and grant.months and grant.months < asked.months:
        text = (
            f"Article {int(item.article)}: {asked.months} months asked, {grant.months} granted "
            f"by {grant.decided_by}"
        )
        yield _to_know(iso3, "granted_less_than_asked", text, item.evidence)


def _clocks(view: View, iso3: str, article: Article) -> tuple[tuple[date, tuple[Case, ...]], ...]:
    """First deadlines with the cases that moved them: one under Article 3, one a clock under 4."""
    if article is Article.CLEARANCE:
        return cases_by_clock(view, iso3)
    duty = destroy_stockpiles(view, iso3)
    first = duty.original_due_on if duty else None
    return ((first, cases(view, iso3, article)),) if first else ()


def _of_grants(
    iso3: str, article: Article, first: date, of_clock: tuple[Case, ...]
) -> Iterator[Finding]:
    """What each grant of one clock led to, counted from where the last one had led."""
    previous = first
    for item in of_clock:
        if item.grant:
            yield from _other_day(iso3, item.grant, previous)
            yield from _too_long(iso3, item.grant, previous)
        if item.request and article is Article.CLEARANCE:
            yield from _after_deadline(iso3, item, previous)
        previous = item.grant.deadline if item.grant else previous


def _other_day(iso3: str, grant: ExtensionGranted, previous: date) -> Iterator[Finding]:
    by_months = None if grant.months is None else rules.deadline_by_months(previous, grant.months)
    if by_months not in {None, grant.deadline}:
        text = (
            f"{grant.decided_by} set {grant.deadline}; {grant.months} months from {previous} "
            f"would be {by_months}"
        )
        yield _to_know(iso3, "months_differ", text, (grant.id,))


def _too_long(iso3: str, grant: ExtensionGranted, previous: date) -> Iterator[Finding]:
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


def _to_know(iso3: str, rule: str, text: str, evidence: tuple[str, ...]) -> Finding:
    return Finding(rule, Severity.LOW, state_subject(iso3), text, evidence)
