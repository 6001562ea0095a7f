"""The statement of one State: every charge, payment and credit, each with its events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.money import Money
from domain.rules import article_14
from domain.states import state
from domain.texts import first_named
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money.naming import AccountField
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.money.statement import LineKind, statement

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["BalanceRow", "StatementRow", "named", "statement_answer"]


_NAMED = 2


@dataclass(frozen=True, slots=True)
class StatementRow(Row):
    """One line of a State's statement."""

    on: Annotated[date, Column("day of the line", "Day")]
    account: AccountField
    kind: Annotated[str, Column("invoice, payment, credit, ...", "Line")]
    text: Annotated[str, Column("what it is, in words", "What")]
    due_on: Annotated[date | None, Column("day by which an invoice is to be paid", "Due")]
    change: Annotated[Money, Column("what the State owes more; less if negative", "Change")]
    balance: Annotated[
        Money, Column("what it owes after the line; negative is money of the State", "Balance")
    ]
    confidence: ConfidenceField
    basis: BasisField
    events: Annotated[
        str,
        Column("ids of the first of its events, by 8 characters, and how many there are", "Events"),
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class BalanceRow(Row):
    """What a State owes in a currency after the last line of its statement."""

    balance: Annotated[
        Money, Column("what it owes in all; negative is money of the State", "Balance")
    ]
    meaning: Annotated[str, Column("owed, in credit or settled", "Meaning")]


def statement_answer(view: View, iso3: str, settled_from: date = article_14.SETTLED_FROM) -> Answer:
    """Every charge, payment and credit of one State, in order, and its closing balances.

    What is not counted, in another currency or of no account, has a line and is in no balance.
    """
    lines = statement(view, iso3, settled_from)
    rows = [
        StatementRow(
            on=line.on,
            account=line.account,
            kind=line.kind.value,
            text=line.text,
            due_on=line.due_on,
            change=line.change,
            balance=line.balance,
            **reliability(view, line.evidence)._asdict(),
            events=named(line.evidence),
            evidence=line.evidence,
        )
        for line in lines
    ]
    counted = (line for line in lines if line.kind is not LineKind.NOT_COUNTED)
    balances = {line.balance.currency: line.balance for line in counted}
    closing = [BalanceRow(item, _meaning(item)) for item in balances.values()]
    return Answer(
        Table("statement", StatementRow, rows),
        sections=(Table("closing_balance", BalanceRow, closing),),
        about={"state": iso3},
        title=f"Assessed contributions of {state(iso3).name}, statement as of {view.as_of}",
        nothing="no invoice, payment or credit of it is recorded",
    )


def named(ids: tuple[str, ...]) -> str:
    """The events that tell most of a line: what it states comes first among its evidence."""
    return first_named([event[:8] for event in ids], _NAMED)


def _meaning(balance: Money) -> str:
    if balance.amount == 0:
        return "settled"
    return "owed" if balance.amount > 0 else "in credit"
