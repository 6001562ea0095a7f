"""From what people write to the ISO codes it can mean.

A text is reduced to keys, from strict to lenient, and the keys are looked up in three indexes, from
authoritative and cheap to remote: the ledger's own names, ISO 3166-1, its translations. The first
hit counts, so "Congo" is the State whose United Nations name it is, and not a short form of the
other one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain, pairwise
from typing import Final, TypeAlias

from domain.resemblance import resembling
from domain.states import iso
from domain.states.aliases import ALIASES
from domain.states.names import UN_NAMES

Index: TypeAlias = Mapping[str, tuple[str, ...]]
"""Key to the alpha-3 codes that it stands for; more than one where it is ambiguous."""

# Two apostrophes, upright and turned, which Unicode counts as letters.
_APOSTROPHES: Final = str.maketrans("\u02bc\u02bb", "  ")
_MARKS: Final = re.compile("[\u0300-\u036f]+")
_WORD: Final = re.compile(r"[^\W_]+")
_SHORT_FORM: Final = re.compile(r"([^,(]+?)\s*[,(]")
_ABBREVIATIONS: Final = {"st": "saint", "ste": "sainte", "rep": "republic", "dem": "democratic"}
_LINKING: Final = frozenset(
    {"and", "of", "the"}
    | {"d", "de", "des", "du", "et", "l", "la", "le", "les"}
    | {"del", "e", "el", "las", "los", "y"},
)
_FORMS_OF_STATE: Final = frozenset(
    {"kingdom", "republic", "state"}
    | {"etat", "republique", "royaume"}
    | {"estado", "reino", "republica"},
)
_LONGEST_CODE: Final = 3
_SHORTEST_WITH_SUGGESTIONS: Final = 4
_RESEMBLANCE: Final = 0.75


def find_codes(text: str) -> tuple[str, ...]:
    """Return the alpha-3 codes, of States and territories, that the text can mean.

    Case, accents, punctuation and word order do not matter, nor do linking words; "Republic of",
    "Kingdom of" and "State of" may be added to any name.
    """
    keys = _keys(text)
    for index in _INDEXES:
        names = index()
        for key in keys:
            if key in names:
                return names[key]
    return ()


def resembling_codes(text: str) -> tuple[str, ...]:
    """Return alpha-3 codes whose names the text is a part of or resembles, the likeliest first."""
    words = [word for word in _words(text) if word not in _LINKING]
    letters = "".join(words)
    telling = set(words) - _FORMS_OF_STATE
    if not telling or len(letters) < _SHORTEST_WITH_SUGGESTIONS:
        return ()
    keys = chain(_keys_containing(telling), _keys_resembling(letters))
    return tuple(dict.fromkeys(chain.from_iterable(_whole_index()[key] for key in keys)))


def _keys_containing(words: set[str]) -> list[str]:
    return [key for key in _whole_index() if words <= set(key.split())]


def _keys_resembling(letters: str) -> tuple[str, ...]:
    return resembling(letters, _keys_of_letters(), 12, _RESEMBLANCE)


@cache
def _keys_of_letters() -> tuple[str, ...]:
    return tuple(
        key for key in _whole_index() if len(key) >= _SHORTEST_WITH_SUGGESTIONS and " " not in key
    )


def _words(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    return _WORD.findall(_MARKS.sub("", decomposed).casefold())


def _strict_keys(text: str) -> list[str]:
    """All letters run together, then the words that matter in alphabetical order."""
    words = _words(text)
    expanded = (_ABBREVIATIONS.get(word, word) for word in words)
    return ["".join(words), " ".join(sorted(word for word in expanded if word not in _LINKING))]


def _keys_to_index(name: str) -> list[str]:
    """The strict keys; of a code its letters alone, or the code ST would stand for "Saint"."""
    letters, words = _strict_keys(name)
    return [letters] if len(letters) <= _LONGEST_CODE or not words else [letters, words]


def _keys(text: str) -> list[str]:
    letters, words = _strict_keys(text)
    without_form = " ".join(word for word in words.split() if word not in _FORMS_OF_STATE)
    keys = [letters, words, without_form] if _has_form_of_state(text) else [letters, words]
    return [key for key in keys if key]


def _has_form_of_state(text: str) -> bool:
    """Whether "Republic of" or the like is added; "Dominica Republic" is a typing error."""
    return any(
        word in _FORMS_OF_STATE and following in _LINKING
        for word, following in pairwise(_words(text))
    )


@cache
def _own_index() -> Index:
    further = ((iso3, name) for iso3, names in ALIASES.items() for name in names)
    return _index([*((iso3, iso3) for iso3 in UN_NAMES), *UN_NAMES.items(), *further])


@cache
def _iso_index() -> Index:
    return _index([*iso.iso_names()])


@cache
def _translated_index() -> Index:
    return _index([*iso.translated_names()])


_INDEXES: Final = (_own_index, _iso_index, _translated_index)


@cache
def _whole_index() -> Index:
    whole: dict[str, tuple[str, ...]] = {}
    for index in _INDEXES:
        whole = {**whole, **{key: codes for key, codes in index().items() if key not in whole}}
    return whole


def _index(names: list[tuple[str, str]]) -> Index:
    """Index names, and what stands before a comma or bracket where that is not a name itself."""
    shortened = ((iso3, _SHORT_FORM.match(name)) for iso3, name in names)
    short = _collect((iso3, match[1]) for iso3, match in shortened if match)
    return {**short, **_collect(names)}


def _collect(names: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for iso3, name in names:
        for key in _keys_to_index(name):
            codes = index.get(key, ())
            index[key] = codes if iso3 in codes else (*codes, iso3)
    return index
