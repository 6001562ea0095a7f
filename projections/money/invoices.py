"""The invoices of every account: what was sent, what is to be sent, what is to be paid of each.

Every coin that a State paid counts on one invoice, and every credit is used up once: on the
invoices to be sent in its currency, by their due days.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain.events.money import Billing
from domain.states import state
from projections.money.accounts import accounts
from projections.money.assessments import final, preliminary
from projections.money.credits import all_credits, credits_of
from projections.money.expected_share import expected
from projections.money.invoice import Bill, BillStatus
from projections.money.meeting_due import meeting_due_on
from projections.money.states_in_accounts import entries
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.events.money import AssessmentInvoiced
    from domain.money import Currency
    from projections.money.account import Account
    from projections.money.credits import Credit
    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["bills", "bills_of"]


@per_view
def bills(view: View) -> tuple[Bill, ...]:
    """The bills of every account: States by name, the first billing before the final one."""
    found = [bill for item in accounts(view).values() for bill in _of_account(view, item)]
    used = _used_credits(found, _credits(view, found))
    return tuple(replace(bill, credit=used.get(at, 0)) for at, bill in enumerate(found))


def bills_of(view: View, name: str) -> Sequence[Bill]:
    """The bills of one account."""
    return _by_account(view).get(name, ())


@per_view
def _by_account(view: View) -> Mapping[str, Sequence[Bill]]:
    found: dict[str, list[Bill]] = {}
    for bill in bills(view):
        found.setdefault(bill.account.name, []).append(bill)
    return found


def _credits(view: View, found: Iterable[Bill]) -> dict[tuple[str, Currency], int]:
    """What can be set against invoices: what is to be given back, less what was paid ahead.

    What one account gave back too much is missing from the credits of the others.
    """
    left: dict[tuple[str, Currency], int] = {}
    for item in all_credits(view):
        key = item.iso3, item.currency
        left[key] = left.get(key, 0) + item.available
    for bill in found:
        if bill.paid_ahead:
            left[bill.iso3, bill.currency] -= bill.paid_ahead
    return left


def _used_credits(
    found: Sequence[Bill], credits_left: dict[tuple[str, Currency], int]
) -> dict[int, int]:
    """The credit that each bill to be sent uses up, by its place: the first due goes first."""
    left, used = dict(credits_left), {}
    for at, bill in sorted(enumerate(found), key=_by_due_day):
        key = bill.iso3, bill.currency
        if bill.status is BillStatus.TO_SEND and key in left:
            used[at] = max(0, min(left[key], bill.to_pay or 0))
            left[key] -= used[at]
    return used


def _by_due_day(item: tuple[int, Bill]) -> tuple[date, int]:
    return item[1].due_on or date.max, item[0]


def _of_account(view: View, item: Account) -> Iterator[Bill]:
    """The first billing, and the final one once the actual cost is known; State by State."""
    if item.currency is None:
        return
    firsts = preliminary(view, item.name).amounts
    lasts = final(view, item.name).amounts if item.actual else {}
    booked = {one.iso3: one for one in entries(view, item.name)}
    states = booked.keys() | lasts.keys() | (set() if item.actual else firsts.keys())
    for iso3 in sorted(states, key=lambda code: state(code).name):
        one = booked.get(iso3)
        if one and one.preliminary:
            yield _first_sent(view, one, one.preliminary)
        elif not item.actual and not (one and one.first):
            yield _first_to_send(view, item, item.currency, iso3)
        if one and (one.finals or item.actual):
            yield _final(view, one)


def _first_sent(view: View, one: Entry, sent: AssessmentInvoiced) -> Bill:
    charge = one.charges()[0]
    share = expected(view, one.account.name, one.iso3, Billing.PRELIMINARY)
    return Bill(
        account=one.account,
        currency=one.currency,
        iso3=one.iso3,
        billing=Billing.PRELIMINARY,
        share=share,
        sent=sent,
        due_on=charge.due_on,
        owed=charge.amount,
        received=charge.paid,
        status=_sent(sent, share),
        evidence=(*one.evidence, *one.account.evidence),
    )


@per_view
def _credits_by_state(view: View, name: str) -> Mapping[str, Credit]:
    return {one.iso3: one for one in credits_of(view, name)}


def _first_to_send(view: View, item: Account, currency: Currency, iso3: str) -> Bill:
    share = expected(view, item.name, iso3, Billing.PRELIMINARY)
    ahead = _credits_by_state(view, item.name).get(iso3)
    own = ahead.entry.evidence if ahead else ()
    return Bill(
        account=item,
        currency=currency,
        iso3=iso3,
        billing=Billing.PRELIMINARY,
        share=share,
        sent=None,
        due_on=meeting_due_on(view, item.name),
        owed=share,
        received=min(max(0, ahead.available), share or 0) if ahead else 0,
        status=BillStatus.NOT_COMPUTABLE if share is None else _to_send(share),
        evidence=(*own, *item.evidence),
    )


def _final(view: View, one: Entry) -> Bill:
    """The final billing: what is owed beyond the first invoice, and what was paid of that."""
    share = expected(view, one.account.name, one.iso3, Billing.FINAL)
    sent = one.finals[-1] if one.finals else None
    first = one.charges()[0] if one.preliminary else None
    is_known = share is not None or sent is not None
    return Bill(
        account=one.account,
        currency=one.currency,
        iso3=one.iso3,
        billing=Billing.FINAL,
        share=share,
        sent=sent,
        due_on=sent.effective_on if sent else None,
        owed=one.debt - (first.amount if first else 0) if is_known else None,
        received=one.applied - (first.paid if first else 0),
        status=_sent(sent, share) if sent else _unsent(one, share),
        evidence=(*one.evidence, *one.account.evidence),
    )


def _sent(invoice: AssessmentInvoiced, share: int | None) -> BillStatus:
    same = share is None or invoice.share.amount == share
    return BillStatus.SENT if same else BillStatus.DIFFERS


def _unsent(one: Entry, share: int | None) -> BillStatus:
    if share is None:
        return BillStatus.NOT_COMPUTABLE
    stands = one.first is not None and one.first.share.amount == one.debt
    return BillStatus.FIRST_STANDS if stands else _to_send(one.debt)


def _to_send(owed: int) -> BillStatus:
    """Nobody is sent an invoice of nothing: who stayed away, or has a share below a coin."""
    return BillStatus.TO_SEND if owed else BillStatus.NOTHING_TO_SEND
