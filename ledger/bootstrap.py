"""The composition root: the one place that puts store, clock and ledger together.

Nothing else reads the environment.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ledger.ledger import Ledger
from ledger.recording.tags import tags_of
from ledger.store.application import First
from ledger.store.opening import create_store, open_store
from ledger.store.targets import IN_MEMORY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from domain.events.header import Event
    from domain.problems import Place

__all__ = ["DEFAULT_LEDGER", "create_ledger", "default_target", "found_ledger", "open_ledger"]

DEFAULT_LEDGER = "ccm-ledger.sqlite"
"""File in the working folder where neither ``--ledger`` nor ``CCM_LEDGER`` names one."""


def default_target() -> str:
    """What ``CCM_LEDGER`` names, else a file in the working folder."""
    return os.environ.get("CCM_LEDGER") or DEFAULT_LEDGER


def _clock(today: date | None) -> Callable[[], date]:
    return (lambda: today) if today else (lambda: datetime.now(UTC).date())


def open_ledger(target: str | None = None, today: date | None = None) -> Ledger:
    """The ledger at a path or URL; ``today`` fixes the day that counts as today.

    Raises LedgerNotFoundError, NotALedgerError or another StoreError.
    """
    return Ledger(open_store(target or default_target()), _clock(today))


def create_ledger(target: str | None = None, today: date | None = None) -> Ledger:
    """A new, empty ledger at a path or URL. Raises LedgerExistsError or another StoreError."""
    return Ledger(create_store(target or default_target()), _clock(today))


def found_ledger(
    target: str,
    batch: Sequence[Event],
    places: Mapping[str, tuple[Place, str]],
    dataset: str,
) -> Ledger:
    """A new ledger that holds a batch of a dataset from the first: made whole, or not at all.

    Raises RejectedBatchError, LedgerExistsError or another StoreError.
    """
    with create_ledger(IN_MEMORY) as empty:
        events = empty.rehearse(batch, places).recorded
    tags = [tags_of(event) for event in events]
    return Ledger(create_store(target, first=First(events, tags, dataset)), _clock(None))
