"""The ledger as an application of the ``eventsourcing`` library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from eventsourcing.application import Application
from eventsourcing.persistence import ApplicationRecorder
from eventsourcing.utils import Environment, EnvType

from domain.events.header import Event
from ledger.store.mapper import Envelope
from ledger.store.recorder import LedgerRecorder
from ledger.store.rows import APPENDED, AppendCondition, Clock, Row, Writing

__all__ = ["NOTHING", "First", "LedgerApplication"]


@dataclass(frozen=True, slots=True)
class First:
    """What a new ledger holds at once: events, the tags of each, the name of their dataset."""

    events: Sequence[Event] = ()
    tags: Sequence[tuple[str, ...]] = ()
    dataset: str | None = None


NOTHING = First()


class LedgerApplication(Application[str]):
    """Saves domain events in envelopes; streams are named by their subjects.

    ``env`` names the database by the library's own settings; the process's environment is left
    out, so that nothing else can change how a ledger is read or written.
    """

    name = "ccm"
    env: ClassVar[dict[str, str]] = {
        "MAPPER_TOPIC": "ledger.store.mapper:LedgerMapper",
        "ORIGINATOR_ID_TYPE": "text",
    }
    recorder: LedgerRecorder

    def __init__(self, env: Mapping[str, str], clock: Clock) -> None:
        self._clock = clock
        super().__init__(dict(env))

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """The settings given, over those of the class."""
        return Environment(name, {**type(self).env, **(env or {})})

    def construct_recorder(self) -> ApplicationRecorder:
        """The recorder that the database's factory makes, with our clock."""
        recorder = super().construct_recorder()
        assert isinstance(recorder, LedgerRecorder)  # noqa: S101 - our factories make no other
        recorder.clock = self._clock
        return recorder

    def record(
        self,
        events: Sequence[Event],
        tags: Sequence[tuple[str, ...]],
        condition: AppendCondition | None = None,
        writing: Writing = APPENDED,
    ) -> list[Row]:
        """Store a batch, each event as the next version of its subject's stream.

        The versions are read before the write lock is taken; a stream that has moved on by then
        is refused by the library's optimistic concurrency.
        """
        subjects = set() if writing.founding else {event.subject for event in events}
        versions = self.recorder.versions(subjects) if subjects else {}
        envelopes: list[Envelope] = []
        for event in events:
            version = versions[event.subject] = versions.get(event.subject, 0) + 1
            envelopes.append(Envelope(event.subject, version, event))
        rows: list[Row] = []
        # Not through save(): its check of each object's protocol costs more than storing it.
        self.events.put(envelopes, tags=tags, condition=condition, rows=rows, writing=writing)
        return rows

    def founded(self, first: First) -> Self:
        """The application of a new ledger, once that is made with its first batch; else closed."""
        try:
            writing = Writing(founding=True, dataset=first.dataset)
            self.record(first.events, first.tags, writing=writing)
        except BaseException:
            self.close()
            raise
        return self
