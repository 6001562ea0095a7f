"""The pages that follow from the code are up to date."""

from __future__ import annotations

import generate
import pytest


@pytest.mark.parametrize("name", generate.PAGES)
def test_a_page_is_what_the_code_says_now(name: str) -> None:
    page = (generate.DOCS / name).read_text(encoding="utf-8")

    assert page == generate.PAGES[name](), "run `python docs/generate.py`"
