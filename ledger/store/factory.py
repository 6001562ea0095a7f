"""What the library asks for the parts of a ledger, whatever the database."""

from __future__ import annotations

from typing import NoReturn

from eventsourcing.persistence import InfrastructureFactory, TrackingRecorder

__all__ = ["LedgerFactory"]


class LedgerFactory(InfrastructureFactory[TrackingRecorder]):
    """Makes the recorder of a ledger; a ledger keeps no snapshots and tracks no other log."""

    def aggregate_recorder(self, purpose: str = "events") -> NoReturn:
        """Not offered: nothing is kept beside the events."""
        message = f"a ledger keeps no {purpose} beside its own"
        raise NotImplementedError(message)

    def tracking_recorder(self, tracking_recorder_class: object = None) -> NoReturn:
        """Not offered: projections keep their own position."""
        message = "a ledger tracks no other log"
        raise NotImplementedError(message)

    def process_recorder(self) -> NoReturn:
        """Not offered: projections keep their own position."""
        self.tracking_recorder()
