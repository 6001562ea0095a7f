"""Who is assessed for an account, and for how much: both billings, State by State."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.events.money import Billing
from domain.money import Currency, Money
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money.naming import AccountField, InferredField, inferred_from, money
from ledger.answers.money.rates import adjusted, is_notional, per_cent, rate_of
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.money.accounts import account
from projections.money.assessments import Assessed, Assessment, final, preliminary
from projections.money.invoice_days import invoices_due_on
from projections.money.meeting_due import meeting_due

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["AssessedRow", "BillingRow", "assessment_answer"]


@dataclass(frozen=True, slots=True)
class AssessedRow(Row):
    """One State's share of the cost of an account."""

    state: StateField
    name: NameField
    first_rate: Annotated[
        str | None,
        Column("rate in the scale of the first billing, per cent; null: none", "First rate %"),
    ]
    first_notional: Annotated[
        bool, Column("whether that is notional: the United Nations do not assess the State")
    ]
    first_adjusted: Annotated[
        str | None, Column("rate adjusted to those first billed, per cent", "First %")
    ]
    first: Annotated[
        Money | None, Column("share in the first billing; null: none, or unknown", "First billing")
    ]
    final_rate: Annotated[
        str | None,
        Column("rate in the scale of the final billing, per cent; null: none", "Final rate %"),
    ]
    final_notional: Annotated[bool, Column("whether that is notional")]
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
    scale: Annotated[
        str | None,
        Column("first and last year of the scale that applies; null: none is adopted", "Scale"),
    ]
    on: Annotated[
        date,
        Column("day whose States Parties count, by which the scale was adopted", "As adopted by"),
    ]
    on_from: Annotated[
        str,
        Column(
            "what tells that day: invoice, the first on record; rule, para 91(iii); approval of "
            "the estimate, assumed where neither is there; as_of, the day asked about",
            "Day of",
        ),
    ]
    invoices_due_on: Annotated[
        date | None, Column("day by which invoices go out, para 91(iii); null: no rule says")
    ]
    due_on: Annotated[
        date | None, Column("day by which it is paid: three months before the opening", "Due")
    ]
    due_inferred_from: InferredField
    lacking: Annotated[
        tuple[str, ...], Column("what keeps it from being computed", "Not computable without")
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events of the account")]


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
        evidence = tuple(
            dict.fromkeys(event for item in (one, other) if item for event in item.evidence)
        )
        yield AssessedRow(
            state=iso3,
            name=state(iso3).name,
            first_rate=rate_of(one),
            first_notional=is_notional(one),
            first_adjusted=adjusted(one, first.whole_rate),
            first=money(one.amount, currency) if one else None,
            final_rate=rate_of(other),
            final_notional=is_notional(other),
            final_adjusted=adjusted(other, last.whole_rate),
            final=money(other.amount, currency) if other else None,
            **reliability(view, evidence)._asdict(),
            evidence=evidence,
        )


def _by_state(item: Assessment) -> Mapping[str, Assessed]:
    return {share.iso3: share for share in item.shares}


def _billing_row(view: View, item: Assessment, currency: Currency | None) -> BillingRow:
    is_first = item.billing is Billing.PRELIMINARY
    due = meeting_due(view, item.account.name) if is_first else None
    return BillingRow(
        account=item.account.name,
        billing=item.billing.value,
        cost=money(item.cost, currency),
        host_pays=money(item.account.host_pays, item.account.currency),
        attended=item.attended,
        states=len(item.shares),
        year=item.year,
        whole_rate=per_cent(item.whole_rate),
        scale=str(item.scale) if item.scale else None,
        on=item.on,
        on_from=item.by.value,
        invoices_due_on=invoices_due_on(view, item.account.name) if is_first else None,
        due_on=due.on if due else None,
        due_inferred_from=inferred_from(due),
        lacking=item.lacking,
        evidence=item.account.evidence,
    )
