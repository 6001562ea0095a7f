from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.answers.when import WithinError, within

_START = date(2020, 1, 31)


@pytest.mark.parametrize(
    ("text", "days"),
    [("90d", 90), ("1 day", 1), ("6w", 42), ("1m", 29), ("3 months", 90), ("1y", 366), ("0d", 0)],
)
def test_a_length_of_time_runs_by_the_calendar(text: str, days: int) -> None:
    assert within(_START, text) == days


@pytest.mark.parametrize("text", ["", "90", "d", "-3d", "1.5y", "soon"])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises(WithinError, match="is no length of time"):
        within(_START, text)


@pytest.mark.parametrize("text", ["999y", "9999y", "9999m", "9999 years"])
def test_a_length_of_time_beyond_all_reckoning_is_refused(text: str) -> None:
    with pytest.raises(WithinError, match="reaches past 2200-12-31"):
        within(_START, text)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_longer_time_never_ends_earlier(months: int, more: int) -> None:
    assert within(_START, f"{months}m") <= within(_START, f"{months + more}m")
