"""Views: the facts that count for one question, and its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.clearance import ClearanceCompleted, ContaminationDiscovered
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.stockpiles import HoldingsClarified, StockpileDiscovered
from domain.sources import Source
from domain.strategies import days, documents, events, example, founders
from domain.subjects import CONVENTION, SubjectKind, state_subject
from domain.timelines.order import order_key
from projections.streams import fold
from projections.view import View, per_view

Ask = Callable[..., View]

SOME = settings(max_examples=25)
KINDS = (StockpileDiscovered, ContaminationDiscovered, HoldingsClarified)
FACTS = st.lists(
    st.one_of(
        *(
            events(kind, subject=st.sampled_from(("state:AFG", "state:ALB")), note="")
            for kind in KINDS
        ),
    ),
    max_size=10,
    unique_by=lambda event: event.id,
)


@SOME
@given(FACTS, days())
def test_a_fact_counts_from_the_latest_day_it_can_have_happened(
    ask: Ask,
    facts: list[Event],
    as_of: date,
) -> None:
    view = ask(facts, as_of)
    for iso3 in ("AFG", "ALB"):
        own = [event for event in facts if event.subject_key == iso3]
        held: list[Event] = view.of_state(iso3)
        known: list[Event] = view.known(f"state:{iso3}")
        assert {event.id for event in held} == {
            event.id for event in own if event.effective_on <= as_of
        }
        assert held == view.held(f"state:{iso3}")
        assert {event.id for event in known} == {event.id for event in own}


@SOME
@given(FACTS, days())
def test_a_streams_events_are_in_the_order_of_timelines(
    ask: Ask,
    facts: list[Event],
    as_of: date,
) -> None:
    held: list[Event] = ask(facts, as_of).of_state("AFG")
    keys = [order_key(event)[:3] for event in held]
    assert keys == sorted(keys)
    chosen = ask(facts, as_of).of_state("AFG", StockpileDiscovered, HoldingsClarified)
    assert chosen == [
        event for event in held if isinstance(event, StockpileDiscovered | HoldingsClarified)
    ]


@SOME
@given(FACTS, st.lists(days(), min_size=1, max_size=5))
def test_shared_folds_give_what_a_fold_of_its_own_gives(
    ask: Ask,
    facts: list[Event],
    asked: list[date],
) -> None:
    """Views of one cut keep their folds together; the day asked first must not show in them."""
    view = ask(facts)
    for as_of in asked:
        at = view.at(as_of)
        nothing: tuple[str, ...] = ()
        assert at.folded("state:AFG", nothing, _ids) == fold(nothing, _ids, at.of_state("AFG"))
        assert at.folded("state:AFG", 0, _count) == len(at.of_state("AFG"))


def _ids(state: tuple[str, ...], event: Event) -> tuple[str, ...]:
    return (*state, event.id)


def _count(state: int, _event: Event) -> int:
    return state + 1


@SOME
@given(FACTS)
def test_a_view_names_its_states_and_finds_events_by_id(ask: Ask, facts: list[Event]) -> None:
    view = ask([*documents(), *facts])
    assert view.states() == sorted({event.subject_key for event in facts})
    assert list(view.subjects(SubjectKind.MEETING)) == []
    assert all(view.facts.by_id[event.id] == event for event in facts)
    assert sorted(view.facts.positions.values()) == list(range(1, view.position + 1))


@SOME
@given(FACTS, st.frozensets(st.sampled_from(("depositary", "monitor-2020")), min_size=1))
def test_without_documents_only_what_rests_on_others_is_left(
    ask: Ask,
    facts: list[Event],
    keys: frozenset[str],
) -> None:
    view = ask([*documents(), *facts])
    left = view.without_documents(keys).facts
    for event in facts:
        rests_on_others = bool({source.document for source in event.sources} - keys)
        assert (event.id in left.by_id) is rests_on_others
    assert {f"document:{key}" for key in keys} <= left.streams.keys()
    assert all(left.positions[each] == view.facts.positions[each] for each in left.by_id)


def test_a_question_is_answered_once_a_view(ask: Ask) -> None:
    asked: list[tuple[View, int]] = []

    @per_view
    def question(view: View, number: int) -> int:
        asked.append((view, number))
        return number + view.as_of.year

    view = ask(founders(), date(2020, 1, 1))
    assert [question(view, 1), question(view, 1), question(view, 2)] == [2021, 2021, 2022]
    assert len(asked) == 2
    assert question(view.at(date(2021, 1, 1)), 1) == 2022
    assert question(view, number=1) == 2021
    assert view.at(view.as_of) is view


def test_views_that_ask_the_same_of_the_same_facts_share_the_answers(ask: Ask) -> None:
    asked: list[View] = []

    @per_view
    def question(view: View) -> int:
        asked.append(view)
        return view.as_of.year

    view = ask(founders(), date(2020, 1, 1))
    question(view)
    assert question(view.at(date(2021, 1, 1)).at(date(2020, 1, 1))) == 2020
    assert question(replace(view)) == 2020
    assert len(asked) == 1
    question(replace(view, today=date(2030, 1, 1)))
    question(replace(view, known_at=date(2030, 1, 1)))
    question(view.borne_out_twice())
    assert len(asked) == 4


def test_answers_are_forgotten_where_too_many_days_were_asked_about(ask: Ask) -> None:
    view = ask(founders(), date(2020, 1, 1))
    first = view.memo
    for number in range(300):
        view.at(date(2021, 1, 1) + timedelta(days=number))

    assert view.memo is first
    assert replace(view).memo is not first


def test_what_events_tell_together_is_kept_until_there_are_more_of_them(ask: Ask) -> None:
    told: list[int] = []

    def tell(events: tuple[Event, ...]) -> int:
        told.append(len(events))
        return len(events)

    view = ask(founders(), date(2020, 1, 1))
    subject = state_subject("AFG")
    count = view.told(subject, tell)
    assert view.at(date(2020, 1, 2)).told(subject, tell) == count == len(view.of_state("AFG"))
    assert view.at(date(2000, 1, 1)).told(subject, tell) == 0
    assert view.at(date(2000, 1, 1)).told_ever(subject, tell) == count
    assert told == [count, 0]


def test_a_day_before_everything_holds_nothing(ask: Ask) -> None:
    view = ask(founders(), date(2010, 2, 15))
    assert view.of_state("AFG") == []
    assert len(view.states()) == 30
    assert view.held(CONVENTION) == []


def test_documents_stay_where_they_are_their_own_only_source(ask: Ask) -> None:
    cited = (Source(document="report", locator="title"),)
    report = example(
        DocumentIssued, "2021", "document:report", title="Report", publisher="ISU", sources=cited
    )
    done = example(ClearanceCompleted, "2020", "state:AFG", paragraph="4.1(a)", sources=cited)
    view = ask([report, done])
    assert list(view.without_documents(frozenset({"report"})).facts.by_id) == [report.id]
    assert list(view.borne_out_twice().facts.by_id) == [report.id]


def test_a_fact_is_borne_out_twice_by_two_documents_not_by_two_places_of_one(ask: Ask) -> None:
    places = [Source(document="report", locator=f"para {number}") for number in (1, 2)]
    other = Source(document="monitor", locator="page 1")
    once = example(ClearanceCompleted, "2020", "state:AFG", paragraph="4.1(a)", sources=places)
    twice = example(
        ClearanceCompleted, "2020", "state:LBN", paragraph="4.1(a)", sources=(places[0], other)
    )
    assert list(ask([once, twice]).borne_out_twice().facts.by_id) == [twice.id]
