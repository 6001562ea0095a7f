"""The Coordination Committee and the Analysis Groups at a day (2RC para 85 (iii))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates import DateRange, add_days
from domain.events.fields import Article
from domain.events.offices import Theme
from domain.rules.terms import ANALYSIS_GROUPS, ANALYSIS_GROUPS_SINCE
from domain.states import state
from projections.extensions import Case, cases
from projections.machinery.offices import (
    Office,
    Term,
    coordinators,
    holders,
    outgoing_president,
    president,
    president_designate,
)
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from projections.view import View

__all__ = [
    "COORDINATION_COMMITTEE",
    "OBSERVERS",
    "Conflict",
    "Member",
    "analysis_group",
    "conflicts",
    "coordination_committee",
    "group_name",
]

COORDINATION_COMMITTEE = "Coordination Committee"
OBSERVERS = (
    "International Committee of the Red Cross",
    "United Nations",
    "Cluster Munition Coalition",
)
"""Observers of the Coordination Committee (para 85 (iii)(a))."""


@dataclass(frozen=True, slots=True)
class Member:
    """A State in a body, by one of its offices.

    ``own_request`` is its own extension request that the body analyses, where one is pending.
    """

    body: str
    state: str
    office: Office
    theme: Theme | None
    evidence: tuple[str, ...]
    own_request: Case | None = None


@per_view
def coordination_committee(view: View) -> tuple[Member, ...]:
    """President, President-designate, outgoing President and all Coordinators."""
    presiding = (
        (Office.PRESIDENT, president(view)),
        (Office.PRESIDENT_DESIGNATE, next(iter(president_designate(view)), None)),
        (Office.OUTGOING_PRESIDENT, outgoing_president(view)),
    )
    return (
        *(_member(COORDINATION_COMMITTEE, term, office) for office, term in presiding if term),
        *(_member(COORDINATION_COMMITTEE, term, Office.COORDINATOR) for term in holders(view)),
    )


def _member(body: str, term: Term, office: Office, own: Case | None = None) -> Member:
    return Member(body, term.state, office, term.theme, term.evidence, own)


def group_name(article: Article) -> str:
    """What the group is called that analyses requests under an article."""
    return f"Analysis Group on Article {int(article)}"


@per_view
def analysis_group(view: View, article: Article) -> tuple[Member, ...]:
    """The Coordinators who analyse requests under an article; nobody before the Eighth Meeting."""
    if view.as_of < ANALYSIS_GROUPS_SINCE:
        return ()
    return tuple(
        _member(
            group_name(article),
            term,
            Office.COORDINATOR,
            next((item for item in _own(view, article, term.state) if item.decision is None), None),
        )
        for theme in ANALYSIS_GROUPS[article]
        for term in holders(view, theme)
    )


def _own(view: View, article: Article, iso3: str) -> Iterator[Case]:
    return (item for item in cases(view, iso3, article) if item.request)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Days on which a member of an Analysis Group had a request of its own before the group."""

    state: str
    article: Article
    theme: Theme
    days: DateRange
    is_over: bool
    evidence: tuple[str, ...]

    @property
    def text(self) -> str:
        """In words."""
        first, last = self.days.first, self.days.last
        until = "on" if not self.is_over else f"to {last}"
        days = f"on {first}" if self.is_over and self.days.is_day else f"from {first} {until}"
        return (
            f"Coordinator on {self.theme.value.replace('_', ' ')}, so of the "
            f"{group_name(self.article)}, while a request of {state(self.state).name} itself was "
            f"before the group: at the least {days}"
        )


@per_view
def conflicts(view: View, iso3: str) -> tuple[Conflict, ...]:
    """Every such overlap of a State by the view's day."""
    return tuple(
        found
        for article, themes in ANALYSIS_GROUPS.items()
        for item in _own(view, article, iso3)
        for term in coordinators(view)
        if term.state == iso3
        and term.theme in themes
        and (found := _conflict(view, article, item, term))
    )


def _conflict(view: View, article: Article, item: Case, term: Term) -> Conflict | None:
    """The days that the request was surely pending and the State surely in office."""
    if item.request is None or term.first is None or term.theme is None:
        return None
    decided = item.decision.not_before if item.decision else None
    last = _earliest(view.as_of, decided and add_days(decided, -1), term.last)
    first = max(item.request.effective_on, term.first, ANALYSIS_GROUPS_SINCE)
    if last < first:
        return None
    return Conflict(
        state=term.state,
        article=article,
        theme=term.theme,
        days=DateRange(first, last),
        is_over=last < view.as_of,
        evidence=(*item.evidence, term.event.id),
    )


def _earliest(day: date, *others: date | None) -> date:
    return min([day, *(other for other in others if other)])
