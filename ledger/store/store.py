"""The ledger's store as the rest of the program uses it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from domain.events.header import Event
from ledger.store.application import LedgerApplication
from ledger.store.errors import DamagedRowError
from ledger.store.rows import AppendCondition, Row, Writing

__all__ = ["Store"]

_CHUNK = 1_000  # rows a query: bounds memory, and no reader holds a transaction between chunks


class Store:
    """Events in the order of their recording; appended in batches, never changed.

    A context manager that closes itself. Safe to use from several threads. ``application`` is the
    library's, for what this class does not offer.
    """

    def __init__(self, application: LedgerApplication) -> None:
        self.application = application
        self._recorder = application.recorder

    def append(
        self,
        events: Sequence[Event],
        tags: Sequence[tuple[str, ...]],
        condition: AppendCondition,
        dataset: str | None = None,
    ) -> list[Row]:
        """Store a batch in one transaction, all or nothing, and give the rows as stored.

        ``tags`` are those of each event, in the same order; ``dataset`` is the name and version
        of the dataset that the ledger holds from then on, if that changes. Raises
        :class:`~ledger.store.errors.ConcurrentWriteError` where the condition fails, a stream has
        moved on or an event is stored already; :class:`~ledger.store.errors.StoreBusyError` where
        another writer keeps the lock; ValueError for an event twice in the batch.
        """
        if not events and dataset is None:
            return []
        return self.application.record(events, tags, condition, Writing(dataset=dataset))

    def dataset(self, position: int) -> str | None:
        """Name and version of the dataset that the ledger held at a position, if it was said."""
        kept = self._recorder.datasets()
        return kept[max(told)] if (told := [at for at in kept if at <= position]) else None

    def rows(self, after: int = 0, until: int | None = None) -> Iterator[Row]:
        """The rows above position ``after`` up to ``until`` (default: the head), in order.

        Raises :class:`~ledger.store.errors.DamagedRowError` where one is missing or unreadable.
        """
        last = self._last(until)
        while after < last:
            rows = self._recorder.rows_between(after, last, _CHUNK)
            if not rows:
                raise _missing(after + 1)
            for row in rows:
                after += 1
                if row.position != after:
                    raise _missing(after)
                yield row

    def head(self) -> int:
        """The last position; 0 when the ledger is empty."""
        return self._recorder.head()

    def leaves(self, until: int | None = None) -> list[bytes]:
        """The leaves of the Merkle tree up to position ``until`` (default: the head).

        Raises :class:`~ledger.store.errors.DamagedRowError` where one is missing.
        """
        return self._leaves(0, self._last(until))

    def close(self) -> None:
        """Let go of the file or the database; closing twice is allowed."""
        self.application.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _leaves(self, after: int, until: int) -> list[bytes]:
        leaves = self._recorder.leaves_between(after, until)
        if len(leaves) != until - after:
            deque(self.rows(after, until), maxlen=0)  # raises at the first that is missing
        return leaves

    def _last(self, until: int | None) -> int:
        head = self.head()
        return head if until is None else min(until, head)


def _missing(position: int) -> DamagedRowError:
    return DamagedRowError(position, "it is missing")
