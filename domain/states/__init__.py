"""States: which there are, what they are called, where they lie."""

from __future__ import annotations

from domain.states.errors import AmbiguousStateError, NotAStateError, UnknownStateError
from domain.states.regions import Region, region
from domain.states.registry import State, all_states, find_state, state

__all__ = [
    "AmbiguousStateError",
    "NotAStateError",
    "Region",
    "State",
    "UnknownStateError",
    "all_states",
    "find_state",
    "region",
    "state",
]
