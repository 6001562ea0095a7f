"""What a view says of each subject, so that two views can be laid side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["Change", "Holding", "Reason", "Said", "WhyGone"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is said no longer, and the events that tell."""

    text: str
    evidence: tuple[str, ...] = ()


WhyGone = Callable[["View"], Reason | None]
"""Asks the other view why it does not say a thing; None where nothing special tells."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds, in words, the events it rests on, and what tells why it holds no longer."""

    text: str
    evidence: tuple[str, ...]
    why_gone: WhyGone | None = None


Said = Mapping[tuple[str, str], Holding]
"""By subject and what is said of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs between two views: what it was, and what it is.

    ``because`` tells of what is gone why it is.
    """

    subject: str
    what: str
    before: str
    after: str
    because: str
    evidence: tuple[str, ...]
