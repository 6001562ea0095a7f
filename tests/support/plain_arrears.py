"""What is late, and whether a payment schedule clears it, by a plain list of facts.

Coins are counted from the first that a State was asked for: each invoice asks for those between the
highest one asked for before it and its own share, and payments take them from below.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from domain.events.money import Billing
from domain.strategies.money_stories import MEETING_OF_YEAR
from support.plain_money import ACCOUNTS, STATES, Plain, months_on


@dataclass(frozen=True)
class Asked:
    """The coins from ``low`` up to ``high`` that one invoice asks for."""

    invoice: Any
    low: int
    high: int
    due_on: date

    def paid_of(self, paid: int) -> int:
        return min(max(paid - self.low, 0), self.high - self.low)


def asked(plain: Plain, account: str, iso3: str) -> list[Asked]:
    """What each invoice asks for: the first, then the final ones."""
    sent = plain.invoices(account, iso3)
    finals = plain.finals(account, iso3)
    last = [one.share.amount for one in finals[-1:]]
    most = min(plain.debt(account, iso3), max([plain.initial(account, iso3) or 0, *last]))
    found, low = [], 0
    for invoice in [*sent[:1], *(one for one in finals if one is not sent[0])]:
        high = max(low, min(most, invoice.share.amount))
        found.append(Asked(invoice, low, high, due(plain, account, invoice)))
        low = high
    return found


def due(plain: Plain, account: str, invoice: Any) -> date:
    """Three months before the opening as set on that day; a final one when it is sent."""
    sent: date = invoice.effective_on
    if invoice.billing is Billing.FINAL or account not in MEETING_OF_YEAR.values():
        return sent
    first, *later = plain.plans(account)
    day = months_on(first.opens_on, -3)
    for plan in later:
        if plan.effective_on <= day:
            day = max(plan.effective_on, months_on(plan.opens_on, -3))
    return max(day, sent)


def open_of(plain: Plain, account: str, iso3: str) -> int:
    """What a State was asked for and has not paid."""
    paid = plain.paid(account, iso3)
    return sum(one.high - one.low - one.paid_of(paid) for one in asked(plain, account, iso3))


def late(plain: Plain) -> list[tuple[date, str, str, str, int, str]]:
    """What is open past its due day, with what a schedule makes of it."""
    found = []
    for account in ACCOUNTS:
        for iso3 in STATES:
            paid = plain.paid(account, iso3)
            for one in asked(plain, account, iso3):
                left = one.high - one.low - one.paid_of(paid)
                if left and one.due_on < plain.as_of:
                    said = scheduled(plain, iso3, one.due_on)
                    found.append((one.due_on, iso3, account, one.invoice.id, left, said))
    return sorted(found)


def scheduled(plain: Plain, iso3: str, due_on: date) -> str:
    """Whether what was due on a day is cleared by the last schedule."""
    agreed = plain.of("PaymentScheduleAgreed", "", iso3)[-1:]
    for one in agreed:
        if due_on < one.effective_on:
            return "kept" if since(plain, iso3, one) >= fallen_due(plain, one) else "not_kept"
    two_years_on = months_on(due_on, 24)
    return "encouraged" if plain.as_of >= two_years_on else "not_yet"


def fallen_due(plain: Plain, agreed: Any) -> int:
    """The parts of a schedule whose day has passed; the coins left over are in the first ones."""
    each, more = divmod(agreed.arrears.amount, agreed.instalments)
    months = [agreed.every_months * at for at in range(agreed.instalments)]
    return sum(
        each + (at < more)
        for at, month in enumerate(months)
        if months_on(agreed.first_due, month) < plain.as_of
    )


def since(plain: Plain, iso3: str, agreed: Any) -> int:
    """What was paid since the agreement of what was late on its day."""
    total = 0
    for account in ACCOUNTS:
        now = plain.paid(account, iso3)
        then = plain.paid(account, iso3, agreed.effective_on - timedelta(1))
        for one in asked(plain, account, iso3):
            if one.due_on < agreed.effective_on:
                total += one.paid_of(now) - one.paid_of(then)
    return total
