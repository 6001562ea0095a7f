"""The table of pairs on the page about the audit is what the code decides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from domain.quantities import Qualifier
from projections.claims.figures import Figure, Fit, Said, fit

PAGE = Path(__file__).resolve().parents[3] / "docs" / "audit.md"
WORDS = {"yes": Fit.BORNE_OUT, "no": Fit.AT_ODDS, "open": Fit.OPEN}


def _rows() -> list[list[str]]:
    lines = PAGE.read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if "at least 110" in line)
    table = lines[start : lines.index("", start)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


HEAD, _, *ROWS = _rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_of_the_table_of_pairs_is_what_the_code_decides(row: list[str]) -> None:
    said = Said(row[0].replace(" ", "_"))

    for name, cell in zip(HEAD[1:], row[1:], strict=True):
        match = re.fullmatch(r"(.*?)\s*(\d+)", name)
        assert match
        known = Qualifier(match[1].replace(" ", "_") or "exact")
        assert fit(Figure(120, said), int(match[2]), known) is WORDS[cell], name


def test_the_table_has_every_way_to_say_a_figure() -> None:
    assert {row[0].replace(" ", "_") for row in ROWS} == set(Said)


def test_claims_that_hold_show_the_reading_by_which_they_would_not() -> None:
    whole = PAGE.with_name("audit-result.md").read_text(encoding="utf-8")
    _, _, section = whole.partition("## True as read, and otherwise by another reading")
    section = " ".join(section.partition("\n## ")[0].split())
    assert "(`u_nonc`)" in section
    assert "*Otherwise 1: treaty deadlines that lapsed" in section
    assert "lower bound (with" not in section
