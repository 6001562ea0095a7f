"""Who is assessed for an account, and for how much (Article 14; para 91(i), (v))."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import Billing, year_of_account
from domain.rules import article_14
from domain.states import state
from projections.machinery.meetings import meetings
from projections.money.accounts import account
from projections.money.invoice_days import Billed, BilledBy, billed
from projections.money.payers import final_payers, first_payers
from projections.money.scales import Scale, rates, scale
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from domain.events.money import ScaleOfAssessmentsAdopted
    from projections.money.account import Account
    from projections.view import View

__all__ = ["Assessed", "Assessment", "assessment", "final", "preliminary", "year_of"]


@dataclass(frozen=True, slots=True)
class Assessed:
    """One State's share; ``amount`` is None where the cost is unknown, or another's rate is."""

    iso3: str
    rate: ScaleOfAssessmentsAdopted | None
    amount: int | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Who pays what: ``cost`` in smallest coins, ``lacking`` what keeps it from being computed.

    ``attended`` is the meeting whose attendance counts; ``on`` the day whose States Parties count,
    and by which the ``scale`` was adopted; ``by`` what tells that day.
    """

    account: Account
    billing: Billing
    cost: int | None
    attended: str | None
    on: date
    by: BilledBy
    year: int | None
    scale: Scale | None
    shares: tuple[Assessed, ...]
    lacking: tuple[str, ...]

    @property
    def is_computable(self) -> bool:
        """Whether every share is known."""
        return not self.lacking

    @property
    def whole_rate(self) -> int | None:
        """The sum of the rates, to which they are adjusted; None where one is lacking."""
        if not self.shares or any(item.rate is None for item in self.shares):
            return None
        return sum(item.rate.rate_per_100000 for item in self.shares if item.rate)

    @property
    def amounts(self) -> Mapping[str, int]:
        """The share of each State, where all are known."""
        return {item.iso3: item.amount for item in self.shares if item.amount is not None}


def preliminary(view: View, name: str, cost: int | None = None) -> Assessment:
    """The first billing: States Parties that attended the meeting before, by the estimate.

    ``cost`` in the place of the approved one, in smallest coins.
    """
    return assessment(view, name, Billing.PRELIMINARY, cost)


def final(view: View, name: str, cost: int | None = None) -> Assessment:
    """The final billing: all States that attended, by the actual cost, else by the estimate."""
    return assessment(view, name, Billing.FINAL, cost)


@per_view
def assessment(view: View, name: str, billing: Billing, cost: int | None = None) -> Assessment:
    """One of the two billings of an account."""
    item = account(view, name)
    first = billing is Billing.PRELIMINARY
    day = billed(view, name) if first else Billed(view.as_of, BilledBy.AS_OF)
    on = day.on
    payers = first_payers(view, name, on) if first else final_payers(view, name)
    year = item.year or year_of(view, item)
    if cost is None:
        cost = item.spent if not first and item.spent is not None else item.estimated
    found = rates(view, year, on) if year else {}
    rateless = [iso3 for iso3 in payers.states if iso3 not in found]
    applies = scale(view, year, on) if year else None
    lacking = (
        *payers.lacking,
        *_of_cost(item, cost),
        *([f"the financial year of {name}"] if year is None else []),
        *(_of_rates(applies, day, year, rateless) if year and rateless else []),
    )
    return Assessment(
        account=item,
        billing=billing,
        cost=cost,
        attended=payers.attended,
        on=on,
        by=day.by,
        year=year,
        scale=applies,
        shares=_shares(payers.states, found, None if lacking else cost),
        lacking=lacking,
    )


def _shares(
    payers: Mapping[str, tuple[str, ...]],
    found: Mapping[str, ScaleOfAssessmentsAdopted],
    cost: int | None,
) -> tuple[Assessed, ...]:
    weights = {iso3: found[iso3].rate_per_100000 for iso3 in payers if iso3 in found}
    amounts = {} if cost is None else article_14.largest_remainder(cost, weights)
    return tuple(
        Assessed(
            iso3,
            rate := found.get(iso3),
            amounts.get(iso3),
            (*payers[iso3], *((rate.id,) if rate else ())),
        )
        for iso3 in sorted(payers, key=lambda iso3: state(iso3).name)
    )


def _of_cost(item: Account, cost: int | None) -> list[str]:
    if cost is not None:
        return []
    read = "its figure was not read" if item.approved else "none is recorded"
    return [f"an approved cost estimate of {item.name} ({read})"]


_TAKEN = {
    BilledBy.INVOICE: "the day of the first invoice",
    BilledBy.RULE: "the day of para 91(iii): no invoice is on record",
    BilledBy.APPROVAL: "the day of the approval, assumed: no invoice is on record",
    BilledBy.AS_OF: "the day asked about",
}


def _of_rates(applies: Scale | None, day: Billed, year: int, rateless: list[str]) -> list[str]:
    """Which rates are lacking, in which scale; or the scale itself."""
    adopted = f"as adopted by {day.on} ({_TAKEN[day.by]})"
    if applies is None:
        return [f"a United Nations scale of {year} or before, {adopted}"]
    names = ", ".join(sorted(state(iso3).name for iso3 in rateless))
    return [f"a rate in the scale of {applies}, {adopted}, United Nations or notional, of: {names}"]


def year_of(view: View, item: Account) -> int | None:
    """The year of an account without an approved cost: its own, or that of the opening."""
    held = meetings(view).get(item.name)
    return held.opens_on.year if held and held.opens_on else year_of_account(item.name)
