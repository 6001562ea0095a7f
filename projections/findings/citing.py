"""The documents behind what was found, in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.texts import first_named
from projections.findings.disagreements import documents_of

if TYPE_CHECKING:
    from domain.events.header import Event

__all__ = ["cited"]

_MOST_CITED = 3


def cited(*events: Event) -> str:
    """The documents behind events; where they are many, the first of them."""
    return first_named(documents_of(events), _MOST_CITED)
