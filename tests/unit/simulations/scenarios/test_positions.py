from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from simulations.scenarios.positions import positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulations.scenarios.positions import Path

TEXT = '''# [not] = "a table"
top = 1 # = 2
"quoted . key" = """
[no] = table
a "quote" and = a sign""" # the end
'literal' = 'C:\\' # a backslash that escapes nothing
day = 2021-04-22 07:32:00

[land.east] # dotted
a.b = { low = 1, "h i" = [ 2, { deep = 3 } ] }
list = [
  1, # one, two
  "]", # not the end
]

[[teams]]
n = 1
[[teams.lines]]
m = 2
[[teams]]
n = 3
[teams.rest]
o = 4
'''

SPOTS = {
    ("top",): (2, 1),
    ("quoted . key",): (3, 1),
    ("literal",): (6, 1),
    ("day",): (7, 1),
    ("land",): (9, 2),
    ("land", "east"): (9, 7),
    ("land", "east", "a"): (10, 1),
    ("land", "east", "a", "b"): (10, 3),
    ("land", "east", "a", "b", "low"): (10, 9),
    ("land", "east", "a", "b", "h i"): (10, 18),
    ("land", "east", "a", "b", "h i", 0): (10, 28),
    ("land", "east", "a", "b", "h i", 1): (10, 31),
    ("land", "east", "a", "b", "h i", 1, "deep"): (10, 33),
    ("land", "east", "list"): (11, 1),
    ("land", "east", "list", 0): (12, 3),
    ("land", "east", "list", 1): (13, 3),
    ("teams",): (16, 3),
    ("teams", 0): (16, 3),
    ("teams", 0, "n"): (17, 1),
    ("teams", 0, "lines"): (18, 9),
    ("teams", 0, "lines", 0): (18, 9),
    ("teams", 0, "lines", 0, "m"): (19, 1),
    ("teams", 1): (20, 3),
    ("teams", 1, "n"): (21, 1),
    ("teams", 1, "rest"): (22, 8),
    ("teams", 1, "rest", "o"): (23, 1),
}


def test_every_key_and_every_entry_is_found_where_it_stands() -> None:
    found = positions(TEXT)

    assert found.spots == SPOTS
    assert set(found.spots) == set(_paths(tomllib.loads(TEXT)))
    assert found.twice == {}


def _paths(value: Any, above: Path = ()) -> Iterator[Path]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        yield (*above, key)
        if isinstance(inner, dict | list):
            yield from _paths(inner, (*above, key))


_plain = st.one_of(
    st.integers(-(2**40), 2**40),
    st.booleans(),
    st.text("ab[]{}=#,.'\"\\\n é", max_size=9),
    st.dates(date(2000, 1, 1)),
)
_values = st.recursive(
    _plain,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab. \"'é[]", max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text("abc. \"'[]=#", max_size=4), _values, max_size=4))
def test_whatever_a_text_holds_each_of_its_paths_has_a_place(given_data: dict[str, Any]) -> None:
    text = tomlkit.dumps(given_data)

    assert set(positions(text).spots) == set(_paths(tomllib.loads(text)))


def test_lines_that_end_as_on_windows_count_as_lines() -> None:
    assert positions("a = 1\r\nb = 2\r\n").of(("b",)) == (2, 1)


def test_what_is_absent_stands_where_its_table_does() -> None:
    assert positions(TEXT).of(("teams", 1, "rest", "missing")) == (22, 8)
    assert positions(TEXT).of(("nothing",)) == (1, 1)


def test_a_key_that_comes_twice_is_found_both_times() -> None:
    found = positions("[a]\nb = 1\nc = 2\nb = 3\n")

    assert found.spots["a", "b"] == (2, 1)
    assert found.twice == {("a", "b"): (4, 1)}


@pytest.mark.parametrize("text", ["a", "a = ", "[a", "a = [1, {}", "= 1", 'a = "open'])
def test_no_toml_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the reader says what is wrong
        positions(text)
