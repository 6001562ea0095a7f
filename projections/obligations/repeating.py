"""When a granting decision asks for something: once, in each year's report, at each meeting.

A report is asked for on every calendar year that the extension touches (TREATY section 3), as far
as it falls due after the decision.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.extensions import Repeats
from domain.events.fields import Article
from domain.events.machinery import MeetingKind
from domain.rules import article_7
from projections.extensions import Case, cases
from projections.machinery.meetings import FORMAL, meetings, meetings_in_sight
from projections.machinery.schedules import opening_after
from projections.obligations.article_3 import destroy_stockpiles
from projections.obligations.article_4 import cases_by_clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from domain.events.extensions import ExtensionGranted, RecommendationMade
    from projections.view import View

__all__ = ["Asked", "times_asked"]

_AT: Mapping[Repeats, Collection[MeetingKind]] = {
    Repeats.YEARLY_AND_AT_MSPS: frozenset({MeetingKind.MEETING_OF_STATES_PARTIES}),
    Repeats.YEARLY_AND_AT_MEETINGS: FORMAL,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One time at which a thing is asked for: in the report on a year, at a meeting, or once."""

    due_on: date | None
    year: int | None = None
    meeting: str | None = None

    @property
    def words(self) -> str:
        """When it is asked for, where that is not only once."""
        if self.year:
            return f" (report on {self.year})"
        return f" ({self.meeting})" if self.meeting else ""


def times_asked(
    view: View,
    iso3: str,
    item: Case,
    made: RecommendationMade,
) -> tuple[Asked, ...]:
    """Every time at which a decision asks for it, to the one that comes next; at least once."""
    put_to = meetings_in_sight(view).get(made.due_meeting or "")
    due_on = put_to.closes_on if put_to else None
    grant = item.grant
    if made.repeats is None or grant is None:
        return (Asked(due_on),)
    years = _years(view, _begins(view, iso3, item, grant), made, grant)
    if made.repeats in _AT:
        return (*years, *_meetings(view, made, grant, _AT[made.repeats]))
    named = (Asked(due_on, meeting=made.due_meeting),) if made.due_meeting else ()
    return (*years, *named)


def _begins(view: View, iso3: str, item: Case, grant: ExtensionGranted) -> date:
    """The deadline that a grant moved: the last one of its article and clock before it."""
    for first, of_clock in _clocks(view, iso3, grant.article):
        before = first
        for each in of_clock:
            if each == item:
                return before
            before = each.grant.deadline if each.grant else before
    return grant.not_before  # of a clock that cannot be told: from the decision on


def _clocks(view: View, iso3: str, article: Article) -> Iterable[tuple[date, tuple[Case, ...]]]:
    if article is Article.CLEARANCE:
        return cases_by_clock(view, iso3)
    duty = destroy_stockpiles(view, iso3)
    first = duty.original_due_on if duty else None
    return ((first, cases(view, iso3, article)),) if first else ()


def _years(
    view: View,
    begins: date,
    made: RecommendationMade,
    grant: ExtensionGranted,
) -> Iterator[Asked]:
    """The calendar years that the extension touches, to the one whose report falls due next."""
    last = min(grant.deadline.year, article_7.next_year_due(view.as_of))
    for year in range(begins.year, last + 1):
        due_on = article_7.annual_report_due(year)
        if due_on >= made.effective_on:
            yield Asked(due_on, year=year)


def _meetings(
    view: View,
    made: RecommendationMade,
    grant: ExtensionGranted,
    kinds: Collection[MeetingKind],
) -> Iterator[Asked]:
    """The meetings that open after the decision and by the deadline it set, by their last day.

    A part of the Conference that decided counts where it opens later. One that was put off without
    new days counts as long as it had been set for such a day.
    """
    found = [
        (opens_on, item)
        for item in meetings(view).values()
        if item.kind in kinds and (opens_on := opening_after(view, item, made.effective_on))
    ]
    for opens_on, item in sorted(found, key=lambda pair: pair[0]):
        if opens_on <= grant.deadline:
            yield Asked(item.closes_on, meeting=item.name)
