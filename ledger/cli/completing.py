"""Completion in the shell; it never opens a ledger."""

from __future__ import annotations

import re

__all__ = ["complete_state"]


def complete_state(incomplete: str) -> list[tuple[str, str]]:
    """Names of States as one word each, and codes, that begin as the word typed so far does."""
    from domain.states.names import UN_NAMES

    typed = incomplete.lower()
    words = [(_one_word(name), name) for name in UN_NAMES.values()]
    codes = [(code.lower(), name) for code, name in UN_NAMES.items()]
    return [
        (incomplete + word[len(typed) :], name)
        for word, name in (*words, *codes)
        if word.startswith(typed)
    ]


def _one_word(name: str) -> str:
    """The name without blanks and brackets, which shells would take for their own."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")
