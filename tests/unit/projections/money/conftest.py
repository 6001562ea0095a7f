"""One meeting that two States pay for, told as far as a test needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from domain.events.money import Billing
from domain.money import Currency
from domain.strategies import MoneyStory
from domain.strategies.money_stories import NOT_A_PARTY, PAYING

RATES = dict(zip((*PAYING[:3], NOT_A_PARTY), (1, 3, 4, 4), strict=True))
INVOICED = date(2022, 11, 2)


def _billed(shares: tuple[int, ...] = (250, 750), on: date = INVOICED) -> MoneyStory:
    """The 11MSP of 2023 costs 1000; the first two States attended the 10MSP and are invoiced."""
    story = MoneyStory(Currency.USD)
    story.begin()
    for iso3, rate in RATES.items():
        story.rate(iso3, rate)
    story.approve(2023, 1000)
    for iso3, share in zip(PAYING[:2], shares, strict=False):
        story.attend(iso3, 2022)
        story.invoice(iso3, 2023, share, on, Billing.PRELIMINARY)
    return story


@pytest.fixture
def billed() -> Callable[..., MoneyStory]:
    """Tells the story up to the first invoices, of given shares on a given day."""
    return _billed
