"""A view: the facts that count for one question, and the question's three dates."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from domain.subjects import SubjectKind, key_of, state_subject
from projections.cut import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from domain.events.header import Event

__all__ = ["Facts", "View", "fold", "per_view"]

E = TypeVar("E", bound="Event")
P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


class Facts:
    """Facts in the order of timelines, found by subject and by id; shared by many views."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.events: tuple[Event, ...] = tuple(fact.event for fact in facts)
        self.positions: Mapping[str, int] = {fact.event.id: fact.position for fact in facts}
        self.by_id: Mapping[str, Event] = {event.id: event for event in self.events}
        self.known_until: date | None = max((event.known_on for event in self.events), default=None)
        streams: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.events:
            streams[event.subject].append(event)
        self.streams: Mapping[str, tuple[Event, ...]] = {
            subject: tuple(events) for subject, events in streams.items()
        }
        self._days = {
            subject: [event.effective_on for event in events]
            for subject, events in self.streams.items()
        }
        self._folded: dict[tuple[Any, str, int], Any] = {}

    def count_until(self, subject: str, day: date) -> int:
        """How many of a subject's events had happened by a day."""
        return bisect_right(self._days.get(subject, ()), day)

    def folded(self, subject: str, initial: S, apply: Callable[[S, Event], S], day: date) -> S:
        """A projection of a subject's events by a day.

        Kept by the number of events: views of days between two events share it. ``initial``
        belongs to ``apply``: the one is always given with the other.
        """
        end = self.count_until(subject, day)
        key = (apply, subject, end)
        if key not in self._folded:
            self._folded[key] = fold(initial, apply, self.streams.get(subject, ())[:end])
        found: S = self._folded[key]
        return found

    def without_document(self, key: str) -> Facts:
        """These facts less those that rest on that document alone."""
        return Facts(
            [
                Fact(event, self.positions[event.id])
                for event in self.events
                if event.type == "DocumentIssued"
                or any(source.document != key for source in event.sources)
            ],
        )


@dataclass(frozen=True, slots=True)
class View:
    """The facts known at ``known_at`` and recorded by ``position``, asked as of ``as_of``.

    ``known_at`` None is without limit. ``as_of`` never moves ``known_at``. ``root`` is the head
    of the Merkle tree over the first ``position`` events, in hex; ``today`` the day of asking.
    """

    facts: Facts
    as_of: date
    known_at: date | None
    position: int
    root: str
    today: date
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def at(self, as_of: date) -> View:
        """The same facts asked as of another day."""
        return self if as_of == self.as_of else replace(self, as_of=as_of, memo={})

    def without_document(self, key: str) -> View:
        """The view less the facts that rest on that document alone."""
        return replace(self, facts=self.facts.without_document(key), memo={})

    def held(self, subject: str, *kinds: type[E]) -> list[E]:
        """A subject's events that had happened by ``as_of``, in order; of some types or all."""
        end = self.facts.count_until(subject, self.as_of)
        events = self.facts.streams.get(subject, ())[:end]
        return [event for event in events if not kinds or isinstance(event, kinds)]  # type: ignore[misc]

    def folded(self, subject: str, initial: S, apply: Callable[[S, Event], S]) -> S:
        """A projection of a subject's events by ``as_of``."""
        return self.facts.folded(subject, initial, apply, self.as_of)

    def known(self, subject: str, *kinds: type[E]) -> list[E]:
        """A subject's events whenever they happened, later than ``as_of`` included."""
        events = self.facts.streams.get(subject, ())
        return [event for event in events if not kinds or isinstance(event, kinds)]  # type: ignore[misc]

    def subjects(self, kind: SubjectKind) -> Iterator[str]:
        """Subjects of one kind that have any known event."""
        return (subject for subject in self.facts.streams if subject.startswith(f"{kind}:"))

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
