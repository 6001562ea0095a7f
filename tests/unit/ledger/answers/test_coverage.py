"""Years in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.answers.coverage import spans


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ((), ""),
        ((2011,), "2011"),
        ((2011, 2012, 2013), "2011-2013"),
        ((2011, 2013), "2011, 2013"),
        ((2011, 2012, 2016, 2018, 2019), "2011-2012, 2016, 2018-2019"),
    ],
)
def test_runs_of_years_are_taken_together(years: tuple[int, ...], words: str) -> None:
    assert spans(years) == words


@given(st.sets(st.integers(2008, 2030)))
def test_no_year_is_lost_and_none_is_added(years: set[int]) -> None:
    told = set[int]()
    for run in filter(None, spans(sorted(years)).split(", ")):
        first, _, last = run.partition("-")
        told |= set(range(int(first), int(last or first) + 1))
    assert told == years
