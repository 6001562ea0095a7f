"""What an answer lacks, named by the types of events that would tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from domain.events.registry import event_type

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = ["Lacking", "lacking", "lacking_any", "lacking_each", "lacking_of", "named"]

_NAMED = 6
"""How many States are named one by one in what is missing."""


class Lacking(str):
    """What would be needed, in words, with ``types``: those of the events that would tell.

    ``states`` are the codes of the only States that it is lacking of, where they are few.
    """

    __slots__ = ("states", "types")

    types: tuple[str, ...]
    states: tuple[str, ...]

    def __new__(cls, words: str, types: Iterable[str] = (), states: Iterable[str] = ()) -> Self:
        """What is lacking, in words; of what is no event, without types."""
        made = super().__new__(cls, words)
        made.types = tuple(types)
        made.states = tuple(states)
        return made


def lacking(kind: str, rest: str = "") -> Lacking:
    """What would be needed: events of a type, and of which subject or time.

    Raises UnknownEventTypeError for a type that there is not.

    >>> lacking("InstrumentDeposited", "of the State")
    'InstrumentDeposited events of the State'
    """
    return lacking_any((kind,), rest)


def lacking_any(kinds: Iterable[str], rest: str = "") -> Lacking:
    """What would be needed: events of any of these types.

    Raises UnknownEventTypeError for a type that there is not.

    >>> lacking_any(["InitialReportSubmitted", "ListReported"])
    'InitialReportSubmitted or ListReported events'
    """
    names = [event_type(kind).__name__ for kind in kinds]
    return Lacking(f"{' or '.join(names)} events {rest}".rstrip(), names)


def lacking_of(kind: str, codes: Collection[str]) -> Lacking:
    """The same of some States, by their codes; nothing where there are none.

    >>> lacking_of("InstrumentDeposited", ["PER", "BGR"]), lacking_of("InstrumentDeposited", [])
    ('InstrumentDeposited events of BGR, PER', '')
    """
    if not codes:
        return Lacking("")
    said = lacking(kind, f"of {named(codes)}")
    return Lacking(said, said.types, sorted(codes) if len(codes) <= _NAMED else ())


def lacking_each(*lacks: Lacking) -> Lacking:
    """What all of these lack, one after the other.

    >>> lacking_each(lacking_of("LandReleased", []), lacking("ListReported"))
    'ListReported events'
    """
    said = [item for item in lacks if item]
    return Lacking("; ".join(said), [kind for item in said for kind in item.types])


def named(codes: Collection[str]) -> str:
    """Their codes, or how many they are where they are many."""
    return ", ".join(sorted(codes)) if len(codes) <= _NAMED else f"{len(codes)} States"
