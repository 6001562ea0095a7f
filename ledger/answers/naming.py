"""Codes to the names people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.states import state
from domain.subjects import SubjectKind, key_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["code_of", "name_of", "names_of", "words"]


def name_of(subject: str) -> str:
    """What a subject is called: a State by its United Nations name, else by its key."""
    kind = kind_of(subject)
    return state(key_of(subject)).name if kind is SubjectKind.STATE else key_of(subject)


def code_of(subject: str) -> str | None:
    """The code of a State, or None for any other subject."""
    return key_of(subject) if kind_of(subject) is SubjectKind.STATE else None


def names_of(codes: Iterable[str]) -> tuple[str, ...]:
    """The names of States, sorted by name."""
    return tuple(sorted(state(code).name for code in codes))


def words(value: str) -> str:
    """A stable name as people write it: ``not_yet_due`` as ``not yet due``."""
    return value.replace("_", " ")
