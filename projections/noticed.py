"""Something that stands out, before it is said of whom and how much it weighs."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Noticed"]


class Noticed(NamedTuple):
    """What was found under a rule: in words, with the ids of the events it rests on."""

    rule: str
    text: str
    evidence: tuple[str, ...]
