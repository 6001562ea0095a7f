from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.states import all_states, find_state
from ledger.cli.completing import complete_state


def test_every_completion_names_the_state_it_stands_for() -> None:
    found = complete_state("")

    assert len(found) == 2 * len(all_states())
    for word, name in found:
        assert find_state(word).name == name
        assert not set(word) & set(" '(),")


@given(st.sampled_from([state.name for state in all_states()]), st.integers(0, 4))
def test_a_completion_begins_with_what_was_typed_capitals_included(name: str, length: int) -> None:
    typed = name[:length]

    assert all(word.startswith(typed) for word, _name in complete_state(typed))
