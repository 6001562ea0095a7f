"""Which facts a replay sees, on the recorded and on the known axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.events.clearance import ClearanceCompleted
from domain.events.corrections import (
    Amendment,
    Corrected,
    CorrectionKind,
    Retracted,
    SourceAdded,
)
from domain.events.header import Event
from domain.events.membership import ConsentKind, ConventionSigned, InstrumentDeposited
from domain.events.stockpiles import HoldingsClarified
from domain.sources import Source
from domain.strategies import (
    amendments_of,
    any_event,
    any_fact,
    corrections,
    days,
    events,
    example,
    recordings,
    retractions,
)
from projections.cut import Recorded, correctable, cut

Record = Callable[[Iterable[Event]], list[Recorded]]

SOME = settings(max_examples=25)
AXIS = st.none() | days()
# What a fact says does not matter here: a few small types of one State are quick to draw.
PLAIN = {"subject": "state:AFG", "note": "", "confidence": "high", "basis": "read"}
FACT = st.one_of(
    *(events(kind, **PLAIN) for kind in (ConventionSigned, HoldingsClarified, ClearanceCompleted)),
)
FACTS = st.lists(FACT, max_size=8, unique_by=lambda event: event.id)
HISTORY = recordings(FACT)


def seen(stored: list[Recorded], **axes: Any) -> list[Event]:
    return [fact.event for fact in cut(stored, **axes)]


def has_ties(facts: Iterable[Event]) -> bool:
    """Whether two facts of one type and subject have the same days: position orders those."""
    keys = Counter((fact.type, fact.not_before, fact.effective_on) for fact in facts)
    return max(keys.values(), default=0) > 1


def standing_of(recorded: Iterable[Event]) -> list[Event]:
    standing: dict[str, Event] = {}
    for event in recorded:
        if isinstance(event, Retracted | Corrected):
            del standing[event.target]
        if isinstance(event, Corrected):
            standing[event.replacement.id] = event.replacement
        elif not isinstance(event, Amendment):
            standing[event.id] = event
    return list(standing.values())


@SOME
@given(HISTORY, AXIS, st.data())
def test_a_replay_to_a_position_is_the_ledger_as_it_was_then(
    recorded: Record,
    history: list[Event],
    known_at: date | None,
    data: st.DataObject,
) -> None:
    position = data.draw(st.integers(0, len(history)))
    whole, then = recorded(history), recorded(history[:position])
    assert cut(whole, position=position, known_at=known_at) == cut(then, known_at=known_at)


@SOME
@given(HISTORY)
def test_without_limits_what_stands_is_seen(recorded: Record, history: list[Event]) -> None:
    stored = recorded(history)
    assert Counter(event.id for event in seen(stored)) == Counter(
        event.id for event in standing_of(history)
    )
    assert cut(stored, position=len(stored), known_at=date.max) == cut(stored)


@SOME
@given(FACTS, days())
def test_facts_are_seen_from_the_day_they_are_known(
    recorded: Record,
    facts: list[Event],
    known_at: date,
) -> None:
    known = {event.id for event in facts if event.known_on <= known_at}
    assert {event.id for event in seen(recorded(facts), known_at=known_at)} == known


@SOME
@given(HISTORY, days(), st.data())
def test_what_is_learnt_later_changes_no_earlier_answer(
    recorded: Record,
    history: list[Event],
    known_at: date,
    data: st.DataObject,
) -> None:
    """Later facts and sources, corrections of kind *source* known later, and whatever they bring.

    Among the latter typing errors: what puts a later correction right is itself unknown before.
    """
    later = days(known_at + timedelta(1), known_at + timedelta(4000))
    further = data.draw(st.lists(any_fact(known_on=later), max_size=2))
    possible = standing_of(history) or further
    targets = st.lists(st.sampled_from(possible), max_size=2) if possible else st.just([])
    for target in data.draw(targets):
        learnt = data.draw(
            amendments_of(target, known_on=later, kind=CorrectionKind.SOURCE)
            | amendments_of(target, known_on=later).filter(
                lambda event: isinstance(event, SourceAdded),
            ),
        )
        further.append(learnt)
        if isinstance(learnt, Corrected):
            further.append(data.draw(amendments_of(learnt.replacement)))
    taken = {getattr(event, "replacement", event).id for event in history}
    assume(len({event.id for event in further} - taken) == len(further))
    before, after = recorded(history), recorded([*history, *further])
    assert seen(after, known_at=known_at) == seen(before, known_at=known_at)


@SOME
@given(st.data(), AXIS)
def test_a_corrected_typing_error_leaves_no_trace_on_the_known_axis(
    recorded: Record,
    data: st.DataObject,
    known_at: date | None,
) -> None:
    """The ledger sees what it would if the right fact had been recorded at once, in its place."""
    facts = data.draw(FACTS.filter(bool))
    index = data.draw(st.integers(0, len(facts) - 1))
    wrong = data.draw(events(type(facts[index]), **PLAIN))
    put_right = data.draw(corrections(wrong, replacement=facts[index], kind="transcription"))
    mistyped = [*facts[:index], wrong, *facts[index + 1 :], put_right]
    assume(len({event.id for event in [*facts, wrong]}) == len(facts) + 1)
    corrected = seen(recorded(mistyped), known_at=known_at)
    at_once = seen(recorded(facts), known_at=known_at)
    assert corrected == at_once


@SOME
@given(HISTORY, AXIS, st.data())
def test_what_was_mistyped_and_taken_back_was_never_there(
    recorded: Record,
    history: list[Event],
    known_at: date | None,
    data: st.DataObject,
) -> None:
    mistyped = data.draw(FACT)
    assume(all(getattr(event, "replacement", event).id != mistyped.id for event in history))
    taken_back = data.draw(retractions(mistyped, kind=CorrectionKind.TRANSCRIPTION))
    place = data.draw(st.integers(0, len(history)))
    whole = recorded([*history[:place], mistyped, *history[place:], taken_back])
    assert seen(whole, known_at=known_at) == seen(recorded(history), known_at=known_at)
    before_it = {"position": len(whole) - 1, "known_at": known_at}
    assert (mistyped in seen(whole, **before_it)) is (
        known_at is None or mistyped.known_on <= known_at
    )


@SOME
@given(FACT, st.data())
def test_what_the_world_learnt_is_seen_from_the_day_it_learnt_it(
    recorded: Record,
    fact: Event,
    data: st.DataObject,
) -> None:
    learnt = data.draw(
        retractions(fact, kind=CorrectionKind.SOURCE)
        | corrections(fact, kind=CorrectionKind.SOURCE),
    )
    assume(learnt.known_on > fact.known_on)
    assume(getattr(learnt, "replacement", learnt).id != fact.id)
    stored = recorded([fact, learnt])
    assert seen(stored, known_at=fact.known_on - timedelta(1)) == []
    assert seen(stored, known_at=learnt.known_on - timedelta(1)) == [fact]
    assert fact not in seen(stored, known_at=learnt.known_on)
    if isinstance(learnt, Corrected):
        known = max(learnt.known_on, learnt.replacement.known_on)
        assert seen(stored, known_at=known) == [learnt.replacement]


@SOME
@given(FACTS, AXIS, st.data())
def test_the_order_of_arrival_decides_only_between_events_of_one_type_and_day(
    recorded: Record,
    facts: list[Event],
    known_at: date | None,
    data: st.DataObject,
) -> None:
    mixed = data.draw(st.permutations(facts))
    one, other = (seen(recorded(order), known_at=known_at) for order in (facts, mixed))
    assert {event.id for event in one} == {event.id for event in other}
    assert one == other or has_ties(facts)


@SOME
@given(st.lists(any_event(), max_size=8), AXIS, st.data())
def test_nothing_fails_whatever_was_recorded(
    recorded: Record,
    history: list[Event],
    known_at: date | None,
    data: st.DataObject,
) -> None:
    """Amendments of what is not there, too: folds over any part of a ledger are total."""
    position = data.draw(st.none() | st.integers(0, len(history)))
    found = cut(recorded(history), position=position, known_at=known_at)
    assert not any(isinstance(fact.event, Amendment) for fact in found)


# By example


def source(document: str) -> tuple[Source, ...]:
    return (Source(document=document, locator="1"),)


DEPOSIT = example(
    InstrumentDeposited,
    "2010-11-05",
    "state:LBN",
    kind=ConsentKind.RATIFICATION,
    known_on=date(2015, 1, 1),
    sources=source("monitor-2020"),
)


def amended(kind: type[Event], known_on: str, /, **fields: Any) -> Event:
    target = fields.pop("target", DEPOSIT)
    known = date.fromisoformat(known_on)
    return example(kind, known_on, "state:LBN", target=target.id, known_on=known, **fields)


def moved(day: str, known_on: str = "2010-11-05") -> Event:
    kind = ConsentKind.RATIFICATION
    known = date.fromisoformat(known_on)
    return example(InstrumentDeposited, day, "state:LBN", kind=kind, known_on=known)


def test_a_further_source_joins_the_others_once(recorded: Record) -> None:
    cited = source("report-2021") + source("monitor-2020")
    stored = recorded([DEPOSIT, amended(SourceAdded, "2016-01-01", sources=cited)])
    (fact,) = seen(stored)
    assert cut(stored)[0].position == 1
    assert fact.sources == source("monitor-2020") + source("report-2021")
    assert fact.id == DEPOSIT.id
    assert fact.known_on == date(2015, 1, 1)


@pytest.mark.parametrize(
    ("known_at", "documents"),
    [
        ("2013-12-31", None),
        ("2014-01-01", ["depositary"]),
        ("2014-12-31", ["depositary"]),
        ("2015-01-01", ["monitor-2020", "depositary"]),
    ],
)
def test_an_earlier_source_makes_a_fact_known_earlier_by_that_source_alone(
    recorded: Record,
    known_at: str,
    documents: list[str] | None,
) -> None:
    earlier = amended(SourceAdded, "2014-01-01", sources=source("depositary"))
    found = seen(recorded([DEPOSIT, earlier]), known_at=date.fromisoformat(known_at))
    assert [[item.document for item in event.sources] for event in found] == (
        [documents] if documents else []
    )


def test_correcting_a_correction_brings_nothing_where_the_first_was_not_known(
    recorded: Record,
) -> None:
    """The world learnt in 2021 that it was the 6th; the ledger first mistyped that as the 16th."""
    original = moved("2010-11-05")
    mistyped, right = moved("2010-11-16"), moved("2010-11-06")
    learnt = amended(
        Corrected, "2021-01-01", target=original, replacement=mistyped, reason="r", kind="source"
    )
    retyped = amended(
        Corrected,
        "2022-01-01",
        target=mistyped,
        replacement=right,
        reason="r",
        kind="transcription",
    )
    stored = recorded([original, learnt, retyped])
    assert seen(stored, known_at=date(2020, 1, 1)) == [original]
    assert seen(stored, known_at=date(2021, 1, 1)) == [right]
    assert seen(stored, position=2) == [mistyped]
    assert seen(stored) == [right]


def test_a_replacement_takes_the_place_of_what_it_replaces(recorded: Record) -> None:
    right = moved("2010-11-06")
    put_right = amended(
        Corrected, "2021-01-01", replacement=right, reason="r", kind="transcription"
    )
    (fact,) = cut(recorded([DEPOSIT, put_right]))
    assert (fact.event, fact.position) == (right, 1)


@pytest.mark.parametrize(
    ("kind", "documents"),
    [("transcription", ["depositary", "report-2021"]), ("source", ["depositary"])],
)
def test_added_sources_bear_out_what_was_mistyped_but_not_what_the_world_learnt(
    recorded: Record,
    kind: str,
    documents: list[str],
) -> None:
    added = amended(SourceAdded, "2012-01-01", sources=source("report-2021"))
    right = moved("2010-11-06", "2015-01-01").model_copy(update={"sources": source("depositary")})
    put_right = amended(Corrected, "2015-01-01", replacement=right, reason="r", kind=kind)
    (event,) = seen(recorded([DEPOSIT, added, put_right]))
    assert [item.document for item in event.sources] == documents
    assert event.known_on == date(2012 if kind == "transcription" else 2015, 1, 1)


def test_a_typing_error_is_put_right_on_the_days_before_the_world_learnt_better(
    recorded: Record,
) -> None:
    """Deposited on the 5th, mistyped as the 15th; in 2021 the world learnt that it was the 6th."""
    mistyped, typed, learnt = moved("2010-11-15"), moved("2010-11-05"), moved("2010-11-06")
    stored = recorded(
        [
            mistyped,
            amended(
                Corrected,
                "2021-01-01",
                target=mistyped,
                replacement=learnt,
                reason="r",
                kind="source",
            ),
            amended(
                Corrected,
                "2022-01-01",
                target=mistyped,
                replacement=typed,
                reason="r",
                kind="transcription",
            ),
        ],
    )
    assert mistyped.id in correctable(stored[:2])
    assert seen(stored, known_at=date(2020, 1, 1)) == [typed]
    assert seen(stored, known_at=date(2021, 1, 1)) == seen(stored) == [learnt]
    assert set(correctable(stored)) == {typed.id, learnt.id}


@pytest.mark.parametrize(
    ("known_at", "occurrences", "documents"),
    [
        ("2014-01-01", [0], ["monitor-2020"]),
        ("2018-01-01", [1], ["monitor-2020", "depositary"]),
        ("2021-01-01", [1], ["depositary"]),
    ],
)
def test_a_fact_taken_back_and_recorded_anew_is_one_fact_on_every_day(
    recorded: Record,
    known_at: str,
    occurrences: list[int],
    documents: list[str],
) -> None:
    first = moved("2010-11-05", "2013-01-01").model_copy(update={"sources": source("monitor-2020")})
    again = first.again().model_copy(
        update={"known_on": date(2016, 1, 1), "sources": source("depositary")}
    )
    taken_back = amended(Retracted, "2020-01-01", target=first, reason="r", kind="source")
    found = cut(recorded([first, taken_back, again]), known_at=date.fromisoformat(known_at))
    assert [fact.event.occurrence for fact in found] == occurrences
    assert [[item.document for item in fact.event.sources] for fact in found] == [documents]


def test_what_an_amendment_of_something_else_says_changes_nothing(recorded: Record) -> None:
    stray = amended(Retracted, "2021-01-01", target=moved("2012"), reason="r", kind="source")
    assert seen(recorded([DEPOSIT, stray])) == [DEPOSIT]
