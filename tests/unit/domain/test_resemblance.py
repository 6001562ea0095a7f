from __future__ import annotations

from difflib import SequenceMatcher
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.resemblance import resembling

KNOWN = ("depositary", "final-report-2RC", "monitor-2020", "monitor-2021", "report-2021")


@pytest.mark.parametrize(
    ("name", "first"),
    [("depositry", "depositary"), ("Monitor-2020", "monitor-2020"), ("finalreport2RC", KNOWN[1])],
)
def test_the_nearest_name_comes_first(name: str, first: str) -> None:
    assert resembling(name, KNOWN, 3, 0.6)[0] == first


@given(st.text(max_size=20), st.lists(st.text(max_size=12), max_size=8, unique=True))
def test_what_is_found_is_known_and_near(name: str, known: list[str]) -> None:
    found = resembling(name, tuple(known), 3, 0.6)
    assert len(found) <= 3
    assert all(SequenceMatcher(None, each, name).ratio() >= 0.6 for each in found)
    assert name not in known or name == found[0]


def test_many_different_slips_take_little_time() -> None:
    known = tuple(f"document-{number:04}-of-{number * 7919 % 9973}" for number in range(800))
    start = perf_counter()
    for number in range(500):
        resembling(f"documnet-{number:04}-x{number * 31}", known, 3, 0.6)
    assert perf_counter() - start < 5
