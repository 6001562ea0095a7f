"""The books against a plain model: the list of facts, filtered by day and reckoned by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.events.header import Event
from domain.strategies import histories_of_money
from projections.view import View
from support.plain_checks import check
from support.plain_money import Plain

Ask = Callable[..., View]
DAYS = st.sampled_from([date(2036, 12, 31), date(2026, 9, 20), date(2028, 2, 29)]) | st.dates(
    date(2021, 10, 1), date(2036, 12, 31)
)
SOME = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)

pytestmark = pytest.mark.usefixtures("reading")


@SOME
@given(histories_of_money(), DAYS)
def test_the_books_say_what_a_careful_clerk_comes_to(
    ask: Ask, told: list[Event], as_of: date
) -> None:
    check(ask(told, as_of), Plain(told, as_of))
