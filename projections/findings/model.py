"""A finding: the rule, whom it is about, what was found, the events it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from projections.noticed import Noticed

__all__ = ["Finding", "Severity", "to_know"]


class Severity(StrEnum):
    """How much a finding weighs: a lapsed duty, something to look into, something to know."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the rule, whom it is about, what was found, the events it rests on."""

    rule: str
    severity: Severity
    subject: str
    text: str
    evidence: tuple[str, ...]


def to_know(subject: str, found: Iterable[Noticed]) -> Iterator[Finding]:
    """What was noticed about a subject, as something good to know and no more."""
    return (Finding(rule, Severity.LOW, subject, text, ids) for rule, text, ids in found)
