"""Provisions of the Convention as people write them: ``4``, ``4.1(a)``, ``4.1a``."""

from __future__ import annotations

import re

__all__ = ["is_within"]

_PROVISION = re.compile(r"(?:article)?(\d+)(?:\.(\d+))?([a-z])?")


def is_within(part: str, whole: str) -> bool:
    """Whether a provision stands under another, or is it: ``4.1(a)`` under ``4.1`` and ``4``.

    What is no provision, such as an action of a plan, stands under the text that it begins with,
    word by word.

    >>> is_within("4.1(a)", "4"), is_within("9MSP on Article 3", "9"), is_within("14", "1")
    (True, False, False)
    """
    own, asked = _parts(part), _parts(whole)
    return bool(asked) and own[: len(asked)] == asked


def _parts(text: str) -> tuple[str, ...]:
    """Article, paragraph and subparagraph; of another text its words."""
    found = _PROVISION.fullmatch(re.sub(r"[()\s]", "", text).lower())
    if found is None:
        return tuple(text.lower().split())
    return tuple(part for part in found.groups() if part)
