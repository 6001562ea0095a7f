"""What became of a fact is what a replay sees of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hypothesis import given

from domain.events.corrections import Amendment, told_by
from domain.events.header import Event
from domain.strategies import recordings
from projections.cut import Recorded, StandingFacts
from projections.fates import Fates
from projections.history import history

Record = Callable[[Iterable[Event]], list[Recorded]]


@given(batch=recordings())
def test_what_is_said_to_stand_stands_and_what_is_said_to_have_ended_does_not(
    recorded: Record, batch: list[Event]
) -> None:
    log = recorded(batch)
    standing, fates = StandingFacts(), Fates(log)
    for item in log:
        standing.take(item)

    for fact in (each for item in log for each in told_by(item.event)):
        fate = fates.of(fact.id)
        if fate is None:
            assert isinstance(fact, Amendment) or fact.id in standing
        else:
            assert fact.id not in standing
            assert fate.stands is None or fate.stands in standing
            assert log[fate.at - 1].event.id == fate.by


@given(batch=recordings())
def test_the_history_names_the_fate_of_each_event_or_of_what_a_correction_brings(
    recorded: Record, batch: list[Event]
) -> None:
    log = recorded(batch)
    fates = Fates(log)

    for line in history(log):
        assert line.fate == fates.of(line.brings or line.id)
        ended = line.fate.what if line.fate else None
        assert line.standing == (ended or line.standing)
