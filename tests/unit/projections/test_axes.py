"""Every projection on every axis: nothing fails, and nothing depends on what it must not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.strategies import any_event, any_fact, days, founders, histories
from projections.membership import register
from projections.view import View

Ask = Callable[..., View]
Answers = Callable[[View], dict[str, Any]]

FEW = settings(max_examples=10)  # every answer to a whole history takes its time
SOME = settings(max_examples=25)
AXES = st.fixed_dictionaries({"as_of": days()}, optional={"known_at": days()})


def has_ties(facts: Iterable[Event]) -> bool:
    """Whether two facts of one type and subject have the same days: position orders those."""
    keys = Counter((fact.subject, fact.type, fact.not_before, fact.effective_on) for fact in facts)
    return max(keys.values(), default=0) > 1


@SOME
@given(st.lists(any_event(), max_size=10), AXES)
def test_no_projection_fails_whatever_was_recorded(
    ask: Ask,
    answers: Answers,
    history: list[Event],
    axes: dict[str, date],
) -> None:
    answers(ask([*founders(without=["AFG"]), *history], **axes))


@SOME
@given(st.lists(any_fact(subject="state:AFG") | any_fact(subject="meeting:9MSP")), days())
def test_no_projection_fails_on_one_state_and_meeting(
    ask: Ask,
    answers: Answers,
    history: list[Event],
    as_of: date,
) -> None:
    answers(ask([*founders(without=["AFG"]), *history], as_of))


@FEW
@given(histories(vague=True), AXES, st.data())
def test_no_projection_fails_on_any_part_of_a_history(
    ask: Ask,
    answers: Answers,
    history: list[Event],
    axes: dict[str, date],
    data: st.DataObject,
) -> None:
    left_out = data.draw(st.sets(st.sampled_from(range(len(history)))))
    part = [event for number, event in enumerate(history) if number not in left_out]
    answers(ask(part, **axes))


@FEW
@given(histories(), AXES, st.randoms(use_true_random=False))
def test_no_answer_depends_on_the_order_of_arrival(
    ask: Ask,
    answers: Answers,
    history: list[Event],
    axes: dict[str, date],
    shuffle: Any,
) -> None:
    """But where facts of one type about one subject have the same days: there position decides."""
    assume(not has_ties(history))
    mixed = history[:]
    shuffle.shuffle(mixed)
    assert answers(ask(mixed, **axes)) == answers(ask(history, **axes))


@FEW
@given(histories(), st.tuples(days(), days()), st.data())
def test_no_answer_depends_on_what_became_known_later(
    ask: Ask,
    answers: Answers,
    history: list[Event],
    asked: tuple[date, date],
    data: st.DataObject,
) -> None:
    as_of, known_at = asked
    later = days(known_at + timedelta(1), known_at + timedelta(9000))
    codes = sorted({event.subject for event in history if event.subject.startswith("state:")})
    further = st.lists(
        any_fact(subject=data.draw(st.sampled_from(codes)), known_on=later),
        max_size=4,
    )
    whole = [*history, *data.draw(further)]
    assert answers(ask(whole, as_of, known_at)) == answers(ask(history, as_of, known_at))
    known = [event for event in history if event.known_on <= known_at]
    # Asked without a limit, knowledge ends with the last fact; with one, it reaches to that day,
    # and a request of which nothing is heard by then is pending rather than not recorded.
    assert answers(ask(known, as_of, known_at)) == answers(ask(history, as_of, known_at))


@FEW
@given(histories(), days(), st.data())
def test_no_answer_depends_on_what_was_recorded_after_the_position(
    ask: Ask,
    answers: Answers,
    history: list[Event],
    as_of: date,
    data: st.DataObject,
) -> None:
    position = data.draw(st.integers(0, len(history)))
    whole = ask(history, as_of, position=position)
    assert answers(whole) == answers(ask(history[:position], as_of))


@FEW
@given(histories(), days())
def test_who_is_bound_does_not_depend_on_what_happened_later(
    ask: Ask,
    history: list[Event],
    as_of: date,
) -> None:
    happened = [event for event in history if event.effective_on <= as_of]
    assert register(ask(history, as_of)) == register(ask(happened, as_of))


@FEW
@given(histories(), st.lists(days(), min_size=2, max_size=3))
def test_no_answer_depends_on_the_day_that_was_asked_before(
    ask: Ask,
    answers: Answers,
    history: list[Event],
    asked: list[date],
) -> None:
    """Views of one cut share what they have worked out."""
    view = ask(history)
    shared = [answers(view.at(as_of)) for as_of in asked]
    assert shared == [answers(ask(history, as_of)) for as_of in asked]
