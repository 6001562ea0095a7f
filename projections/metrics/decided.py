"""Figures that stand in the words of a decision, or of a mandate, of a meeting."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.events.decisions import DecisionTaken, MandateGiven
from domain.subjects import meeting_subject
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["Stated", "decided_on", "stated"]


class Stated(NamedTuple):
    """A figure that a decision or a mandate states: of which meeting and key, and how written.

    ``pattern`` has one group, which is the figure; ``whenever`` says that it holds before the
    decision was taken too.
    """

    name: str
    title: str
    unit: MetricUnit
    rule: str
    meeting: str
    key: str
    pattern: str
    whenever: bool = False
    kind: type[DecisionTaken | MandateGiven] = DecisionTaken


def decided_on(view: View, meeting: str, key: str) -> DecisionTaken | None:
    """A meeting's decision by its key, taken by the view's day."""
    found = [
        event for event in view.held(meeting_subject(meeting), DecisionTaken) if event.key == key
    ]
    return found[-1] if found else None


def stated(row: Stated) -> Metric:
    """The metric of a figure in the words of a decision or a mandate."""

    def answer(asked: Asked) -> MetricAnswer:
        event = _said(asked.view, row)
        match = re.search(row.pattern, _words(event)) if event else None
        value = _value_of(match[1], row.unit) if match else None
        if value is None:
            return unknown(lacking(row.kind.__name__, f"{row.key} of the {row.meeting}"))
        return MetricAnswer(value, evidence=ids(event))

    return Metric(row.name, row.title, row.unit, row.rule, answer)


def _said(view: View, row: Stated) -> DecisionTaken | MandateGiven | None:
    """The decision or mandate, by the view's day; or later too, as far as known."""
    ask = view.known if row.whenever else view.held
    found = [event for event in ask(meeting_subject(row.meeting), row.kind) if event.key == row.key]
    return found[-1] if found else None


def _words(event: DecisionTaken | MandateGiven) -> str:
    return event.decision if isinstance(event, DecisionTaken) else event.task


_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {**{word: number for number, word in enumerate(_ONES)}, "twelve": 12, "sixty": 60}
_MONTHS = {name: number for number, name in enumerate(month_name) if name}
_MEETINGS = {"Second Review Conference": "2RC", "Third Review Conference": "3RC"}


def _value_of(words: str, unit: MetricUnit) -> int | date | str | None:
    if unit is MetricUnit.DATE:
        return _day_of(words)
    if unit is MetricUnit.PERIOD:
        return words.replace(" to ", "-")
    if unit is MetricUnit.MONTH_DAY:
        day, month = words.split()
        return f"{_MONTHS[month]:02}-{int(day):02}"
    if unit is MetricUnit.MEETING:
        return _MEETINGS.get(words)
    return int(words) if words.isdigit() else _NUMBERS.get(words.lower())


def _day_of(words: str) -> date | None:
    """A day written out, or the last day of a month written out."""
    *day, month, year = words.split()
    if month not in _MONTHS:
        return None
    last = monthrange(int(year), _MONTHS[month])[1]
    return date(int(year), _MONTHS[month], int(day[0]) if day else last)
