"""Invoices, costs and closings of an account on days on which they are late, or cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.rules import article_14
from projections.machinery.meetings import meetings
from projections.money.assessments import preliminary, year_of
from projections.money.invoice_days import invoices_due_on
from projections.money.recorded_invoices import first_invoices, preliminary_invoices
from projections.money.states_in_accounts import entries
from projections.noticed import Noticed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from projections.money.account import Account
    from projections.view import View

__all__ = ["UNTIMELY_RULES", "untimely"]

UNTIMELY_RULES = {
    "invoices_late": "invoices went out later than the rule says, or not at all (para 91(iii))",
    "accounts_open": "accounts are open more than 12 months after their period (para 91(viii))",
    "accounted_too_early": "an account was closed, or its cost reported, before that could be",
    "estimate_of_other_year": "a cost is estimated for another year than that of its meeting",
}


def untimely(view: View, item: Account) -> Iterator[Noticed]:
    """What of an account came late, has not come, or came before it could."""
    yield from _late(view, item)
    yield from _never_sent(view, item)
    yield from _open(view, item)
    yield from _too_early(view, item)
    yield from _of_other_year(view, item)


def _late(view: View, item: Account) -> Iterator[Noticed]:
    due = invoices_due_on(view, item.name)
    first = preliminary_invoices(view, item.name)
    late = [event for event in first if due and event.not_before > due]
    if late:
        text = f"{len(late)} of {len(first)} invoices went out after {due}"
        yield Noticed("invoices_late", text, tuple(event.id for event in late))


def _never_sent(view: View, item: Account) -> Iterator[Noticed]:
    """States that scale and attendance bill, and of which no invoice is on record."""
    due = invoices_due_on(view, item.name)
    if due is None or due >= view.as_of:
        return
    billed = [share.iso3 for share in preliminary(view, item.name).shares if share.amount != 0]
    missing = [iso3 for iso3 in billed if iso3 not in first_invoices(view, item.name)]
    if missing:
        text = (
            f"{item.name}: invoices were due by {due}; of {len(missing)} of {len(billed)} States "
            f"none is on record: {', '.join(missing)}"
        )
        yield Noticed("invoices_late", text, item.evidence)


def _open(view: View, item: Account) -> Iterator[Noticed]:
    """An account that is used, by a cost, an invoice or a payment, and was not closed in time."""
    ends_on = _ends_on(view, item)
    used = item.actual is not None or any(one.first or one.paid for one in entries(view, item.name))
    if ends_on is None or item.closed or not used:
        return
    closing = article_14.closing_due_on(ends_on)
    if view.as_of > closing:
        text = f"{item.name}: its period ended on {ends_on}; closing was due by {closing}"
        ids = tuple(event for one in entries(view, item.name) for event in one.evidence)
        yield Noticed("accounts_open", text, item.evidence or ids)


def _too_early(view: View, item: Account) -> Iterator[Noticed]:
    """A cost is known from the end of the meeting on, an account closed from that of its period."""
    ends_on, held_until = _ends_on(view, item), _held_until(view, item)
    for event, end, what in (
        (item.actual, held_until, "actual cost was reported"),
        (item.closed, ends_on, "account was closed"),
    ):
        if event and end and event.effective_on < end:
            text = f"{item.name}: the {what} on {event.when}, before {end}; correct one of the days"
            yield Noticed("accounted_too_early", text, (event.id,))


def _of_other_year(view: View, item: Account) -> Iterator[Noticed]:
    held = meetings(view).get(item.name)
    if held is None or held.opens_on is None:
        return
    carried = {event.to_year for event in item.carried}
    for event in item.estimates:
        year, opens_in = event.year, held.opens_on.year
        if year and year != opens_in and opens_in not in carried:
            text = (
                f"{item.name} opens in {opens_in}; {event.document} estimates its cost for {year}. "
                "Correct the year, or record what was carried over (FundsCarriedOver)"
            )
            yield Noticed("estimate_of_other_year", text, (event.id, *held.evidence))


def _ends_on(view: View, item: Account) -> date | None:
    """Last day of its period: of the year approved, else of its meeting or of the year it names."""
    year = year_of(view, item)
    return item.ends_on or (article_14.period_end(year) if year else None)


def _held_until(view: View, item: Account) -> date | None:
    """Last day of what is paid for: of the meeting, else of the year under Article 14.2."""
    held = meetings(view).get(item.name)
    return (held.closes_on or held.opens_on) if held else _ends_on(view, item)
