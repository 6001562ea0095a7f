"""Article 14: who pays for meetings, how much, by when (TREATY section 7; 2RC paras 89 to 94).

R14.1: States Parties and States not party that take part in a meeting pay for it by the United
Nations scale of assessments adjusted to them. R14.2: the costs of the Secretary-General under
Articles 7 and 8 are paid by all States Parties by the same scale.

Para 91 of the final report of the Second Review Conference, in our own words:

(i) keep up what is done: monthly reports, an agenda item, presentations, digital invoices, and
    payment due three months before the meeting; the first billing of States Parties follows the
    attendance of the year before, the final billing that of the meeting itself.
(ii) the monthly report goes to all States Parties.
(iii) estimates cover two years; invoices go out 60 days before the financial period or 60 days
      after the adoption, whichever is later, from the estimates of the 11MSP on.
(iv) a contingency of 15 per cent is to be examined: none is decided.
(v) States not party are invoiced afterwards, and told before what taking part costs.
(vi) the President asks those who have not paid by 30 April when they will.
(vii) who is two years or more in arrears is encouraged to agree on a payment schedule.
(viii) accounts are closed within 12 months of the period's end. The unspent money goes back to
       those that had paid before that end: what the cash covers on the next invoice, the rest
       is noted and returned as arrears are paid, every five years; by the rates of the
       preliminary assessment.
(ix) only those that had paid share in it; what others owe stays at the first invoice, unless the
     costs were higher than estimated.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.dates import add_months, add_years

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "CLOSING_MONTHS",
    "DECIDED_ON",
    "SETTLED_EVERY_YEARS",
    "SETTLED_FROM",
    "bears_year",
    "closing_due_on",
    "credit_parts",
    "keeps_first_invoice",
    "largest_remainder",
    "period_end",
    "period_start",
    "raised",
    "settlement_days",
]

DECIDED_ON = date(2021, 9, 21)
"""The Second Review Conference adopted its final report, and para 91 with it."""
CLOSING_MONTHS = 12
SETTLED_EVERY_YEARS = 5
SETTLED_FROM = DECIDED_ON
"""Where the five years begin to count is not stated: from the decision, unless said otherwise."""
_BASIS_POINTS = 10_000


def largest_remainder(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """A total of smallest coins shared by weights, exactly: the shares sum to the total.

    Each gets the whole coins of its share; the coins left over go to the largest remainders, of
    equal ones to the greater weight, then to the first by the alphabet. Without any weight
    nothing is shared.

    >>> largest_remainder(100, {"AFG": 1, "BEL": 1, "CHL": 1})
    {'AFG': 34, 'BEL': 33, 'CHL': 33}
    """
    whole = sum(weights.values())
    if whole == 0:
        return dict.fromkeys(weights, 0)
    parts = {name: divmod(total * weight, whole) for name, weight in weights.items()}
    shares = {name: coins for name, (coins, _) in parts.items()}
    left = total - sum(shares.values())
    for name in sorted(weights, key=lambda name: (-parts[name][1], -weights[name], name))[:left]:
        shares[name] += 1
    return shares


def raised(cost: int, contingency_basis_points: int) -> int:
    """A cost with its contingency, rounded up to the smallest coin (F-contingency; 91(iv))."""
    return cost + -(-cost * contingency_basis_points // _BASIS_POINTS)


def period_start(year: int) -> date:
    """First day of the financial period of a year."""
    return date(year, 1, 1)


def period_end(year: int) -> date:
    """Last day of the financial period of a year."""
    return date(year, 12, 31)


def bears_year(year: int, in_force_on: date, withdrawn_on: date | None, by: date) -> bool:
    """Whether a membership bears the costs of a year under Article 14.2, as far as it has come.

    All States Parties do: those that were one on some day of the year, by the day ``by``. No part
    of a year is reckoned. ``withdrawn_on`` is the first day on which the State is no party.
    """
    if in_force_on > min(period_end(year), by):
        return False
    return withdrawn_on is None or withdrawn_on > max(period_start(year), in_force_on)


def closing_due_on(ended_on: date) -> date:
    """Last day to close the accounts of a period that ended on a day (F-close; 91(viii))."""
    return add_months(ended_on, CLOSING_MONTHS)


def keeps_first_invoice(ended_on: date) -> bool:
    """Whether 91(viii) and (ix) hold for a period: it ends on or after the day of the decision."""
    return ended_on >= DECIDED_ON


def credit_parts(debts: int, actual: int, cash: int) -> tuple[int, int]:
    """The unspent money of a closed account: what the cash covers, and what is noted (91(viii)).

    ``debts`` is all that States owe or owed, ``cash`` what they had paid of it by the closing.
    """
    unspent = max(0, debts - actual)
    covered = min(unspent, max(0, cash - actual))
    return covered, unspent - covered


def settlement_days(start: date, closed_on: date, until: date) -> list[date]:
    """Days after a closing, through ``until``, on which noted credits are settled (91(viii)).

    Every five years from ``start``.
    """
    rounds = range(1, (until.year - start.year) // SETTLED_EVERY_YEARS + 1)
    days = (add_years(start, SETTLED_EVERY_YEARS * number) for number in rounds)
    return [day for day in days if closed_on < day <= until]
