"""Who is assessed for an account, and what is to be invoiced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.errors import NotFoundError, UnknownMeetingError
from domain.events.money import AssessmentInvoiced, Billing, account_of_year
from domain.money import Currency, Money
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from ledger.answers.subjects import meeting_named
from projections.money.accounts import account, accounts
from projections.money.assessing import Assessed, Assessment, final, preliminary
from projections.money.billing import due_on, first_invoices, invoices_due_on, meeting_due_on
from projections.money.books import entries
from projections.money.credits import all_credits

if TYPE_CHECKING:
    from projections.money.books import Entry
    from projections.view import View

__all__ = [
    "AccountField",
    "AssessedRow",
    "BillingRow",
    "InvoiceRow",
    "UnknownAccountError",
    "account_named",
    "assessment_answer",
    "invoices_answer",
    "money",
]

AccountField = Annotated[
    str, Column("what is paid for: a meeting, or the costs of a year under Article 14.2", "Account")
]


class UnknownAccountError(NotFoundError):
    """A text that names nothing that States pay for."""

    code = "ACCOUNT"

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} names no account. Name a meeting (10MSP; `ccm meetings` lists them), or the "
            "costs of a year under Article 14.2 ('14.2 2022').",
        )


_OF_A_YEAR = re.compile(r"14\.2[ -](\d{4})\Z")


def account_named(view: View, text: str) -> str:
    """The account that a text names. Raises UnknownAccountError."""
    year = _OF_A_YEAR.match(text.strip())
    if year:
        return account_of_year(int(year[1]))
    try:
        return meeting_named(view, text)
    except UnknownMeetingError:
        raise UnknownAccountError(text) from None


@dataclass(frozen=True, slots=True)
class AssessedRow(Row):
    """One State's share of the cost of an account."""

    state: StateField
    name: NameField
    rate: Annotated[str | None, Column("rate in the scale, per cent; null: none", "Rate %")]
    notional: Annotated[bool, Column("whether the United Nations do not assess the State")]
    first_adjusted: Annotated[
        str | None, Column("rate adjusted to those first billed, per cent", "First %")
    ]
    first: Annotated[
        Money | None, Column("share in the first billing; null: none, or unknown", "First billing")
    ]
    final_adjusted: Annotated[
        str | None, Column("rate adjusted to those that took part, per cent", "Final %")
    ]
    final: Annotated[
        Money | None, Column("share in the final billing; null: none, or unknown", "Final billing")
    ]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class BillingRow(Row):
    """One of the two billings of an account."""

    account: AccountField
    billing: Annotated[str, Column("preliminary or final", "Billing")]
    cost: Annotated[
        Money | None,
        Column("what is shared: the estimate, or the actual cost once reported", "Cost"),
    ]
    host_pays: Annotated[
        Money | None, Column("what the host pays above the cost of a Geneva meeting", "Host pays")
    ]
    attended: Annotated[str | None, Column("meeting whose attendance counts", "Attendance of")]
    states: Annotated[int, Column("how many States are billed", "States")]
    year: Annotated[int | None, Column("financial year, whose scale counts", "Year")]
    whole_rate: Annotated[
        str | None, Column("sum of their rates, per cent; null: one is lacking", "Sum of rates %")
    ]
    on: Annotated[date, Column("day whose scale and States Parties count", "By the scale of")]
    invoices_due_on: Annotated[
        date | None, Column("day by which invoices go out, para 91(iii); null: no rule says")
    ]
    due_on: Annotated[
        date | None, Column("day by which it is paid: three months before the opening", "Due")
    ]
    lacking: Annotated[
        tuple[str, ...], Column("what keeps it from being computed", "Not computable without")
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events of the account")]


def money(amount: int | None, currency: Currency | None) -> Money | None:
    """An amount in its currency; None where one of the two is unknown."""
    return None if amount is None or currency is None else Money(amount, currency)


def _per_cent(rate_per_100000: int | None) -> str | None:
    """A rate as the scale prints it; None where it is unknown."""
    if rate_per_100000 is None:
        return None
    return f"{rate_per_100000 // 1000}.{rate_per_100000 % 1000:03}"


_ADJUSTED_PLACES = 10_000


def _adjusted(item: Assessed | None, whole: int | None) -> str | None:
    """A State's part of all that pay, per cent with four places, rounded half up."""
    if item is None or item.rate is None or whole is None:
        return None
    part = (200 * _ADJUSTED_PLACES * item.rate.rate_per_100000 + whole) // (2 * whole)
    return f"{part // _ADJUSTED_PLACES}.{part % _ADJUSTED_PLACES:04}"


def assessment_answer(view: View, name: str, cost: Money | None = None) -> Answer:
    """Both billings of an account, State by State; ``cost`` in the place of what is recorded."""
    amount = cost.amount if cost else None
    both = preliminary(view, name, amount), final(view, name, amount)
    currency = cost.currency if cost else account(view, name).currency
    rows = list(_assessed_rows(view, *both, currency))
    billings = [_billing_row(view, item, currency) for item in both]
    return Answer(
        Table("assessment", AssessedRow, rows),
        sections=(Table("billings", BillingRow, billings),),
        about={
            "account": name,
            "cost_given": str(cost) if cost else None,
            "lacking": {item.billing.value: list(item.lacking) for item in both},
        },
    )


def _assessed_rows(
    view: View, first: Assessment, last: Assessment, currency: Currency | None
) -> Iterator[AssessedRow]:
    firsts, lasts = _by_state(first), _by_state(last)
    for iso3 in sorted(firsts.keys() | lasts.keys(), key=lambda code: state(code).name):
        one, other = firsts.get(iso3), lasts.get(iso3)
        found = [item for item in (other, one) if item and item.rate]
        rate = found[0].rate if found else None
        evidence = tuple(
            dict.fromkeys(event for item in (one, other) if item for event in item.evidence)
        )
        yield AssessedRow(
            state=iso3,
            name=state(iso3).name,
            rate=_per_cent(rate.rate_per_100000) if rate else None,
            notional=bool(rate and rate.notional),
            first_adjusted=_adjusted(one, first.whole_rate),
            first=money(one.amount, currency) if one else None,
            final_adjusted=_adjusted(other, last.whole_rate),
            final=money(other.amount, currency) if other else None,
            **reliability(view, evidence)._asdict(),
            evidence=evidence,
        )


def _by_state(item: Assessment) -> Mapping[str, Assessed]:
    return {share.iso3: share for share in item.shares}


def _billing_row(view: View, item: Assessment, currency: Currency | None) -> BillingRow:
    is_first = item.billing is Billing.PRELIMINARY
    return BillingRow(
        account=item.account.name,
        billing=item.billing.value,
        cost=money(item.cost, currency),
        host_pays=money(item.account.host_pays, item.account.currency),
        attended=item.attended,
        states=len(item.shares),
        year=item.year,
        whole_rate=_per_cent(item.whole_rate),
        on=item.on,
        invoices_due_on=invoices_due_on(view, item.account.name) if is_first else None,
        due_on=meeting_due_on(view, item.account.name) if is_first else None,
        lacking=item.lacking,
        evidence=item.account.evidence,
    )


@dataclass(frozen=True, slots=True)
class InvoiceRow(Row):
    """One invoice, sent or to be sent."""

    account: AccountField
    state: StateField
    name: NameField
    billing: Annotated[str, Column("preliminary or final", "Billing")]
    share: Annotated[
        Money | None, Column("share by scale and attendance; null: not computable", "Share")
    ]
    invoiced: Annotated[
        Money | None, Column("share that the invoice states; null: none is recorded", "Invoiced")
    ]
    sent_on: Annotated[date | None, Column("day of the invoice", "Sent")]
    due_on: Annotated[date | None, Column("day by which it is to be paid", "Due")]
    received: Annotated[Money | None, Column("what the State paid into the account", "Received")]
    credit: Annotated[
        Money | None,
        Column("credits of the State in that currency, to be set against it", "Credit"),
    ]
    to_pay: Annotated[
        Money | None, Column("what is left to pay after payments and that credit", "To pay")
    ]
    status: Annotated[
        str,
        Column(
            "to_send, sent, first_stands where the final billing changes nothing of what is owed, "
            "or differs where it states another share than scale and attendance give",
            "Status",
        ),
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def invoices_answer(view: View, name: str | None = None) -> Answer:
    """The invoices of one account or of all: what was sent, and what is to be sent."""
    names = [name] if name else list(accounts(view))
    owed = _credits(view)
    rows = [row for each in names for row in _invoice_rows(view, each, owed)]
    return Answer(
        Table("invoices", InvoiceRow, rows),
        about={
            "to_send": sum(row.status == "to_send" for row in rows),
            "lacking": {each: _lacking(view, each) for each in names},
        },
    )


def _lacking(view: View, name: str) -> list[str]:
    """What keeps the billing that the account has come to from being computed."""
    item = account(view, name)
    return list((final if item.actual else preliminary)(view, name).lacking)


def _credits(view: View) -> Mapping[tuple[str, Currency], int]:
    """What is to be given back to States, by currency."""
    found: dict[tuple[str, Currency], int] = {}
    for item in all_credits(view):
        currency = item.account.currency
        if currency is not None:
            key = item.iso3, currency
            found[key] = found.get(key, 0) + max(0, item.available)
    return found


def _invoice_rows(
    view: View, name: str, owed: Mapping[tuple[str, Currency], int]
) -> Iterator[InvoiceRow]:
    """The first billing, and the final one once the actual cost is known."""
    item = account(view, name)
    currency = item.currency
    if currency is None:
        return
    for asked in _asked(view, name, currency):
        credit = owed.get((asked.iso3, currency), 0)
        received = asked.booked.received if asked.booked else 0
        used = credit if asked.status == "to_send" else 0
        yield InvoiceRow(
            account=name,
            state=asked.iso3,
            name=state(asked.iso3).name,
            billing=asked.billing.value,
            share=money(asked.share, currency),
            invoiced=asked.sent.share if asked.sent else None,
            sent_on=asked.sent.effective_on if asked.sent else None,
            due_on=due_on(view, asked.sent) if asked.sent else _due_unsent(view, asked),
            received=Money(received, currency),
            credit=Money(credit, currency),
            to_pay=Money(max(0, asked.owed - received - used), currency),
            status=asked.status,
            evidence=_evidence(item.evidence, asked),
        )


def _due_unsent(view: View, asked: _Asked) -> date | None:
    return meeting_due_on(view, asked.account) if asked.billing is Billing.PRELIMINARY else None


def _evidence(of_account: tuple[str, ...], asked: _Asked) -> tuple[str, ...]:
    own = asked.booked.evidence if asked.booked else ()
    return tuple(dict.fromkeys((*own, *of_account)))


def _asked(view: View, name: str, currency: Currency) -> Iterator[_Asked]:
    """The first billing, and the final one once the actual cost is known; State by State."""
    booked = {one.iso3: one for one in entries(view, name)}
    shares = preliminary(view, name).amounts
    is_final = account(view, name).actual is not None
    ended = final(view, name).amounts if is_final else {}
    states = booked.keys() | ended.keys() | (set() if is_final else shares.keys())
    for iso3 in sorted(states, key=lambda code: state(code).name):
        one = booked.get(iso3)
        first = first_invoices(view, name).get(iso3)
        sent = first if first and first.billing is Billing.PRELIMINARY else None
        if sent or not (is_final or (one and one.first)):
            yield _Asked(name, currency, iso3, Billing.PRELIMINARY, shares.get(iso3), sent, one)
        last = one.finals[-1] if one and one.finals else None
        if last or is_final:
            share = ended.get(iso3, 0) if ended else None
            yield _Asked(name, currency, iso3, Billing.FINAL, share, last, one)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One billing of one State: its share as computed, and the invoice that was sent."""

    account: str
    currency: Currency
    iso3: str
    billing: Billing
    share: int | None
    sent: AssessmentInvoiced | None
    booked: Entry | None

    @property
    def owed(self) -> int:
        """What it comes to: the share at first, what is owed in all at the end."""
        if self.booked and (self.booked.first or self.billing is Billing.FINAL):
            return self.booked.debt
        return self.share or 0

    @property
    def _first_stands(self) -> bool:
        """Whether the final billing changes nothing of what the first invoice asked for."""
        first = self.booked.first if self.booked else None
        if self.billing is Billing.PRELIMINARY or first is None:
            return False
        return first.share.amount == self.owed

    @property
    def status(self) -> str:
        """Whether it is sent, and says what scale and attendance give."""
        if self.sent is None:
            return "first_stands" if self._first_stands else "to_send"
        same = self.share is None or self.sent.share.amount == self.share
        return "sent" if same else "differs"
