from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lists import join_list, split_list

_UNCONTROLLED = st.characters(exclude_categories=["C"])
_PARTS = st.text(st.sampled_from("ab;\\ \n\t'") | _UNCONTROLLED, min_size=1)


@given(st.lists(_PARTS, min_size=1))
def test_a_list_written_as_one_text_is_taken_apart_as_it_was(parts: list[str]) -> None:
    assert split_list(join_list(parts)) == tuple(parts)


@given(st.text())
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert len(split_list(text)) <= text.count(";") + 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ("",)),
        (" a ; b ", ("a", "b")),
        ("a;", ("a", "")),
        (r"a\;b;c", ("a;b", "c")),
        ("a\\", ("a\\",)),
        (";;", ("", "", "")),
    ],
)
def test_parts_stand_between_semicolons(text: str, parts: tuple[str, ...]) -> None:
    assert split_list(text) == parts
