"""What goes back to States, and the unspent money of each account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.money import Money
from domain.rules import article_14
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money.naming import AccountField, money, nothing_asked
from projections.money.accounts import accounts
from projections.money.credits import all_credits
from projections.money.pools import pool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.money.account import Account
    from projections.money.credits import Credit
    from projections.money.pools import Pool
    from projections.view import View

__all__ = ["CreditRow", "PoolRow", "credits_answer"]


@dataclass(frozen=True, slots=True)
class CreditRow(Row):
    """What one account owes back to one State."""

    account: AccountField
    state: StateField
    name: NameField
    overpaid: Annotated[Money, Column("what it paid beyond its debt", "Overpaid")]
    cash: Annotated[
        Money, Column("its part of the unspent money that the cash covers", "Cash-backed")
    ]
    noted: Annotated[Money, Column("its part of the rest, noted", "Noted")]
    settled: Annotated[Money, Column("what arrears have covered of what is noted", "Settled")]
    returned: Annotated[Money, Column("what was given back", "Returned")]
    available: Annotated[
        Money, Column("what is to be given back now, on the next invoice", "To give back")
    ]
    waiting: Annotated[Money, Column("what waits for arrears to come in", "Waiting")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class PoolRow(Row):
    """The unspent money of one account."""

    account: AccountField
    closed_on: Annotated[date | None, Column("day of its closing; null: open", "Closed")]
    actual: Annotated[Money | None, Column("actual cost, less what the host pays", "Actual")]
    unspent: Annotated[
        Money | None,
        Column("what States owe beyond the actual cost; null: not known yet", "Unspent"),
    ]
    covered: Annotated[
        Money | None, Column("what the cash covered at the closing; null: open", "In cash")
    ]
    noted: Annotated[Money | None, Column("the rest; null: open", "Noted")]
    undistributed: Annotated[
        Money | None,
        Column(
            "due to no State, since none gets back more than it owed; null: open", "Undistributed"
        ),
    ]
    settlements: Annotated[
        tuple[date, ...], Column("days on which noted credits were settled", "Settled on")
    ]
    lacking: Annotated[tuple[str, ...], Column("what keeps it from being shared", "Lacking")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def credits_answer(
    view: View, iso3: str | None = None, settled_from: date = article_14.SETTLED_FROM
) -> Answer:
    """The credits of one State or of all, and the unspent money of each account."""
    found = [one for one in all_credits(view, settled_from) if iso3 in {None, one.iso3}]
    pools = [pool(view, name, settled_from) for name in accounts(view)]
    return Answer(
        Table("credits", CreditRow, [_credit_row(one) for one in found]),
        sections=(Table("accounts", PoolRow, [_pool_row(item) for item in pools]),),
        about={"settled_from": settled_from},
        nothing=nothing_asked(view),
    )


def _credit_row(one: Credit) -> CreditRow:
    def value(amount: int) -> Money:
        return Money(amount, one.currency)

    return CreditRow(
        account=one.account.name,
        state=one.iso3,
        name=state(one.iso3).name,
        overpaid=value(one.overpaid),
        cash=value(one.cash),
        noted=value(one.noted),
        settled=value(one.settled),
        returned=value(one.returned),
        available=value(one.available),
        waiting=value(one.waiting),
        evidence=one.evidence,
    )


def _unsettled(item: Account) -> Iterator[str]:
    """What has to be recorded before it is known whether anything is left unspent."""
    if item.spent is None:
        yield f"the actual cost of {item.name} (ActualCostReported)"
    if item.closed is None:
        yield f"the closing of {item.name} (AccountsClosed)"


def _pool_row(item: Pool) -> PoolRow:
    it = item.account

    def value(amount: int) -> Money | None:
        return money(amount, it.currency) if item.is_formed else None

    return PoolRow(
        account=it.name,
        closed_on=it.closed.effective_on if it.closed else None,
        actual=money(it.spent, it.currency),
        unspent=value(item.unspent),
        covered=value(item.covered),
        noted=value(item.noted),
        undistributed=value(item.undistributed),
        settlements=tuple(day for day, _ in item.settlements),
        lacking=item.lacking or tuple(_unsettled(it)),
        evidence=it.evidence,
    )
