"""Assessed contributions and their days, as a difference shows them (Article 14; 2RC para 91)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.money import Money
from domain.subjects import meeting_subject, state_subject
from projections.changes.model import Holding
from projections.machinery.meetings import FORMAL, meetings
from projections.money.accounts import accounts
from projections.money.meeting_due import meeting_due_on
from projections.money.states_in_accounts import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from projections.changes.model import Said
    from projections.money.account import Account
    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["money_said"]

_Holding = tuple[tuple[str, str], Holding]


def money_said(view: View) -> Said:
    """By when each meeting is paid for and its account is closed, and what each State owes it."""
    return dict([*_due_days(view), *_accounts(view), *_owed(view)])


def _due_days(view: View) -> Iterator[_Holding]:
    """The day three months before the opening, which moves with the meeting (91(i))."""
    for name, item in meetings(view).items():
        if item.kind in FORMAL and item.parts:
            day = meeting_due_on(view, name)
            text = f"due {day}" if day else "no due day while no days are set"
            yield (meeting_subject(name), "assessed contributions"), Holding(text, item.evidence)


def _accounts(view: View) -> Iterator[_Holding]:
    for name, item in accounts(view).items():
        subject = item.subject
        text = _closing(item)
        if text:
            yield (subject, f"account {name}"), Holding(text, item.evidence)


def _closing(item: Account) -> str:
    if item.closed:
        return f"closed on {item.closed.effective_on}"
    return f"to be closed by {item.closing_due_on}" if item.closing_due_on else ""


def _owed(view: View) -> Iterator[_Holding]:
    for name in accounts(view):
        for one in entries(view, name):
            what = f"assessed contribution to the {name}"
            yield (state_subject(one.iso3), what), Holding(_standing(one), one.evidence)


def _standing(one: Entry) -> str:
    owed = Money(one.debt, one.currency)
    unpaid = [charge for charge in one.charges() if charge.open]
    if unpaid:
        left, due = Money(one.open, one.currency), unpaid[0].due_on
        return f"{owed}, of it {left} open" + (f", due {due}" if due else ", no due day set")
    if one.to_bill:
        return f"{owed}, of it {Money(one.to_bill, one.currency)} still to be billed"
    return f"{owed}, paid"
