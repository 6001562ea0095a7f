from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from domain.texts import READABLE, shown


@given(st.text(st.characters(codec="utf-8")))
def test_a_text_that_events_keep_is_shown_as_it_is_but_for_marks_of_direction(text: str) -> None:
    if re.search(READABLE, text) and not re.search("[\u202a-\u202e\u2066-\u2069]", text):
        assert shown(text) == text


@given(st.text(st.characters()))
def test_nothing_that_a_terminal_acts_on_is_shown(text: str) -> None:
    written = shown(text).encode()  # halves of surrogate pairs could not be written
    assert not set(written) & ({*range(0x20), 0x7F} - {0x09, 0x0A})
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069]", written.decode())


def test_an_escape_sequence_is_shown_as_what_it_is() -> None:
    assert shown("a\x1b[2Jb\u202ec\ud800") == r"a\x1b[2Jb\u202ec\ud800"
