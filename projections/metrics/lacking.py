"""What an answer lacks, named by the types of events that would tell."""

from __future__ import annotations

from domain.events.registry import event_type

__all__ = ["lacking"]


def lacking(kind: str, rest: str = "") -> str:
    """What would be needed: events of a type, and of which subject or time.

    Raises UnknownEventTypeError for a type that there is not.

    >>> lacking("InstrumentDeposited", "of the State")
    'InstrumentDeposited events of the State'
    """
    return f"{event_type(kind).__name__} events {rest}".rstrip()
