"""A metric: a named question with one answer, its unit, and the events behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.quantities import Qualifier
from projections.metrics.lacking import Lacking

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["Asked", "Metric", "MetricAnswer", "MetricUnit", "Reading", "Value", "unknown"]

Value = int | str | date | tuple[str, ...]


class MetricUnit(StrEnum):
    """What an answer's value is."""

    STATES = "states"
    STATES_LIST = "states_list"
    MUNITIONS = "munitions"
    SUBMUNITIONS = "submunitions"
    PER_CENT = "percent"
    SQUARE_METRES = "m2"
    MONTHS = "months"
    YEARS = "years"
    DATE = "date"
    YEAR = "year"
    MEETING = "meeting"
    STATUS = "status"
    KIND = "kind"
    REQUESTS = "requests"
    CASES = "cases"
    REPORTS = "reports"
    LOTS = "lots"
    VOTES = "votes"
    TALLY = "yes/no/abstentions"
    CASUALTIES = "casualties"
    NUMBER = "number"
    USD_CENTS = "usd_cents"
    CHF_CENTS = "chf_cents"
    MEETINGS = "meetings"
    ACTIONS = "actions"
    DAYS = "days"
    HALF_DAYS = "half_days"
    PERIOD = "period"
    PLACE = "place"
    RULE = "rule"
    SYMBOL = "symbol"
    MONTH_DAY = "month_day"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a metric is asked: in which view, about whom, and over which days.

    ``subject`` is a State's code, a meeting's name, or None for the Convention. ``during`` matters
    to metrics that count what happened in a period; the others hold at the view's day.
    """

    view: View
    subject: str | None
    during: DateRange


@dataclass(frozen=True, slots=True)
class MetricAnswer:
    """A value with its evidence, or None with what would be needed to know it.

    ``states`` are the codes counted, where it is a count of States; ``evidence`` ids of the events
    that give the value, and of no others; ``by_rule`` says that the treaty's text alone gives it.
    ``because`` says in words why the value is what it is, where that is not plain; ``holds_on`` is
    the day that it holds for, where that is not the view's. ``left_open`` are the codes of the few
    States of which alone it is not known whether they count, where no other does.
    """

    value: Value | None
    qualifier: Qualifier = Qualifier.EXACT
    states: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    missing: str = ""
    because: str = ""
    by_rule: bool = False
    holds_on: date | None = None
    left_open: tuple[str, ...] = ()

    @property
    def lacks(self) -> tuple[str, ...]:
        """Types of the events that would tell; none where it is something else that is missing."""
        return self.missing.types if isinstance(self.missing, Lacking) else ()


def unknown(missing: str, evidence: tuple[str, ...] = ()) -> MetricAnswer:
    """The answer that the ledger cannot give, and what it lacks."""
    return MetricAnswer(None, evidence=evidence, missing=missing)


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read a metric's words: another base, other States, another day.

    Where the dates of the events leave a count open, ``least`` gives what is certain, and
    ``answer`` what is possible.
    """

    words: str
    answer: Callable[[Asked], MetricAnswer]
    least: Callable[[Asked], MetricAnswer] | None = None


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of the registry.

    ``rule`` cites where its meaning comes from; ``about_state`` and ``about_meeting`` say whether
    it is asked of a State, of a meeting, or else of the Convention; ``over_period`` whether it
    counts what happened in a period;
    ``words`` are the values it can have, where they are words of a fixed list.
    """

    name: str
    title: str
    unit: MetricUnit
    rule: str
    answer: Callable[[Asked], MetricAnswer]
    about_state: bool = False
    over_period: bool = False
    readings: tuple[Reading, ...] = ()
    words: tuple[str, ...] = ()
    about_meeting: bool = False
