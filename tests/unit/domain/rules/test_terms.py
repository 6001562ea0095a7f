"""Terms of office."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from domain.events.fields import Article
from domain.events.offices import Theme
from domain.rules.terms import ANALYSIS_GROUPS, day_after, serves_from_its_own_opening
from domain.strategies import days


@given(days())
def test_a_term_begins_on_the_day_after_and_never_on_the_last_day(closes_on: date) -> None:
    assert (day_after(closes_on) - closes_on).days == 1


def test_the_first_review_conference_is_the_last_meeting_of_the_old_rule() -> None:
    assert serves_from_its_own_opening(date(2015, 9, 7))
    assert not serves_from_its_own_opening(date(2016, 9, 5))


def test_each_group_takes_in_those_on_cooperation() -> None:
    assert ANALYSIS_GROUPS.keys() == set(Article)
    assert all(Theme.COOPERATION in themes for themes in ANALYSIS_GROUPS.values())
