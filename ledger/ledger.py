"""The ledger as a library: record batches, ask views."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING

from domain.errors import (
    AmbiguousEventError,
    PositionBeyondHeadError,
    RejectedBatchError,
    UnknownEventError,
)
from domain.problems import Place
from ledger.collecting import collector_paused
from ledger.recording.deciding import BatchDecision, decide
from ledger.recording.recorded import RecordedStreams
from ledger.recording.tags import tags_of, tags_read_by
from ledger.store.mapper import event_of
from ledger.store.merkle import Frontier, root_of
from ledger.store.rows import AppendCondition
from projections.cut import Recorded
from projections.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from types import TracebackType
    from typing import Self

    from domain.events.header import Event
    from ledger.store.rows import Row
    from ledger.store.store import Store
    from projections.view import Facts

__all__ = ["Ledger", "Receipt"]

_NOWHERE = (Place(), "")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What recording a batch came to.

    ``recorded`` are the events that are new, ``known`` those the ledger held already; ``head`` is
    the position after it. ``left_out`` names, by the id of a known event, the columns in which the
    batch said something else of it, which was not taken.
    """

    recorded: tuple[Event, ...]
    known: tuple[Event, ...]
    head: int
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Ledger:
    """Everything recorded, and every question about it.

    Events are read from the store once and kept; each question first reads what was recorded
    since, by whomever. ``clock`` gives the day that counts as today.
    """

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today
        self._recorded: list[Recorded] = []
        self._leaves: list[bytes] = []
        self._frontier = Frontier()
        self._streams = RecordedStreams()
        self._roots: dict[int, str] = {}
        self._lock = RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the database."""
        self._store.close()

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self._today()

    @property
    def head(self) -> int:
        """The last position; 0 when the ledger is empty."""
        return self._refresh()

    def recorded(self, position: int | None = None) -> Sequence[Recorded]:
        """Every event up to a position, in the order of recording.

        Raises PositionBeyondHeadError for a position that is not reached.
        """
        return self._recorded[: self._position(position)]

    def record(
        self,
        batch: Iterable[Event],
        places: Mapping[str, tuple[Place, str]] | None = None,
        dataset: str | None = None,
    ) -> Receipt:
        """Record a batch: all of it, or nothing and every problem.

        ``places`` gives for an event's id where it stands in its input; ``dataset`` is the name
        and version of the dataset that the ledger holds with the batch, if that changes. An event
        that the ledger holds already is a no-op, and a document it did not cite becomes a
        SourceAdded. Raises RejectedBatchError, or ConcurrentWriteError where someone else
        recorded first.
        """
        with collector_paused():
            return self._record(batch, places, dataset)

    def _record(
        self,
        batch: Iterable[Event],
        places: Mapping[str, tuple[Place, str]] | None,
        dataset: str | None,
    ) -> Receipt:
        head = self._refresh()
        decision = self._decide(batch, places)
        tags = [tags_of(event) for event in decision.new]
        read = frozenset[str]().union(*map(tags_read_by, decision.new))
        rows = self._store.append(decision.new, tags, AppendCondition(read, head), dataset)
        self._keep(rows, decision.new)
        after = rows[-1].position if rows else head
        return Receipt(tuple(decision.new), tuple(decision.known), after, decision.left_out)

    def rehearse(
        self,
        batch: Iterable[Event],
        places: Mapping[str, tuple[Place, str]] | None = None,
    ) -> Receipt:
        """What :meth:`record` would do with a batch; nothing is stored. Raises the same."""
        head = self._refresh()
        decision = self._decide(batch, places)
        return Receipt(tuple(decision.new), tuple(decision.known), head, decision.left_out)

    def _decide(
        self,
        batch: Iterable[Event],
        places: Mapping[str, tuple[Place, str]] | None,
    ) -> BatchDecision:
        with self._lock:
            decision = decide(self._streams, list(batch))
        if decision.faults:
            problems = [
                fault.at(*(places or {}).get(event.id, _NOWHERE))
                for event, fault in decision.faults
            ]
            raise RejectedBatchError(sorted(set(problems), key=lambda item: item.sort_key))
        return decision

    def view(
        self,
        as_of: date | None = None,
        known_at: date | None = None,
        position: int | None = None,
    ) -> View:
        """The facts for a question; ``as_of`` defaults to today, the other two to no limit.

        Raises PositionBeyondHeadError for a position that is not reached.
        """
        at = self._position(position)
        return View(
            facts=self._facts(at, known_at),
            as_of=as_of or self.today,
            known_at=known_at,
            position=at,
            root=self.root(at),
            today=self.today,
            within_batch=self._is_within_batch(at),
        )

    def _is_within_batch(self, position: int) -> bool:
        """Whether what follows was recorded at the same instant: a batch has one for all of it."""
        with self._lock:
            around = self._recorded[max(position - 1, 0) : position + 1]
        return position > 0 and len({item.recorded_at for item in around}) < len(around)

    def root(self, position: int | None = None) -> str:
        """Head of the Merkle tree over the first ``position`` events, in hex (RFC 9162)."""
        at = self._position(position)
        with self._lock:
            if at == self._frontier.size:
                return self._frontier.root().hex()
            if at not in self._roots:
                self._roots[at] = root_of(self._leaves[:at]).hex()
            return self._roots[at]

    def dataset(self, position: int | None = None) -> str | None:
        """Name and version of the dataset that the ledger held at a position; None if untold."""
        return self._store.dataset(self._position(position))

    def find(self, event_id: str) -> Recorded:
        """The recorded event of that id, or of the one id that begins so.

        A correction is found under the id of its replacement too. Raises UnknownEventError and
        AmbiguousEventError.
        """
        self._refresh()
        with self._lock:
            found = self._streams.of_id(event_id)
            named = [event_id] if found else self._named(event_id)
            found = found or self._streams.of_id(named[0] if named else "")
        if len(named) > 1:
            raise AmbiguousEventError(event_id, named)
        if found is None:
            raise UnknownEventError(event_id)
        return found

    def _named(self, beginning: str) -> list[str]:
        return [event_id for event_id in self._streams.ids() if event_id.startswith(beginning)]

    def _keep(self, rows: Sequence[Row], events: Sequence[Event]) -> None:
        """Keep what was just recorded without reading it back, where nothing lies between."""
        with self._lock:
            if rows and rows[0].position == len(self._recorded) + 1:
                for row, event in zip(rows, events, strict=True):
                    self._take(row, event)

    def _take(self, row: Row, event: Event) -> None:
        item = Recorded(row.position, row.recorded_at, event)
        self._recorded.append(item)
        self._streams.take(item)
        self._leaves.append(row.leaf)
        self._frontier.add(row.leaf)

    def _refresh(self) -> int:
        with self._lock:
            for row in self._store.rows(after=len(self._recorded)):
                self._take(row, event_of(row))
            return len(self._recorded)

    def _position(self, position: int | None) -> int:
        head = self._refresh()
        if position is None:
            return head
        if not 0 <= position <= head:
            raise PositionBeyondHeadError(position, head)
        return position

    def _facts(self, position: int, known_at: date | None) -> Facts:
        with self._lock:
            return self._streams.facts(position, known_at)
