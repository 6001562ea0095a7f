"""A small ledger of two meetings, reckoned with a pencil; sums in cents.

A, B and the State not party have rates of 1, 3 and 4 in 100,000.

The 11MSP of 2023 is estimated at 1000. A and B attended the 10MSP: first invoices 250 and 750. A
pays 300 in February, B 500 on 31 December. A, B and the State not party come; it costs 800:

    State      share            owed                          paid   open   to bill
    A          800 * 1/8 = 100  250, the first invoice stands  300      0         0
    B          800 * 3/8 = 300  750, the first invoice stands  500    250         0
    not party  800 * 4/8 = 400  400                              0      0       400
    together   800              1400                           800    250       400

Closed on 30 June 2024: unspent 1400 - 800 = 600; paid of debts 250 + 500 = 750, less than 800, so
the cash covers 0 and 600 is noted. Only A had paid by 31 December, and gets back no more than its
250: 350 are undistributed.

The 12MSP of 2024 is estimated at 800: 200 for A, 600 for B, not invoiced yet. A paid 50 too much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from domain.events.header import Event
from domain.events.money import Billing
from domain.money import Currency
from domain.strategies import MoneyStory
from domain.strategies.money_stories import NOT_A_PARTY, PAYING
from projections.view import View

A, B = PAYING[:2]


def _told() -> Sequence[Event]:
    story = MoneyStory(Currency.USD)
    story.begin()
    for iso3, rate in ((A, 1), (B, 3), (NOT_A_PARTY, 4)):
        story.rate(iso3, rate)
        story.attend(iso3, 2023)
    story.approve(2023, 1000)
    for iso3, share in ((A, 250), (B, 750)):
        story.attend(iso3, 2022)
        story.invoice(iso3, 2023, share, date(2022, 11, 2), Billing.PRELIMINARY)
    story.pay(A, 2023, 300, date(2023, 2, 1))
    story.pay(B, 2023, 500, date(2023, 12, 31))
    story.report(2023, 800)
    story.close(2023, date(2024, 6, 30))
    story.approve(2024, 800)
    return story.told


@pytest.fixture
def books(ask: Callable[..., View]) -> Callable[..., View]:
    """The ledger as of a day, with further events where some are given."""

    def view(as_of: date = date(2024, 7, 1), *further: Event) -> View:
        return ask([*_told(), *further], as_of)

    return view
