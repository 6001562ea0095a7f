"""Which provision stands under which."""

from __future__ import annotations

import pytest

from domain.provisions import is_within


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("4.1(a)", "4"),
        ("4.1(a)", "4.1"),
        ("4.1(a)", "4.1a"),
        ("4.1(a)", "Article 4.1 (A)"),
        ("3.2", "3.2"),
        ("9MSP on Article 3", "9MSP"),
        ("Action 13", "action 13"),
    ],
)
def test_a_paragraph_stands_under_its_article_however_it_is_written(part: str, whole: str) -> None:
    assert is_within(part, whole)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("9MSP on Article 3", "9"),
        ("1MSP on Article 4", "1"),
        ("2RC on Article 3", "2"),
        ("14.1", "1"),
        ("4.1(a)", "4.1(b)"),
        ("4.1", "4.1(a)"),
        ("4.11", "4.1"),
        ("4.1(a)", ""),
        ("Action 13", "1"),
    ],
)
def test_a_number_in_another_place_is_no_article(part: str, whole: str) -> None:
    assert not is_within(part, whole)
