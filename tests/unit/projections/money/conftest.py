"""One meeting that two States pay for, told as far as a test needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from domain.events.money import Billing
from domain.money import Currency
from domain.rules import debts
from domain.rules.debts import WhenCheaper
from domain.strategies import MoneyStory
from domain.strategies.money_stories import NOT_A_PARTY, PAYING

RATES = dict(zip((*PAYING[:3], NOT_A_PARTY), (1, 3, 4, 4), strict=True))
INVOICED = date(2022, 11, 2)
A, B, C, D = PAYING[:4]


@pytest.fixture(params=WhenCheaper, scope="module")
def reading(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each of the tests that use it holds whichever reading of para 91(ix) is taken."""
    with pytest.MonkeyPatch.context() as taken:
        taken.setattr(debts, "WHEN_CHEAPER", request.param)
        yield


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


def _told(*, came: str = "", rated: str = "ABCD", cost: int = 1000) -> MoneyStory:
    """A and B attended the 10MSP; the 11MSP of 2023 costs 1000, rates 1 and 3 thousandths."""
    story = MoneyStory(Currency.USD)
    story.begin()
    for name, rate in (("A", 1), ("B", 3), ("C", 4), ("D", 2)):
        if name in rated:
            story.rate(_state(name), rate)
    story.attend(A, 2022)
    story.attend(B, 2022)
    story.approve(2023, cost)
    for name in came:
        story.attend(_state(name), 2023)
    return story


def _state(name: str) -> str:
    return dict(zip("ABCDX", (A, B, C, D, NOT_A_PARTY), strict=True))[name]


def _invoiced(story: MoneyStory, **shares: int) -> MoneyStory:
    for name, share in shares.items():
        story.invoice(_state(name), 2023, share, INVOICED, Billing.PRELIMINARY)
    return story


def _paid_and_closed(*, a: date, b: date, actual: int = 600) -> MoneyStory:
    story = _invoiced(_told(came="AB"), A=250, B=750)
    story.pay(A, 2023, 250, a)
    story.pay(B, 2023, 750, b)
    story.report(2023, actual)
    story.close(2023, date(2024, 6, 30))
    return story


@pytest.fixture
def told() -> Callable[..., MoneyStory]:
    """Tells of rates, attendance and the cost of the 11MSP; ``came`` to it, ``rated`` in all."""
    return _told


@pytest.fixture
def invoiced() -> Callable[..., MoneyStory]:
    """Adds first invoices to a story, of given shares."""
    return _invoiced


@pytest.fixture
def paid_and_closed() -> Callable[..., MoneyStory]:
    """Tells on which days A and B paid, what the 11MSP cost, and that its accounts were closed."""
    return _paid_and_closed
