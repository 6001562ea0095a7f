"""What the lines of a statement rest on, where that is more than the event that they state.

What a State owes in the end hangs on the costs, on who took part and at which rates; what comes
back to it, on what all States of the account owed and paid by that day as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.machinery.meetings import meetings
from projections.membership import standing
from projections.money.assessments import final, preliminary
from projections.money.meeting_due import meeting_due
from projections.money.payers import final_payers
from projections.money.states_in_accounts import entries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["of_credit", "of_final_billing", "of_first_invoice"]


def of_first_invoice(view: View, one: Entry) -> tuple[str, ...]:
    """The invoice, and what sets the day by which it is due."""
    if one.first is None:
        return ()
    due = meeting_due(view, one.account.name) if one.preliminary else None
    return one.first.id, *(due.evidence if due else ())


def of_final_billing(view: View, one: Entry) -> tuple[str, ...]:
    """The final invoice and the cost, then the first invoice, who took part, and their rates.

    Where the State did not take part, who did alone; under Article 14.2 its own membership too.
    """
    item = one.account
    own = [event.id for event in (*one.finals[-1:], item.actual, one.first) if event]
    costs = [event for event in item.evidence if not item.closed or event != item.closed.id]
    came = final_payers(view, item.name).states
    member = () if item.meeting else standing(view, one.iso3).evidence
    absent = (*member, *(event for ids in came.values() for event in ids))
    shares = absent if one.took_part is False else _final_shares(view, item.name, one.iso3)
    return _once(*own, *shares, *costs, *_held(view, item.name))


def of_credit(view: View, one: Entry, since: date | None, until: date) -> tuple[str, ...]:
    """What was paid after a day through another, then all that the account was shared by.

    ``since`` is None for what the cash covered when the account was closed.
    """
    item, name = one.account, one.account.name
    booked = entries(view, name)
    paid = [
        event
        for each in booked
        for event in each.paid
        if event.effective_on <= max(until, item.ends_on or until)
    ]
    brought = [event.id for event in paid if since and since < event.effective_on <= until]
    first = preliminary(view, name)
    return _once(
        *brought,
        *item.evidence,
        *(event.id for event in (*(each for one in booked for each in one.invoices), *paid)),
        *(event for share in first.shares for event in share.evidence),
        *_final_shares(view, name, one.iso3),
        *_held(view, name),
        *(_held(view, first.attended) if first.attended else ()),
    )


def _final_shares(view: View, name: str, iso3: str) -> Iterator[str]:
    """Attendance and rates of the final billing, those of the State first."""
    for share in sorted(final(view, name).shares, key=lambda share: share.iso3 != iso3):
        yield from share.evidence


def _held(view: View, name: str) -> tuple[str, ...]:
    """What tells when a meeting was held."""
    held = meetings(view).get(name)
    return held.evidence if held else ()


def _once(*ids: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
