"""The facts of one subject as a replay sees them, with the projections that were made of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, TypeVar, cast

from domain.sources import Basis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from domain.events.header import Event
    from projections.cut import Fact

__all__ = ["Stream", "fold"]

E = TypeVar("E", bound="Event")
S = TypeVar("S")


class Stream:
    """The facts about one subject in the order of timelines; never changes, so many views share it.

    ``known_until`` is the last day on which any of them became known; None where there are none.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = tuple(facts)
        self.events: tuple[Event, ...] = tuple(fact.event for fact in facts)
        self.known_until: date | None = max((event.known_on for event in self.events), default=None)
        self._days = [event.effective_on for event in self.events]
        self._folded: dict[tuple[Any, int], Any] = {}
        self._of_kinds: dict[tuple[type[Event], ...], tuple[Sequence[Event], Sequence[date]]] = {}

    def until(self, day: date, *kinds: type[E]) -> Sequence[E]:
        """The events that had happened by a day; of some types or all."""
        events, days = self._among(kinds)
        return events[: bisect_right(days, day)]

    def ever(self, *kinds: type[E]) -> Sequence[E]:
        """The events whenever they happened; of some types or all."""
        return self._among(kinds)[0]

    def _among(self, kinds: tuple[type[E], ...]) -> tuple[Sequence[E], Sequence[date]]:
        """The events of some types with their days; sought out once for all views."""
        if not kinds:
            return cast("tuple[E, ...]", self.events), self._days
        if kinds not in self._of_kinds:
            found = tuple(event for event in self.events if isinstance(event, kinds))
            self._of_kinds[kinds] = (found, [event.effective_on for event in found])
        return cast("tuple[Sequence[E], Sequence[date]]", self._of_kinds[kinds])

    def folded(self, initial: S, apply: Callable[[S, Event], S], day: date) -> S:
        """A projection of the events by a day.

        Kept by the number of events: views of days between two events share it. ``initial``
        belongs to ``apply``: the one is always given with the other.
        """
        end = bisect_right(self._days, day)
        key = (apply, end)
        if key not in self._folded:
            self._folded[key] = fold(initial, apply, self.events[:end])
        found: S = self._folded[key]
        return found

    def told(self, tell: Callable[[tuple[Event, ...]], S], day: date) -> S:
        """What the events by a day tell together; kept as projections are."""
        end = bisect_right(self._days, day)
        key = (tell, end)
        if key not in self._folded:
            self._folded[key] = tell(self.events[:end])
        found: S = self._folded[key]
        return found

    def without_documents(self, keys: frozenset[str]) -> Stream:
        """The facts less those that rest on these documents alone; itself where there are none."""
        return self._less(lambda documents: documents <= keys)

    def borne_out_twice(self) -> Stream:
        """The facts less those that rest on one document alone; itself where there are none."""
        return self._less(lambda documents: len(documents) <= 1)

    def _less(self, falls: Callable[[frozenset[str]], bool]) -> Stream:
        """The facts less those whose documents let them fall; that a document exists stays."""
        return self._of(
            [fact for fact in self.facts if _is_issue(fact) or not falls(_documents(fact))]
        )

    def only_read(self) -> Stream:
        """The facts less those that were inferred; itself where there are none."""
        return self._of([fact for fact in self.facts if fact.event.basis is not Basis.INFERRED])

    def _of(self, left: Sequence[Fact]) -> Stream:
        return self if len(left) == len(self.facts) else Stream(left)


def _is_issue(fact: Fact) -> bool:
    return fact.event.type == "DocumentIssued"


def _documents(fact: Fact) -> frozenset[str]:
    return frozenset(source.document for source in fact.event.sources)


def fold(
    initial: S,
    apply: Callable[[S, Event], S],
    events: Iterable[Event],
) -> S:
    """Run a projection: from its initial state, one event after the other."""
    state = initial
    for event in events:
        state = apply(state, event)
    return state
