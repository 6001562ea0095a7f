"""The page on assessed contributions says where each of its rules is from."""

from __future__ import annotations

import re

import generate
import pytest

_PAGE = (generate.DOCS / "money.md").read_text(encoding="utf-8")
_TABLE = _PAGE.partition("| rule | what it says | from |\n| --- | --- | --- |\n")[2].partition(
    "\n\n"
)[0]
_ROWS = [line.strip("| ").split(" | ") for line in _TABLE.splitlines()]
_SOURCE = re.compile(
    r"91\((?:i|ii|iii|iv|v|vi|vii|viii|ix)\)|94|AIII \d+|Article (?:14\.[12]|20)|ours"
)


@pytest.mark.parametrize("place", ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"])
def test_each_part_of_paragraph_91_is_told_in_a_rule(place: str) -> None:
    assert f"91({place})" in [source for _, _, source in _ROWS]


def test_every_rule_says_where_it_is_from() -> None:
    sources = [source for row in _ROWS for source in row[2].split("; ")]

    assert len(_ROWS) > 30
    assert [source for source in sources if not _SOURCE.fullmatch(source)] == []
