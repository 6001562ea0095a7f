"""What a spreadsheet would run is not run, and is read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.journal.neutral import neutralised, restored

_RISKY = st.text(st.sampled_from("=+-@\t\r\n '\u00a0a;,\""), max_size=8)


@given(st.text() | _RISKY)
def test_every_text_is_read_back_as_it_was_and_none_begins_like_a_formula(text: str) -> None:
    cell = neutralised(text)

    assert restored(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@given(_RISKY)
def test_blanks_around_a_cell_that_people_typed_do_not_count(text: str) -> None:
    assert restored(f"  {neutralised(text.strip())}") == text.strip()


@pytest.mark.parametrize("text", ["'Bomblets' were found", "''", "'", "a = b", "9MSP"])
def test_what_no_spreadsheet_would_run_is_written_as_it_stands(text: str) -> None:
    assert neutralised(text) == text


@pytest.mark.parametrize("text", ["=1+1", "+41 22", "-x", "@SUM(A1)", "\tx", "\rx", "'=1", " x"])
def test_what_is_at_risk_has_an_apostrophe_before_it(text: str) -> None:
    assert neutralised(text) == f"'{text}"
