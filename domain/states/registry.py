"""The registry of States: those that are, or could become, bound by the Convention."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from domain.states.errors import AmbiguousStateError, NotAStateError, UnknownStateError
from domain.states.lookup import find_codes, resembling_codes
from domain.states.names import NON_MEMBERS, UN_NAMES

_MOST_SUGGESTIONS: Final = 3


@dataclass(frozen=True, slots=True)
class State:
    """A State, with its ISO 3166-1 alpha-3 code and its short United Nations name."""

    iso3: str
    name: str
    is_un_member: bool


def all_states() -> tuple[State, ...]:
    """Return all 197 States in the order of their codes: 193 United Nations Members and 4 others.

    The others are the Cook Islands, the Holy See, Niue and the State of Palestine (Article 15 opens
    the Convention to "all States"; the depositary accepts instruments from these).
    """
    return tuple(_states().values())


def state(iso3: str) -> State:
    """Return the State with exactly this alpha-3 code, in capitals.

    Raises UnknownStateError for any other text; `find_state` takes what people write.
    """
    try:
        return _states()[iso3]
    except KeyError:
        capitals = iso3.upper()
        raise UnknownStateError(iso3, (capitals,) if capitals in _states() else ()) from None


def find_state(text: str) -> State:
    """Return the State that the text names.

    The text is an alpha-3 or alpha-2 code, a United Nations or ISO name, short or official, an
    everyday or former name, or a French or Spanish name. Case, accents, punctuation and word order
    do not matter.

    Raises AmbiguousStateError if it names several States, NotAStateError if it names a territory,
    and UnknownStateError, with suggestions, if it names nothing.
    """
    codes = find_codes(text)
    match tuple(_those_of_states(codes)):
        case (only,):
            return only
        case ():
            raise _not_found(text, codes)
        case several:
            raise AmbiguousStateError(text, tuple(found.name for found in several))


def _not_found(text: str, codes: tuple[str, ...]) -> UnknownStateError:
    if codes:
        return NotAStateError(text, codes[0])
    names = [found.name for found in _those_of_states(resembling_codes(text))]
    return UnknownStateError(text, tuple(names[:_MOST_SUGGESTIONS]))


def _those_of_states(codes: Iterable[str]) -> Iterable[State]:
    return (_states()[iso3] for iso3 in codes if iso3 in _states())


@cache
def _states() -> Mapping[str, State]:
    return {
        iso3: State(iso3=iso3, name=name, is_un_member=iso3 not in NON_MEMBERS)
        for iso3, name in UN_NAMES.items()
    }
