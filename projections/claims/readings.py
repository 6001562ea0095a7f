"""What else a claim's words can mean: another base, other States, another day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.states import state
from projections.claims.comparing import compare
from projections.claims.figures import Figure, Fit
from projections.claims.model import Holding, OtherReading
from projections.machinery.meetings import FORMAL, meetings_as_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from projections.claims.comparing import Claimed
    from projections.metrics.model import Asked, Metric, MetricAnswer, Reading
    from projections.view import View

__all__ = ["ClaimQuestion", "other_readings", "true_reading"]


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """What is asked for a claim: its metric, and the value it claims.

    ``on`` gives the same facts asked as of another day; ``now`` knows the calendar of meetings.
    """

    row: Metric
    claimed: Claimed
    asked: Asked
    now: View
    on: Callable[[date], View]
    on_or_before: bool = False

    def fits(self, answer: MetricAnswer) -> Fit:
        """What an answer says of the claim."""
        return compare(self.claimed, answer, on_or_before=self.on_or_before)


def true_reading(question: ClaimQuestion, answer: MetricAnswer) -> tuple[OtherReading, ...]:
    """The first other reading under which the claim is or can be true, and what the rest give.

    Empty where no reading makes it true.
    """
    asked, row = question.asked, question.row
    if said := _each_once(question, answer):
        return (OtherReading(said, Holding.TRUE),)
    rest = [item for item in row.readings if not _makes_true(question, item, asked)]
    for item in row.readings:
        if holds := _makes_true(question, item, asked):
            true = OtherReading(_told(item, asked, answer), holds)
            return (true, *_given(rest, asked, answer))
    for day, words in _other_days(question):
        other = replace(asked, view=question.on(day))
        if question.fits(row.answer(other)) is Fit.BORNE_OUT:
            return (OtherReading(words, Holding.TRUE),)
        for item in row.readings:
            if holds := _makes_true(question, item, other):
                told = _told(item, other, row.answer(other))
                return (OtherReading(f"{words}, {told}", holds),)
    return ()


def _each_once(question: ClaimQuestion, answer: MetricAnswer) -> str:
    """For a list that names a State twice: whether it is true with each of them once."""
    claimed = question.claimed
    if not isinstance(claimed, tuple) or len(set(claimed)) == len(claimed):
        return ""
    once = replace(question, claimed=tuple(sorted(set(claimed))))
    if once.fits(answer) is not Fit.BORNE_OUT:
        return ""
    twice = _names({iso3 for iso3 in claimed if claimed.count(iso3) > 1})
    return f"each State once ({twice} stands there more than once)"


def _makes_true(question: ClaimQuestion, item: Reading, asked: Asked) -> Holding | None:
    """Whether it is or can be true under a reading."""
    found = item.answer(asked)
    if item.least is None:
        return Holding.TRUE if question.fits(found) is Fit.BORNE_OUT else None
    least = item.least(asked)
    low, high, claimed = least.value, found.value, question.claimed
    if not (isinstance(low, int) and isinstance(high, int) and isinstance(claimed, Figure)):
        return None
    return Holding.CAN_BE if low <= claimed.amount <= high else None


def _told(item: Reading, asked: Asked, answer: MetricAnswer) -> str:
    """The reading in words, with the States by which it differs."""
    found = item.answer(asked)
    if item.least is not None:
        return f"{item.words} ({_shown(item.least(asked))} to {_shown(found)}, by unknown dates)"
    return f"{item.words}{_difference(answer, found)}"


def _difference(answer: MetricAnswer, found: MetricAnswer) -> str:
    plus = _names(set(found.states) - set(answer.states))
    minus = _names(set(answer.states) - set(found.states))
    parts = [f"with {plus}" * bool(plus), f"without {minus}" * bool(minus)]
    told = ", ".join(part for part in parts if part)
    return f" ({told})" if told else ""


_MOST_NAMED = 6


def _names(codes: set[str]) -> str:
    if len(codes) > _MOST_NAMED:
        return f"{len(codes)} States"
    return ", ".join(state(code).name for code in sorted(codes))


def other_readings(question: ClaimQuestion, answer: MetricAnswer) -> tuple[OtherReading, ...]:
    """For a claim that is true: what its words would give under the other readings."""
    return tuple(_given(question.row.readings, question.asked, answer))


def _given(
    readings: tuple[Reading, ...] | list[Reading], asked: Asked, answer: MetricAnswer
) -> Iterator[OtherReading]:
    for item in readings:
        found = item.answer(asked)
        if found.value is not None and found.value != answer.value and item.least is None:
            yield OtherReading(f"otherwise {_shown(found)}: {_told(item, asked, answer)}")


def _shown(found: MetricAnswer) -> str:
    return ";".join(found.value) if isinstance(found.value, tuple) else str(found.value)


def _other_days(question: ClaimQuestion) -> Iterator[tuple[date, str]]:
    """The ends of the formal meetings within a period, and its first day."""
    during = question.asked.during
    if during.is_day:
        return
    for name, item in meetings_as_known(question.now).items():
        closes_on = item.closes_on
        if item.kind in FORMAL and closes_on and closes_on in during and closes_on != during.last:
            yield closes_on, f"as of the end of the {name}, {closes_on}"
    yield during.first, f"as of {during.first}, the first day of the period"
