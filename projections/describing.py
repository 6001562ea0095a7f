"""One line about an event, in words."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["described"]


def described(event: Event) -> str:
    """What the event says beyond its header: ``field value`` pairs, absent ones left out."""
    said = [
        f"{name.replace('_', ' ')} {_shown(value)}"
        for name, value in event.payload().items()
        if value not in (None, (), "")
    ]
    return "; ".join(said)


def _shown(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return ", ".join(_shown(part) for part in value)
    if hasattr(value, "payload"):
        return f"{value.type} of {value.when} ({described(value)})"
    return str(value)
