"""What law each State has: the newest statement stands, and States move backwards too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.events.law import LegalBasis, NationalMeasureReported
from domain.strategies import events, example, founders
from projections.membership import contracting_states
from projections.national_law import (
    EXCLUSIVE,
    completed,
    national_law,
    stated_after,
    with_basis,
    with_legal_measures,
)
from projections.view import View

Ask = Callable[..., View]

SOME = settings(max_examples=30)
FIRST, SECOND = "2015-09-11", "2020-10-01"


def stated(category: LegalBasis, when: str, state: str = "state:GNB") -> Event:
    return example(NationalMeasureReported, when, state, category=category)


def statements(subject: str) -> st.SearchStrategy[list[Event]]:
    return st.lists(
        events(NationalMeasureReported, subject=subject), unique_by=lambda event: event.id
    )


def test_guinea_bissau_went_back_from_existing_law_to_one_under_consideration(ask: Ask) -> None:
    history = [
        stated(LegalBasis.EXISTING_LAW_SUFFICIENT, FIRST),
        stated(LegalBasis.UNDER_CONSIDERATION, SECOND),
    ]
    before = national_law(ask(history, date(2020, 9, 30)), "GNB")
    after = national_law(ask(history, date(2020, 10, 1)), "GNB")
    assert before.has(LegalBasis.EXISTING_LAW_SUFFICIENT)
    assert not before.went_back
    assert after.has(LegalBasis.UNDER_CONSIDERATION)
    assert not after.has(LegalBasis.EXISTING_LAW_SUFFICIENT)
    assert (after.before, after.went_back) == (LegalBasis.EXISTING_LAW_SUFFICIENT, True)


def test_a_ban_on_investment_is_independent_of_the_law(ask: Ask) -> None:
    history = [
        stated(LegalBasis.INVESTMENT_BAN, FIRST),
        stated(LegalBasis.UNDER_CONSIDERATION, SECOND),
    ]
    law = national_law(ask(history), "GNB")
    assert law.has(LegalBasis.INVESTMENT_BAN)
    assert law.has(LegalBasis.UNDER_CONSIDERATION)
    assert not law.has(LegalBasis.ADMINISTRATIVE_MEASURES)


def test_mauritania_that_fell_silent_keeps_what_it_stated(ask: Ask) -> None:
    members = founders()
    codes = [event.subject for event in members]
    silent, renewing = codes[:2]
    history = [
        *members,
        stated(LegalBasis.EXISTING_LAW_SUFFICIENT, FIRST, silent),
        stated(LegalBasis.EXISTING_LAW_SUFFICIENT, FIRST, renewing),
        stated(LegalBasis.EXISTING_LAW_SUFFICIENT, SECOND, renewing),
    ]
    view = ask(history, date(2020, 10, 1))
    found = with_basis(view, LegalBasis.EXISTING_LAW_SUFFICIENT)
    assert len(found) == 2
    assert stated_after(view, found, date(2015, 9, 11)) == (renewing.partition(":")[2],)


def test_legal_measures_are_specific_and_existing_law_together(ask: Ask) -> None:
    members = founders()
    one, two, three, four = (event.subject for event in members[:4])
    history = [
        *members,
        stated(LegalBasis.SPECIFIC_LAW, FIRST, one),
        stated(LegalBasis.EXISTING_LAW_SUFFICIENT, FIRST, two),
        stated(LegalBasis.UNDER_CONSIDERATION, FIRST, three),
        stated(LegalBasis.UNDER_CONSIDERATION, FIRST, four),
        stated(LegalBasis.SPECIFIC_LAW, SECOND, four),
    ]
    assert len(with_legal_measures(ask(history, date(2015, 9, 11)))) == 2
    later = ask(history, date(2020, 10, 1))
    assert len(with_legal_measures(later)) == 3
    assert completed(later) == (four.partition(":")[2],)


def test_of_one_day_a_law_that_is_there_stands_before_one_considered(ask: Ask) -> None:
    history = [
        stated(LegalBasis.SPECIFIC_LAW, FIRST),
        stated(LegalBasis.UNDER_CONSIDERATION, FIRST),
    ]
    for order in (history, history[::-1]):
        assert national_law(ask(order), "GNB").has(LegalBasis.SPECIFIC_LAW)


@SOME
@given(statements("state:GNB"))
def test_a_state_has_at_most_one_of_the_three_and_it_is_of_the_newest_day(
    ask: Ask, history: list[Event]
) -> None:
    law = national_law(ask(history), "GNB")
    held = [category for category in EXCLUSIVE if law.has(category)]
    exclusive = [item for item in law.statements if item.category in EXCLUSIVE]
    assert len(held) == bool(exclusive)
    if law.basis:
        assert law.basis.effective_on == max(item.effective_on for item in exclusive)


@SOME
@given(statements("state:GNB"), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(ask: Ask, history: list[Event], shuffle: Any) -> None:
    mixed = history[:]
    shuffle.shuffle(mixed)
    law, again = (national_law(ask(item), "GNB") for item in (history, mixed))
    assert [law.has(item) for item in LegalBasis] == [again.has(item) for item in LegalBasis]
    assert (law.before, law.went_back) == (again.before, again.went_back)


@SOME
@given(st.lists(events(NationalMeasureReported), max_size=20))
def test_the_totals_are_the_sums_over_states(ask: Ask, history: list[Event]) -> None:
    view = ask([*founders(), *history])
    specific = with_basis(view, LegalBasis.SPECIFIC_LAW)
    existing = with_basis(view, LegalBasis.EXISTING_LAW_SUFFICIENT)
    assert not set(specific) & set(existing)
    assert len(with_legal_measures(view)) == len(specific) + len(existing)
    having = sum(
        bool(national_law(view, iso3).has(LegalBasis.SPECIFIC_LAW))
        for iso3 in contracting_states(view)
    )
    assert having == len(specific)
