"""Which of two events that say the same thing differently is relied on, and which is only shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.sources import Basis, Confidence

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["doubt"]

_CONFIDENCE = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


def doubt(event: Event) -> tuple[bool, int]:
    """Sorts the better event first: what was read before what was inferred, then by confidence."""
    return (event.basis is Basis.INFERRED, _CONFIDENCE[event.confidence])
