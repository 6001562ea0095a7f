"""What an action plan consists of: sections, actions, indicators, and the numbers in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.offices import Theme
from projections.metrics.model import MetricAnswer, MetricUnit

if TYPE_CHECKING:
    from projections.view import View

__all__ = [
    "Action",
    "Base",
    "Due",
    "How",
    "Indicator",
    "Measure",
    "Number",
    "Section",
    "Span",
    "one",
]

Measure = Callable[["View"], MetricAnswer]
"""A question that is asked of a view alone: which days it looks at, it knows itself."""


def _none(_view: View) -> Sequence[str]:
    """No State is left open: the treaty alone tells who belongs to the base."""
    return ()


class How(StrEnum):
    """Where the value of a number comes from.

    *computed* follows from treaty acts, duties and decisions; *counted* from what States stated,
    one event a statement; *reported* only from what documents or Article 7 reports say on the very
    indicator.
    """

    COMPUTED = "computed"
    COUNTED = "counted"
    REPORTED = "reported"


class Span(StrEnum):
    """The days that a number looks at."""

    AT_DAY = "at the day"
    SINCE_ADOPTION = "since the plan was adopted"
    LAST_DUE_DATE = "at the last 30 April"
    LAST_MEETING = "at the last Meeting of States Parties or Review Conference"
    LAST_VOTE = "in the last vote"


@dataclass(frozen=True, slots=True)
class Base:
    """The States among which a number counts some; ``states`` gives their codes at a view's day.

    ``unstated`` gives those of which it is not recorded whether they belong to it, and ``lacks``
    names the events that would tell.
    """

    words: str
    states: Callable[[View], Sequence[str]]
    unstated: Callable[[View], Sequence[str]] = _none
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """One number of an indicator, under a key of its own (``4b2``).

    ``measure`` is None where only documents tell it; ``needs`` says then, in words, what keeps the
    ledger from counting it.
    """

    key: str
    words: str
    how: How = How.REPORTED
    measure: Measure | None = None
    unit: MetricUnit = MetricUnit.STATES
    base: Base | None = None
    span: Span = Span.SINCE_ADOPTION
    needs: str = ""

    @property
    def name(self) -> str:
        """Its name among the metrics, and in the lists that documents give of it."""
        return f"lausanne_{self.key}"

    @property
    def figure(self) -> str:
        """The metric of a document's figure of it, whose ending tells what it counts."""
        return self.name + _ENDINGS.get(self.unit, "_number")


_ENDINGS = {
    MetricUnit.STATES: "",
    MetricUnit.MUNITIONS: "_munitions",
    MetricUnit.REQUESTS: "_requests",
}


@dataclass(frozen=True, slots=True)
class Indicator:
    """One bullet of the table of indicators; most hold one number, one holds four."""

    key: str
    numbers: tuple[Number, ...]


def one(number: Number) -> Indicator:
    """The indicator that holds this number alone, under its key."""
    return Indicator(number.key, (number,))


@dataclass(frozen=True, slots=True)
class Due:
    """By when an action is to be done: the last day of ``meeting``, whenever that is held.

    ``printed_year`` is what the plan prints beside it, a claim and no more. ``new_states_years``
    are the years from entry into force that States which joined later have. Without a meeting it is
    the next one after what the action speaks of.
    """

    meeting: str | None
    printed_year: int | None = None
    new_states_years: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """An action, in our own short words."""

    number: int
    words: str
    indicators: tuple[Indicator, ...]
    due: Due | None = None

    @property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of all its indicators, in order."""
        return tuple(number for item in self.indicators for number in item.numbers)


@dataclass(frozen=True, slots=True)
class Section:
    """Actions on one subject: the paragraph that lists them, and whose mandate measures them.

    The annex leaves measuring to the members of the Coordination Committee, each within its
    mandate (Annex II, Annex 1); which theme that is, is our reading.
    """

    title: str
    paragraph: int
    theme: Theme
    actions: tuple[Action, ...]
