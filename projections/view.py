"""A view: the facts that count for one question, and the question's three dates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from domain.subjects import SubjectKind, key_of, state_subject
from domain.timelines.order import order_key
from projections.streams import Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from domain.events.header import Event
    from projections.cut import Fact

__all__ = ["Facts", "View", "per_view"]

E = TypeVar("E", bound="Event")
P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


_NOTHING = Stream(())
_DAYS_KEPT = 256
"""Days of which the answers are kept with the facts: more than one audit asks about."""


class Facts:
    """Facts in the order of timelines, found by subject and by id; shared by many views.

    They never change, so what was worked out for a day is kept for every view of that day.
    """

    def __init__(self, streams: Mapping[str, Stream]) -> None:
        self.streams = streams
        self._memos: dict[tuple[Any, ...], dict[Any, Any]] = {}
        self._of_kind: dict[SubjectKind, Sequence[str]] = {}

    def memo(self, *question: Any) -> dict[Any, Any]:
        """What was answered to views with these dates; begun anew where too many were asked."""
        if question not in self._memos:
            if len(self._memos) >= _DAYS_KEPT:
                self._memos = {}
            self._memos[question] = {}
        return self._memos[question]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Facts:
        """Facts that come in the order of timelines."""
        streams: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            streams[fact.event.subject].append(fact)
        return cls({subject: Stream(facts) for subject, facts in streams.items()})

    def about(self, subject: str) -> Stream:
        """The facts about a subject, there or not."""
        return self.streams.get(subject, _NOTHING)

    def of_kind(self, kind: SubjectKind) -> Sequence[str]:
        """The subjects of one kind, in no order; sought out once for all views."""
        if kind not in self._of_kind:
            self._of_kind[kind] = [each for each in self.streams if each.startswith(f"{kind}:")]
        return self._of_kind[kind]

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events of all subjects, in order."""
        facts = [fact for stream in self.streams.values() for fact in stream.facts]
        facts.sort(key=lambda fact: order_key(fact.event, fact.position))
        return tuple(fact.event for fact in facts)

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """The events by id."""
        return {event.id: event for stream in self.streams.values() for event in stream.events}

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Positions by the id of the event."""
        return {
            fact.event.id: fact.position
            for stream in self.streams.values()
            for fact in stream.facts
        }

    @cached_property
    def known_until(self) -> date | None:
        """The last day on which any of them became known; None where there are none."""
        return max(
            (each.known_until for each in self.streams.values() if each.known_until), default=None
        )

    def without_documents(self, keys: frozenset[str]) -> Facts:
        """These facts less those that rest on these documents alone."""
        return self._left(lambda stream: stream.without_documents(keys))

    def borne_out_twice(self) -> Facts:
        """These facts less those that rest on one document alone."""
        return self._left(Stream.borne_out_twice)

    def only_read(self) -> Facts:
        """These facts less those that were inferred from their sources, not read in them."""
        return self._left(Stream.only_read)

    def _left(self, less: Callable[[Stream], Stream]) -> Facts:
        left = ((subject, less(each)) for subject, each in self.streams.items())
        return Facts({subject: stream for subject, stream in left if stream.facts})


@dataclass(frozen=True, slots=True)
class View:
    """The facts known at ``known_at`` and recorded by ``position``, asked as of ``as_of``.

    ``known_at`` None is without limit. ``as_of`` never moves ``known_at``. ``root`` is the head
    of the Merkle tree over the first ``position`` events, in hex; ``today`` the day of asking.
    ``only_read`` says that facts that were inferred are left out, ``within_batch`` that the
    position lies within a batch, the rest of which is left out.
    """

    facts: Facts
    as_of: date
    known_at: date | None
    position: int
    root: str
    today: date
    only_read: bool = False
    within_batch: bool = False
    memo: dict[Any, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Share what was answered to views that ask the same of the same facts."""
        memo = self.facts.memo(self.as_of, self.known_at, self.position, self.today)
        object.__setattr__(self, "memo", memo)

    def at(self, as_of: date) -> View:
        """The same facts asked as of another day."""
        return self if as_of == self.as_of else replace(self, as_of=as_of)

    def without_documents(self, keys: frozenset[str]) -> View:
        """The view less the facts that rest on these documents alone."""
        return replace(self, facts=self.facts.without_documents(keys))

    def borne_out_twice(self) -> View:
        """The view less the facts that rest on one document alone."""
        return replace(self, facts=self.facts.borne_out_twice())

    def less_inferred(self) -> View:
        """The view less the facts that were inferred from their sources."""
        return replace(self, facts=self.facts.only_read(), only_read=True)

    def held(self, subject: str, *kinds: type[E]) -> list[E]:
        """A subject's events that had happened by ``as_of``, in order; of some types or all."""
        return list(self.facts.about(subject).until(self.as_of, *kinds))

    def folded(self, subject: str, initial: S, apply: Callable[[S, Event], S]) -> S:
        """A projection of a subject's events by ``as_of``."""
        return self.facts.about(subject).folded(initial, apply, self.as_of)

    def told(self, subject: str, tell: Callable[[tuple[Event, ...]], S]) -> S:
        """What a subject's events by ``as_of`` tell together."""
        return self.facts.about(subject).told(tell, self.as_of)

    def told_ever(self, subject: str, tell: Callable[[tuple[Event, ...]], S]) -> S:
        """What a subject's events tell together whenever they happened, the same on every day."""
        return self.facts.about(subject).told(tell, date.max)

    def known(self, subject: str, *kinds: type[E]) -> list[E]:
        """A subject's events whenever they happened, later than ``as_of`` included."""
        return list(self.facts.about(subject).ever(*kinds))

    def subjects(self, kind: SubjectKind) -> Sequence[str]:
        """Subjects of one kind that have any known event."""
        return self.facts.of_kind(kind)

    def states(self) -> list[str]:
        """Codes of the States that have any known event, sorted."""
        return sorted(key_of(subject) for subject in self.subjects(SubjectKind.STATE))

    def of_state(self, iso3: str, *kinds: type[E]) -> list[E]:
        """A State's events by ``as_of``, in order."""
        return self.held(state_subject(iso3), *kinds)


def per_view(
    question: Callable[Concatenate[View, P], T],
) -> Callable[Concatenate[View, P], T]:
    """Answer a question once a view: a view never changes, so neither does the answer.

    Further arguments are hashable, and given by position.
    """

    @wraps(question)
    def answer(view: View, *args: P.args, **kwargs: P.kwargs) -> T:
        if kwargs:
            return question(view, *args, **kwargs)
        key = (question, args)
        memo = view.memo
        if key not in memo:
            memo[key] = question(view, *args)  # type: ignore[call-arg]
        found: T = memo[key]
        return found

    return cast("Callable[Concatenate[View, P], T]", answer)
